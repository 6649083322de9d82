"""Every printed subtotal and total, recomputed from the rows it covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from contingent.errors import SourceError
from contingent.sources.un_monthly.rows import PrintedRow

GRAND = "report"
_TO_DO = "compare the page with the publisher's copy; if the report is printed so, report the layout as a bug"


@dataclass(slots=True)
class _Group:
    label: str
    start: int
    expected: Mapping[str, int] | None
    has_blank: bool = False


class Ledger:
    """The rows of one report, in order, with its open groups (country, mission) and the totals checked so far.

    A total is a mapping from what it adds up ("male", "female", "total", or a personnel type, alone or followed
    by " male" or " female") to the printed number.
    """

    def __init__(self, name: str, outer: str = GRAND) -> None:
        self.name = name
        self.rows: list[PrintedRow] = []
        self.recomputed = 0
        self.blanks = 0
        self._outer = outer
        self._open: dict[str, _Group] = {}
        self._opened: Counter[str] = Counter()
        self._closed: Counter[str] = Counter()
        self._places: Counter[int] = Counter()

    def label(self, level: str) -> str:
        """Return the name of the open group of `level`, or nothing."""
        group = self._open.get(level)
        return group.label if group else ""

    def is_empty(self, level: str) -> bool:
        """Say whether the open group of `level` has no row yet."""
        group = self._open.get(level)
        return group is not None and group.start == len(self.rows) and not group.has_blank

    def opened(self, level: str) -> int:
        """Count the groups of `level` opened so far."""
        return self._opened[level]

    def open(self, level: str, label: str, page: int, expected: Mapping[str, int] | None = None) -> None:
        """Start a group. `expected` is its total where the report prints it above the rows."""
        for ended in list(self._open) if level == self._outer else [level]:
            self._settle(ended, page)
        self._open[level] = _Group(label, len(self.rows), expected)
        self._opened[level] += 1

    def rename(self, level: str, label: str) -> None:
        """Give the open group of `level` its full name, once a wrapped second line has been read."""
        self._open[level].label = label

    def next_row(self, page: int) -> int:
        """Number the next line of counts on `page`, from 1."""
        self._places[page] += 1
        return self._places[page]

    def add(self, row: PrintedRow) -> None:
        """Take a row. Raises SourceError when its male and female counts do not add up to its total."""
        if row.male is not None and row.female is not None and row.male + row.female != row.total:
            what = f"{row.male} men and {row.female} women are not the {row.total} persons printed"
            raise SourceError(what, where=f"{self.name}, page {row.page}, row {row.row}", to_do=_TO_DO)
        self.rows.append(row)

    def blank(self) -> None:
        """Note a line with a personnel type but no count: nothing is stated, and nothing is taken."""
        self.blanks += 1
        for group in self._open.values():
            group.has_blank = True

    def close(self, level: str, printed: Mapping[str, int], page: int) -> None:
        """End the open group of `level` and compare its rows with the total printed below them."""
        group = self._open.pop(level, None)
        if group is None:
            raise self.error(f"a total stands where no {level} is open", page)
        self._closed[level] += 1
        self._compare(f"{level} {group.label}", self.rows[group.start :], printed, page)
        if level == self._outer:
            for ended in list(self._open):
                self._settle(ended, page)

    def grand(self, printed: Mapping[str, int], page: int) -> None:
        """Compare all rows with the total of the whole report."""
        for level in list(self._open):
            self._settle(level, page)
        self._closed[GRAND] += 1
        self._compare("whole report", self.rows, printed, page)

    def count(self, printed: int, page: int) -> None:
        """Compare the number of rows with the number of records that the report prints at its end."""
        self.recomputed += 1
        self._closed[GRAND] += 1
        if printed != len(self.rows):
            raise self.error(f"the report counts {printed} records, but {len(self.rows)} were read", page)

    def finish(self, page: int, *, has_grand_total: bool = True) -> None:
        """End the report: each level must have had a total for every group or for none, and the whole its own."""
        for level in list(self._open):
            self._settle(level, page)
        for level, opened in self._opened.items():
            if self._closed[level] not in (0, opened):
                raise self.error(f"{opened} groups by {level} but {self._closed[level]} totals by {level}", page)
        if not self._closed[GRAND if has_grand_total else self._outer]:
            raise self.error("the last total is missing, so nothing proves that the report was read to its end", page)

    def error(self, what: str, page: int) -> SourceError:
        """Build the error that says `what` went wrong after the latest row of `page`."""
        return SourceError(what, where=f"{self.name}, page {page}, after row {self._places[page]}", to_do=_TO_DO)

    def _settle(self, level: str, page: int) -> None:
        group = self._open.pop(level, None)
        if group is None:
            return
        if group.start == len(self.rows) and not group.has_blank:
            raise self.error(f"the {level} '{group.label}' has no rows", page)
        if group.expected is not None:
            self._closed[level] += 1
            self._compare(f"{level} {group.label}", self.rows[group.start :], group.expected, page)

    def _compare(self, group: str, rows: Iterable[PrintedRow], printed: Mapping[str, int], page: int) -> None:
        summed: Counter[str] = Counter()
        for row in rows:
            for key, count in _parts(row):
                summed[key] += count
        for key, number in printed.items():
            self.recomputed += 1
            if summed[key] != number:
                raise self.error(f"{key} of {group}: {number} is printed, but the rows add up to {summed[key]}", page)


def _parts(row: PrintedRow) -> Iterator[tuple[str, int]]:
    yield "total", row.total
    yield row.type, row.total
    if row.male is not None and row.female is not None:
        yield "male", row.male
        yield "female", row.female
        yield f"{row.type} male", row.male
        yield f"{row.type} female", row.female
