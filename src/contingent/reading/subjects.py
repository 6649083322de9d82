"""Candidates for the subject of a claim, with what speaks for each."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.features import head_noun
from contingent.reading.focus import Facts, Focus, Near, bucket, facts_of, is_placed, named_above, nearby, side_of
from contingent.reading.forms import comes_from, opened_for
from contingent.reading.groups import Group, group, plain
from contingent.reading.history import Candidate, History
from contingent.reading.joint_totals import counts_all_of_mission, is_of_the_country
from contingent.reading.labels import counts_the_rest, owner_of_places, party_above, totals_parties
from contingent.reading.records import named_in_record
from contingent.reading.relation_tables import owner_of_table
from contingent.reading.relations import relating

UN_TOTAL = "UN-total"
_MOST = 8192
_OF_ORIGIN = frozenset({"contribution_level", "fatalities", "units", "gender_share", "training", "cumulative_total"})
"""Kinds of people and units that are those of the country they come from."""


def subject_candidates(context: Context, focus: Focus, anchor: Anchor, kind: str, history: History) -> list[Candidate]:
    """Parties near the anchor, the document's main parties, all contributors together, and nobody."""
    sentence = context.document.tokens.sentence_of(anchor.core)
    heading = context.line(anchor).heading
    if counts_all_of_mission(context, anchor, kind) or _is_recorded_of_host(context, focus, anchor, kind):
        return [Candidate(UN_TOTAL, None)]
    if counts_the_rest(context, anchor) and _lists_parties(context, anchor, history):
        return [Candidate(None, None)]
    named = owner_of_places(context, anchor) or named_above(context, anchor, "party")
    named = named or _owner_of_list(context, anchor) or opened_for(context, anchor) or relating(context, anchor, kind)
    origin = comes_from(context, anchor) if anchor.sort in {"quantity", "unit"} else None
    named = (
        named
        or owner_of_table(context, anchor)
        or _recorded(context, focus, anchor)
        or (origin if kind in _OF_ORIGIN else None)
    )
    if named is not None:
        return [Candidate(named.id_of("party"), named)]
    near: dict[str, Candidate] = {}
    ranks = _nearness(context, anchor, focus.named_in.get(sentence, []))
    for found in nearby(context, focus, sentence, heading):
        mention, party = found.mention, found.mention.id_of("party")
        if party is None or (found.back == 0 and _only_compared(context, focus, anchor, mention)):
            continue
        if mention is origin and kind == "refugees_hosted":
            continue
        known = near.get(party)
        if known is None or _distance(anchor, mention) <= _distance(anchor, known.mention):
            groups = _mention_features(context, focus, anchor, found, kind, ranks.get(mention.first, ""))
            near[party] = Candidate(party, mention, [], groups)
    if history.subject in near and history.sentence == sentence and _told_with(context, anchor, kind, history):
        return [near[history.subject]]
    for known_party in (focus.main, focus.first, history.subject):
        if known_party is not None and known_party != UN_TOTAL and known_party not in near:
            near[known_party] = Candidate(known_party, None, [], [plain("far", kind)])
    spoken = _spoken(context, anchor)
    company = _company(context, focus, anchor)
    for party, candidate in near.items():
        candidate.groups.append(_party_features(focus, party, kind, history, spoken))
        candidate.groups.append(_of_company(party in focus.hosts, company, candidate.mention is None))
    general = _general_features(context, focus, anchor, kind, history)
    together = () if near and is_of_the_country(context, anchor) else ((UN_TOTAL, "total"),)
    others = [
        Candidate(value, None, [], [plain(name, kind), *[part[name] for part in general]])
        for value, name in (*together, (None, "none"))
    ]
    return others if totals_parties(context, anchor) else [*near.values(), *others]


def _recorded(context: Context, focus: Focus, anchor: Anchor) -> Mention | None:
    """The party that a number's record names, unless as the host of its mission: "Country: Mali / Mission: MINUSMA"."""
    party = named_in_record(context, anchor, "party")
    return None if party is not None and _hosts(context, focus, anchor, party) else party


def _is_recorded_of_host(context: Context, focus: Focus, anchor: Anchor, kind: str) -> bool:
    """Whether a number's record names the host of its mission, so that people of all countries are counted."""
    party = named_in_record(context, anchor, "party") if kind == "contribution_level" else None
    return party is not None and _hosts(context, focus, anchor, party)


def _hosts(context: Context, focus: Focus, anchor: Anchor, party: Mention) -> bool:
    mission = named_in_record(context, anchor, "mission")
    return mission is not None and mission.id_of("mission") in focus.missions_at(party, None)


def _lists_parties(context: Context, anchor: Anchor, history: History) -> bool:
    """Whether the rows above are of parties, and not of one party's places; what is left of them is nobody's."""
    if history.line == context.line_of[anchor.core]:
        return history.subject is None
    return history.subject is not None and history.subject == party_above(context, anchor)


_RANKING = frozenset({"contribution_rank", "deployment_other"})
_OF_SEVERAL = (["each"], ["respectively"], ["apiece"], ["and"])


def _told_with(context: Context, anchor: Anchor, kind: str, history: History) -> bool:
    """Whether a number belongs to the rank told before it: "is the largest contributor to the force, with 2,900"."""
    behind = context.low[anchor.end : anchor.end + 1]
    several = behind in _OF_SEVERAL and (behind != ["and"] or anchor.end + 1 in context.document.number_at)
    counts = anchor.sort == "quantity" and kind in {"contribution_level", "deployment_other"}
    return (
        counts and history.kind in _RANKING and context.low[anchor.first - 1 : anchor.first] == ["with"] and not several
    )


def _owner_of_list(context: Context, anchor: Anchor) -> Mention | None:
    """Whose list a line is, where the name stands at its end: "460 DR Congo; 35 South Sudan (2024) - Kenya"."""
    line, low = context.line(anchor), context.low
    last = context.document.last_mention(anchor.end, line.end)
    if last is None or "party" not in last.names or not context.parted(line.first, line.end):
        return None
    opened = low[last.first - 1]
    ends = low[last.end : line.end] == (["]"] if opened == "[" else [])
    return last if ends and opened in _BEFORE_OWNER and low[last.first - 2] == ")" else None


_BEFORE_OWNER = frozenset({"[", "-", "–", "—"})


@lru_cache(_MOST)
def _of_company(host: bool, company: str, far: bool) -> Group:
    return group(f"host={host}&{company}", f"{company}&far={far}")


def _company(context: Context, focus: Focus, anchor: Anchor) -> str:
    """How many parties stand in the anchor's sentence, or rows around it, and which share of them host missions."""
    document = context.document
    number = context.line_of[anchor.core]
    first, last = document.tokens.bounds(anchor.core)
    if context.lines[number].shape in {"row", "item"}:
        block = [line for line in context.lines[max(0, number - 3) : number + 4] if line.shape in {"row", "item"}]
        first, last = block[0].first, block[-1].end
    known = focus.companies.get((first, last))
    if known is None:
        parties = {mention.id_of("party") for mention in document.mentions_of_tokens(first, last)} - {None}
        hosts = sum(1 for party in parties if party in focus.hosts)
        known = f"hosts={int(4 * hosts / max(1, len(parties)))}of{min(4, len(parties))}"
        focus.companies[first, last] = known
    return known


def _only_compared(context: Context, focus: Focus, anchor: Anchor, mention: Mention) -> bool:
    """Whether a party is only what another is compared with: "A is second behind B, with 6,383 troops"."""
    low = context.low
    if anchor.sort != "quantity" or mention.end > anchor.first or low[mention.end : mention.end + 1] != [","]:
        return False
    if mention.first == 0 or low[mention.first - 1] not in {"behind", "after", "than"}:
        return False
    return any(other.first < mention.first for other in focus.named_in.get(mention.sentence, ()))


def _distance(anchor: Anchor, mention: Mention | None) -> int:
    if mention is None:
        return 9999
    return min(abs(anchor.core - mention.first), abs(mention.end - 1 - anchor.core)) + (
        0 if mention.first <= anchor.core else 2
    )


def _nearness(context: Context, anchor: Anchor, inside: list[Mention]) -> dict[int, str]:
    """Which party mention is nearest on each side, first and last in the sentence."""
    out: dict[int, str] = {}
    left = [m for m in inside if m.end <= anchor.first]
    right = [m for m in inside if m.first >= anchor.end]
    free_left = [m for m in left if not is_placed(context, m)]
    for mention, name in (
        (inside[0] if inside else None, "first"),
        (right[0] if right else None, "R1"),
        (left[-1] if left else None, "L1"),
        (free_left[-1] if free_left else None, "L1free"),
        (free_left[0] if free_left else None, "firstfree"),
    ):
        if mention is not None:
            out[mention.first] = out.get(mention.first, "") + name + "."
    return out


_LINKS = frozenset({"of", "by", "from", "than", "ahead", "behind", "after", "followed", "with", ":", "(", "|", "in"})


def _mention_features(context: Context, focus: Focus, anchor: Anchor, near: Near, kind: str, rank: str) -> list[Group]:
    mention, back, _ = near
    facts = facts_of(context, focus, mention)
    side = side_of(anchor, mention)
    out = [
        _of_position(back, side, rank, anchor.sort),
        _of_surface(facts.placed, facts.surface, side, min(back, 1), kind),
        facts.names,
        group(f"before:{facts.before}&{side}"),
    ]
    if back == 0:
        lower, upper = sorted(
            (mention.end if side == "L" else anchor.end, anchor.first if side == "L" else mention.first)
        )
        cuts = focus.cuts[upper] - focus.cuts[lower]
        out.append(_of_distance(side, bucket(_distance(anchor, mention)), kind, min(cuts, 4)))
        between = context.low[lower:upper]
        if len(between) <= 3 and side != "at":
            out.append(group(f"{side}between=" + "_".join(between)))
        links = _LINKS.intersection(between)
        if links:
            out.append(group(*[f"between:{word}" for word in sorted(links)]))
    out.append(_surroundings(context, focus, anchor, near, side, facts))
    return out


@lru_cache(_MOST)
def _of_position(back: int, side: str, rank: str, sort: str) -> Group:
    return group(f"back={back}", f"side={side}&back={min(back, 1)}", f"near={rank}", f"sort={sort}&side={side}")


@lru_cache(_MOST)
def _of_surface(placed: bool, surface: str, side: str, back: int, kind: str) -> Group:
    names = (f"placed={placed}&{surface}", f"placed={placed}&{side}&{back}", f"surface={surface}")
    return group(*names, f"placed={placed}&{kind}")


@lru_cache(_MOST)
def _of_distance(side: str, distance: str, kind: str, cuts: int) -> Group:
    return group(f"d={side}{distance}", f"d={side}{distance}&{kind}", f"cuts={side}{cuts}")


def _surroundings(context: Context, focus: Focus, anchor: Anchor, near: Near, side: str, facts: Facts) -> Group:
    """Tell where in the text a party is named: in a heading, the title, brackets, the same line."""
    mention, back, in_heading = near
    demonym = bracketed = shape = ""
    if facts.surface == "demonym":
        noun = head_noun(context, anchor)
        demonym = "inner" if noun is not None and anchor.end <= mention.first <= noun else side
    if context.line_of.get(mention.first) == context.line_of[anchor.core]:
        shape = context.line(anchor).shape
    if facts.opens_bracket and mention.end + 1 == anchor.first:
        bracketed = str(mention.id_of("party") in focus.hosts)
    opens = str(min(back, 1)) if facts.opens else ""
    return _of_place(demonym, in_heading, mention.first < focus.first_line, shape, bracketed, opens)


@lru_cache(_MOST)
def _of_place(demonym: str, heading: bool, title: bool, shape: str, bracketed: str, opens: str) -> Group:
    told = (
        (demonym, f"demonym&{demonym}"),
        (heading, "heading"),
        (title, "title"),
        (shape, f"sameline&{shape}"),
        (bracketed, f"bracketed&host={bracketed}"),
        (opens, f"opens&{opens}"),
    )
    return group(*[name for so, name in told if so])


def _spoken(context: Context, anchor: Anchor) -> str:
    """How the sentence speaks of its subject: a pronoun and a party name before the anchor, or neither."""
    start, _ = context.document.tokens.bounds(anchor.core)
    left = context.bag(start, anchor.end)
    own = not _OWN.isdisjoint(context.low[start : anchor.first])
    named = "<party>" in left or "<demonym>" in left
    return f"{'own' if own else 'pronoun' if 'pronoun.party' in left else 'no'}&{named}"


_OWN = frozenset({"we", "our", "us", "i", "my"})


def _party_features(focus: Focus, party: str, kind: str, history: History, spoken: str) -> Group:
    main, first, previous = party == focus.main, party == focus.first, party == history.subject
    share = int(focus.counts[party] / focus.total * 5)
    return _of_party(party in focus.hosts, main, first, previous, kind, spoken, share)


@lru_cache(_MOST)
def _of_party(host: bool, main: bool, first: bool, previous: bool, kind: str, spoken: str, share: int) -> Group:
    out = [f"host={host}", f"share={share}"]
    if main:
        out += [f"main&{spoken}", "main", f"main&{kind}"]
    if first:
        out += [f"first&{spoken}", "first"]
    if previous:
        out += [f"previous&{spoken}", "previous", f"previous&{kind}"]
    return group(*out)


_IN = frozenset(
    {
        "<party>",
        "<demonym>",
        "<mission>",
        "<organisation>",
        "un.total",
        "pronoun.party",
        "cue.total",
        "pronoun.mission",
        "cue.nonun",
    }
)
_LEFT = frozenset({"<party>", "<demonym>", "<mission>", "pronoun.party", "un.total", "pronoun.mission"})


def _general_features(context: Context, focus: Focus, anchor: Anchor, kind: str, history: History) -> list[Group]:
    """What speaks for or against no named party: totals, missions as subjects, pronouns, no party about."""
    document, low = context.document, context.low
    start, end = document.tokens.bounds(anchor.core)
    before = "total" if history.subject == UN_TOTAL else ("none" if history.subject is None else "party")
    noun = head_noun(context, anchor) if anchor.sort == "quantity" else None
    words = [f"noun:{low[noun]}"] if noun is not None else []
    if anchor.end < len(low):
        words.append(f"+1:{low[anchor.end]}")
    if anchor.first:
        words.append(f"-1:{low[anchor.first - 1]}")
    opening = dict.fromkeys(chain.from_iterable(context.tags[start : min(start + 2, end)]))
    out = [
        _of_text(min(3, len(focus.counts)), before, anchor.sort, min(5, len(str(int(anchor.value or 0)))), kind),
        group(*[f"in:{tag}" for tag in context.bag(start, end) if tag in _IN]),
        group(*[f"left:{tag}" for tag in context.bag(start, anchor.first) if tag in _LEFT]),
        group(*words),
        group(*[f"open={tag}" for tag in opening]),
    ]
    line = context.line(anchor)
    if line.shape in {"row", "item"}:
        out.append(group(*[f"cell={tag}" for tag in context.bag(*line.cells[0])]))
    return out


@lru_cache(_MOST)
def _of_text(parties: int, before: str, sort: str, size: int, kind: str) -> Group:
    return group(f"parties={parties}", f"previous={before}", f"sort={sort}", f"size={size}&{kind}")
