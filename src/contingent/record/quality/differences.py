"""Two tables of the record that give different totals for the same contributor or mission and month."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.record.columns import Columns

Totals = NDArray[np.int64]


def tables_differ(columns: Columns) -> list[QualityFlag]:
    """Flag totals that differ between tables, in the months that both tables cover.

    For a contributor, `value` is its own total, which serves totals and ranks, and `expected` the sum over its
    missions. For a mission, `value` is the sum over its contributors, which serves missions, and `expected` the
    mission's own total. A table that does not name the contributor or mission counts as 0.
    """
    by_contributor = _differences(columns, "contributor", served="contributor", other="dyad")
    by_mission = _differences(columns, "mission", served="dyad", other="mission")
    notes = {
        "contributor": "the contributor's total is {}, its missions add up to {}",
        "mission": "the contributors add up to {}, the mission's total is {}",
    }
    return [
        QualityFlag(
            "tables_differ", month,
            text if field == "contributor" else None, text if field == "mission" else None,
            None, value, expected, notes[field].format(f"{value:,}", f"{expected:,}"),
        )
        for field, found in (("contributor", by_contributor), ("mission", by_mission))
        for month, text, value, expected in found
    ]  # fmt: skip


def _differences(columns: Columns, field: str, *, served: str, other: str) -> list[tuple[Month, str, int, int]]:
    first = int(columns.month.min())
    ours, our_months = _totals(columns, field, served, first)
    theirs, their_months = _totals(columns, field, other, first)
    differ = (ours != theirs) & (our_months & their_months)
    return [
        (Month(first + place), columns.tables[field][code], int(ours[code, place]), int(theirs[code, place]))
        for code, place in np.argwhere(differ).tolist()
    ]


def _totals(columns: Columns, field: str, granularity: str, first: int) -> tuple[Totals, NDArray[np.bool_]]:
    """Return people as [code of the field, month], and which months the granularity has at all."""
    rows = np.flatnonzero(columns.granularity == columns.code("granularity", granularity))
    shape = (len(columns.tables[field]), int(columns.month.max()) - first + 1)
    place = columns.month[rows].astype(np.int64) - first
    cells = np.ravel_multi_index((getattr(columns, field)[rows].astype(np.int64), place), shape)
    totals = np.bincount(cells, weights=columns.count[rows], minlength=shape[0] * shape[1])
    months = np.zeros(shape[1], dtype=np.bool_)
    months[place] = True
    return totals.astype(np.int64).reshape(shape), months
