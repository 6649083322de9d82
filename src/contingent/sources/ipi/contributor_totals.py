"""IPI's contributor totals: one file a contributor, all missions together, by troops, police and experts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from contingent.model.month import Month
from contingent.model.observation import Observation
from contingent.model.quality import QualityFlag
from contingent.sources.base import Parsed
from contingent.sources.ipi.documents import describe, types
from contingent.sources.ipi.table import Row, looks_like, read_rows

TYPES = {"Troops": "troops_staff", "Police": "police", "Experts": "experts"}
"""IPI's columns and the personnel types they count since August 1992; see `documents.types` for the months before."""
COLUMNS = ("Date", *TYPES)

REPEATED_IN = {"The former Yugoslav Republic o": "Macedonia"}
"""Files that only repeat months of another file, which has them under the contributor's other name."""


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is a table of one contributor's totals."""
    return name.endswith(".csv") and looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the totals of the contributor that the file is named after.

    A cell that says NA is no observation. The months of a file that repeats another one are checked and flagged,
    not taken a second time. Raises SourceError for a month given twice and for whatever
    `contingent.sources.ipi.table` cannot understand.
    """
    contributor = PurePosixPath(name).stem
    observations: list[Observation] = []
    seen: set[Month] = set()
    for row in read_rows(data, name, COLUMNS):
        month = row.month()
        if month in seen:
            raise row.error(f"{month} is given twice")
        seen.add(month)
        observations.extend(_counts(row, contributor, month))
    document = describe(data, name, f"Contributor totals: {contributor}", "contributor")
    if contributor in REPEATED_IN:
        flags = tuple(_repeats(observation, REPEATED_IN[contributor]) for observation in observations)
        return Parsed(document, (), recomputed=0, flags=flags)
    return Parsed(document, tuple(observations), recomputed=0)


def _counts(row: Row, printed: str, month: Month) -> Iterator[Observation]:
    contributor = row.contributor(printed, month)
    for column, personnel_type in types(TYPES, month).items():
        count = row.count(column)
        if count is not None:
            words = (row.locator, printed, "", column)
            yield Observation(month, contributor, None, personnel_type, "unknown", count, *words)


def _repeats(observation: Observation, other: str) -> QualityFlag:
    note = f"the file '{observation.contributor_as_printed}' repeats the file '{other}'; the figure was read once"
    who = observation.contributor, None, observation.personnel_type
    return QualityFlag("row_repeated", observation.month, *who, observation.count, observation.count, note)
