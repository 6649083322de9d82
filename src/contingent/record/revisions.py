"""Where documents differ about the same figure: an edition that revises an earlier one, or two sources in conflict."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.record.columns import Columns
from contingent.record.record import Record
from contingent.record.rows import Row, Rows

FIELDS = (
    "kind",
    "month",
    "contributor",
    "mission",
    "personnel_type",
    "sex",
    "value",
    "document",
    "published",
    "other_value",
    "other_document",
    "other_published",
)
_CELL = ("granularity", "month", "contributor", "mission", "personnel_type", "sex")


def revisions(record: Record, since: Month | str | None = None, until: Month | str | None = None) -> Rows:
    """List every figure that two documents give differently: `value` serves, `other_value` is the other's.

    `kind` is `revision` where both documents are of one source (the later edition serves) and `conflict` where they
    are of two. A figure that only one of two documents has is listed with the other's value empty. All editions are
    kept; nothing is overwritten.
    """
    columns = record.editions
    first = Month.read(since) or columns.first_month
    last = Month.read(until) or columns.last_month
    inside = np.flatnonzero((columns.month >= first.ordinal) & (columns.month <= last.ordinal))
    rows = [row for pair in _pairs(record, inside) for row in pair]
    about = {"since": str(first), "until": str(last), "record": record.version}
    notes = () if rows else ("no two documents of the record give a figure of these months differently",)
    return Rows(FIELDS, tuple(rows), about, notes=notes)


def _pairs(record: Record, inside: NDArray[np.int64]) -> list[list[Row]]:
    """Compare, month by month and table by table, the document that serves with each other one."""
    columns = record.editions
    serves = set(np.flatnonzero(record.serves).tolist())
    tables: dict[tuple[int, int], dict[int, list[int]]] = {}
    for row in inside[_shared(columns, inside)].tolist():
        place = tables.setdefault((int(columns.granularity[row]), int(columns.month[row])), {})
        place.setdefault(int(columns.document[row]), []).append(row)
    found = []
    for by_document in tables.values():
        main = [rows for rows in by_document.values() if rows[0] in serves]
        rest = [rows for rows in by_document.values() if rows[0] not in serves]
        found += [_differences(record, _cells(columns, a), _cells(columns, b), a[0], b[0]) for a in main for b in rest]
    return found


def _shared(columns: Columns, inside: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which rows stand in a month and granularity for which some observation does not serve by itself."""
    key = columns.granularity[inside].astype(np.int64) * (int(columns.month.max()) + 1) + columns.month[inside]
    pairs = np.unique(np.stack([key, columns.document[inside].astype(np.int64)]), axis=1)
    counts = np.bincount(pairs[0])
    return np.asarray(counts[key] > 1)


def _cells(columns: Columns, rows: list[int]) -> dict[tuple[int, ...], int]:
    """Add up the observations of one document that share contributor, mission, type and sex."""
    cells: dict[tuple[int, ...], int] = {}
    keys = zip(*(getattr(columns, field)[rows].tolist() for field in _CELL), strict=True)
    for key, count in zip(keys, columns.count[rows].tolist(), strict=True):
        cells[key] = cells.get(key, 0) + count
    return cells


def _differences(
    record: Record, mine: dict[tuple[int, ...], int], other: dict[tuple[int, ...], int], row: int, other_row: int
) -> list[Row]:
    columns = record.editions
    documents = [record.document_by_id[columns.text("document", place)] for place in (row, other_row)]
    kind = "revision" if documents[0].source == documents[1].source else "conflict"
    told = {"published": documents[0].published, "other_published": documents[1].published}
    dates = {name: day.isoformat() if day else None for name, day in told.items()}
    return [
        {
            "kind": kind,
            "month": str(Month(key[1])),
            **{name: columns.tables[name][code] or None for name, code in zip(_CELL[2:], key[2:], strict=True)},
            "value": mine.get(key),
            "document": documents[0].name,
            "other_value": other.get(key),
            "other_document": documents[1].name,
            **dates,
        }
        for key in sorted(set(mine) | set(other))
        if mine.get(key) != other.get(key) and (mine.get(key) or other.get(key))
    ]
