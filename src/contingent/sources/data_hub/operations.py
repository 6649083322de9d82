"""DPPADPOSS-PKO and DPPA-POLITICALMISSIONS: lists of missions, compared with the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contingent.model.mission import Mission
from contingent.sources.base import Parsed
from contingent.sources.data_hub.documents import describe, last_update
from contingent.sources.data_hub.table import Row, looks_like, read_rows
from contingent.vocabulary.missions import all_missions, mission_candidates

COLUMNS = (
    "mission_acronym", "mission_name", "lead_department", "mission_isactive", "start_date", "end_date",
    "mission_location", "mission_longitude", "mission_latitude",
)  # fmt: skip
TITLE = "Peacekeeping Operations or Political Missions (DPPADPOSS-PKO, DPPA-POLITICALMISSIONS)"
_YES_OR_NO = ("yes", "no")
_DEGREES = re.compile(r"-?\d{1,3}([.,]\d+)?")


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is one of the two lists, as JSON or CSV."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Check the list. It counts nobody and gives no observations: see `differences`."""
    rows = tuple(_understood(data, name))
    return Parsed(describe(data, name, TITLE, "mission", last_update(rows)), (), recomputed=0)


def differences(data: bytes, name: str) -> list[str]:
    """Return in words where the list and the vocabulary differ: missions, starts, ends, whether one goes on.

    A first day of a month stands for its month in these lists, and is compared as such. Raises SourceError.
    """
    return sorted(said for row in _understood(data, name) for said in _compared(row))


def _understood(data: bytes, name: str) -> Iterator[Row]:
    seen: set[str] = set()
    for row in read_rows(data, name, COLUMNS):
        acronym = row.text("mission_acronym")
        if not acronym or acronym in seen:
            raise row.error(f"the mission '{acronym}' is given twice" if acronym else "the mission has no acronym")
        seen.add(acronym)
        if row.text("mission_isactive").lower() not in _YES_OR_NO:
            raise row.error(f"'{row.cells['mission_isactive']}' in column mission_isactive is neither Yes nor No")
        for column in ("mission_longitude", "mission_latitude"):
            _check_degrees(row, column)
        row.day("start_date"), row.day("end_date")
        yield row


def _check_degrees(row: Row, column: str) -> None:
    cell = row.cells[column]
    fits = cell in (None, "") or (isinstance(cell, str) and _DEGREES.fullmatch(cell.strip()))
    if not fits and not isinstance(cell, float):
        raise row.error(f"'{cell}' in column {column} is not a number of degrees")


def _compared(row: Row) -> Iterator[str]:
    acronym = row.text("mission_acronym")
    found = mission_candidates(acronym)
    if len(found) != 1:
        known = f"it stands for {', '.join(found)}" if found else "the vocabulary does not know it"
        yield f"{acronym} ({row.text('mission_name')}): {known}"
        return
    mission = all_missions()[found[0]]
    for column, known_day in (("start_date", mission.start), ("end_date", mission.end)):
        said = _day_words(row, column)
        if not _agree(said, known_day):
            yield f"{acronym}: {column} is {said or 'not given'}, in the vocabulary {known_day or 'open'}"
    yield from _whether_active(row, acronym, mission)


def _day_words(row: Row, column: str) -> str:
    day = row.day(column)
    if day is None:
        return ""
    return f"{day:%Y-%m}" if day.day == 1 else day.isoformat()


def _agree(said: str, known: str | None) -> bool:
    length = min(len(said), len(known or ""))
    return said[:length] == (known or "")[:length] if said and known else not said and not known


def _whether_active(row: Row, acronym: str, mission: Mission) -> Iterator[str]:
    active = row.text("mission_isactive").lower() == "yes"
    updated = row.day("last_update") if "last_update" in row.cells else None
    if active and mission.end is not None and (updated is None or mission.end < updated.isoformat()):
        yield f"{acronym}: mission_isactive is Yes, in the vocabulary it ended {mission.end}"
    if not active and mission.end is None:
        yield f"{acronym}: mission_isactive is No, in the vocabulary it goes on"
