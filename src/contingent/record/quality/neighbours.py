"""Contingents printed for one month under the contributor that stands next to their own in the alphabet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.record.columns import Columns
from contingent.record.quality.panel import Mask, Panel, contingents
from contingent.vocabulary.parties import all_parties
from contingent.vocabulary.tables import fold

LEAST_PEOPLE = 20
"""Smaller numbers go missing and turn up elsewhere by chance."""
LEAST_SHARE = 0.5
"""A contingent is moved whole. Without the table by mission it may be one of several, but not a small part."""
SAME_SHARE = 0.05
SAME_PEOPLE = 3
"""What one contributor lost and the other gained must be the same to 5 percent, or to 3 people: the contingent may
have changed a little since the month before."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A series that is short of `people`, or has that many too many (then `people` is negative), in one month."""

    series: int
    place: int
    value: int
    expected: int

    @property
    def people(self) -> int:
        return self.expected - self.value


def printed_under_neighbour(columns: Columns) -> list[QualityFlag]:
    """Flag both contributors: the one whose people are missing and the one they are printed under.

    People must be missing and too many in the same mission, month and personnel type, against the reports before
    and after. `expected` is the figure of a neighbouring report.
    """
    panel = contingents(columns, by_type=True)
    before, after, judged = panel.neighbours()
    low, high = np.minimum(before, after), np.maximum(before, after)
    missing = judged & (low - panel.values >= np.maximum(LEAST_PEOPLE, LEAST_SHARE * low))
    extra = judged & (panel.values - high >= LEAST_PEOPLE)
    flags: list[QualityFlag] = []
    for short, long in _pairs(panel, _changes(panel, missing, low), _changes(panel, extra, high)):
        if _same(short.people, -long.people) and _adjacent(columns, panel, short, long):
            flags += [_flag(columns, panel, short, long), _flag(columns, panel, long, short)]
    return flags


def _changes(panel: Panel, where: Mask, expected: NDArray[np.int64]) -> list[_Change]:
    return [
        _Change(series, place, int(panel.values[series, place]), int(expected[series, place]))
        for series, place in np.argwhere(where).tolist()
    ]


def _same(lost: int, gained: int) -> bool:
    return abs(lost - gained) <= max(SAME_PEOPLE, SAME_SHARE * lost)


def _pairs(panel: Panel, missing: list[_Change], extra: list[_Change]) -> Iterator[tuple[_Change, _Change]]:
    """Yield what is missing with what is too many in the same mission, personnel type and month."""
    assert panel.personnel_type is not None
    kind = panel.mission * (int(panel.personnel_type.max(initial=0)) + 1) + panel.personnel_type
    for short in missing:
        for long in extra:
            if short.place == long.place and kind[short.series] == kind[long.series]:
                yield short, long


def _adjacent(columns: Columns, panel: Panel, one: _Change, other: _Change) -> bool:
    """Say whether two series' contributors are printed next to each other, in the report or in the mission."""
    around = np.abs(columns.month - (panel.first + one.place)) <= 1
    of_mission = around & (columns.mission == panel.mission[one.series])
    pair = {int(panel.contributor[change.series]) for change in (one, other)}
    return any(_next_to_each_other(columns, rows, pair) for rows in (around, of_mission))


def _next_to_each_other(columns: Columns, rows: Mask, pair: set[int]) -> bool:
    names = columns.tables["contributor_as_printed"]
    printed = set(zip(columns.contributor_as_printed[rows].tolist(), columns.contributor[rows].tolist(), strict=True))
    order = [contributor for _, contributor in sorted((fold(names[name]), code) for name, code in printed)]
    return any(set(both) == pair for both in pairwise(order))


def _flag(columns: Columns, panel: Panel, change: _Change, other: _Change) -> QualityFlag:
    assert panel.personnel_type is not None
    contributor, neighbour = (columns.tables["contributor"][panel.contributor[c.series]] for c in (change, other))
    mission = columns.tables["mission"][panel.mission[change.series]] or None
    personnel_type = columns.tables["personnel_type"][panel.personnel_type[change.series]]
    name = all_parties()[neighbour].the_name
    where = f"stand under {name}" if change.people > 0 else f"belong to {name}"
    note = f"{abs(change.people):,} people seem to {where}, its neighbour in the alphabet"
    return QualityFlag(
        "printed_under_neighbour",
        Month(panel.first + change.place),
        contributor,
        mission,
        personnel_type,
        change.value,
        change.expected,
        note,
    )
