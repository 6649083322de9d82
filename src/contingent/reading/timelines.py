"""Timelines: what happened at the date that opens a line: "2010 – Strength rises to 8,940 troops"."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.barred import is_ahead
from contingent.reading.context import Context
from contingent.reading.entries import is_timeline, opening_of
from contingent.reading.periods import When

_PERIODS = frozenset({"cumulative_total", "training"})
"""Kinds that hold up to a date and not at it."""


def date_of_entry(context: Context, anchor: Anchor, kind: str) -> When | None:
    """The date that opens the line of an anchor in a timeline, where its own sentence names no other."""
    document, opening = context.document, opening_of(context.document, context.line(anchor))
    if opening is None or kind in _PERIODS or anchor.first <= opening.first or not is_timeline(document):
        return None
    own = document.whens_of_tokens(*document.tokens.bounds(anchor.core))
    return opening if all(when is opening for when in own) else None


def has_happened(context: Context, anchor: Anchor) -> bool:
    """Whether a timeline tells what happened at a date that is over, and speaks of no plan: "2017: The last leave"."""
    document, opening = context.document, opening_of(context.document, context.line(anchor))
    if opening is None or is_ahead(opening.edtf, context.now) or not is_timeline(document):
        return False
    return not any(document.has(at, "cue.plan") for at in range(*document.tokens.bounds(anchor.core)))
