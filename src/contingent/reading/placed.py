"""How a name stands in a text: as a place or not, on which side of an anchor and how far from it."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention

_PLACE_WORDS = frozenset({
    "in", "to", "from", "for", "at", "inside", "near", "across", "into", "on", "within", "over", "between", "around",
    "outside",
})  # fmt: skip


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


def side_of(anchor: Anchor, mention: Mention) -> str:
    """On which side of an anchor a name stands: "L", "R", or "at" where the anchor is the name."""
    return "at" if mention.first <= anchor.core < mention.end else ("L" if mention.end <= anchor.core else "R")


def bucket(distance: int) -> str:
    """A distance in tokens in steps: its upper bound."""
    for bound in (1, 2, 4, 8, 15, 30, 80):
        if distance <= bound:
            return str(bound)
    return "far"
