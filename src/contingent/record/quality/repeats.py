"""What is printed more than once: rows, whole months, whole files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.record.columns import Columns
from contingent.sources.base import Parsed

LEAST_CONTRIBUTORS = 10
"""A table of fewer contributors may well repeat itself without being a copy."""

_CELL = ("granularity", "month", "mission", "contributor", "personnel_type", "sex", "document")


def rows_printed_twice(columns: Columns) -> list[QualityFlag]:
    """Flag missions for which a document prints some contributor's type and sex on more than one row.

    `value` is the sum of all rows of the mission, as the record counts them, `expected` the sum with only the
    largest of those that say the same.
    """
    cell = _number(columns, _CELL)
    found, number = np.unique(cell, return_inverse=True)
    table = _number(columns, _CELL[:3])
    flags = []
    for wanted in np.unique(table[np.bincount(number)[number] > 1]).tolist():
        rows = np.flatnonzero(table == wanted)
        largest = np.zeros(len(found), dtype=np.int64)
        np.maximum.at(largest, number[rows], columns.count[rows])
        value, once = int(columns.count[rows].sum()), int(largest.sum())
        note = f"{len(rows) - len(np.unique(number[rows])):,} counts are printed on a second row; all rows are added up"
        month, mission = columns.month_at(int(rows[0])), columns.text("mission", int(rows[0])) or None
        flags.append(QualityFlag("row_printed_twice", month, None, mission, None, value, once, note))
    return flags


def _number(columns: Columns, fields: Sequence[str]) -> NDArray[np.int64]:
    """Number the rows so that those alike in all `fields` have the same number."""
    number = np.zeros(len(columns), dtype=np.int64)
    for field in fields:
        codes = getattr(columns, field).astype(np.int64)
        number = number * (int(codes.max(initial=0)) + 1) + codes
    return number


def repeated_months(columns: Columns) -> list[QualityFlag]:
    """Flag months in which a table of contributors gives every figure of the month just before it again.

    A month is judged by its finest table: of contributors by mission, or else of contributors alone.
    """
    flags: dict[int, QualityFlag | None] = {}
    for granularity in ("dyad", "contributor"):
        of_kind = np.flatnonzero(columns.granularity == columns.code("granularity", granularity))
        months, start = np.unique(columns.month[of_kind], return_index=True)
        tables = dict(zip(months.tolist(), np.split(of_kind, start[1:]), strict=False))
        for month, rows in tables.items():
            repeats = _same_figures(columns, tables.get(month - 1), rows)
            flags.setdefault(month, _repeat(columns, month, rows) if repeats else None)
    return [flag for flag in flags.values() if flag]


def _same_figures(columns: Columns, before: NDArray[np.int64] | None, rows: NDArray[np.int64]) -> bool:
    if before is None or len(before) != len(rows) or len(np.unique(columns.contributor[rows])) < LEAST_CONTRIBUTORS:
        return False
    fields = (columns.contributor, columns.mission, columns.personnel_type, columns.sex, columns.count)
    return all(np.array_equal(field[before], field[rows]) for field in fields)


def _repeat(columns: Columns, month: int, rows: NDArray[np.int64]) -> QualityFlag:
    total = int(columns.count[rows].sum())
    note = f"all {len(rows):,} figures of contributors equal those of {Month(month - 1)}"
    return QualityFlag("repeated_month", Month(month), None, None, None, total, total, note)


def same_file_flags(files: Iterable[tuple[Parsed, Sequence[str]]]) -> list[QualityFlag]:
    """Flag each document that was handed over under more than one file name, for the month printed inside it."""
    flags = []
    for parsed, names in files:
        known_as = sorted(set(names))
        if len(known_as) > 1 and parsed.observations:
            month = max(observation.month for observation in parsed.observations)
            note = f"one and the same file is named {', '.join(known_as)}; it was read once, as {month}"
            flags.append(QualityFlag("same_file_under_two_months", month, None, None, None, None, None, note))
    return flags
