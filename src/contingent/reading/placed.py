"""How a name stands in a text: as a place or not, on which side of an anchor and how far from it."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.names import postings

_PLACE_WORDS = frozenset({
    "in", "to", "from", "for", "at", "inside", "near", "across", "into", "on", "within", "over", "between", "around",
    "outside",
})  # fmt: skip


_SIDES = frozenset({
    "the", "eastern", "northern", "southern", "south", "western", "central", "east", "neighbouring",
})  # fmt: skip
_OWNERS = frozenset({"the", "its", "our", "their"})
_BODIES = frozenset({
    "battalion", "contingent", "company", "brigade", "force", "mission", "operation", "deployment", "rotation",
})  # fmt: skip


def is_placed(context: Context, mention: Mention) -> bool:
    """Whether a name stands as a place: after "in", "to", "from" and the like, or as where a body serves."""
    known = context.placed.get(mention.first)
    if known is not None:
        return known
    low, at = context.low, mention.first - 1
    if at >= 0 and low[at] in _SIDES:
        at -= 1
    placed = (at >= 0 and low[at] in _PLACE_WORDS) or _serves_there(context, mention)
    context.placed[mention.first] = placed
    return placed


def _serves_there(context: Context, mention: Mention) -> bool:
    """Whether a host's name tells where a body of people serves: "the Kosovo battalion", "our Lebanon contingent"."""
    party, low = mention.names.get("party"), context.low
    if party is None or party.surface == "demonym" or party.id not in postings()[0] or mention.first == 0:
        return False
    return low[mention.first - 1] in _OWNERS and not _BODIES.isdisjoint(low[mention.end : mention.end + 1])


def side_of(anchor: Anchor, mention: Mention) -> str:
    """On which side of an anchor a name stands: "L", "R", or "at" where the anchor is the name."""
    return "at" if mention.first <= anchor.core < mention.end else ("L" if mention.end <= anchor.core else "R")


def bucket(distance: int) -> str:
    """A distance in tokens in steps: its upper bound."""
    for bound in (1, 2, 4, 8, 15, 30, 80):
        if distance <= bound:
            return str(bound)
    return "far"
