"""Records: labels with their values, line by line or in columns: "Mission: UNMIL / Since: 2003 / Personnel: 1,400"."""

from __future__ import annotations

from collections.abc import Iterator

from contingent.reading.anchor import Anchor
from contingent.reading.cells import Line
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.periods import When

_LONGEST_LABEL, _MOST_LINES = 4, 6
_MISSIONS = frozenset({"mission", "operation", "force", "name", "acronym"})
_LABELS = {"mission": _MISSIONS, "party": frozenset({"country", "contributor", "state", "nation"})}
STARTS = frozenset({
    "since", "from", "start", "started", "begun", "began", "beginning", "established", "founded", "joined", "first",
})  # fmt: skip


def named_in_record(context: Context, anchor: Anchor, sort: str) -> Mention | None:
    """The one mission or party named on a line of its own above the labelled line of a number."""
    number = context.line_of[anchor.core]
    if anchor.sort != "quantity" or not label_of(context, context.lines[number]):
        return None
    for line in _beside(context, number, -1):
        if not _LABELS[sort].isdisjoint(label_of(context, line)):
            named = context.document.mentions_of_tokens(line.first, line.end)
            return named[0] if len(named) == 1 and named[0].id_of(sort) else None
    return None


def names_another_label(context: Context, anchor: Anchor, mention: Mention) -> bool:
    """Whether a name stands under another label than a number: "First deployment: 1988 (UNIIMOG) / Women: 519"."""
    if mention.first not in context.line_of:
        return False
    own, other = (context.lines[context.line_of[at]] for at in (anchor.core, mention.first))
    if own is other or not is_field(context, own) or not is_field(context, other):
        return False
    return ":" in context.low[other.first : mention.first] and _MISSIONS.isdisjoint(label_of(context, other))


def is_field(context: Context, line: Line) -> bool:
    """Whether a line begins with a label that is no name, date or number: "Women: 519", not "Chad: 519"."""
    label = label_of(context, line)
    first = next((at for at in range(line.first, line.end) if context.low[at].isalnum()), line.first)
    document = context.document
    return bool(label) and not any(
        first in known for known in (document.mention_at, document.when_at, document.number_at)
    )


def start_in_record(context: Context, anchor: Anchor) -> When | None:
    """The date since when a mission's record says that people are there."""
    number = context.line_of[anchor.core]
    if _MISSIONS.isdisjoint(label_of(context, context.lines[number])):
        return None
    for line in _beside(context, number, 1):
        label = label_of(context, line)
        if not _MISSIONS.isdisjoint(label):
            return None
        whens = context.document.whens_of_tokens(line.first, line.end)
        if not STARTS.isdisjoint(label) and len(whens) == 1:
            return whens[0]
    return None


def tells_start(context: Context, when: When) -> bool:
    """Whether a date stands in a column or after a label that says when something began."""
    number = context.line_of.get(when.first)
    if number is None:
        return False
    line = context.lines[number]
    head = line.head_of(when.first, context.lines)
    words = context.low[slice(*head)] if head is not None else label_of(context, line)
    return not STARTS.isdisjoint(words)


def label_of(context: Context, line: Line) -> list[str]:
    """The words before the colon that a line begins with; none where it begins otherwise."""
    first = next((at for at in range(line.first, line.end) if context.low[at].isalnum()), line.end)
    stop = min(line.end - 1, first + _LONGEST_LABEL + 1)
    colon = next((at for at in range(first, stop) if context.low[at] == ":"), first)
    return context.low[first:colon]


def _beside(context: Context, number: int, step: int) -> Iterator[Line]:
    """The labelled lines of the same record, from a line up (-1) or down (1)."""
    lines, text = context.lines, context.document.tokens
    for at in range(number + step, number + step * _MOST_LINES, step):
        if not 0 <= at < len(lines) or not label_of(context, lines[at]):
            return
        upper, lower = sorted((lines[at], lines[at - step]), key=lambda line: line.first)
        if text.text.count("\n", text.ends[upper.end - 1], text.starts[lower.first]) > 1:
            return
        yield lines[at]
