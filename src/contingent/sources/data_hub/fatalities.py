"""DPPADPOSS-FATALITIES: deaths in missions since 1948, added up at the door. No case leaves this module."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from contingent.model.fatality import FatalityCount
from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.sources.base import Parsed
from contingent.sources.data_hub.documents import describe, last_update
from contingent.sources.data_hub.names import COUNTRY_CODES, country, fatality_words, mission, word
from contingent.sources.data_hub.table import Row, looks_like, read_rows
from contingent.vocabulary.parties import all_parties

CASE = "casualty_id"
COLUMNS = (
    CASE, "incident_date", "mission_acronym", "type_of_casualty", "gender", "casualty_nationality",
    "casualty_personnel_type", "type_of_incident", *COUNTRY_CODES,
)  # fmt: skip
TITLE = "Mission Fatalities (DPPADPOSS-FATALITIES)"
UNDETERMINED = ("", "ZZ [Undetermined]")
"""What the dataset writes for a nationality that is not known."""
_SEXES = ("", "F", "M")


@dataclass(frozen=True, slots=True)
class _Case:
    """A row understood, the person's nationality aside."""

    row: Row
    day: datetime.date
    mission: str
    personnel_type: str
    incident_type: str
    nationality: str

    @property
    def same_but_nationality(self) -> tuple[object, ...]:
        return self.day, self.mission, self.personnel_type, self.incident_type, self.row.text("gender")


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is this dataset, as JSON or CSV."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the dataset and count its cases by month, mission, nationality, type of personnel and type of incident.

    A case that is listed under two nationalities (Montenegro, and Serbia and Montenegro) is counted once, under the
    state that existed on the day, and the month is flagged. Raises SourceError for anything not understood.
    """
    rows = tuple(read_rows(data, name, COLUMNS))
    repeated: Counter[Month] = Counter()
    counts: Counter[tuple[Month, str, str, str, str]] = Counter()
    for case in _once(rows, repeated):
        month = Month.containing(case.day)
        counts[month, case.mission, case.nationality, case.personnel_type, case.incident_type] += 1
    document = describe(data, name, TITLE, "dyad", last_update(rows))
    identifier = document.sha256[:12]
    fatalities = tuple(
        FatalityCount(str(month), where, who, kind, cause, count, identifier)
        for (month, where, who, kind, cause), count in sorted(counts.items())
    )
    flags = tuple(_repeats(month, times) for month, times in sorted(repeated.items()))
    return Parsed(document, (), 0, flags, fatalities)


def _once(rows: tuple[Row, ...], repeated: Counter[Month]) -> Iterator[_Case]:
    cases: dict[str, _Case] = {}
    for row in rows:
        case, identifier = _understood(row), row.text(CASE)
        known = cases.get(identifier)
        if known is not None:
            case = _the_one(known, case)
            repeated[Month.containing(case.day)] += 1
        cases[identifier] = case
    yield from cases.values()


def _understood(row: Row) -> _Case:
    day = row.day("incident_date")
    if day is None or not row.text(CASE):
        raise row.error("a case without its number or its date cannot be counted")
    if row.text("type_of_casualty") != "Fatality" or row.text("gender") not in _SEXES:
        raise row.error(f"'{row.text('type_of_casualty')}' of '{row.text('gender')}' is not a death")
    return _Case(
        row,
        day,
        mission(row, day),
        word(row, "casualty_personnel_type", fatality_words("personnel_type")),
        word(row, "type_of_incident", fatality_words("incident_type")),
        _nationality(row),
    )


def _nationality(row: Row) -> str:
    unknown = row.text("casualty_nationality") in UNDETERMINED and not row.text("isocode3")
    return "" if unknown else country(row, "casualty_nationality")


def _the_one(first: _Case, second: _Case) -> _Case:
    """Return which of two rows of one case gives the state that existed on its day."""
    existing = [
        case
        for case in (first, second)
        if case.nationality and all_parties()[case.nationality].exists_on(case.day)
    ]  # fmt: skip
    if first.same_but_nationality != second.same_but_nationality or len(existing) != 1:
        raise second.row.error(f"the case of row {first.row.number} is given again with other details")
    return existing[0]


def _repeats(month: Month, times: int) -> QualityFlag:
    note = f"{times} deaths are listed under two nationalities; each was counted once"
    return QualityFlag("row_repeated", month, None, None, None, None, None, note)
