"""What UNHCR's tables have in common: a year, a country of origin and a country of asylum, and counts of people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from contingent.errors import SourceError
from contingent.model.statistic import Statistic
from contingent.sources.areas import BY_NAME, party
from contingent.sources.files import AGAIN, CUT_OFF, beginning, csv_rows, looks_like, text_of

SOURCE = "unhcr"
PAIR = ("year", "coo_name", "coo", "coo_iso", "coa_name", "coa", "coa_iso")
"""The columns every table begins with: origin (coo) and asylum (coa) by name, UNHCR's own code and ISO3."""
LOCATOR = "the row of this year, coa_iso and coo_iso"
"""Where a figure stands: year, host and origin name its row, as a table has one row for each."""
TOGETHER = "-"
"""What the API writes where it adds up all countries of origin, or of asylum."""
NO_COUNTRY = {"UNK": "Unknown", "UKN": "Unknown", "XXA": "Stateless", "STA": "Stateless", "TIB": "Tibetan"}
"""ISO3 cells that are no codes of countries, and the names that the tables print for them."""
API_ONLY = ("coo_id", "coa_id")
PAGE_KEYS = frozenset({"page", "short-url", "maxPages", "total", "items"})


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: its number, year, host and origin (empty: all together), and the cells that are not of the pair."""

    file: str
    number: int
    year: int
    host: str
    origin: str
    cells: Sequence[Any]

    def count(self, at: int, column: str) -> int | None:
        """Return the people that a cell counts, None where it is empty or a dash. Raises SourceError otherwise."""
        found = _count(self.cells[at])
        if found == -1:
            raise self.error(f"'{self.cells[at]}' in column {column} is not a count of people")
        return found

    def statistic(self, indicator: str, value: float, release: str, document: str, *, flow: bool) -> Statistic:
        """Return a figure of this row: of a flow for the whole year, of a stock at its end."""
        start, end = (str(self.year), str(self.year)) if flow else ("", f"{self.year}-12-31")
        return Statistic(
            indicator, self.host, self.origin, start, end, value,
            release=release, document=document, locator=LOCATOR,
        )  # fmt: skip

    def error(self, what: str) -> SourceError:
        """Build the error that says `what` is wrong with this row."""
        return SourceError(what, where=f"{self.file}, row {self.number}", to_do=AGAIN)


@lru_cache(maxsize=4096, typed=True)
def _count(cell: object) -> int | None:
    if cell is None or cell in ("", TOGETHER):
        return None
    if isinstance(cell, str) and cell.isascii() and cell.isdecimal() and len(cell) < 10:
        return int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool) and 0 <= cell < 10**9:
        return cell
    return -1


def is_table(data: bytes, columns: Sequence[str]) -> bool:
    """Say whether a file is the table of `columns`: as CSV, or as a page of the API in JSON."""
    if beginning(data).lstrip()[:1] != "{":
        return looks_like(data, (*PAIR, *columns))
    first = beginning(data)
    return '"coo_iso"' in first and all(f'"{column}"' in first for column in columns)


def pairs(data: bytes, name: str, columns: Sequence[str]) -> Iterator[Pair]:
    """Yield the rows of a table. Raises SourceError for whatever is not understood."""
    known: dict[str, str] = {}

    def area(iso3: str, where: str) -> str:
        if iso3 not in known:
            known[iso3] = _area(iso3, where)
        return known[iso3]

    for number, cells in _rows(data, name, columns):
        where = f"{name}, row {number}"
        year, origin, host = str(cells[0]), cells[3], cells[6]
        if not (year.isascii() and year.isdecimal() and len(year) == 4):
            raise SourceError(f"'{year}' in column year is not a year", where=where, to_do=AGAIN)
        sides = area(host, where), area(origin, where)
        yield Pair(name, number, int(year), *sides, cells[7:])


def _area(iso3: str, where: str) -> str:
    """Return the party of a side; empty for all together. Raises SourceError."""
    if iso3 == TOGETHER:
        return ""
    return party(BY_NAME if iso3 in NO_COUNTRY else "iso3", NO_COUNTRY.get(iso3, iso3), 2000, where)


def _rows(data: bytes, name: str, columns: Sequence[str]) -> Iterator[tuple[int, Sequence[Any]]]:
    wanted = (*PAIR, *columns)
    if beginning(data).lstrip()[:1] != "{":
        yield from csv_rows(data, name, wanted)
        return
    for number, item in enumerate(_items(data, name), 1):
        if not isinstance(item, dict) or not set(wanted) <= item.keys() <= {*wanted, *API_ONLY}:
            odd = sorted(set(wanted) ^ (set(item) - set(API_ONLY))) if isinstance(item, Mapping) else ["no object"]
            raise SourceError(f"the item's keys differ in '{odd[0]}'", where=f"{name}, item {number}", to_do=AGAIN)
        yield number, [item[column] for column in wanted]


def _items(data: bytes, name: str) -> list[Any]:
    """Return the items of one page of the API, which must be a whole page."""
    try:
        page = json.loads(text_of(data, name))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"the file is no whole JSON object ({error})", where=name, to_do=CUT_OFF) from error
    odd = sorted(page.keys() - PAGE_KEYS)
    if odd or not isinstance(page.get("items"), list):
        what = f"key '{odd[0]}' is new" if odd else "the page has no list of items"
        raise SourceError(what, where=name, to_do=AGAIN)
    return list(page["items"])
