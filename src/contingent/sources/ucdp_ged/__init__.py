"""UCDP's georeferenced events: the yearly or monthly file (CSV), or pages of the API (JSON)."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Any

from contingent.errors import SourceError
from contingent.sources.areas import party
from contingent.sources.asserting import checked_statistics
from contingent.sources.base import Parsed
from contingent.sources.files import AGAIN, CUT_OFF, asserting_document, beginning, heading, named_rows, text_of
from contingent.sources.tally import Tally

SOURCE = "ucdp_ged"
TITLE = "UCDP Georeferenced Event Dataset, by country and month"
NEEDED = ("id", "type_of_violence", "country_id", "date_start", "date_end", "deaths_civilians", "best", "high", "low")
TYPES = {"1": "state_based", "2": "non_state", "3": "one_sided"}
PAGE_KEYS = ("TotalCount", "TotalPages", "Result")


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is the file of events or a page of the API."""
    first = beginning(data)
    if first.lstrip()[:1] == "{":
        return all(f'"{key}"' in first for key in (*PAGE_KEYS, "type_of_violence"))
    return set(NEEDED) <= set(heading(data))


def read(data: bytes, name: str) -> Parsed:
    """Count events and deaths by country, month and type; nothing of a single event is kept.

    An event that goes over several months counts in the one in which it ended. Raises SourceError for a country, type,
    date or number that is not understood, and for an event listed twice.
    """
    document = asserting_document(data, SOURCE, name, TITLE)
    tally, seen = Tally(), set()
    for number, row in _rows(data, name):
        where = f"{name}, row {number}"
        if row["id"] in seen:
            raise SourceError(f"event {row['id']} is listed twice", where=where, to_do=AGAIN)
        seen.add(row["id"])
        _count(tally, row, where)
    return Parsed(document, (), 0, statistics=checked_statistics(tally.statistics(document.sha256[:12]), name))


def _count(tally: Tally, row: Mapping[str, Any], where: str) -> None:
    kind = TYPES.get(str(row["type_of_violence"]))
    if kind is None:
        raise SourceError(f"'{row['type_of_violence']}' is no type of violence", where=where, to_do=AGAIN)
    end = _day(row["date_end"], where)
    if _day(row["date_start"], where) > end:
        raise SourceError("the event ends before it starts", where=where, to_do=AGAIN)
    area, month = party("gw", str(row["country_id"]), end.year, where), f"{end:%Y-%m}"
    counted = ("best", "low", "high", "deaths_civilians")
    best, low, high, civilians = (_whole(row[name], name, where) for name in counted)
    for suffix in ("", f"_{kind}"):
        tally.add(f"conflict_events{suffix}", area, month, 1)
        tally.add(f"conflict_deaths{suffix}", area, month, best, (low, high))
    tally.add("conflict_deaths_civilians", area, month, civilians)


def _rows(data: bytes, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if beginning(data).lstrip()[:1] != "{":
        columns = heading(data)
        yield from named_rows(data, name, columns)
        return
    try:
        page = json.loads(text_of(data, name))
        listed = page["Result"]
    except (ValueError, KeyError, RecursionError) as error:
        raise SourceError(f"the file is no whole page of the API ({error})", where=name, to_do=CUT_OFF) from error
    for number, item in enumerate(listed, 1):
        if not isinstance(item, dict) or not set(NEEDED) <= item.keys():
            raise SourceError("the event lacks a field", where=f"{name}, item {number}", to_do=AGAIN)
        yield number, item


def _day(cell: object, where: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(str(cell)[:10])
    except ValueError:
        raise SourceError(f"'{cell}' is not a day", where=where, to_do=AGAIN) from None


def _whole(cell: object, column: str, where: str) -> int:
    try:
        value = float(str(cell))
        if value >= 0 and value == int(value):
            return int(value)
    except ValueError:
        pass
    raise SourceError(f"'{cell}' in column {column} is not a number of deaths", where=where, to_do=AGAIN)
