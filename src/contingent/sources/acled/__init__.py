"""ACLED's events as a user downloads them with an own account: counted by country and month, never kept."""

from __future__ import annotations

import datetime

from contingent.errors import SourceError
from contingent.sources.areas import party
from contingent.sources.asserting import checked_statistics
from contingent.sources.base import Parsed
from contingent.sources.files import AGAIN, asserting_document, heading, named_rows
from contingent.sources.tally import Tally

SOURCE = "acled"
TITLE = "ACLED political violence, by country and month"
NEEDED = ("event_id_cnty", "event_date", "event_type", "country", "fatalities")
VIOLENCE = ("Battles", "Explosions/Remote violence", "Violence against civilians")
OTHERS = ("Protests", "Riots", "Strategic developments")
"""Types of events; only violence is counted."""


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is a download of events."""
    return set(NEEDED) <= set(heading(data))


def read(data: bytes, name: str) -> Parsed:
    """Count events of political violence and their fatalities by country and month; no row is kept.

    Raises SourceError for an unknown type, country or date, and for an event listed twice.
    """
    document = asserting_document(data, SOURCE, name, TITLE)
    tally, seen, columns = Tally(), set(), heading(data)
    for number, row in named_rows(data, name, columns):
        where = f"{name}, row {number}"
        if row["event_id_cnty"] in seen:
            raise SourceError(f"event {row['event_id_cnty']} is listed twice", where=where, to_do=AGAIN)
        seen.add(row["event_id_cnty"])
        if row["event_type"] not in (*VIOLENCE, *OTHERS):
            raise SourceError(f"'{row['event_type']}' is no known type of event", where=where, to_do=AGAIN)
        if not (row["fatalities"].isascii() and row["fatalities"].isdecimal()):
            raise SourceError(f"'{row['fatalities']}' is not a number of fatalities", where=where, to_do=AGAIN)
        if row["event_type"] in VIOLENCE:
            day = _day(row["event_date"], where)
            area = party("name", row["country"], day.year, where)
            tally.add("acled_events", area, f"{day:%Y-%m}", 1)
            tally.add("acled_fatalities", area, f"{day:%Y-%m}", int(row["fatalities"]))
    return Parsed(document, (), 0, statistics=checked_statistics(tally.statistics(document.sha256[:12]), name))


def _day(cell: str, where: str) -> datetime.date:
    """Read `2020-11-06`, or the `06 November 2020` of the export tool."""
    for form in ("%Y-%m-%d", "%d %B %Y"):
        try:
            return datetime.datetime.strptime(cell, form).date()
        except ValueError:
            continue
    raise SourceError(f"'{cell}' is not a day", where=where, to_do=AGAIN)
