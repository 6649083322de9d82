"""The lines of a PDF page with their places: what stands beside each other is a line, wide gaps part its cells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from contingent.reading.documents.pieces import tidy

_CELL_GAP = 1.2
_SPACE_GAP = 0.12
_MARGIN = 0.1
_PAGE_NUMBER = re.compile(r"[-–— ]*(?:page\s+)?(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?[-–— ]*", re.IGNORECASE)
_RUNNING = 3
_MADE_BY_PDFIUM = {ord("\r"): " ", ord("\n"): " ", 0x2: "-", 0xFFFE: "-", 0xAD: "-"}
BULLETS = "•‣▪●◦∙·*–—-"


@dataclass(frozen=True, slots=True)
class Cell:
    """Text between two wide gaps of a line, with its left and right edge in points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its cells from left to right, its bottom and top in points, and `place` (0 bottom, 1 top)."""

    cells: tuple[Cell, ...]
    bottom: float
    top: float
    place: float

    @property
    def text(self) -> str:
        """The line's words."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def height(self) -> float:
        """Height of the letters in points."""
        return max(self.top - self.bottom, 1.0)


def is_bullet(text: str) -> bool:
    """Whether a text is nothing but the sign or number before a list item."""
    words = text.strip()
    return (len(words) == 1 and words in BULLETS) or re.fullmatch(r"\(?(?:\d{1,2}|[a-z])[.)]", words) is not None


@dataclass(slots=True)
class _Open:
    cells: list[Cell]
    bottom: float
    top: float


def lines(text_page: Any, page_height: float) -> list[Line]:
    """The lines of a pypdfium2 text page, in the order in which the page was written."""
    found: list[Line] = []
    current: _Open | None = None
    for index in range(text_page.count_rects()):
        left, bottom, right, top = text_page.get_rect(index)
        raw = text_page.get_text_bounded(left, bottom, right, top).translate(_MADE_BY_PDFIUM)
        if not tidy(raw):
            continue
        if current is not None and _is_beside(current, left, bottom, top):
            _extend(current, raw, left, right)
            current.bottom, current.top = min(current.bottom, bottom), max(current.top, top)
            continue
        if current is not None:
            found.append(_closed(current, page_height))
        current = _Open([Cell(raw, left, right)], bottom, top)
    if current is not None:
        found.append(_closed(current, page_height))
    return [line for line in found if line.cells]


def _is_beside(current: _Open, left: float, bottom: float, top: float) -> bool:
    overlap = min(current.top, top) - max(current.bottom, bottom)
    lower = min(current.top - current.bottom, top - bottom)
    return overlap > 0.5 * lower and left >= current.cells[-1].left


def _extend(current: _Open, raw: str, left: float, right: float) -> None:
    last = current.cells[-1]
    height = max(current.top - current.bottom, 1.0)
    gap = left - last.right
    if gap > _CELL_GAP * height and not is_bullet(last.text):
        current.cells.append(Cell(raw, left, right))
        return
    space = " " if gap > _SPACE_GAP * height and not last.text.endswith(" ") else ""
    current.cells[-1] = Cell(last.text + space + raw, last.left, right)


def _closed(line: _Open, page_height: float) -> Line:
    cells = tuple(Cell(words, cell.left, cell.right) for cell in line.cells if (words := tidy(cell.text)))
    return Line(cells, line.bottom, line.top, line.bottom / max(page_height, 1.0))


def without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    """Leave out page numbers, and heads and feet that return on many pages, at the top and bottom margin."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(line) for line in page if _is_marginal(line)})
    often = max(_RUNNING, len(pages) / 2)
    return [
        [
            line
            for line in page
            if not (_is_marginal(line) and (seen[_pattern(line)] >= often or _is_page_number(line, number)))
        ]
        for number, page in enumerate(pages, 1)
    ]


def _is_marginal(line: Line) -> bool:
    return line.place < _MARGIN or line.place > 1 - _MARGIN


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _is_page_number(line: Line, number: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(line.text)
    return match is not None and (int(match[1]) == number or "page" in line.text.lower())
