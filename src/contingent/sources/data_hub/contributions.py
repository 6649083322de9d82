"""DPO-UCHISTORICAL: contributions by month, contributor, mission, personnel type and sex, since 2010."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from contingent.errors import SourceError
from contingent.model.month import Month
from contingent.model.observation import Observation
from contingent.sources.base import Parsed
from contingent.sources.data_hub.documents import describe, last_update
from contingent.sources.data_hub.names import COUNTRY_CODES, country, mission, personnel_types, word
from contingent.sources.data_hub.table import AGAIN, Row, looks_like, read_rows

ID = "contribution_id"
WOMEN, MEN = "female_personnel", "male_personnel"
COLUMNS = (
    ID, *COUNTRY_CODES, "contributing_country", "mission_acronym", "personnel_type", WOMEN, MEN, "last_reporting_date",
)  # fmt: skip
_WORDS = ("contributing_country", "mission_acronym", "personnel_type")
TITLE = "Historical Uniformed Personnel Contribution (DPO-UCHISTORICAL)"

STAFF_SPLIT = Month.of(2017, 5)
"""Since this month the United Nations counts staff officers apart from troops."""
_MOST_REPEATED = 0.5


@dataclass(frozen=True, slots=True)
class Contribution:
    """A row understood, its personnel type as printed still. `women` and `men` are persons on the month's last day."""

    row: Row
    month: Month
    contributor: str
    mission: str
    personnel_type: str
    women: int
    men: int

    @property
    def cell(self) -> tuple[str, str, str]:
        """What a row of its month counts: contributor, mission and personnel type."""
        return self.contributor, self.mission, self.personnel_type


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is this dataset, as JSON or CSV, from the Data Hub or a republication."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read all months of the dataset: each row gives one observation of women and one of men, zeros included.

    Raises SourceError for anything not understood: an identifier or a month given twice, a name or type that is not
    known, a date that ends no month, an empty count.
    """
    rows = tuple(_understood(data, name))
    observations: list[Observation] = []
    by_month: dict[Month, list[Contribution]] = defaultdict(list)
    for row in rows:
        by_month[row.month].append(row)
    for month, of_month in sorted(by_month.items()):
        _refuse_repeated_month(month, of_month, name)
        troops = _troops(month, of_month, name)
        for row in of_month:
            observations.extend(_observations(row, troops))
    document = describe(data, name, TITLE, "dyad", last_update(row.row for row in rows))
    latest = max(rows, key=lambda row: row.month)
    if document.published is not None and document.published < latest.month.last_day:
        raise latest.row.error(f"the row is about {latest.month}, and the last update was on {document.published}")
    return Parsed(document, tuple(observations), recomputed=0)


def _understood(data: bytes, name: str) -> Iterator[Contribution]:
    first: dict[int, Row] = {}
    for row in read_rows(data, name, COLUMNS):
        identifier = row.whole(ID)
        known = first.setdefault(identifier, row)
        if known is not row:
            raise row.error(f"{ID} {identifier} is given twice, first in row {known.number}")
        month = month_of(row)
        yield Contribution(
            row,
            month,
            country(row, "contributing_country"),
            mission(row, _last_day(month)),
            word(row, "personnel_type", personnel_types()),
            row.whole(WOMEN),
            row.whole(MEN),
        )


def month_of(row: Row, column: str = "last_reporting_date") -> Month:
    """Return the month that a row is about. Raises SourceError for a day that ends no month."""
    day = row.day(column)
    month = _month_ending(day) if day is not None else None
    if month is None:
        raise row.error(f"'{row.cells[column]}' in column {column} is not the last day of a month")
    return month


@cache
def _last_day(month: Month) -> datetime.date:
    return month.last_day


@cache
def _month_ending(day: datetime.date) -> Month | None:
    month = Month.containing(day)
    return month if day == month.last_day else None


def _refuse_repeated_month(month: Month, rows: Sequence[Contribution], name: str) -> None:
    """Refuse a month whose rows stand in the file twice. A few rows printed twice are for the record to flag."""
    times = Counter(row.cell for row in rows)
    repeated = [cell for cell, count in times.items() if count > 1]
    if len(repeated) > _MOST_REPEATED * len(times):
        row = next(row for row in reversed(rows) if row.cell in repeated)
        what = f"{month} stands in the file twice: {len(repeated):,} of its {len(times):,} counts are given again"
        raise SourceError(what, where=f"{name}, row {row.row.number}", to_do=AGAIN)


def _troops(month: Month, rows: Sequence[Contribution], name: str) -> str:
    """Return what "Troops" counts in a month: with staff officers where the month has none of their own."""
    if any(row.personnel_type == "staff" for row in rows):
        return "troops"
    if month >= STAFF_SPLIT and any(row.personnel_type == "troops" for row in rows):
        raise SourceError(
            f"{month} gives troops and no staff officers, which are counted apart since {STAFF_SPLIT}",
            where=f"{name}, row {rows[0].row.number}",
            to_do="compare with the publisher's copy: troops with and without staff officers must not be mixed up",
        )
    return "troops_staff"


def _observations(row: Contribution, troops: str) -> Iterator[Observation]:
    kind = troops if row.personnel_type == "troops" else row.personnel_type
    locator = f"{ID} {row.row.whole(ID)}"
    words = [row.row.text(column) for column in _WORDS]
    yield Observation(row.month, row.contributor, row.mission, kind, "f", row.women, locator, *words)
    yield Observation(row.month, row.contributor, row.mission, kind, "m", row.men, locator, *words)
