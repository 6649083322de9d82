"""The report since 2021-02: missions, countries and types in columns, the country printed halfway down its rows.

Which rows belong to a country is settled by geometry alone: a label stands at the middle of its first and last
row. Within one stretch of rows the first label's first row is the stretch's first row, so its last row is known,
and so on; the labels must use up the rows exactly. No total could reveal a wrong label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from contingent.errors import SourceError
from contingent.sources.un_monthly.forms import FIGURES
from contingent.sources.un_monthly.rows import PrintedRow, figure, is_figure
from contingent.sources.un_monthly.totals import Ledger
from contingent.sources.un_monthly.words import Line, Pages, Word, to_lines

HEADER = "mission country personnel type male female total"
_COUNTRY_FROM, _TYPE_FROM, _FIGURES_FROM = 118.0, 235.0, 337.0
_AS_OF = re.compile(r"As of: \d{2}/\d{2}/\d{4}")
_FOOT = "Report Generated On:"
_WRAP = 11.0
_TOLERANCE = 2.0

_Label = tuple[float, str]


def is_centred(pages: Pages) -> bool:
    """Say whether the first page prints the column headings of the report with centred countries."""
    return any(line.text.lower() == HEADER for line in pages.pages[0][:6])


def read_centred(pages: Pages) -> Ledger:
    """Read all rows. Raises SourceError where a label does not stand at the middle of whole rows."""
    reader = _Reader(pages)
    for page, lines in pages.numbered():
        reader.take_page(page, lines)
    reader.end_stretch(len(pages.pages))
    reader.ledger.finish(len(pages.pages))
    return reader.ledger


def share_out(rows: list[float], labels: list[_Label]) -> list[str]:
    """Give each row its label. `rows` are heights from top to bottom, `labels` heights with names in any order.

    Raises ValueError, with the reason, when a label is not at the middle of whole rows or rows are left over.
    """
    names: list[str] = []
    for height, name in sorted(labels, reverse=True):
        start = len(names)
        middles = [(rows[start] + row) / 2 for row in rows[start:]]
        if not middles:
            raise ValueError(f"no row is left for the country '{name}'")
        nearest = min(range(len(middles)), key=lambda index: abs(middles[index] - height))
        if abs(middles[nearest] - height) > _TOLERANCE:
            raise ValueError(f"the country '{name}' does not stand at the middle of its rows")
        names.extend([name] * (nearest + 1))
    if len(names) < len(rows):
        raise ValueError(f"{len(rows) - len(names)} rows have no country")
    return names


class _Reader:
    """Takes the pages one by one.

    The report generator prints column headings and repeats labels on every page. A spreadsheet's print has the
    headings on its first page only and repeats no label: its pages are read as one long page.
    """

    def __init__(self, pages: Pages) -> None:
        self.ledger = Ledger(pages.name, "mission")
        self._one_long_page = len(pages.pages) > 1 and _header_index(pages.pages[1]) is None
        self._shift = 0.0
        self._last = 0.0
        self._rows: list[tuple[float, PrintedRow]] = []
        self._labels: list[_Label] = []

    def take_page(self, page: int, printed: Sequence[Line]) -> None:
        """Take the table of one page from top to bottom."""
        words = self._table(page, printed)
        lines = to_lines(page, [word for word in words if not _COUNTRY_FROM <= word.x < _TYPE_FROM])
        if not lines:
            raise self.ledger.error("the page has no rows", page)
        if self._one_long_page and page > 1:
            self._shift = self._last - _pitch(lines) - lines[0].y
        elif page > 1:
            self.end_stretch(page - 1)
        items: list[tuple[float, Line | str]] = [(line.y, line) for line in lines]
        items += _labels([word for word in words if _COUNTRY_FROM <= word.x < _TYPE_FROM])
        for height, item in sorted(items, key=lambda item: -item[0]):
            if isinstance(item, str):
                self._take_label(height + self._shift, item)
            else:
                self._take(item)
        self._last = lines[-1].y + self._shift

    def _take_label(self, height: float, name: str) -> None:
        """Take a label; one that falls on a break of the long page is printed on both sides of it."""
        if self._labels and self._labels[-1][1] == name and abs(self._labels[-1][0] - height) < _TOLERANCE:
            return
        self._labels.append((height, name))

    def end_stretch(self, page: int) -> None:
        """Give the rows taken since the last heading, total or page break their countries."""
        try:
            names = share_out([height for height, _ in self._rows], self._labels)
        except ValueError as error:
            raise self.ledger.error(str(error), page) from error
        for (_, row), name in zip(self._rows, names, strict=True):
            self._add(replace(row, country=name))
        self._rows, self._labels = [], []

    def _add(self, row: PrintedRow) -> None:
        """Take a row. A country's types stand in alphabetical order, so a row of its neighbour would show."""
        for before in self.ledger.rows[-1:]:
            if (before.mission, before.country) == (row.mission, row.country) and before.type >= row.type:
                order = f"'{row.type}' of '{row.country}' follows '{before.type}', against the alphabet"
                raise self.ledger.error(order, row.page)
        self.ledger.add(row)

    def _table(self, page: int, lines: Sequence[Line]) -> list[Word]:
        """Return the words between the column headings (or the date) and the foot of the page."""
        start = _header_index(lines)
        if start is None and self._one_long_page and page > 1:
            start = next((index for index, line in enumerate(lines) if _AS_OF.fullmatch(line.text)), None)
        end = next((index for index, line in enumerate(lines) if line.text.startswith(_FOOT)), None)
        if start is None or end is None:
            missing = "column headings" if start is None else "foot"
            raise self.ledger.error(f"the {missing} of the page are missing or changed", page)
        return [word for line in lines[start + 1 : end] for word in line.words]

    def _take(self, line: Line) -> None:
        left = " ".join(word.text for word in line.words if word.x < _COUNTRY_FROM)
        printed_type = " ".join(word.text for word in line.words if _TYPE_FROM <= word.x < _FIGURES_FROM)
        texts = [word.text for word in line.words if word.x >= _FIGURES_FROM]
        if len(texts) not in (0, 3) or not all(map(is_figure, texts)) or bool(left) == bool(printed_type):
            raise self._not_understood(line)
        figures = [figure(text) for text in texts]
        if left:
            self._heading_or_total(line, left, figures)
        elif figures and self.ledger.label("mission"):
            place, mission = self.ledger.next_row(line.page), self.ledger.label("mission")
            row = PrintedRow(line.page, place, "", mission, printed_type, *figures)
            self._rows.append((line.y + self._shift, row))
        else:
            raise self._not_understood(line)

    def _heading_or_total(self, line: Line, left: str, figures: list[int]) -> None:
        self.end_stretch(line.page)
        mission = self.ledger.label("mission")
        if not figures:
            self.ledger.open("mission", left, line.page)
        elif left == f"Total {mission}":
            self.ledger.close("mission", dict(zip(FIGURES, figures, strict=True)), line.page)
        elif left == "Grand Total" and not mission:
            self.ledger.grand(dict(zip(FIGURES, figures, strict=True)), line.page)
        else:
            raise self._not_understood(line)

    def _not_understood(self, line: Line) -> SourceError:
        return self.ledger.error(f"the line '{line.text}' is not understood", line.page)


def _header_index(lines: Sequence[Line]) -> int | None:
    return next((index for index, line in enumerate(lines[:8]) if line.text.lower() == HEADER), None)


def _pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance between rows."""
    return median(upper.y - lower.y for upper, lower in pairwise(lines))


def _labels(words: list[Word]) -> Iterator[_Label]:
    """Join the words of the country column to labels; lines closer than a row's height are one wrapped name."""
    block: list[Line] = []
    for line in to_lines(0, words):
        if block and block[-1].y - line.y > _WRAP:
            yield _label(block)
            block = []
        block.append(line)
    if block:
        yield _label(block)


def _label(block: list[Line]) -> _Label:
    return (block[0].y + block[-1].y) / 2, " ".join(line.text for line in block)
