"""Numbers that are so many for so many others, or the size of each of several units, and no strength of their own."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.nouns import head_noun

_REACH, _LONGEST_UNIT = 6, 5
_OTHERS = frozenset(
    {"million", "thousand", "hundred", "head", "capita", "inhabitant", "inhabitants", "citizen", "citizens"}
)
_EACH = frozenset({"each", "apiece"})


def is_ratio(context: Context, anchor: Anchor) -> bool:
    """Whether people are counted per others: "38 peacekeepers per 100,000 inhabitants, Uruguay 32"."""
    if anchor.sort != "quantity":
        return False
    first, _ = context.document.tokens.bounds(anchor.core)
    bare = head_noun(context, anchor) is None and context.line(anchor).shape == "prose"
    return _is_per(context, anchor.end) or (bare and any(_is_per(context, at) for at in range(first, anchor.first)))


def _is_per(context: Context, at: int) -> bool:
    """Whether "per 100,000" or "for every" stands a few words behind a token, and no stop between."""
    low, document = context.low, context.document
    for place in range(at, min(at + _REACH, len(low) - 1)):
        if not low[place].isalpha():
            return False
        following = place + 1
        if low[place] == "per" and (following in document.number_at or low[following] in _OTHERS):
            return True
        if low[place] in {"for", "to"} and low[following] == "every":
            return True
    return False


def is_size_of_each(context: Context, anchor: Anchor) -> bool:
    """Whether a number is the size of each of several units: "two formed police units of 140 each"."""
    if anchor.sort != "quantity" or context.low[anchor.first - 1] != "of":
        return False
    noun, document = head_noun(context, anchor), context.document
    end = noun + 1 if noun is not None else anchor.end
    units = any(
        document.reach[at] == anchor.first - 1 and document.any_prefix(at, "unit.")
        for at in range(max(0, anchor.first - _LONGEST_UNIT), anchor.first - 1)
    )
    return units and not _EACH.isdisjoint(context.low[end : end + 2])
