"""What forms of words and lists tell of ranks by rule: who has one, who is only named beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.forms import ranks_among_contributors
from contingent.reading.lists import ranked_rows
from contingent.reading.ranks import follower, stands_ahead, top_number
from contingent.reading.records import label_of
from contingent.reading.settle import NOT_A_CLAIM, Kind
from contingent.reading.superlatives import joined_parties, ranked_lists

_SURE_OF_LISTS, _SURE = 0.9, 0.7
_RANKED = frozenset({"contribution_rank", "deployment_other"})
_NUMBERED = frozenset({"it", "is", "was", "as", "to", "at", "from", "now", "still", "only", "become", "became"})
"""Words before a number in a ranking."""
_RANKS = frozenset({"rank", "ranking", "position", "place"})
_OF_RANKS = _RANKS | {"un", "world", "global", "overall", "current", "as", "a", "contributor", "among", "contributors"}
"""Words of labels that tell a rank among contributors."""
_OWNERS = frozenset({"'s", "its", "their", "our", "whose"})
_OWN = frozenset({
    "deployment", "operation", "mission", "commitment", "engagement", "expedition", "detachment", "venture",
})  # fmt: skip
_NATIONS = frozenset({"country", "nation", "kingdom", "republic", "army", "island", "state"})
_AFTER_UNITS = frozenset({"in", "there", "since", "this", "to", "and", "after", ".", ",", ";"})
"""Words behind "its fourth", where one of several units, deaths or deployments is meant."""
_BETWEEN = frozenset({"-", "largest", "biggest", "main", "single", "foreign", "overseas", "military", "peacekeeping"})
"""Words between a rank and what is ranked."""


def among_the_first(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """Ranks among the first N contributors: "one of the three largest contributors"."""
    return {
        at: ("contribution_rank", max(_SURE, sure if kind == "contribution_rank" else 0.0))
        for at, (anchor, (kind, sure)) in enumerate(zip(anchors, kinds, strict=True))
        if anchor.sort == "rank"
        and top_number(context, anchor) is not None
        and ranks_among_contributors(context, anchor)
    }


def named_ahead(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """No ranks of their own of those who are only named as ahead: "second after Uganda"."""
    out: dict[int, Kind] = {}
    rank: Anchor | None = None
    for at, (anchor, (kind, _)) in enumerate(zip(anchors, kinds, strict=True)):
        if kind == "contribution_rank" and anchor.sort == "rank" and anchor.form != "rank.next":
            rank = anchor
        elif kind == "contribution_rank" and rank is not None and stands_ahead(context, anchor, rank):
            out[at] = NOT_A_CLAIM, 1.0
    return out


def numbers_of_ranks(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
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


def among_its_own(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """No rank of a country whose own operations are compared: "its second-biggest deployment"."""
    return {
        at: (NOT_A_CLAIM, 1.0)
        for at, (anchor, (kind, _)) in enumerate(zip(anchors, kinds, strict=True))
        if kind != NOT_A_CLAIM and anchor.sort == "rank" and _is_of_own(context, anchor)
    }


def _is_of_own(context: Context, anchor: Anchor) -> bool:
    if not anchor.first or context.low[anchor.first - 1] not in _OWNERS:
        return False
    noun = next((word for word in context.low[anchor.end :] if word not in _BETWEEN), "")
    owner = context.low[anchor.first - 2 : anchor.first]
    alone = anchor.form == "ordinal" and noun in _AFTER_UNITS and (owner[-1] != "'s" or owner[0] in _NATIONS)
    return noun in _OWN or alone


def ranked_by_label(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """The number of a line that only says "Rank: 21" or "World ranking: 4"."""
    return {
        at: ("contribution_rank", max(_SURE, sure if kind == "contribution_rank" else 0.0))
        for at, (anchor, (kind, sure)) in enumerate(zip(anchors, kinds, strict=True))
        if _is_rank_of_record(context, anchor)
    }


def _is_rank_of_record(context: Context, anchor: Anchor) -> bool:
    words = set(label_of(context, context.line(anchor)))
    alone = anchor.sort == "quantity" and context.low[anchor.first - 1] == ":"
    return alone and not _RANKS.isdisjoint(words) and _OF_RANKS.issuperset(words)


def ranked_in_prose(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """Every party of a list that a superlative ranks; the first has rank 1, the others are counted on."""
    numbers = {(anchor.core, anchor.sort): number for number, anchor in enumerate(anchors)}
    out: dict[int, Kind] = {}
    for listed in ranked_lists(context):
        members = [numbers[party.first, "party"] for party in listed.parties if (party.first, "party") in numbers]
        anchors[members[0]].rank = 1
        for at in members:
            anchors[at].ranked_by, anchors[at].ranked_in = listed.superlative, listed.mission
        out |= {at: ("contribution_rank", max(_SURE, kinds[at][1])) for at in members}
        superlative = numbers.get((listed.superlative, "rank"))
        out |= {superlative: (NOT_A_CLAIM, 1.0)} if superlative is not None else {}
    return out


def named_next(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """All parties after "followed by", where one of them is ranked: "followed by Burundi and Ethiopia"."""
    numbers = {anchor.core: number for number, anchor in enumerate(anchors) if anchor.sort == "party"}
    out: dict[int, Kind] = {}
    for anchor, kind in zip(anchors, kinds, strict=True):
        if anchor.form != "rank.next" or kind[0] not in _RANKED or follower(context, anchor) is None:
            continue
        end = context.document.tokens.bounds(anchor.core)[1]
        parties = [
            mention for mention in context.document.mentions_of_tokens(anchor.end, end) if "party" in mention.names
        ]
        others = [numbers[party.first] for party in joined_parties(context, parties)[1:] if party.first in numbers]
        out |= {at: kind for at in others if kinds[at][0] == NOT_A_CLAIM}
    return out


def ranked_in_lists(context: Context, anchors: Sequence[Anchor], kinds: Sequence[Kind]) -> Mapping[int, Kind]:
    """Ranks from lists, which are kept in the anchors too."""
    ranks = ranked_rows(context, anchors)
    for number, rank in ranks.items():
        anchors[number].rank = rank
    return {at: ("contribution_rank", max(_SURE_OF_LISTS, kinds[at][1])) for at in ranks}
