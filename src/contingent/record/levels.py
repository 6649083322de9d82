"""Levels: how many people each contributor had, as arrays of measure x month x contributor for one scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from contingent.model.measure import Measure
from contingent.record.columns import SEXES, Columns

PARTS: Mapping[str, tuple[str, ...]] = {
    "military": ("troops", "staff", "experts"),
    "troops_staff": ("troops", "staff"),
    "police": ("fpu", "ipo"),
}
"""Personnel types that some reports print together, and the types they are made of."""

Covered = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Axes:
    """The axes of all arrays of a record: `months` (ordinals without a hole) and `contributors` (party ids)."""

    months: NDArray[np.int32]
    contributors: tuple[str, ...]

    def month_index(self, ordinal: int) -> int:
        """Return the place of a month's ordinal, or -1 outside the axis."""
        place = ordinal - int(self.months[0])
        return place if 0 <= place < len(self.months) else -1


class Table:
    """The reports of one granularity: who is counted in them, and which months they can answer for."""

    def __init__(self, columns: Columns, rows: NDArray[np.bool_], axes: Axes) -> None:
        where = np.flatnonzero(rows)
        self.types = columns.tables["personnel_type"]
        self._shape = (len(self.types), len(SEXES), len(axes.contributors), len(axes.months))
        sex_of = np.array([SEXES.index(sex) for sex in columns.tables["sex"]], dtype=np.int64)
        places = {contributor: place for place, contributor in enumerate(axes.contributors)}
        place_of = np.array([places.get(name, -1) for name in columns.tables["contributor"]], dtype=np.int64)
        kind, sex = columns.personnel_type[where].astype(np.int64), sex_of[columns.sex[where]]
        month = columns.month[where].astype(np.int64) - int(axes.months[0])
        self._kind = kind * len(SEXES) + sex
        self._place = place_of[columns.contributor[where]]
        self._month = month
        self._mission = columns.mission[where]
        self._count = columns.count[where]
        self._printed = np.zeros((*self._shape[:2], len(axes.months)), dtype=np.bool_)
        self._printed[kind, sex, month] = True

    def counts(self, measures: Sequence[Measure], missions: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Add up head-count measures over the missions of a mask by code: [measure, contributor, month] persons."""
        rows = np.flatnonzero(missions[self._mission])
        counts = np.zeros((len(measures), *self._shape[2:]), dtype=np.float32)
        if not len(rows):
            return counts
        month = self._month[rows]
        first, last = int(month.min()), int(month.max()) + 1
        shape = (self._shape[0] * self._shape[1], self._shape[2], last - first)
        cell = np.ravel_multi_index((self._kind[rows], self._place[rows], month - first), shape)
        cells = np.bincount(cell, weights=self._count[rows], minlength=int(np.prod(shape)))
        flat = self._weights(measures) @ cells.astype(np.float32).reshape(shape[0], -1)
        counts[:, :, first:last] = flat.reshape(len(measures), *shape[1:])
        return counts

    def _weights(self, measures: Sequence[Measure]) -> NDArray[np.float32]:
        """Return [measure, type and sex]: 1 where a measure counts people of that type and sex."""
        weights = np.zeros((len(measures), *self._shape[:2]), dtype=np.float32)
        for place, measure in enumerate(measures):
            weights[np.ix_([place], self._inside(measure), _sexes(measure))] = 1
        return weights.reshape(len(measures), -1)

    def covered(self, measures: Sequence[Measure]) -> Covered:
        """Return [measure, month]: the months whose reports print the measure, and not mixed with other people."""
        covered = np.empty((len(measures), self._shape[3]), dtype=np.bool_)
        for place, measure in enumerate(measures):
            inside = self._inside(measure)
            printed: Covered = np.asarray(self._printed[np.ix_(inside, _sexes(measure))].any(axis=(0, 1)))
            covered[place] = printed & self._tells_apart(atoms(measure.types))
            if measure.sex == "f":
                unsplit = self._printed[inside, SEXES.index("unknown")].any(axis=0)
                covered[place] = np.logical_and(covered[place], np.logical_not(unsplit))
        return covered

    def _tells_apart(self, wanted: frozenset[str]) -> Covered:
        """Return the months whose reports print the `wanted` types apart from those they are often printed with."""
        apart: Covered = np.asarray(self._printed.any(axis=(0, 1)))
        for together, parts in PARTS.items():
            if wanted.isdisjoint(parts) or wanted.issuperset(parts):
                continue
            finer = [name for name in self.types if name != together and atoms((name,)) <= set(parts)]
            apart = np.logical_and(apart, self._printed[self._places(finer)].any(axis=(0, 1)))
            apart = np.logical_and(apart, ~self._printed[self._places([together])].any(axis=(0, 1)))
        return apart

    def _inside(self, measure: Measure) -> list[int]:
        return self._places(name for name in self.types if atoms((name,)) <= atoms(measure.types))

    def _places(self, types: Iterable[str]) -> list[int]:
        return [self.types.index(name) for name in types if name in self.types]


def _sexes(measure: Measure) -> list[int]:
    return [SEXES.index("f")] if measure.sex == "f" else list(range(len(SEXES)))


@cache
def atoms(types: tuple[str, ...]) -> frozenset[str]:
    """Return the finest personnel types that `types` are made of."""
    return frozenset(part for name in types for part in PARTS.get(name, (name,)))


@dataclass(frozen=True)
class Cube:
    """All measures of one scope. `measures` orders the first axis; shares are percent, counts persons.

    `values` [measure, month, contributor] is NaN where the month is not covered or a share has no people to be a
    share of; a contributor that a covered report does not name has 0. `covered` is [measure, month].
    """

    scope: str
    axes: Axes
    measures: tuple[str, ...]
    values: NDArray[np.float32]
    covered: Covered
    whole: NDArray[np.float32]
    """[measure, month]: the figure for all contributors together."""
    from_totals: Covered
    """[measure, month]: whether the contributor table serves the month, not the contributor x mission table."""
    whole_from_missions: Covered
    """[measure, month]: whether the figure for all together is the sum of mission totals, not of contributors."""

    def measure_index(self, measure: str) -> int:
        """Return the place of a measure on the first axis."""
        return self.measures.index(measure)

    def series(self, contributor: str) -> NDArray[np.float32]:
        """Return [measure, month] of one contributor, or of all together for `UN-total`."""
        if contributor not in self.axes.contributors:
            return self.whole if contributor == "UN-total" else np.where(self.covered, np.float32(0), np.float32("nan"))
        return self.values[:, :, self.axes.contributors.index(contributor)]

    def ranks(self, contributor: str, among: Covered | None = None) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return competition ranks and the number of contributors sharing each, both [measure, month].

        Rank 0 means that there is none: the month is not covered, or the contributor has nobody of that measure
        (a contributor is one with a count above 0) or is outside `among` [month, contributor].
        """
        own = self.series(contributor)[:, :, None]
        field = self.values if among is None else np.where(among[None], self.values, np.float32(0))
        with np.errstate(invalid="ignore"):
            ahead = (field > own).sum(axis=2, dtype=np.uint16)
            level = (field == own).sum(axis=2, dtype=np.uint16)
            ranked = own[:, :, 0] > 0
        if among is not None:
            ranked &= self._member(contributor, among)[None]
        return np.where(ranked, ahead.astype(np.int32) + 1, 0), np.where(ranked, level.astype(np.int32), 0)

    def _member(self, contributor: str, among: Covered) -> Covered:
        if contributor not in self.axes.contributors:
            return np.zeros(len(self.axes.months), dtype=np.bool_)
        return among[:, self.axes.contributors.index(contributor)]

    @cached_property
    def number_of_contributors(self) -> NDArray[np.int32]:
        """[measure, month]: how many contributors have a count above 0; -1 where not covered."""
        with np.errstate(invalid="ignore"):
            known = self.covered & ~np.isnan(self.values[: len(self.covered)]).any(axis=2)
            return np.where(known, (self.values > 0).sum(axis=2), -1).astype(np.int32)
