"""Candidates for the subject of a claim, with what speaks for each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from contingent.reading.anchors import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.features import head_noun
from contingent.reading.groups import Group, group, plain
from contingent.reading.names import postings

UN_TOTAL = "UN-total"
_MOST = 8192
_PLACE_WORDS = frozenset(
    {
        "in",
        "to",
        "from",
        "for",
        "at",
        "inside",
        "near",
        "across",
        "into",
        "on",
        "within",
        "over",
        "between",
        "around",
        "outside",
    }
)
_PARTY_PRONOUNS = "pronoun.party"


@dataclass(slots=True)
class Candidate:
    """One possible value of a slot, the mention it comes from (None for general ones), and its features.

    Features that recur come in `groups`, which share none with each other or with the rest.
    """

    value: str | None
    mention: Mention | None
    features: list[str] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


@dataclass(slots=True)
class History:
    """What was decided for the claims before this one."""

    subject: str | None = None
    mission: str | None = None
    as_of: str | None = None
    sentence: int = -1
    kind: str = ""
    category: str | None = None
    line: int = -1
    ranked: str | None = None
    times: tuple[str | None, ...] = ()


class Near(NamedTuple):
    """A name near a sentence: how many sentences back it stands, and whether in the line that heads it."""

    mention: Mention
    back: int
    in_heading: bool


class Facts(NamedTuple):
    """What a name's own place tells: whether it stands as a place, its form, features, whether it opens a sentence."""

    placed: bool
    surface: str
    names: Group
    before: dict[str, Group]
    opens: bool
    opens_bracket: bool


class Focus:
    """What a document is about: its parties by count, the first of its title, its missions."""

    def __init__(self, context: Context) -> None:
        document = context.document
        self.counts: Counter[str] = Counter()
        self.hosts = postings()[0]
        self.first: str | None = None
        for mention in document.mentions:
            party = mention.id_of("party")
            if party is None or mention.gloss:
                continue
            placed = is_placed(context, mention)
            self.counts[party] += 1 if placed else 3
            if self.first is None and not placed:
                self.first = party
        self.parties = [
            (mention, party) for mention in document.mentions if (party := mention.id_of("party")) is not None
        ]
        self.named_in: dict[int, list[Mention]] = {}
        for mention, _ in self.parties:
            if not mention.gloss:
                self.named_in.setdefault(mention.sentence, []).append(mention)
        self.main = self.counts.most_common(1)[0][0] if self.counts else None
        self.first_line = context.lines[0].end if context.lines else 0
        self.total = max(1, sum(self.counts.values()))
        self.cuts = [0, *accumulate(word in _CUTS for word in context.low)]
        self.near: dict[tuple[int, int | None], list[Near]] = {}
        self.companies: dict[tuple[int, int], str] = {}
        self.facts: dict[int, Facts] = {}
        self.headed: dict[tuple[int, int | None], Group] = {}
        self._meant: dict[str | None, Counter[str]] = {}
        self.missions: Counter[str] = Counter(
            found for mention in document.mentions if (found := mention.id_of("mission")) is not None
        )

    def meant(self, context: Context, month: str | None) -> Counter[str]:
        """How often each mission is named or meant by a place in the document, places read as of a month."""
        found = self._meant.get(month)
        if found is None:
            found = self._meant[month] = Counter()
            for mention in context.document.mentions:
                named = mention.id_of("mission")
                if named is not None:
                    found[named] += 2
                elif "place" in mention.names or is_placed(context, mention):
                    for mission in missions_at(mention, month)[:1]:
                        found[mission] += 1
        return found


def missions_at(mention: Mention, month: str | None) -> tuple[str, ...]:
    """The missions a place or host party means in a month (the latest ones where the month is unknown)."""
    return _missions_at(mention.id_of("place"), mention.id_of("party"), month)


@lru_cache(_MOST)
def _missions_at(place: str | None, party: str | None, month: str | None) -> tuple[str, ...]:
    hosts, places = postings()
    listed = places.get(place or "", ()) + hosts.get(party or "", ())
    month = month or "9999-98"
    active = [posting.mission for posting in listed if posting.since[: len(month)] <= month <= posting.until]
    if not active and listed:
        past = [posting for posting in listed if posting.until < month]
        active = [max(past, key=lambda posting: posting.until).mission] if past else []
    return tuple(dict.fromkeys(active))


def is_placed(context: Context, mention: Mention) -> bool:
    """Whether a name stands as a place: after "in", "to", "from" and the like."""
    known = context.placed.get(mention.first)
    if known is not None:
        return known
    low, at = context.low, mention.first - 1
    if at >= 0 and low[at] in {
        "the",
        "eastern",
        "northern",
        "southern",
        "south",
        "western",
        "central",
        "east",
        "neighbouring",
    }:
        at -= 1
    context.placed[mention.first] = placed = at >= 0 and low[at] in _PLACE_WORDS
    return placed


def subject_candidates(context: Context, focus: Focus, anchor: Anchor, kind: str, history: History) -> list[Candidate]:
    """Parties near the anchor, the document's main parties, all contributors together, and nobody."""
    sentence = context.document.tokens.sentence_of(anchor.core)
    line = context.line_of.get(anchor.core, 0)
    heading = context.lines[line].heading if context.lines else None
    near: dict[str, Candidate] = {}
    ranks = _nearness(context, anchor, focus.named_in.get(sentence, []))
    for found in nearby(context, focus, sentence, heading):
        mention, party = found.mention, found.mention.id_of("party")
        if party is None or (found.back == 0 and _only_compared(context, focus, anchor, mention)):
            continue
        known = near.get(party)
        if known is None or _distance(anchor, mention) <= _distance(anchor, known.mention):
            groups = _mention_features(context, focus, anchor, found, kind, ranks.get(mention.first, ""))
            near[party] = Candidate(party, mention, [], groups)
    for known_party in (focus.main, focus.first, history.subject):
        if known_party is not None and known_party != UN_TOTAL and known_party not in near:
            near[known_party] = Candidate(known_party, None, [], [plain("far", kind)])
    spoken = _spoken(context, anchor)
    company = _company(context, focus, anchor)
    for party, candidate in near.items():
        candidate.groups.append(_party_features(focus, party, kind, history, spoken))
        candidate.groups.append(_of_company(party in focus.hosts, company, candidate.mention is None))
    general = _general_features(context, focus, anchor, kind, history)
    out = list(near.values())
    for value, name in ((UN_TOTAL, "total"), (None, "none")):
        out.append(Candidate(value, None, [], [plain(name, kind), *[part.under[name] for part in general]]))
    return out


@lru_cache(_MOST)
def _of_company(host: bool, company: str, far: bool) -> Group:
    return group(f"host={host}&{company}", f"{company}&far={far}")


def _company(context: Context, focus: Focus, anchor: Anchor) -> str:
    """How many parties stand in the anchor's sentence, or rows around it, and which share of them host missions."""
    document = context.document
    number = context.line_of.get(anchor.core, 0)
    first, last = document.tokens.bounds(anchor.core)
    if context.lines and context.lines[number].shape in {"row", "item"}:
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


def nearby(context: Context, focus: Focus, sentence: int, heading: int | None) -> list[Near]:
    """The names of a sentence and the three before it, of the line that heads it, and of the first line."""
    known = focus.near.get((sentence, heading))
    if known is None:
        document = context.document
        found = document.mentions_of_tokens(0, focus.first_line)
        if heading is not None:
            found += document.mentions_of_tokens(context.lines[heading].first, context.lines[heading].end)
        found += document.mentions_in(sentence - 3, sentence)
        known = focus.near[sentence, heading] = [
            Near(
                mention,
                sentence - mention.sentence,
                heading is not None and context.line_of.get(mention.first) == heading,
            )
            for mention in {mention.first: mention for mention in found}.values()
        ]
    return known


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


def bucket(distance: int) -> str:
    """A distance in tokens in steps: its upper bound."""
    for bound in (1, 2, 4, 8, 15, 30, 80):
        if distance <= bound:
            return str(bound)
    return "far"


_CUTS = frozenset({";", ".", "(", ")", ",", "—", "–", "while", "and", "but", "whereas"})
_LINKS = frozenset({"of", "by", "from", "than", "ahead", "behind", "after", "followed", "with", ":", "(", "|", "in"})
_TELLING_AFTER = frozenset({"'s", "(", ",", ":", "has", "is", "had", "with", "and", "was", "-", "|"})


def facts_of(context: Context, focus: Focus, mention: Mention) -> Facts:
    """What the place of a name tells, whatever claim it is looked at for."""
    known = focus.facts.get(mention.first)
    if known is None:
        low, document = context.low, context.document
        after = low[mention.end] if mention.end < len(low) else ""
        before = low[mention.first - 1] if mention.first else ""
        names = [f"after:{after}" if after in _TELLING_AFTER else "after:else"]
        if mention.gloss:
            names.append("gloss")
        preceding = document.mentions_of_tokens(max(0, mention.first - 3), mention.first)
        if any("mission" in found.names for found in preceding):
            names.append("after mission")
        known = focus.facts[mention.first] = Facts(
            is_placed(context, mention),
            mention.names["party"].surface if "party" in mention.names else "place",
            group(*names),
            {side: group(f"before:{before}&{side}") for side in ("L", "R", "at")},
            mention.first - document.tokens.bounds(mention.first)[0] <= 1,
            low[mention.end : mention.end + 1] == ["("],
        )
    return known


def side_of(anchor: Anchor, mention: Mention) -> str:
    """On which side of an anchor a name stands: "L", "R", or "at" where the anchor is the name."""
    return "at" if mention.first <= anchor.core < mention.end else ("L" if mention.end <= anchor.core else "R")


def _mention_features(context: Context, focus: Focus, anchor: Anchor, near: Near, kind: str, rank: str) -> list[Group]:
    mention, back, _ = near
    facts = facts_of(context, focus, mention)
    side = side_of(anchor, mention)
    out = [
        _of_position(back, side, rank, anchor.sort),
        _of_surface(facts.placed, facts.surface, side, min(back, 1), kind),
        facts.names,
        facts.before[side],
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
    if context.line_of.get(mention.first) == context.line_of.get(anchor.core):
        shape = context.lines[context.line_of.get(anchor.core, 0)].shape
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
    number = context.line_of.get(anchor.core, 0)
    if context.lines and context.lines[number].shape in {"row", "item"}:
        out.append(group(*[f"cell={tag}" for tag in context.bag(*context.lines[number].cells[0])]))
    return out


@lru_cache(_MOST)
def _of_text(parties: int, before: str, sort: str, size: int, kind: str) -> Group:
    return group(f"parties={parties}", f"previous={before}", f"sort={sort}", f"size={size}&{kind}")
