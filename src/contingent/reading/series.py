"""Series: numbers of one column, or of one list in a line, which state the same kind of thing."""

from __future__ import annotations

from collections import defaultdict

from contingent.reading.anchor import Anchor
from contingent.reading.cells import Line
from contingent.reading.context import Context

_APART = (
    "v.die", "person.refugees", "v.train", "v.relate", "v.join", "women", "cue.rankword", "cue.thing", "cue.money",
    "cue.auth", "cue.army", "cue.cum",
)  # fmt: skip
"""Words of rows whose numbers are not of one kind with those of other rows."""
_OTHER_THINGS = (["missions"], ["operations"], ["countries"], ["states"])
"""What a number behind others may count: "188,558 in 54 missions"."""


def mark_series(context: Context, anchors: list[Anchor]) -> None:
    """Give the numbers of one column, or of one list within a sentence, a common `series` number (-1: none)."""
    found: dict[tuple[object, ...], list[Anchor]] = defaultdict(list)
    blocks = _blocks(context)
    for anchor in anchors:
        if anchor.sort != "quantity" or anchor.form in {"none", "article"}:
            continue
        key = _row_key(context, anchor, blocks) or _inline_key(context, anchor)
        if key is not None:
            found[key].append(anchor)
    number = 0
    for members in found.values():
        if len(members) > 1:
            for anchor in members:
                anchor.series = number
            number += 1


def _blocks(context: Context) -> list[int]:
    """A number for each line: the same for neighbouring rows (or items) of a table or list."""
    out, block = [], 0
    for at, line in enumerate(context.lines):
        before = context.lines[at - 1] if at else None
        if before is None or before.shape != line.shape or line.shape not in {"row", "item"}:
            block += 1
        out.append(block)
    return out


def _row_key(context: Context, anchor: Anchor, blocks: list[int]) -> tuple[object, ...] | None:
    number = context.line_of[anchor.core]
    if context.lines[number].shape not in {"row", "item"}:
        return None
    line = context.lines[number]
    if len(line.cells) > 2 or line.header is not None:
        column = line.column_of(anchor.core)
        opens = column >= 0 and line.cells[column][0] == anchor.first
        return ("column", blocks[number], column - len(line.cells), opens, anchor.form == "percent")
    if line.end - line.first > 14:
        return None
    values = [at for at in range(line.first, line.end) if at in context.document.number_at]
    if len(values) > 3:
        return None
    return (
        "row",
        blocks[number],
        values.index(anchor.core) - len(values) if anchor.core in values else 0,
        anchor.form == "percent",
        _shape(context, anchor),
        context.low[anchor.end : anchor.end + 1] in _OTHER_THINGS,
        *_kinds_apart(context, line),
    )


def _kinds_apart(context: Context, line: Line) -> list[bool]:
    """Of which of the kinds apart a row's own words speak: a fact sheet's "Troops: 1,043" and "Fatalities: 47"."""
    words = range(line.first, line.end)
    return [any(context.document.any_prefix(at, kind) for at in words) for kind in _APART]


def _inline_key(context: Context, anchor: Anchor) -> tuple[object, ...] | None:
    shape = _shape(context, anchor)
    if shape is None:
        return None
    return ("inline", context.document.tokens.sentence_of(anchor.core), shape, anchor.form == "percent")


def _shape(context: Context, anchor: Anchor) -> str | None:
    """How a number stands with a name: "Name (n)", "Name n", "Name: n", "n Name", "n in Name"."""
    low, document = context.low, context.document
    before = low[anchor.first - 1] if anchor.first else ""
    ends = context.mention_ends
    if before == "(" and anchor.first - 1 in ends:
        return "name(n"
    if anchor.first in ends:
        return "name n"
    if before in {":", "-", "–", ";", "|", ",", "at", "with", "on"} and anchor.first - 1 in ends:
        return f"name{before}n"
    if anchor.end in document.mention_at:
        return "n name"
    if (
        low[anchor.end : anchor.end + 1]
        and low[anchor.end] in {"in", "with", "for", "to", "from"}
        and any(at in document.mention_at for at in (anchor.end + 1, anchor.end + 2))
    ):
        return f"n {low[anchor.end]} name"
    return None
