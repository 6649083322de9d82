"""Timelines: lines that each open with a date, which holds for all that its line tells: "2010 – Strength rises"."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.cells import Line, apart
from contingent.reading.context import Context
from contingent.reading.periods import When

_FEWEST = 3
_MARKS = frozenset({"-", "–", "—", ":", "|", "."})
_POINTS = frozenset({"year", "month", "day", "edge"})
_PERIODS = frozenset({"cumulative_total", "training"})
"""Kinds that hold up to a date and not at it."""


def date_of_entry(context: Context, anchor: Anchor, kind: str) -> When | None:
    """The date that opens the line of an anchor in a timeline, where its own sentence names no other."""
    opening = _opening(context, context.line(anchor))
    if opening is None or kind in _PERIODS or anchor.first <= opening.first:
        return None
    own = context.document.whens_of_tokens(*context.document.tokens.bounds(anchor.core))
    entries = sum(_opening(context, line) is not None for line in context.lines)
    return opening if entries >= _FEWEST and all(when is opening for when in own) else None


def _opening(context: Context, line: Line) -> When | None:
    """The date a line of words begins with, set apart from them by a mark or a space, or a year before a capital."""
    first = next((at for at in range(line.first, line.end) if context.low[at].isalnum()), line.first)
    when = context.document.when_at.get(first)
    if when is None or when.first != first or when.form not in _POINTS or when.end + 1 >= line.end:
        return None
    tokens = context.document.tokens
    marked = tokens.low[when.end] in _MARKS or apart(tokens, when.end)
    marked = marked or (when.form == "year" and tokens.raw[when.end][0].isupper())
    words = sum(word.isalpha() for word in context.low[when.end : line.end])
    return when if marked and words >= _FEWEST else None
