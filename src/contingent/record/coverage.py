"""Coverage: which months the record can answer for, and in what detail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.record.columns import Columns
from contingent.record.levels import PARTS

DETAIL = {
    "dyad": "by contributor and mission",
    "contributor": "by contributor, all missions together",
    "mission": "by mission, all contributors together",
}
"""What each granularity answers, finest first."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the tables of one granularity hold for one month.

    `status` is `covered`, `repeated` (the source only repeats the month before, which is no evidence) or
    `not_covered` (no report is held: every question about the month is unknown, not zero).
    """

    month: Month
    granularity: str
    status: str
    by_sex: bool
    staff_apart: bool
    police_split: bool
    contributors: int
    missions: int
    rows: int
    documents: tuple[str, ...]


def coverage(columns: Columns, flags: Sequence[QualityFlag]) -> list[Coverage]:
    """List every granularity and month from the record's first to its last, the uncovered ones included."""
    repeated = {flag.month.ordinal for flag in flags if flag.rule == "repeated_month"}
    first, last = int(columns.month.min()), int(columns.month.max())
    listed = []
    for granularity in DETAIL:
        of_kind = np.flatnonzero(columns.granularity == columns.code("granularity", granularity))
        months = columns.month[of_kind]
        for ordinal in range(first, last + 1):
            rows = of_kind[months == ordinal]
            listed.append(_entry(columns, granularity, ordinal, rows, ordinal in repeated))
    return listed


def _entry(columns: Columns, granularity: str, ordinal: int, rows: np.ndarray, repeated: bool) -> Coverage:
    def texts(field: str) -> set[str]:
        table = columns.tables[field]
        return {table[code] for code in np.unique(getattr(columns, field)[rows]).tolist()}

    types = texts("personnel_type")
    return Coverage(
        month=Month(ordinal),
        granularity=granularity,
        status="not_covered" if not len(rows) else "repeated" if repeated else "covered",
        by_sex=bool(len(rows)) and "unknown" not in texts("sex"),
        staff_apart="staff" in types,
        police_split=not types.isdisjoint(PARTS["police"]) and "police" not in types,
        contributors=len(texts("contributor")),
        missions=len(texts("mission") - {""}),
        rows=len(rows),
        documents=tuple(sorted(texts("document"))),
    )
