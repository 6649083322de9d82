"""Which table serves which scope and month: the rules that join the series, applied to a record's columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UnknownNameError
from contingent.model.measure import Measure
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.record.columns import Columns
from contingent.record.levels import Axes, Covered, Cube, Table
from contingent.vocabulary.groups import members
from contingent.vocabulary.measures import all_measures
from contingent.vocabulary.missions import all_missions

Mask = NDArray[np.bool_]


class Cubes:
    """Cubes of a record by scope, built when first asked for.

    `repeated` are the months (ordinals) that only repeat the month before and so are no evidence; `missing` the
    (contributor, month) pairs that the contributor tables lack although the contributor was there.
    """

    def __init__(
        self,
        columns: Columns,
        repeated: frozenset[int] = frozenset(),
        missing: frozenset[tuple[str, int]] = frozenset(),
    ) -> None:
        self.columns = columns
        self._missing = missing
        self._repeated = np.isin(columns.month, np.array(sorted(repeated), dtype=np.int32))
        self._counted = [measure for measure in all_measures().values() if measure.unit == "persons"]
        self._tables: dict[str, tuple[Table, Covered]] = {}
        self.cube = lru_cache(maxsize=24)(self._cube)

    @cached_property
    def axes(self) -> Axes:
        """The month and contributor axes that all cubes of the record share."""
        month = self.columns.month
        months = np.arange(month.min(), month.max() + 1, dtype=np.int32)
        named = (name for name in self.columns.tables["contributor"] if name != ALL_CONTRIBUTORS)
        return Axes(months, tuple(named))

    @cached_property
    def _gaps(self) -> Covered:
        """Return [month, contributor]: whom the contributor tables lack."""
        gaps = np.zeros((len(self.axes.months), len(self.axes.contributors)), dtype=np.bool_)
        place = {contributor: at for at, contributor in enumerate(self.axes.contributors)}
        for contributor, ordinal in self._missing:
            if contributor in place:
                gaps[self.axes.month_index(ordinal), place[contributor]] = True
        return gaps

    @cached_property
    def missions(self) -> tuple[str, ...]:
        """All missions that the record names."""
        return tuple(name for name in self.columns.tables["mission"] if name)

    @cached_property
    def scopes(self) -> tuple[str, ...]:
        """All scopes that can be asked for: all, peacekeeping, one a region, one a mission."""
        regions = {all_missions()[name].region for name in self.missions} - {None}
        hosted = (f"region:{region}" for region in sorted(map(str, regions)))
        return ("all", "peacekeeping", *hosted, *(f"mission:{name}" for name in self.missions))

    def among(self, group: str) -> Covered:
        """Return [month, contributor]: who belongs to `group` at the end of each month."""
        axes = self.axes
        mask = np.zeros((len(axes.months), len(axes.contributors)), dtype=np.bool_)
        last: frozenset[str] | None = None
        for place, ordinal in enumerate(axes.months.tolist()):
            now = members(group, Month(ordinal).last_day)
            if now == last:
                mask[place] = mask[place - 1]
            else:
                mask[place] = [contributor in now for contributor in axes.contributors]
            last = now
        return mask

    def rows_of(self, scope: str, granularity: str = "dyad") -> Mask:
        """Return which rows of the tables that resolve missions are about `scope` (for `all`, every row)."""
        mask: Mask = self.table(granularity) & self.in_scope(scope)[self.columns.mission]
        return mask

    def in_scope(self, scope: str) -> Mask:
        """Return for each code of `columns.mission` whether a scope counts it; `all` counts every one."""
        names = self.columns.tables["mission"]
        return np.array([scope == "all" or self._counts(name, scope) for name in names], dtype=np.bool_)

    @staticmethod
    def _counts(mission: str, scope: str) -> bool:
        if not mission:
            return False
        kind, _, name = scope.partition(":")
        if kind == "peacekeeping":
            return all_missions()[mission].is_peacekeeping
        if kind == "region":
            return all_missions()[mission].region == name
        return mission == name

    def table(self, granularity: str) -> Mask:
        """Return which rows stand in tables of a granularity, without months that only repeat another."""
        code = self.columns.code("granularity", granularity)
        mask: Mask = (self.columns.granularity == code) & ~self._repeated
        return mask

    def _reports(self, granularity: str) -> tuple[Table, Covered]:
        """Return the reports of a granularity and what they cover, [measure, month]."""
        if granularity not in self._tables:
            whole = Axes(self.axes.months, (ALL_CONTRIBUTORS,))
            table = Table(self.columns, self.table(granularity), whole if granularity == "mission" else self.axes)
            self._tables[granularity] = (table, table.covered(self._counted))
        return self._tables[granularity]

    def _cube(self, scope: str) -> Cube:
        if scope not in self.scopes:
            raise UnknownNameError.of("scope", scope, self.scopes, where="scope")
        dyads, covered = self._reports("dyad")
        base = dyads.counts(self._counted, self.in_scope(scope))
        values, from_totals = base, np.zeros_like(covered)
        if scope == "all":
            table, from_totals = self._reports("contributor")
            totals = table.counts(self._counted, self.in_scope(scope))
            values = np.where(from_totals[:, None], totals, base)
            nan = np.float32("nan")
            values = np.where(self._gaps.T & from_totals[:, None], np.where(covered[:, None], base, nan), values)
            base = np.where(covered[:, None], base, totals)
            covered = covered | from_totals
        figures = Figures(self._counted, values, base, covered, from_totals, *self._whole(scope, values, covered))
        return figures.cube(scope, self.axes)

    def _whole(
        self, scope: str, values: NDArray[np.float32], covered: Covered
    ) -> tuple[NDArray[np.float32], Covered, Covered]:
        """Sum the contributors; where they are not covered or one is missing, take the mission totals if there are.

        Returns the figures [measure, month], where there is one, and where it is from the mission totals.
        """
        table, have = self._reports("mission")
        totals = table.counts(self._counted, self.in_scope(scope))
        summed = np.nansum(values, axis=1)
        short = have & self._gaps.any(axis=1) if scope == "all" else np.zeros_like(have)
        from_missions = have & (short | ~covered)
        return np.where(from_missions, totals[:, 0], summed), covered | have, from_missions


@dataclass(frozen=True)
class Figures:
    """Head counts of one scope on the way to a cube, as [measure, contributor, month].

    `values` serve totals and ranks; `base` are the people that women are a share of, from the table that counts the
    women too, so that a share is one of figures from one table.
    """

    counted: list[Measure]
    values: NDArray[np.float32]
    base: NDArray[np.float32]
    covered: Covered
    from_totals: Covered
    whole: NDArray[np.float32]
    whole_covered: Covered
    whole_from_missions: Covered

    def cube(self, scope: str, axes: Axes) -> Cube:
        """Add the women's shares and blank what is not covered."""
        ids = [measure.id for measure in self.counted]
        women = [place for place, measure in enumerate(self.counted) if measure.sex == "f"]
        everyone = [ids.index(self.counted[place].whole) for place in women]
        covered = np.concatenate([self.covered, self.covered[women]])
        people = len(ids)
        values = np.full((len(covered), *self.values.shape[1:]), np.nan, dtype=np.float32)
        np.copyto(values[:people], self.values, where=self.covered[:, None])
        _percent(self.values[women], self.base[everyone], self.covered[women][:, None], values[people:])
        whole = np.full(covered.shape, np.nan, dtype=np.float32)
        np.copyto(whole[:people], self.whole, where=self.whole_covered)
        _percent(self.whole[women], self.base[everyone].sum(axis=1), self.covered[women], whole[people:])
        return Cube(
            scope=scope,
            axes=axes,
            measures=(*ids, *(f"women_share_{ids[place]}" for place in everyone)),
            values=values.transpose(0, 2, 1),
            covered=covered,
            whole=whole,
            from_totals=np.concatenate([self.from_totals, self.from_totals[women]]),
            whole_from_missions=np.concatenate([self.whole_from_missions, self.whole_from_missions[women]]),
        )


def _percent(part: NDArray[np.float32], of: NDArray[np.float32], where: Covered, out: NDArray[np.float32]) -> None:
    """Write 100 * part / of into `out` where there are people to be a share of, and leave the rest as it is."""
    np.divide(100 * part, of, out=out, where=where & (of > 0))
