"""The Data Hub's flat lists of rows, as JSON or CSV: every column known, every cell of the type it must have."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from contingent.errors import SourceError

Cell = str | int | float | None

AGAIN = "compare it with the publisher's copy; if upstream changed its layout, report the new layout as a bug"
CUT_OFF = "download it again: it was cut off or damaged on the way"
SHARED_COLUMNS = ("id", "last_update")
"""Columns that any dataset may have besides its own: a row number, and the day it was last updated."""

_ALIKE = 0.6
_DAY = 86_400_000
_EPOCH = datetime.date(1970, 1, 1)
_WHOLE = re.compile(r"\d{1,9}(\.0)?", re.ASCII)
_TAG = re.compile(r"#[a-z]+(\s*\+[a-z0-9_]+)*")
_FIRST = 65_536
_PLAIN = frozenset({str, int, float, bool, type(None)})


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the file's name, the row's number (of a CSV the line, its heading being line 1), its cells.

    `typed` is true for JSON, where a number must be a number and a date is in milliseconds since 1970.
    """

    file: str
    number: int
    cells: Mapping[str, Cell]
    typed: bool

    def text(self, column: str) -> str:
        """Return the words of a cell without blanks around them, empty where there are none."""
        cell = self.cells[column]
        if cell is None:
            return ""
        if not isinstance(cell, str):
            raise self.error(f"'{cell}' in column {column} is not a text")
        return cell.strip()

    def whole(self, column: str) -> int:
        """Return the whole number, zero or more, that a cell gives (250.0 is 250). Raises SourceError."""
        number = self.code(column)
        if number is None:
            raise self.error(f"column {column} is empty")
        return number

    def code(self, column: str) -> int | None:
        """Return the whole number of a cell, or None where it is empty. Raises SourceError for anything else."""
        cell = self.cells[column]
        if cell is None or (cell == "" and not self.typed):
            return None
        if self.typed:
            fits = isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < 10**9
            fits = fits and cell == int(cell)
        else:
            fits = _WHOLE.fullmatch(str(cell)) is not None
        if not fits:
            raise self.error(f"'{cell}' in column {column} is not a whole number of zero or more")
        return int(float(cell))

    def day(self, column: str) -> datetime.date | None:
        """Return the day a cell names, or None where it is empty. Raises SourceError for anything else."""
        cell = self.cells[column]
        if cell is None or cell == "":
            return None
        found = _day_of_milliseconds(cell) if self.typed else _day_of_words(str(cell))
        if found is None:
            raise self.error(f"'{cell}' in column {column} is not a day")
        return found

    def error(self, what: str, to_do: str = AGAIN) -> SourceError:
        """Build the error that says `what` is wrong with this row."""
        return SourceError(what, where=f"{self.file}, row {self.number}", to_do=to_do)


@lru_cache(maxsize=4096, typed=True)
def _day_of_milliseconds(cell: object) -> datetime.date | None:
    if isinstance(cell, bool) or not isinstance(cell, int | float) or cell % _DAY:
        return None
    try:
        return _EPOCH + datetime.timedelta(days=int(cell) // _DAY)
    except OverflowError:
        return None


@lru_cache(maxsize=4096)
def _day_of_words(cell: str) -> datetime.date | None:
    """Read YYYY-MM-DD, or the 31-Jan-21 of the exports of 2021."""
    for form in ("%Y-%m-%d", "%d-%b-%y"):
        try:
            return datetime.datetime.strptime(cell, form).date()
        except ValueError:
            continue
    return None


def looks_like(data: bytes, columns: Sequence[str]) -> bool:
    """Say whether the first row shares most of `columns`: enough to know the dataset by, even when it is damaged."""
    found = _first_columns(data[:_FIRST].decode("utf-8-sig", "replace")) - set(SHARED_COLUMNS)
    wanted = set(columns)
    return bool(found) and len(found & wanted) / len(found | wanted) > _ALIKE


def _first_columns(text: str) -> set[str]:
    start = text.find("{")
    try:
        if text.lstrip()[:1] == "[" and start >= 0:
            first, _ = json.JSONDecoder().raw_decode(text, start)
            return {name.lower() for name in first}
        return {name.strip().lower() for name in next(csv.reader(io.StringIO(text)), [])}
    except (ValueError, csv.Error):
        return set()


def read_rows(data: bytes, name: str, columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of the dataset in file `name`: JSON where it starts with a bracket, otherwise CSV.

    Its columns must be `columns`, in any order and any case, with or without SHARED_COLUMNS; a row of HXL tags below
    the heading of a CSV is checked and left out. Raises SourceError for whatever else is met.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"the file is no text in UTF-8 ({error})", where=name, to_do=CUT_OFF) from error
    rows = _json_rows(text, name) if text.lstrip()[:1] == "[" else _csv_rows(text, name)
    first = next(rows, None)
    if first is None:
        raise SourceError("the file has no rows", where=name, to_do=CUT_OFF)
    _check_columns(first, columns)
    expected = first.cells.keys()
    for row in chain([first], rows):
        if row.cells.keys() != expected:
            odd = sorted(row.cells.keys() ^ expected)[0]
            raise row.error(f"column '{odd}' is in some rows and not in others")
        yield row


def _json_rows(text: str, name: str) -> Iterator[Row]:
    try:
        listed: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"the file is no whole JSON list ({error})", where=name, to_do=CUT_OFF) from error
    for number, cells in enumerate(listed, 1):
        if not isinstance(cells, dict) or not _PLAIN.issuperset(map(type, cells.values())):
            raise SourceError("this is not a flat row of values", where=f"{name}, row {number}", to_do=AGAIN)
        lowered = cells if all(map(str.islower, cells)) else {name.lower(): cell for name, cell in cells.items()}
        yield Row(name, number, lowered, typed=True)


def _csv_rows(text: str, name: str) -> Iterator[Row]:
    if not text.endswith("\n"):
        raise SourceError("the file ends in the middle of a line", where=name, to_do=CUT_OFF)
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        heading = [column.strip().lower() for column in next(lines, [])]
        for cells in lines:
            where = f"{name}, row {lines.line_num}"
            if cells and len(cells) != len(heading):
                raise SourceError(f"the row has {len(cells)} cells, not {len(heading)}", where=where, to_do=AGAIN)
            if cells and not _is_tag_row(cells, where):
                yield Row(name, lines.line_num, dict(zip(heading, cells, strict=True)), typed=False)
    except csv.Error as error:
        what = f"the file is no comma-separated table ({error})"
        raise SourceError(what, where=f"{name}, row {lines.line_num}", to_do=CUT_OFF) from error


def _is_tag_row(cells: Iterable[str], where: str) -> bool:
    """Say whether the row holds HXL tags, as the Humanitarian Data Exchange puts below a heading."""
    given = [cell.strip() for cell in cells if cell.strip()]
    if not given or not given[0].startswith("#"):
        return False
    odd = next((cell for cell in given if not _TAG.fullmatch(cell)), None)
    if odd is not None:
        raise SourceError(f"'{odd}' in a row of HXL tags is not a tag", where=where, to_do=AGAIN)
    return True


def _check_columns(row: Row, columns: Sequence[str]) -> None:
    missing = [column for column in columns if column not in row.cells]
    new = [column for column in row.cells if column not in (*columns, *SHARED_COLUMNS)]
    where = f"{row.file}, {f'row {row.number}' if row.typed else 'row 1'}"
    if missing:
        raise SourceError(f"column '{missing[0]}' is missing", where=where, to_do=AGAIN)
    if new:
        raise SourceError(f"column '{new[0]}' is new", where=where, to_do=AGAIN)
