"""What a form of words alone tells of a name or number: where most are, what it ranks, whose people it counts."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.nouns import head_noun

_MOST = frozenset({
    "most", "mostly", "majority", "bulk", "nearly", "almost", "practically", "virtually", "mainly", "chiefly", "largely"
})  # fmt: skip
_BETWEEN = frozenset({
    "all", "every", "everyone", "of", "them", "whom", "which", "these", "those", "our", "its", "the", "are", "were",
    "is", "was", "serve", "serving", "deployed", "stationed", "based", "concentrated", "being", "exclusively", "great",
    "entirely",
})  # fmt: skip
_WHERE = frozenset({"in", "on", "to", "with", "at"})
_NO_SHARE = frozenset({"at", "the"})
"""Words before "most" that make it another thing: "at most", "the most"."""
_CONTRIBUTORS = frozenset({"contributors", "contributor", "tccs", "pccs", "contributing", "suppliers", "providers"})
_ONE_OF, _REACH = frozenset({"one", "among", "amongst"}), 4
_HOSTS = frozenset({"host", "hosts"})
_LONGEST, _COUNT = 8, 3
_ABOUT = frozenset({"contribution_level", "contribution_rank"})


def places_of_most(context: Context, anchors: Sequence[Anchor], kinds: Sequence[str]) -> list[int]:
    """The numbers of the anchors that name where most people of a contributor are.

    The contributor's people are counted or ranked in the same sentence or the one before, and not at that place.
    """
    sentence_of = context.document.tokens.sentence_of
    told = {sentence_of(anchor.core) for anchor, kind in zip(anchors, kinds, strict=True) if kind in _ABOUT}
    return [
        number
        for number, anchor in enumerate(anchors)
        if anchor.sort in {"place", "party"}
        and not told.isdisjoint({sentence_of(anchor.core), sentence_of(anchor.core) - 1})
        and _of_most(context.low, anchor.first)
        and not any(at in context.document.number_at for at in range(anchor.end, anchor.end + _COUNT))
    ]


def _of_most(low: Sequence[str], at: int) -> bool:
    """Whether "most of them in" or the like stands before a name that begins at token `at`."""
    at -= 1 + (low[at - 1 : at] == ["the"])
    if at < 1 or low[at] not in _WHERE:
        return False
    for back in range(at - 1, max(-1, at - _LONGEST), -1):
        if low[back] in _MOST:
            return low[back] != "most" or back == 0 or low[back - 1] not in _NO_SHARE
        if low[back] not in _BETWEEN:
            return False
    return False


def ranks_hosts(context: Context, anchor: Anchor) -> bool:
    """Whether a rank is one among hosts: "the 13th-largest number of any host"."""
    stop = min(anchor.end + _LONGEST, context.document.tokens.bounds(anchor.core)[1])
    return anchor.sort == "rank" and not _HOSTS.isdisjoint(context.low[anchor.end : stop])


def ranks_among_contributors(context: Context, anchor: Anchor) -> bool:
    """Whether a rank is one among contributors: "one of the three largest troop contributors"."""
    if _ONE_OF.isdisjoint(context.low[max(0, anchor.first - _REACH) : anchor.first]):
        return False
    stop = min(anchor.end + _COUNT + 1, context.document.tokens.bounds(anchor.core)[1])
    return not _CONTRIBUTORS.isdisjoint(context.low[anchor.end : stop])


def speaks_of_no_women(context: Context, anchor: Anchor, *, behind_level: bool) -> bool:
    """Whether a number in prose counts people, or is bare and stands behind a level, in a sentence without women."""
    document = context.document
    first, end = document.tokens.bounds(anchor.core)
    if anchor.sort != "quantity" or anchor.form == "percent" or context.line(anchor).shape != "prose":
        return False
    noun = head_noun(context, anchor)
    counts_people = noun is not None and document.any_prefix(noun, "person.") is not None
    women = any("women" in document.classes[at] for at in range(first, end))
    return not women and (counts_people or (noun is None and behind_level))


_OPENED = 4
"""How many words before its number may open a sentence: "With a total of 8,321"."""


def opened_for(context: Context, anchor: Anchor) -> Mention | None:
    """Whose number opens a sentence: "With 8,321 troops in seven missions, Ethiopia tops the list"."""
    first, end = context.document.tokens.bounds(anchor.core)
    low = context.low
    if anchor.sort != "quantity" or low[first] != "with" or anchor.first - first > _OPENED:
        return None
    for mention in context.document.mentions_of_tokens(anchor.end, end):
        before = mention.first - (2 if low[mention.first - 1] == "the" else 1)
        if low[before] == "," or context.document.any_prefix(before, "person."):
            return mention if "party" in mention.names and "mission" not in mention.names else None
    return None


_COME = frozenset({"come", "comes", "came", "are", "were", "hail", "hailed"})


def comes_from(context: Context, anchor: Anchor) -> Mention | None:
    """The one party that people counted are from: "850 soldiers from Nepal", "of these 850 come from Nepal"."""
    document, low = context.document, context.low
    noun = head_noun(context, anchor)
    end = max(anchor.end, document.reach[noun]) if noun is not None else anchor.end
    end += not _COME.isdisjoint(low[end : end + 1])
    if low[end : end + 1] != ["from"]:
        return None
    mention = document.mention_at.get(end + 1 + (low[end + 1 : end + 2] == ["the"]))
    if mention is None or "party" not in mention.names or "mission" in mention.names:
        return None
    return None if document.mentions_of_tokens(mention.end, mention.end + _COUNT) else mention
