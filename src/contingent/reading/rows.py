"""Rows and columns: which lines of a text are table rows or list items, and what heads each cell."""

from __future__ import annotations

from contingent.reading.cells import Line
from contingent.reading.document import Document

_BULLETS = frozenset("-–—•*·→√o")
_LONGEST_MARK = 6


def shape_lines(document: Document) -> None:
    """Give the lines of a document their shape (prose, row, item, heading), and those that head and follow each row."""
    lines = document.lines
    for number, line in enumerate(lines):
        line.shape = _shape(document, line, number)
    _attach(document, lines)
    _foot(lines)


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


def _foot(lines: list[Line]) -> None:
    """Tell the rows of a table which line stands just below it."""
    footing: int | None = None
    for number in range(len(lines) - 1, -1, -1):
        if lines[number].shape in {"row", "header"}:
            lines[number].footing = footing
        else:
            footing = number


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
