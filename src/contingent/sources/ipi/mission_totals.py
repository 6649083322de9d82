"""IPI's mission totals: all contributors together, by troops, police and observers."""

from __future__ import annotations

from collections.abc import Iterator

from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS, Observation
from contingent.sources.base import Parsed
from contingent.sources.ipi.documents import describe, types
from contingent.sources.ipi.table import Row, looks_like, read_rows

TYPES = {"Troops": "troops_staff", "Police": "police", "Observers": "experts"}
"""IPI's columns and the personnel types they count since August 1992; see `documents.types` for the months before."""
_GROUPS = ("NAM", "G77", "AU", "Arab League", "OIC", "CIS", "G20", "EU")
COLUMNS = (
    "Date",
    "Mission",
    "Country of Mission",
    "Country of Mission ISO-3",
    *(f"Mission {field}" for field in ("HQ", "HQ Longitude", "HQ Latitude", "Continent", "Region")),
    *(f"Mission - {group}" for group in _GROUPS),
    "Number of Contributors",
    *TYPES,
    "Total",
)


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is IPI's table of missions by month."""
    return name.endswith(".csv") and looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the table, adding up Troops + Police + Observers = Total in every row.

    Raises SourceError where a total does not add up or a mission has two rows for one month.
    """
    observations: list[Observation] = []
    seen: set[tuple[str, Month]] = set()
    for row in read_rows(data, name, COLUMNS):
        month = row.month()
        mission = row.mission(row.cells["Mission"], month)
        if (mission, month) in seen:
            raise row.error(f"{mission} has two rows for {month}")
        seen.add((mission, month))
        _recompute(row)
        observations.extend(_counts(row, mission, month))
    document = describe(data, name, "Totals by mission and month", "mission")
    return Parsed(document, tuple(observations), recomputed=len(seen))


def _recompute(row: Row) -> None:
    parts = sum(row.count(column) or 0 for column in TYPES)
    if parts != row.count("Total"):
        raise row.error(f"Total {row.cells['Total']} is printed, but {' + '.join(TYPES)} is {parts}")


def _counts(row: Row, mission: str, month: Month) -> Iterator[Observation]:
    for column, personnel_type in types(TYPES, month).items():
        count = row.count(column)
        if count is not None:
            words = (row.locator, "", row.cells["Mission"], column)
            yield Observation(month, ALL_CONTRIBUTORS, mission, personnel_type, "unknown", count, *words)
