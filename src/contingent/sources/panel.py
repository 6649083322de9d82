"""Statistical tables of areas by year, read as a `layout.csv` beside the source's description says."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from contingent.errors import SourceError
from contingent.model.statistic import Statistic
from contingent.sources.areas import dated_party
from contingent.sources.asserting import checked_statistics
from contingent.sources.base import Parsed
from contingent.sources.files import AGAIN, asserting_document, csv_rows, heading, looks_like
from contingent.vocabulary.assertions import indicators

ROLES = ("title", "area", "counterpart", "kind", "year", "session", "value", "optional", "deviation", "ignored",
         "left_out", "missing")  # fmt: skip
ANY_OTHER = "*"
NUMBER = ""
"""Where a row keeps its number, beside its cells."""
SESSION_BEFORE = 1945
"""A session of the UN General Assembly begins in this year plus its number."""


class Line(NamedTuple):
    """One line of a layout: a column (or cell, or title), its role, and what the role needs.

    `argument` is the scheme of an area, or the indicator of a value; `factor` turns the cell into the indicator's unit.
    """

    column: str
    role: str
    argument: str
    factor: str
    note: str


@dataclass(frozen=True)
class Layout:
    """How one kind of table is read: which column is the area, which the year, and which indicator a value is of."""

    source: str
    lines: tuple[Line, ...]

    def named(self, *roles: str) -> list[Line]:
        """Return the lines of some roles, in order."""
        return [line for line in self.lines if line.role in roles]

    @cached_property
    def title(self) -> str:
        """The title of the table."""
        return self.named("title")[0].column

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that the table must have, in order."""
        kinds = ("area", "counterpart", "kind", "year", "session", "value", "deviation", "ignored")
        return tuple(dict.fromkeys(line.column.partition("=")[0] for line in self.named(*kinds)
                                   if line.column != ANY_OTHER))  # fmt: skip

    @cached_property
    def open(self) -> bool:
        """Whether the table may have more columns, of which the optional ones are read."""
        return any(line.column == ANY_OTHER for line in self.lines)

    @cached_property
    def left_out(self) -> frozenset[str]:
        """Areas that are deliberately not taken: totals, and areas that the vocabulary does not have."""
        return frozenset(line.column for line in self.named("left_out"))

    @cached_property
    def missing(self) -> Mapping[str, str]:
        """Marks for "not known", and what each says."""
        return {line.column: line.argument for line in self.named("missing")}

    def recognises(self, data: bytes, name: str) -> bool:
        """Say whether a file is such a table, by its heading."""
        return set(self.columns) <= set(heading(data)) if self.open else looks_like(data, self.columns)

    def read(self, data: bytes, name: str) -> Parsed:
        """Read the table. Raises SourceError for whatever is not understood; an empty cell is no figure."""
        document = asserting_document(data, self.source, name, self.title)
        found = heading(data) if self.open else self.columns
        if self.open and not set(self.columns) <= set(found):
            raise SourceError("a column is missing", where=f"{name}, row 1", to_do=AGAIN)
        numbered = csv_rows(data, name, found)
        rows = ({NUMBER: str(number), **dict(zip(found, cells, strict=True))} for number, cells in numbered)
        figures = list(_figures(self, rows, name, document.sha256[:12]))
        release = f"to {max((one.period_end for one in figures), default='')[:4]}"
        listed = (replace(one, release=release) for one in figures)
        return Parsed(document, (), recomputed=0, statistics=checked_statistics(listed, name))


@cache
def layouts() -> tuple[Layout, ...]:
    """Return the layouts of all sources, in the order of their files."""
    paths = sorted(Path(__file__).parent.glob("*/layout*.csv"))
    return tuple(_layout(path) for path in paths)


def _layout(path: Path) -> Layout:
    with path.open(encoding="utf-8", newline="") as file:
        head, *body = csv.reader(file)
    lines = tuple(Line(*row) for row in body)
    bad = next((line for line in lines if line.role not in ROLES or not _sound(line)), None)
    if tuple(head) != Line._fields or bad is not None:
        raise SourceError(
            f"the layout has a line that is not understood ({bad or head})",
            where=f"{path.parent.name}/{path.name}",
            to_do="see the page on adding a source",
        )
    return Layout(path.parent.name, lines)


def _sound(line: Line) -> bool:
    of_indicator = line.role in ("value", "optional", "deviation")
    return not of_indicator or line.argument in indicators()


def _figures(layout: Layout, rows: Iterable[dict[str, str]], name: str, document: str) -> Iterator[Statistic]:
    """Yield the figures of a table; where two rows are about one area and year, the one whose code was then in use."""
    kept: dict[tuple[str, str, str, str], tuple[bool, Statistic]] = {}
    for row in rows:
        where = f"{name}, row {row[NUMBER]}"
        cells = _cells(layout, row)
        if not cells or any(row[line.column] in layout.left_out for line in layout.named("area", "counterpart")):
            continue
        year = _year(layout, row, where)
        area, exact = _side(layout, "area", row, year, where)
        counterpart, also = _side(layout, "counterpart", row, year, where)
        for line, cell in cells:
            figure = _statistic(layout, line, cell, row, where)
            stock = indicators()[line.argument].stock_or_flow == "stock"
            start, end = ("", f"{year}-12-31") if stock else (str(year), str(year))
            figure = replace(
                figure, area=area, counterpart=counterpart, period_start=start, period_end=end, document=document
            )
            key = line.argument, area, counterpart, end
            if key in kept and kept[key][0] == (exact and also):
                raise SourceError(f"{area} has two figures of {line.argument} for {year}", where=where, to_do=AGAIN)
            if key not in kept or (exact and also):
                kept[key] = exact and also, figure
    yield from (figure for _, figure in kept.values())


def _side(layout: Layout, role: str, row: Mapping[str, str], year: int, where: str) -> tuple[str, bool]:
    """Return the party on one side of a row, and whether its code was then in use; empty where a table has none."""
    for line in layout.named(role):
        return dated_party(line.argument, row[line.column], year, where)
    return "", True


def _cells(layout: Layout, row: Mapping[str, str]) -> list[tuple[Line, str]]:
    """Return the cells of a row that hold a figure, with the line that says of what.

    A line `Aid type=Humanitarian Aid` holds for the rows whose cell in that column says so; the figure stands in the
    column named without an equals sign.
    """
    found = []
    for line in layout.named("value", "optional"):
        column, _, wanted = line.column.partition("=")
        if wanted and row[column] != wanted:
            continue
        at = line.note if wanted else column
        cell = row.get(at, "").strip()
        if cell and cell != "NA":
            found.append((line, cell))
    return found


def _statistic(layout: Layout, line: Line, cell: str, row: Mapping[str, str], where: str) -> Statistic:
    """Return value, bounds and status of a cell as a figure that still lacks its area and period."""
    blank = Statistic(line.argument, "", "", "", "", None, locator=f"row {row[NUMBER]}")
    if cell in layout.missing:
        return replace(blank, status=layout.missing[cell])
    value = _number(cell, line, where)
    for spread in layout.named("deviation"):
        if spread.argument == line.argument:
            width = _number(row[spread.column], spread, where)
            return replace(blank, value=value, low=value - width, high=value + width)
    return replace(blank, value=value)


def _number(cell: str, line: Line, where: str) -> float:
    try:
        return float(cell) * float(line.factor or 1)
    except ValueError:
        raise SourceError(f"'{cell}' in column {line.column} is not a number", where=where, to_do=AGAIN) from None


def _year(layout: Layout, row: Mapping[str, str], where: str) -> int:
    for line in layout.named("year", "session"):
        cell = row[line.column]
        if cell.isascii() and cell.isdecimal() and len(cell) <= 4:
            return int(cell) + (SESSION_BEFORE if line.role == "session" else 0)
    raise SourceError("the row's year is not understood", where=where, to_do=AGAIN)
