"""Contributions as one long CSV file: every count with its month, mission, type, sex, source and place."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from contingent.errors import InputError
from contingent.record.record import Record

FIELDS = (
    "month",
    "mission",
    "contributor",
    "personnel_type",
    "sex",
    "count",
    "granularity",
    "source",
    "document",
    "locator",
    "contributor_as_printed",
    "mission_as_printed",
    "type_as_printed",
)
GRANULARITIES = ("finest", "dyad", "contributor", "mission")


def export_contributions(record: Record, path: Path, granularity: str = "finest", *, force: bool = False) -> int:
    """Write observations to a CSV file and return how many.

    `finest` takes each month's most detailed contributor table, so that counts never double: by mission where the
    report gives missions, else by contributor with the mission left empty. Raises InputError when the file exists
    and `force` is not given, or cannot be written.
    """
    if path.exists() and not force:
        raise InputError("the file exists already", where=str(path), to_do="name another, or add --force")
    rows = _chosen(record, granularity)
    try:
        draft = path.with_name(path.name + ".part")
        with draft.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(FIELDS)
            writer.writerows(_lines(record, rows))
        draft.replace(path)
    except OSError as error:
        raise InputError(
            f"the file cannot be written ({error.strerror})", where=str(path), to_do="name a path you may write to"
        ) from error
    return len(rows)


def _chosen(record: Record, granularity: str) -> NDArray[np.int64]:
    columns, cubes = record.columns, record.cubes
    if granularity != "finest":
        return np.flatnonzero(cubes.table(granularity))
    dyads = cubes.table("dyad")
    have = np.unique(columns.month[dyads])
    return np.flatnonzero(dyads | (cubes.table("contributor") & ~np.isin(columns.month, have)))


def _lines(record: Record, rows: NDArray[np.int64]) -> Iterator[tuple[object, ...]]:
    columns = record.columns
    order = rows[np.lexsort((rows, columns.contributor[rows], columns.month[rows]))]
    for row in order.tolist():
        document = record.document_by_id[columns.text("document", row)]
        yield (
            str(columns.month_at(row)),
            columns.text("mission", row),
            columns.text("contributor", row),
            columns.text("personnel_type", row),
            columns.text("sex", row),
            int(columns.count[row]),
            columns.text("granularity", row),
            document.source,
            document.name,
            columns.text("locator", row),
            columns.text("contributor_as_printed", row),
            columns.text("mission_as_printed", row),
            columns.text("type_as_printed", row),
        )
