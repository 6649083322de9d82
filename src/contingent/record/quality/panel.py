"""Contingents through time: how many people each contributor has in each mission, month by month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.record.columns import Columns

REACH = 2
"""How many months away a neighbouring report may be. One report in between is missing for four Marches and two
other months; across longer gaps a contingent can change for good, and come back changed."""

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Panel:
    """Series of people: `values` and `covered` are [series, month], the other arrays [series].

    A series is one contributor in one mission (mission code of "" for all missions together) and, where the panel
    was made by type, of one personnel type; `personnel_type` is None where it was not. All three are codes of the
    columns. `covered` says whether the series' mission has a report in the month: a series that it does not name
    has 0 people there. The first month's ordinal is `first`.
    """

    first: int
    contributor: Whole
    mission: Whole
    personnel_type: Whole | None
    values: Whole
    covered: Mask

    def neighbours(self) -> tuple[Whole, Whole, Mask]:
        """Return what the reports before and after each one say, [series, month], and where there are both."""
        before, has_before = _nearest(self.values, self.covered, 1)
        after, has_after = _nearest(self.values, self.covered, -1)
        return before, after, self.covered & has_before & has_after


def contingents(columns: Columns, *, by_type: bool) -> Panel:
    """Arrange the tables of contributors, by mission and for all missions together, as series through time.

    Where a month has both tables, the one by mission is taken: the other would only say the same again.
    """
    rows = np.flatnonzero(_finest(columns))
    month = columns.month[rows].astype(np.int64)
    first = int(month.min()) if len(rows) else 0
    months = int(month.max()) - first + 1 if len(rows) else 0
    place = month - first
    types = columns.personnel_type[rows].astype(np.int64) if by_type else np.zeros(len(rows), dtype=np.int64)
    shape = tuple(len(columns.tables[field]) for field in ("contributor", "mission", "personnel_type"))
    key = np.ravel_multi_index((columns.contributor[rows], columns.mission[rows], types), shape)
    found, number = np.unique(key, return_inverse=True)
    contributor, mission, personnel_type = np.unravel_index(found, shape)
    values = np.bincount(number * months + place, weights=columns.count[rows], minlength=len(found) * months)
    covered = np.zeros((shape[1], months), dtype=np.bool_)
    covered[columns.mission[rows], place] = True
    whole = values.astype(np.int64).reshape(len(found), months)
    return Panel(first, contributor, mission, personnel_type if by_type else None, whole, covered[mission])


def _finest(columns: Columns) -> Mask:
    """Say which rows to take: those by contributor and mission, and contributor totals of other months."""
    dyads = columns.granularity == columns.code("granularity", "dyad")
    totals = columns.granularity == columns.code("granularity", "contributor")
    finest: Mask = dyads | (totals & ~np.isin(columns.month, np.unique(columns.month[dyads])))
    return finest


def _nearest(values: Whole, covered: Mask, step: int) -> tuple[Whole, Mask]:
    """Return the nearest covered value in the direction of `step` (1 for earlier), and where one is in reach."""
    found = np.zeros_like(values)
    known = np.zeros_like(covered)
    for distance in range(1, min(REACH, values.shape[1] - 1) + 1):
        shift = distance * step
        there = np.roll(covered, shift, axis=1)
        there[:, :distance] &= step < 0
        if step < 0:
            there[:, -distance:] = False
        new = there & ~known
        found[new] = np.roll(values, shift, axis=1)[new]
        known |= new
    return found, known
