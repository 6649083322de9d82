"""Lines of a text cut into cells: where tables of any notation are cut, and which cell heads another."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, field

from contingent.reading.tokens import Tokens

_SEPARATORS = frozenset({"|", "/", "·", "•", "→", "\t"})
_GLUED = frozenset({";", ","})
"""Marks that cut cells where there is no space on either side, as in files of values: "Nepal;1247;1155"."""
_FEWEST = {";": 1, ",": 2}
"""How many such marks a line has at least that is cut by them."""
_WIKI_HEADER = "!"


@dataclass(slots=True)
class Line:
    """One line of the text: its tokens, its cells (one where it is prose), and its `shape`.

    `header` and `heading` are the numbers of the line that names its columns and of the one it stands under,
    `footing` that of the line just below its table.
    """

    first: int
    end: int
    cells: list[tuple[int, int]] = field(default_factory=list)
    shape: str = "prose"
    header: int | None = None
    heading: int | None = None
    footing: int | None = None

    def column_of(self, token: int) -> int:
        """The number of the cell that holds a token; -1 where none does."""
        at = bisect_right(self.cells, (token, math.inf)) - 1
        return at if at >= 0 and token < self.cells[at][1] else -1

    def head_of(self, token: int, lines: list[Line]) -> tuple[int, int] | None:
        """The cell of the header above the one that holds a token. Rows and headers are laid flush on the right."""
        if self.header is None:
            return None
        header, column = lines[self.header], self.column_of(token)
        at = column + len(header.cells) - len(self.cells)
        return header.cells[at] if column >= 0 and 0 <= at < len(header.cells) else None


def cut_lines(tokens: Tokens) -> list[Line]:
    """The lines of a text that say something, cut into cells."""
    lines = [Line(first, end) for first, end in _bounds(tokens.low) if _says_something(tokens.low, first, end)]
    for line in lines:
        line.cells = _cells(tokens, line.first, line.end)
    return lines


def _bounds(low: list[str]) -> list[tuple[int, int]]:
    out, first = [], 0
    for index, word in enumerate(low):
        if word == "\n":
            if index > first:
                out.append((first, index))
            first = index + 1
    if first < len(low):
        out.append((first, len(low)))
    return out


def _says_something(low: list[str], first: int, end: int) -> bool:
    """Whether a line is more than a rule or the opening of a table: "-----", "|-", '{| class="wikitable"'."""
    return low[first : first + 2] != ["{", "|"] and any(word[0].isalnum() for word in low[first:end])


def _cells(tokens: Tokens, first: int, end: int) -> list[tuple[int, int]]:
    cuts = _cutting(tokens, first, end)
    cells, start = [], first
    for index in range(first, end):
        if index in cuts:
            if index > start:
                cells.append((start, index))
            start = index + 1
        elif index > start and apart(tokens, index):
            cells.append((start, index))
            start = index
    if end > start:
        cells.append((start, end))
    return cells


def apart(tokens: Tokens, index: int) -> bool:
    """Whether a token is set apart from the one before it by a tab or several spaces."""
    between = tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
    return len(between) > 1 or between == "\t"


def _cutting(tokens: Tokens, first: int, end: int) -> set[int]:
    """The tokens of a line that stand between its cells."""
    low = tokens.low
    out = {at for at in range(first, end) if low[at] in _SEPARATORS and (low[at] != "/" or not tokens.glued(at))}
    out |= {at for at in range(first, end) if low[at].startswith("..") and len(low[at]) > 2}
    if low[first] == _WIKI_HEADER:
        out |= {at for at in range(first, end) if low[at] == _WIKI_HEADER}
    for mark in _GLUED:
        glued = {at for at in range(first + 1, end - 1) if low[at] == mark and _tight(tokens, at)}
        out |= glued if len(glued) >= _FEWEST[mark] else set()
    return out


def _tight(tokens: Tokens, at: int) -> bool:
    return tokens.glued(at) and tokens.glued(at + 1)
