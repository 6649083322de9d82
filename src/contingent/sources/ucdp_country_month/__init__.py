"""UCDP deaths summed by country and month: one column a country, one row a month."""

from __future__ import annotations

import datetime

from contingent.errors import SourceError
from contingent.model.month import Month
from contingent.model.statistic import Statistic
from contingent.sources.areas import BY_NAME, party
from contingent.sources.asserting import checked_statistics
from contingent.sources.base import Parsed
from contingent.sources.files import AGAIN, asserting_document, csv_rows, heading

SOURCE = "ucdp_country_month"
TITLE = "UCDP deaths by country and month (GED and candidate events)"
INDICATOR = "conflict_deaths_same_month"
KNOWN_BY = ("Afghanistan", "DR Congo (Zaire)", "Yemen (North Yemen)", "Serbia (Yugoslavia)", "Russia (Soviet Union)")
"""Columns that only UCDP names so."""


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is the table: an unnamed first column, then UCDP's names of countries."""
    found = heading(data)
    return len(found) > 2 and found[0] == "" and len(set(KNOWN_BY) & set(found)) >= 2


def read(data: bytes, name: str) -> Parsed:
    """Read the deaths of each country and month. Zeros are kept: the table says that nobody was counted.

    A last month in which no country has any death is not covered yet, and left out. Raises SourceError.
    """
    document = asserting_document(data, SOURCE, name, TITLE)
    columns = heading(data)
    areas = {at: party(BY_NAME, column, 2020, f"{name}, row 1") for at, column in enumerate(columns) if at}
    listed = csv_rows(data, name, columns)
    months = [(_month(cells[0], f"{name}, row {number}"), number, cells) for number, cells in listed]
    while months and not any(_deaths(cell, f"{name}, row {months[-1][1]}") for cell in months[-1][2][1:]):
        months.pop()
    release = f"to {months[-1][0]}" if months else ""
    figures = [
        Statistic(INDICATOR, area, "", str(month), str(month), _deaths(cells[at], f"{name}, row {number}"),
                  release=release, document=document.sha256[:12], locator="the row of this month")
        for month, number, cells in months
        for at, area in areas.items()
    ]  # fmt: skip
    return Parsed(document, (), 0, statistics=checked_statistics(figures, name))


def _month(cell: str, where: str) -> Month:
    try:
        day = datetime.date.fromisoformat(cell)
    except ValueError:
        day = datetime.date.min
    month = Month.containing(day)
    if day == datetime.date.min or day != month.last_day:
        raise SourceError(f"'{cell}' is not the last day of a month", where=where, to_do=AGAIN)
    return month


def _deaths(cell: str, where: str) -> int:
    if not (cell.isascii() and cell.isdecimal()):
        raise SourceError(f"'{cell}' is not a number of deaths", where=where, to_do=AGAIN)
    return int(cell)
