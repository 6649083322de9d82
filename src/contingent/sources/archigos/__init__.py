"""Archigos: how long leaders had been in office, and who came in by irregular means. No names are kept."""

from __future__ import annotations

import datetime
from collections import Counter

from contingent.errors import SourceError
from contingent.model.statistic import Statistic
from contingent.sources.areas import party
from contingent.sources.asserting import checked_statistics
from contingent.sources.base import Parsed
from contingent.sources.files import AGAIN, asserting_document, looks_like, named_rows

SOURCE = "archigos"
COLUMNS = (
    "obsid", "gwcode", "leadid", "leader", "yrborn", "gender", "startdate", "enddate", "entry", "exit", "exitcode",
)  # fmt: skip
FIRST_YEAR = 1990
ENTRIES = ("Regular", "Irregular", "Foreign Imposition", "Unknown")
DAYS_A_YEAR = 365.25


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is the table of leaders."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the years in office of the leader at each year's end, and irregular entries by year.

    Raises SourceError for a date, code or kind of entry that is not understood.
    """
    document = asserting_document(data, SOURCE, name, "Archigos: time in office and irregular entries")
    identifier = document.sha256[:12]
    office: dict[tuple[str, int], tuple[float, str]] = {}
    irregular: Counter[tuple[str, int]] = Counter()
    last = 0
    for number, row in named_rows(data, name, COLUMNS):
        where = f"{name}, row {number}"
        start, end = _day(row["startdate"], where), _day(row["enddate"], where)
        if row["entry"] not in ENTRIES:
            raise SourceError(f"'{row['entry']}' is no known kind of entry", where=where, to_do=AGAIN)
        last = max(last, end.year)
        area = party("gw", row["gwcode"], max(start.year, FIRST_YEAR), where)
        if row["entry"] == "Irregular" and start.year >= FIRST_YEAR:
            irregular[area, start.year] += 1
        for year in range(max(start.year, FIRST_YEAR), end.year + 1):
            day = datetime.date(year, 12, 31)
            if start <= day <= end:
                office[area, year] = (day - start).days / DAYS_A_YEAR, f"row {number}"
    release = f"to {last}"
    figures = [
        Statistic("years_in_office", area, "", "", f"{year}-12-31", round(years, 2),
                  release=release, document=identifier, locator=locator)
        for (area, year), (years, locator) in sorted(office.items())
    ]  # fmt: skip
    figures += [
        Statistic("irregular_entry", area, "", str(year), str(year), count,
                  release=release, document=identifier, locator="rows of this state that start in this year")
        for (area, year), count in sorted(irregular.items())
    ]  # fmt: skip
    return Parsed(document, (), 0, statistics=checked_statistics(figures, name))


def _day(cell: str, where: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(cell)
    except ValueError:
        raise SourceError(f"'{cell}' is not a day", where=where, to_do=AGAIN) from None
