"""What speaks for each party as the subject of a claim, and for all together or nobody."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.focus import Facts, Focus, Near
from contingent.reading.groups import Group, group
from contingent.reading.history import History
from contingent.reading.nearby import facts_of
from contingent.reading.nouns import head_noun
from contingent.reading.placed import bucket, is_placed, side_of

_MOST = 8192


@lru_cache(_MOST)
def of_company(host: bool, company: str, far: bool) -> Group:
    """What shares of the parties beside an anchor host missions, with whether this one does."""
    return group(f"host={host}&{company}", f"{company}&far={far}")


def company_of(context: Context, focus: Focus, anchor: Anchor) -> str:
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


def distance_to(anchor: Anchor, mention: Mention | None) -> int:
    """How many tokens a name is from an anchor; names behind it count as farther."""
    if mention is None:
        return 9999
    return min(abs(anchor.core - mention.first), abs(mention.end - 1 - anchor.core)) + (
        0 if mention.first <= anchor.core else 2
    )


def nearness(context: Context, anchor: Anchor, inside: list[Mention]) -> dict[int, str]:
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


def mention_features(context: Context, focus: Focus, anchor: Anchor, near: Near, kind: str, rank: str) -> list[Group]:
    """How the name of a party stands to an anchor; `rank` tells which of those in the sentence it is."""
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
        out.append(_of_distance(side, bucket(distance_to(anchor, mention)), kind, min(cuts, 4)))
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


def spoken(context: Context, anchor: Anchor) -> str:
    """How the sentence speaks of its subject: a pronoun and a party name before the anchor, or neither."""
    start, _ = context.document.tokens.bounds(anchor.core)
    left = context.bag(start, anchor.end)
    own = not _OWN.isdisjoint(context.low[start : anchor.first])
    named = "<party>" in left or "<demonym>" in left
    return f"{'own' if own else 'pronoun' if 'pronoun.party' in left else 'no'}&{named}"


_OWN = frozenset({"we", "our", "us", "i", "my"})


def party_features(focus: Focus, party: str, kind: str, history: History, spoken: str) -> Group:
    """How much the text speaks of a party, and whether the claim before was about it."""
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


def general_features(context: Context, focus: Focus, anchor: Anchor, kind: str, history: History) -> list[Group]:
    """What speaks for or against no named party: totals, missions as subjects, pronouns, no party about."""
    document, low = context.document, context.low
    start, end = document.tokens.bounds(anchor.core)
    before = "total" if history.subject == ALL_CONTRIBUTORS else ("none" if history.subject is None else "party")
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
