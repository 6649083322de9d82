"""Two tables of the record that give different totals for the same contributor or mission and month."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.model.quality import QualityFlag
from contingent.record.columns import Columns

Totals = NDArray[np.int64]


def tables_differ(columns: Columns) -> list[QualityFlag]:
    """Flag totals that differ between tables, in the months that both tables cover.

    `value` is the total that serves: of a contributor its own one (`expected` is the sum over its missions), of a
    mission the sum over its contributors (`expected` is the mission's own total), of all contributors together the
    sum of their totals (`expected` is the sum of the missions' totals). What a table does not name counts as 0.
    """
    return [
        *_differences(columns, "contributor", "contributor", "dyad", "its own total is {}, its missions add up to {}"),
        *_differences(columns, "mission", "dyad", "mission", "its contributors add up to {}, its own total is {}"),
        *_differences(columns, "", "contributor", "mission", "the contributors add up to {}, the missions to {}"),
    ]


def _differences(columns: Columns, field: str, served: str, other: str, note: str) -> Iterator[QualityFlag]:
    """Compare the totals of two granularities for each code of `field`, or of all together where it is empty."""
    first = int(columns.month.min())
    ours, our_months = _totals(columns, field, served, first)
    theirs, their_months = _totals(columns, field, other, first)
    for code, place in np.argwhere((ours != theirs) & our_months & their_months).tolist():
        name = columns.tables[field][code] if field else ALL_CONTRIBUTORS
        contributor, mission = (None, name) if field == "mission" else (name, None)
        value, expected = int(ours[code, place]), int(theirs[code, place])
        said = note.format(f"{value:,}", f"{expected:,}")
        yield QualityFlag("tables_differ", Month(first + place), contributor, mission, None, value, expected, said)


def _totals(columns: Columns, field: str, granularity: str, first: int) -> tuple[Totals, NDArray[np.bool_]]:
    """Return people as [code of the field, month], and which months the granularity has at all."""
    rows = np.flatnonzero(columns.granularity == columns.code("granularity", granularity))
    code = getattr(columns, field)[rows].astype(np.int64) if field else np.zeros(len(rows), dtype=np.int64)
    shape = (len(columns.tables[field]) if field else 1, int(columns.month.max()) - first + 1)
    place = columns.month[rows].astype(np.int64) - first
    cells = np.ravel_multi_index((code, place), shape)
    totals = np.bincount(cells, weights=columns.count[rows], minlength=shape[0] * shape[1])
    months = np.zeros(shape[1], dtype=np.bool_)
    months[place] = True
    return totals.astype(np.int64).reshape(shape), months
