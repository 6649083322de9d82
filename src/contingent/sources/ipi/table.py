"""Reading IPI's comma-separated tables strictly: every column known, every cell a count, every date a month end."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from contingent.errors import SourceError, UnknownNameError
from contingent.model.month import Month
from contingent.vocabulary import printed

NOT_STATED = "NA"
"""What IPI writes where it has no figure. It is no observation, and not zero."""

DAY_BEFORE_THE_LAST = frozenset({"2002-08-30", "2003-03-30"})
"""Two months that IPI dates one day short of their end, in every table."""

_contributor = lru_cache(maxsize=None)(printed.contributor)
_mission = lru_cache(maxsize=None)(printed.mission)
_ALIKE = 0.6
_LONGEST_COUNT = 6
_AGAIN = "compare it with the publisher's file; if upstream changed its layout, report the new layout as a bug"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the file's name, the line it stands on (the heading is line 1) and its cells."""

    file: str
    line: int
    cells: Mapping[str, str]

    @property
    def locator(self) -> str:
        """Where the row stands, as observations say it."""
        return f"row {self.line}"

    def month(self, column: str = "Date") -> Month:
        """Return the month whose end the cell names. Raises SourceError for a day that ends no month."""
        month = month_ending(self.cells[column])
        if month is None:
            raise self.error(f"'{self.cells[column]}' in column {column} is not the last day of a month")
        return month

    def count(self, column: str) -> int | None:
        """Return the persons the cell counts, or None where it says NA. Raises SourceError for anything else."""
        try:
            return _persons(self.cells[column])
        except ValueError:
            raise self.error(f"'{self.cells[column]}' in column {column} is not a count of people") from None

    def contributor(self, name: str, month: Month) -> str:
        """Return the party id of a contributor. Raises SourceError for a name the vocabulary does not have."""
        return self._known(_contributor, name, month)

    def mission(self, name: str, month: Month) -> str:
        """Return the id of a mission. Raises SourceError for a name the vocabulary does not have."""
        return self._known(_mission, name, month)

    def error(self, what: str, to_do: str = _AGAIN) -> SourceError:
        """Build the error that says `what` is wrong with this row."""
        return SourceError(what, where=f"{self.file}, {self.locator}", to_do=to_do)

    def _known(self, name_of: Callable[[str, Month], str], name: str, month: Month) -> str:
        try:
            return name_of(name, month)
        except UnknownNameError as error:
            where = f"{self.file}, {self.locator}"
            raise SourceError(error.what, where=where, to_do=f"add the spelling as an alias; {error.to_do}") from error


@lru_cache(maxsize=16384)
def _persons(text: str) -> int | None:
    if text == NOT_STATED:
        return None
    if not (text.isdecimal() and text.isascii() and len(text) <= _LONGEST_COUNT):
        raise ValueError(text)
    return int(text)


@lru_cache(maxsize=1024)
def month_ending(day: str) -> Month | None:
    """Return the month that ends on `day` (YYYY-MM-DD), or None where none does.

    IPI ends February on the 28th in some leap years, and two other months a day early.
    """
    try:
        date = datetime.date.fromisoformat(day)
    except ValueError:
        return None
    month = Month.containing(date)
    ends = date == month.last_day or (date.month, date.day) == (2, 28) or day in DAY_BEFORE_THE_LAST
    return month if ends and day == date.isoformat() else None


def looks_like(data: bytes, columns: Sequence[str]) -> bool:
    """Say whether the heading shares most of `columns`: enough to know the table by, even when it is damaged."""
    try:
        heading = set(next(csv.reader(io.StringIO(data[:4096].decode("utf-8-sig", "replace")))))
    except (StopIteration, csv.Error):
        return False
    return len(heading & set(columns)) / len(heading | set(columns)) > _ALIKE


def read_rows(data: bytes, name: str, columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of the table in file `name`, whose heading must be exactly `columns`.

    Raises SourceError for another heading, a row of another length, bytes that are not UTF-8, or a last line that
    is not ended: all of IPI's files end theirs, so that the file was cut off.
    """
    if not data.endswith(b"\n"):
        raise SourceError("the file ends in the middle of a line", where=name, to_do="download or copy it again")
    try:
        lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        _check_heading(next(lines, []), columns, name)
        for cells in lines:
            if len(cells) != len(columns):
                what = f"the row has {len(cells)} cells, not {len(columns)}"
                raise SourceError(what, where=f"{name}, row {lines.line_num}", to_do=_AGAIN)
            yield Row(name, lines.line_num, dict(zip(columns, cells, strict=True)))
    except (UnicodeDecodeError, csv.Error) as error:
        what = f"the file is no comma-separated table in UTF-8 ({error})"
        raise SourceError(what, where=name, to_do=_AGAIN) from error


def _check_heading(found: Sequence[str], columns: Sequence[str], name: str) -> None:
    missing = [column for column in columns if column not in found]
    new = [column for column in found if column not in columns]
    if missing:
        raise SourceError(f"column '{missing[0]}' is missing", where=f"{name}, row 1", to_do=_AGAIN)
    if new:
        raise SourceError(f"column '{new[0]}' is new", where=f"{name}, row 1", to_do=_AGAIN)
    if list(found) != list(columns):
        raise SourceError("the columns stand in another order", where=f"{name}, row 1", to_do=_AGAIN)
