"""Rows and columns: which lines of a text are table rows or list items, and what heads each cell."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, field

from contingent.reading.document import Document

_SEPARATORS = frozenset({"|", ";", "/", "·", "•", "→", "\t"})
_BULLETS = frozenset("-–—•*·→√o")
_LONGEST_MARK = 6


@dataclass(slots=True)
class Cell:
    """One cell: tokens `first` to `end`; `row` and `column` count from 0."""

    first: int
    end: int
    row: int
    column: int


@dataclass(slots=True)
class Line:
    """One line of the text: its tokens, its cells (one where it is prose), and its `shape`."""

    first: int
    end: int
    cells: list[tuple[int, int]] = field(default_factory=list)
    shape: str = "prose"
    header: int | None = None
    heading: int | None = None

    def column_of(self, token: int) -> int:
        """The number of the cell that holds a token; -1 where none does."""
        at = bisect_right(self.cells, (token, math.inf)) - 1
        return at if at >= 0 and token < self.cells[at][1] else -1


def read_lines(document: Document) -> list[Line]:
    """The lines of a document, with shape (prose, row, item, heading) and the line that heads each row."""
    lines = [Line(first, end) for first, end in _line_bounds(document.tokens.low)]
    for line in lines:
        line.cells = _cells(document, line)
    for number, line in enumerate(lines):
        line.shape = _shape(document, line, number)
    _attach(document, lines)
    return lines


def _line_bounds(low: list[str]) -> list[tuple[int, int]]:
    out, first = [], 0
    for index, word in enumerate(low):
        if word == "\n":
            if index > first:
                out.append((first, index))
            first = index + 1
    if first < len(low):
        out.append((first, len(low)))
    return out


def _cells(document: Document, line: Line) -> list[tuple[int, int]]:
    tokens = document.tokens
    cells, first = [], line.first
    for index in range(line.first, line.end):
        word = tokens.low[index]
        space = tokens.starts[index] - tokens.ends[index - 1] if index > line.first else 0
        gap = space > 1 or (space == 1 and tokens.text[tokens.starts[index] - 1] == "\t")
        leader = len(word) > 2 and word.startswith("..")
        if word in _SEPARATORS and (word != "/" or not tokens.glued(index)) and word != ";":
            if index > first:
                cells.append((first, index))
            first = index + 1
        elif word == ";" and tokens.glued(index) and index + 1 < line.end and tokens.glued(index + 1):
            cells.append((first, index))
            first = index + 1
        elif leader:
            if index > first:
                cells.append((first, index))
            first = index + 1
        elif gap and index > first:
            cells.append((first, index))
            first = index
    if line.end > first:
        cells.append((first, line.end))
    return cells


def _shape(document: Document, line: Line, number: int) -> str:
    low = document.tokens.low
    size = line.end - line.first
    last = _last_word(document, line)
    if len(line.cells) >= 2:
        return "row"
    if low[line.first] in _BULLETS and size > 1:
        return "item"
    if low[line.first].isdigit() and size > 2 and low[line.first + 1] in {".", ")"}:
        return "item"
    numbers = sum(1 for at in range(line.first, line.end) if at in document.number_at)
    if size <= 10 and numbers >= 1 and last not in {".", "!", "?", ":"}:
        return "row" if number else "heading"
    if size <= 16 and last not in {".", "!", "?"}:
        return "heading"
    return "prose"


def _attach(document: Document, lines: list[Line]) -> None:
    heading: int | None = None
    header: int | None = None
    caption: int | None = None
    for number, line in enumerate(lines):
        if line.shape in {"heading", "prose"}:
            caption = number if line.shape == "prose" and _introduces(document, line) else None
        if line.shape == "heading":
            heading, header = number, None
        elif line.shape == "row":
            if header is None or lines[number - 1].shape not in {"row", "header"}:
                header = number if len(line.cells) > 1 and _is_header(document, line) else None
            line.header = header if header != number else None
            if header == number:
                line.shape = "header"
        else:
            header = None
        line.heading = heading if heading != number else None
        if caption is not None and line.shape in {"row", "item"}:
            line.heading = caption
        above = _above(document, lines, number)
        if line.shape != "heading" and above is not None and line.header is None:
            line.heading = above


def _introduces(document: Document, line: Line) -> bool:
    """Whether a sentence leads to the list or table after it: it ends with a colon."""
    return _last_word(document, line) == ":"


def _last_word(document: Document, line: Line) -> str:
    """The last token of a line, but for marks of footnotes: "[^3]"."""
    low, end = document.tokens.low, line.end
    while end - line.first > 2 and low[end - 1] == "]" and "[" in low[max(line.first, end - _LONGEST_MARK) : end]:
        end -= low[line.first : end][::-1].index("[") + 1
    return low[end - 1] if end > line.first else low[line.end - 1]


def _above(document: Document, lines: list[Line], number: int) -> int | None:
    """The line a line set in further is under: the nearest one before it that is set in less."""
    own = _indent(document, lines[number])
    if number == 0 or own < 2:
        return None
    return next((at for at in range(number - 1, max(-1, number - 12), -1) if _indent(document, lines[at]) < own), None)


def _indent(document: Document, line: Line) -> int:
    start = document.tokens.starts[line.first]
    return start - (document.tokens.text.rfind("\n", 0, start) + 1)


def _is_header(document: Document, line: Line) -> bool:
    """Whether a first row names columns: most cells after the first begin with a word or are dates."""
    named = sum(1 for first, _ in line.cells if first not in document.number_at)
    return named == len(line.cells)
