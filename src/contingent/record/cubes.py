"""Which table serves which scope and month: the rules that join the series, applied to a record's columns."""

from __future__ import annotations

from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from contingent.errors import UnknownNameError
from contingent.model.measure import Measure
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.record.columns import Columns
from contingent.record.levels import Axes, Covered, Cube, Layer, layer
from contingent.vocabulary.groups import all_groups, members
from contingent.vocabulary.measures import all_measures
from contingent.vocabulary.missions import all_missions

Mask = NDArray[np.bool_]


class Cubes:
    """Cubes of a record by scope, built when first asked for.

    `repeated` are the months (ordinals) that only repeat the month before and so are no evidence.
    """

    def __init__(self, columns: Columns, repeated: frozenset[int] = frozenset()) -> None:
        self.columns = columns
        self._repeated = np.isin(columns.month, np.array(sorted(repeated), dtype=np.int32))
        self.cube = lru_cache(maxsize=24)(self._cube)

    @cached_property
    def axes(self) -> Axes:
        """The month and contributor axes that all cubes of the record share."""
        month = self.columns.month
        months = np.arange(month.min(), month.max() + 1, dtype=np.int32)
        named = (name for name in self.columns.tables["contributor"] if name != ALL_CONTRIBUTORS)
        return Axes(months, tuple(named))

    @cached_property
    def missions(self) -> tuple[str, ...]:
        """All missions that the record names."""
        return tuple(name for name in self.columns.tables["mission"] if name)

    @cached_property
    def scopes(self) -> tuple[str, ...]:
        """All scopes that can be asked for: all, peacekeeping, one a region, one a mission."""
        regions = sorted({region for name in self.missions for region in self._regions(name)})
        return ("all", "peacekeeping", *(f"region:{r}" for r in regions), *(f"mission:{m}" for m in self.missions))

    def among(self, group: str) -> Covered:
        """Return [month, contributor]: who belongs to `group` at the end of each month."""
        from contingent.model.month import Month

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

    def rows_of(self, scope: str) -> Mask:
        """Return which rows are about `scope` in the contributor x mission tables (for `all`, every such row)."""
        columns = self.columns
        dyads = self._granularity("dyad")
        if scope == "all":
            return dyads
        wanted = np.array([self._in_scope(name, scope) for name in columns.tables["mission"]], dtype=np.bool_)
        return dyads & wanted[columns.mission]

    def _in_scope(self, mission: str, scope: str) -> bool:
        if not mission:
            return False
        kind, _, name = scope.partition(":")
        if kind == "peacekeeping":
            return all_missions()[mission].kind == "peacekeeping"
        if kind == "region":
            return name in self._regions(mission)
        return mission == name

    @staticmethod
    @lru_cache(maxsize=None)
    def _regions(mission: str) -> frozenset[str]:
        hosts = all_missions()[mission].hosts
        return frozenset(
            group.id for group in all_groups().values() if group.kind == "region" and group.has_ever(hosts)
        )

    def _granularity(self, name: str) -> Mask:
        code = self.columns.code("granularity", name)
        mask: Mask = (self.columns.granularity == code) & ~self._repeated
        return mask

    def _cube(self, scope: str) -> Cube:
        if scope not in self.scopes:
            raise UnknownNameError.of("scope", scope, self.scopes, where="scope")
        counted = [measure for measure in all_measures().values() if measure.unit == "persons"]
        dyads = self._granularity("dyad")
        detail = layer(self.columns, self.rows_of(scope), dyads, self.axes)
        values, covered = detail.levels(counted)
        base = values
        if scope == "all":
            totals, have = layer_of_totals(self).levels(counted)
            values = np.where(have[:, :, None], totals, values)
            base = np.where(covered[:, :, None], base, values)
            covered = covered | have
        whole, whole_covered = self._whole(scope, counted, values, covered)
        return _with_shares(scope, self.axes, counted, (values, base, covered), (whole, whole_covered))

    def _whole(
        self, scope: str, counted: list[Measure], values: NDArray[np.float32], covered: Covered
    ) -> tuple[NDArray[np.float32], Covered]:
        """Sum the contributors; where they are not covered, take the mission totals if the scope has them."""
        columns = self.columns
        reported = self._granularity("mission")
        wanted = np.array([scope == "all" or self._in_scope(m, scope) for m in columns.tables["mission"]])
        axes = Axes(self.axes.months, (ALL_CONTRIBUTORS,))
        totals, have = layer(columns, reported & wanted[columns.mission], reported, axes).levels(counted)
        summed = values.sum(axis=2, dtype=np.float64).astype(np.float32)
        return np.where(covered, summed, totals[:, :, 0]), covered | have


def layer_of_totals(cubes: Cubes) -> Layer:
    """Return the contributor tables: they serve totals and ranks wherever a month has one."""
    rows = cubes._granularity("contributor")
    return layer(cubes.columns, rows, rows, cubes.axes)


def _with_shares(
    scope: str,
    axes: Axes,
    counted: list[Measure],
    contributors: tuple[NDArray[np.float32], NDArray[np.float32], Covered],
    whole: tuple[NDArray[np.float32], Covered],
) -> Cube:
    """Add the women's shares (each from one and the same table) and blank what is not covered."""
    values, base, covered = contributors
    total, total_covered = whole
    ids = tuple(measure.id for measure in counted)
    women = [place for place, measure in enumerate(counted) if measure.sex == "f"]
    everyone = [ids.index(ids[place].removeprefix("women_")) for place in women]
    nan = np.float32("nan")
    shares = _percent(values[women], base[everyone])
    share_of_whole = _percent(total[women], base[everyone].sum(axis=2))
    all_covered = np.concatenate([covered, covered[women]])
    return Cube(
        scope=scope,
        axes=axes,
        measures=ids + tuple(f"women_share_{ids[place]}" for place in everyone),
        values=np.where(all_covered[:, :, None], np.concatenate([values, shares]), nan),
        covered=all_covered,
        whole=np.where(
            np.concatenate([total_covered, covered[women]]), np.concatenate([total, share_of_whole]), nan
        ).astype(np.float32),
    )


def _percent(part: NDArray[np.float32], of: NDArray[np.float32]) -> NDArray[np.float32]:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(of > 0, 100 * part / of, np.float32("nan")).astype(np.float32)
