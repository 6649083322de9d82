"""The category that the column, row or label of a number tells."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.nouns import head_noun
from contingent.reading.person_classes import class_of

_OPENING = 24
"""Tokens of a heading that may say what a table counts."""


def category_of_column(context: Context, anchor: Anchor) -> str | None:
    """The one category that the name of a bare number's column tells: "Police"."""
    head = context.head(anchor)
    if head is None or anchor.sort != "quantity" or head_noun(context, anchor) is not None:
        return None
    told = {found for at in range(*head) if (found := class_of(context, at)) not in {None, "officers"}}
    women = any(context.document.has(at, "women") for at in range(*head))
    return next(iter(told)) if len(told) == 1 and told <= _TELLING and not women else None


_TELLING = frozenset({"troops", "police", "uniformed", "military", "experts", "fpu"})


def total_of_columns(context: Context, anchor: Anchor) -> str | None:
    """What a column that says "Total" counts: what the heading names, soldiers if the others do, else everybody."""
    head, header = context.head(anchor), context.line(anchor).header
    if head is None or header is None or [word for word in context.low[slice(*head)] if word != "grand"] not in _TOTALS:
        return None
    above = context.above(anchor, _OPENING)
    over = [found for at in range(*above) if (found := class_of(context, at))] if above is not None else []
    line = context.lines[header]
    beside = {found for at in range(line.first, line.end) if (found := class_of(context, at))}
    return over[0] if over else "military" if beside and beside <= _SOLDIERS else "unspecified"


_TOTALS = (["total"], ["all"], ["sum"], ["totals"])
_SOLDIERS = frozenset({"troops", "experts", "staff", "military"})


def cell_category(context: Context, anchor: Anchor) -> str | None:
    """The category named by the row, the column heading or the label before a colon."""
    line = context.line(anchor)
    head = context.head(anchor)
    for first, end in (*([head] if head else []), (max(line.first, anchor.first - 12), anchor.first)):
        for at in range(end - 1, first - 1, -1):
            found = class_of(context, at)
            if found and found not in {"officers", "unspecified"}:
                return found
    return None
