"""What forms of words and lists tell of kinds by rule, after the models: one rule after another, each in its turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.forms import (
    counts_all_sent,
    counts_women,
    is_ceiling,
    places_of_most,
    ranks_among_contributors,
    ranks_hosts,
    speaks_of_no_women,
)
from contingent.reading.lists import listed_memberships, ranked_rows
from contingent.reading.operations import FORCE_KINDS
from contingent.reading.ranks import stands_ahead, top_number
from contingent.reading.serving import plainly_serving
from contingent.reading.settle import NOT_A_CLAIM
from contingent.reading.superlatives import ranked_lists

Kind = tuple[str, float]
"""A kind with its probability."""
Rule = Callable[[Context, Sequence[Anchor], Sequence[Kind]], Mapping[int, Kind]]
"""Tells anew the kinds of some anchors, by number."""
_SURE_OF_LISTS, _SURE_OF_PLACES = 0.9, 0.7
_NUMBERED = frozenset({"it", "is", "was", "as", "to", "at", "from", "now", "still", "only", "become", "became"})
"""Words before a number in a ranking."""


def by_rule(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> list[Kind]:
    """The kinds of all anchors after every rule."""
    out = list(kinds)
    for rule in RULES:
        for number, kind in rule(context, anchors, out).items():
            out[number] = kind
    return out


def _places(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    most = places_of_most(context, anchors, [kind for kind, _ in kinds])
    return {at: ("mission_presence", _SURE_OF_PLACES) for at in most if kinds[at][0] == NOT_A_CLAIM}


def _serving(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    serving = plainly_serving(context, anchors, [kind for kind, _ in kinds])
    read = {at: sure if kind == "mission_presence" else 0.0 for at, (kind, sure) in enumerate(kinds)}
    return {at: ("mission_presence", max(read[at], _SURE_OF_PLACES)) for at in serving}


def _totals(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    return {
        at: ("cumulative_total", sure)
        for at, (kind, sure) in enumerate(kinds)
        if kind == "contribution_level" and counts_all_sent(context, anchors[at])
    }


def _women(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    return {
        at: ("gender_share", sure)
        for at, (kind, sure) in enumerate(kinds)
        if kind == "contribution_level" and counts_women(context, anchors[at])
    }


def _levels(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """Numbers of people, or bare ones behind a level, in a sentence without women: "63 uniformed personnel", "1"."""
    out: dict[int, Kind] = {}
    level_in = -1
    for at, (anchor, (kind, sure)) in enumerate(zip(anchors, kinds, strict=True)):
        sentence = context.document.tokens.sentence_of(anchor.core)
        if kind == "gender_share" and speaks_of_no_women(context, anchor, behind_level=level_in == sentence):
            out[at] = ("contribution_level", sure)
        if kind == "contribution_level":
            level_in = sentence
    return out


def _hosts(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """A rank beside a number of refugees in its sentence, if it ranks hosts."""
    sentence_of = context.document.tokens.sentence_of
    hosting = zip(anchors, kinds, strict=True)
    told = {sentence_of(anchor.core): sure for anchor, (kind, sure) in hosting if kind == "refugees_hosted"}
    return {
        at: ("refugees_hosted", told[sentence])
        for at, anchor in enumerate(anchors)
        if (sentence := sentence_of(anchor.core)) in told and ranks_hosts(context, anchor)
    }


def _tops(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """Ranks among the first N contributors: "one of the three largest contributors"."""
    return {
        at: ("contribution_rank", max(_SURE_OF_PLACES, sure if kind == "contribution_rank" else 0.0))
        for at, (anchor, (kind, sure)) in enumerate(zip(anchors, kinds, strict=True))
        if anchor.sort == "rank"
        and top_number(context, anchor) is not None
        and ranks_among_contributors(context, anchor)
    }


def _ceilings(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    return {
        at: (NOT_A_CLAIM, 1.0)
        for at, (kind, _) in enumerate(kinds)
        if kind in FORCE_KINDS and is_ceiling(context, anchors[at])
    }


def _members(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    return {at: ("membership", sure) for at, sure in listed_memberships(context, anchors, kinds).items()}


def _ahead(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """No ranks of their own of those who are only named as ahead: "second after Uganda"."""
    out: dict[int, Kind] = {}
    rank: Anchor | None = None
    for at, (anchor, (kind, _)) in enumerate(zip(anchors, kinds, strict=True)):
        if kind == "contribution_rank" and anchor.sort == "rank" and anchor.form != "rank.next":
            rank = anchor
        elif kind == "contribution_rank" and rank is not None and stands_ahead(context, anchor, rank):
            out[at] = NOT_A_CLAIM, 1.0
    return out


def _numbered(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """Of a rank and its number one only: "which makes it number 24" ranks, "the Poles number 24" counts."""
    out: dict[int, Kind] = {}
    ranks = {
        place: at
        for at, (anchor, (kind, _)) in enumerate(zip(anchors, kinds, strict=True))
        if kind == "contribution_rank" and anchor.sort == "rank"
        for place in range(anchor.first, anchor.end)
    }
    for at, anchor in enumerate(anchors):
        rank = ranks.get(anchor.core)
        if rank is not None and anchor.sort == "quantity" and kinds[at][0] != NOT_A_CLAIM:
            counts = context.low[anchors[rank].first - 1] not in _NUMBERED
            out[rank if counts else at] = NOT_A_CLAIM, 1.0
    return out


def _lists(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """Every party of a list that a superlative ranks; the first has rank 1, the others are counted on."""
    numbers = {(anchor.core, anchor.sort): number for number, anchor in enumerate(anchors)}
    out: dict[int, Kind] = {}
    for listed in ranked_lists(context):
        members = [numbers[party.first, "party"] for party in listed.parties if (party.first, "party") in numbers]
        anchors[members[0]].rank = 1
        out |= {at: ("contribution_rank", max(_SURE_OF_PLACES, kinds[at][1])) for at in members}
        superlative = numbers.get((listed.superlative, "rank"))
        out |= {superlative: (NOT_A_CLAIM, 1.0)} if superlative is not None else {}
    return out


def _ranks(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """Ranks from lists, which are kept in the anchors too."""
    ranks = ranked_rows(context, anchors)
    for number, rank in ranks.items():
        anchors[number].rank = rank
    return {at: ("contribution_rank", max(_SURE_OF_LISTS, kinds[at][1])) for at in ranks}


RULES: tuple[Rule, ...] = (
    _places,
    _serving,
    _totals,
    _women,
    _levels,
    _hosts,
    _tops,
    _ahead,
    _numbered,
    _ceilings,
    _members,
    _lists,
    _ranks,
)
