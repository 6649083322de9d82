"""Where documents differ about the same figure: an edition that revises an earlier one, or two sources in conflict."""

from __future__ import annotations

from itertools import pairwise

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
    """List every figure that two documents give differently: `value` and `other_value`.

    `kind` is `revision` where an edition of a source differs from the one before it, and `conflict` where the newest
    editions of two sources differ; the source of `value` is then the one that serves. A figure that only one of the
    documents has is listed with the other's value empty. All editions are kept; nothing is overwritten.
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
    """Compare in each table of a month every edition with the one before, and each source with the one that serves."""
    columns = record.editions
    tables: dict[tuple[int, int], list[int]] = {}
    for row in inside[_shared(columns, inside)].tolist():
        tables.setdefault((int(columns.granularity[row]), int(columns.month[row])), []).append(row)
    found = []
    for rows in tables.values():
        series = _editions(record, rows)
        newest = [editions[-1] for editions in series]
        pairs = [(new, old) for editions in series for old, new in pairwise(editions)]
        pairs += [(newest[0], other) for other in newest[1:]]
        found += [_differences(record, _cells(columns, a), _cells(columns, b), a[0], b[0]) for a, b in pairs]
    return found


def _editions(record: Record, rows: list[int]) -> list[list[list[int]]]:
    """Split the rows of a month's table by source, the one that serves first, and each source by edition, oldest first.

    The documents of a source that does not give whole months in one are one edition together.
    """
    columns = record.editions
    split: dict[tuple[int, str], dict[tuple[str, str], list[int]]] = {}
    for row in rows:
        document = record.document_by_id[columns.text("document", row)]
        source = record.source_by_id[document.source]
        made = str(document.published or document.retrieved or "")
        edition = (made, document.sha256) if source.whole_months else ("", "")
        split.setdefault((source.precedence, source.id), {}).setdefault(edition, []).append(row)
    return [[editions[key] for key in sorted(editions)] for _, editions in sorted(split.items())]


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
