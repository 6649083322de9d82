"""Raw observation rows as plain figures by (measure, scope, month, contributor): section 3 of the design.

Nothing here is shared with the record's arrays. A figure is None where the record does not cover it, 0 where a
covering report does not name the contributor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.record.columns import Columns

COUNTS = ("troops", "troops_staff", "military", "experts", "staff", "police", "fpu", "ipo", "uniformed")
WOMEN = tuple(f"women_{name}" for name in COUNTS)
SHARES = tuple(f"women_share_{name}" for name in COUNTS)
UN_TOTAL = "UN-total"

Cell = dict[tuple[str, str], int]
"""Persons by (personnel type, sex) of one contributor in one month and scope."""
Cells = dict[str, Cell]
"""The cells of everybody in one report."""


class Table:
    """What one report (or the sum over a scope's missions) says: everybody's cells and the types it tells apart."""

    def __init__(self, cells: Cells, reported: set[tuple[str, str]] | None = None) -> None:
        self.cells = cells
        self.reported = reported if reported is not None else {key for cell in cells.values() for key in cell}


class Facts:
    """The figures of a record. `special` are the missions that are no peacekeeping operations.

    A scope is `all`, `peacekeeping`, `mission:X` or `mission:X;Y` (the sum over X and Y).
    """

    def __init__(self, columns: Columns, flags: Sequence[QualityFlag] = (), special: frozenset[str] = frozenset()):
        self.special = special
        self.missing = {(flag.month, flag.contributor) for flag in flags if flag.rule == "contributor_missing"}
        repeated = {flag.month for flag in flags if flag.rule == "repeated_month"}
        self.dyads: dict[Month, dict[str, Cells]] = {}
        self.totals: dict[Month, Cells] = {}
        self.missions: dict[Month, Cells] = {}
        for row in range(len(columns)):
            self._take(columns, row, repeated)
        self.every_month = sorted(set(self.dyads) | set(self.totals) | set(self.missions))
        self.every_mission = sorted({mission for month in self.dyads.values() for mission in month})
        self._tables: dict[tuple[str, Month], list[Table]] = {}
        self._values: dict[tuple[str, str, Month], dict[str, float] | None] = {}
        self._shares: dict[tuple[str, str, Month], dict[str, float]] = {}
        self._ranks: dict[tuple[str, str, Month, frozenset[str] | None], dict[str, tuple[int, int]]] = {}
        self._told: dict[Month, set[tuple[str, str]]] = {}
        self._sums: dict[tuple[str, str, Month], float | None] = {}

    def _take(self, columns: Columns, row: int, repeated: set[Month]) -> None:
        month, granularity = columns.month_at(row), columns.text("granularity", row)
        contributor, mission = columns.text("contributor", row), columns.text("mission", row)
        if month in repeated and granularity != "dyad":
            return
        if granularity == "dyad":
            cells = self.dyads.setdefault(month, {}).setdefault(mission, {})
            cell = cells.setdefault(contributor, defaultdict(int))
        elif granularity == "contributor":
            cell = self.totals.setdefault(month, {}).setdefault(contributor, defaultdict(int))
        else:
            cell = self.missions.setdefault(month, {}).setdefault(mission, defaultdict(int))
        cell[columns.text("personnel_type", row), columns.text("sex", row)] += int(columns.count[row])

    # --- contributors -------------------------------------------------------------------------------------------

    def figures(self, measure: str, scope: str, month: Month) -> dict[str, float] | None:
        """The contributors with a figure above 0, or None where the record does not cover measure and month."""
        key = (measure, scope, month)
        if key not in self._values:
            self._values[key] = self._figures(measure, scope, month)
        return self._values[key]

    def figure(self, measure: str, scope: str, month: Month, contributor: str) -> float | None:
        """One contributor's figure, or that of all together (`UN-total`)."""
        if measure.startswith("women_share_"):
            return self._share(measure, scope, month, contributor)
        if contributor == UN_TOTAL:
            return self.total(measure, scope, month)
        figures = self.figures(measure, scope, month)
        if figures is None or self.uncountable(scope, month, contributor):
            return None
        return figures.get(contributor, 0)

    def _share(self, measure: str, scope: str, month: Month, contributor: str) -> float | None:
        """Women per 100 people, both from one report; no share where there is nobody."""
        key = (measure, scope, month)
        if key not in self._shares:
            self._shares[key] = self._all_shares(measure.removeprefix("women_share_"), scope, month)
        return self._shares[key].get(contributor)

    def _all_shares(self, name: str, scope: str, month: Month) -> dict[str, float]:
        for table in self._sources(scope, month):
            women, everybody = _measure(f"women_{name}", table), _measure(name, table)
            if women is not None and everybody is not None:
                women[UN_TOTAL], everybody[UN_TOTAL] = sum(women.values()), sum(everybody.values())
                return {key: 100 * women[key] / people for key, people in everybody.items() if people}
        return {}

    def covers(self, measure: str, scope: str, month: Month, contributor: str) -> bool:
        """Whether the record can say what a contributor (or all together) had in a month."""
        if self.figures(measure, scope, month) is not None:
            return contributor == UN_TOTAL or not self.uncountable(scope, month, contributor)
        whole = contributor == UN_TOTAL and not measure.startswith("women_share_")
        return whole and self._total_of_missions(measure, scope, month) is not None

    def _figures(self, measure: str, scope: str, month: Month) -> dict[str, float] | None:
        for table in self._sources(scope, month):
            found = _measure(measure, table)
            if found is not None:
                return {name: value for name, value in found.items() if value > 0}
        return None

    def _sources(self, scope: str, month: Month) -> list[Table]:
        """The tables that can answer, the one to be preferred first."""
        if (scope, month) not in self._tables:
            found = [self._with_missing(month)] if scope == "all" and month in self.totals else []
            if month in self.dyads:
                found.append(self._sum_of_missions(scope, month))
            self._tables[scope, month] = found
        return self._tables[scope, month]

    def _with_missing(self, month: Month) -> Table:
        """The contributor totals, with the sum over missions for a contributor whose totals the source lost."""
        cells, reported = dict(self.totals[month]), Table(self.totals[month]).reported
        if month in self.dyads:
            summed = self._sum_of_missions("all", month).cells
            for name in (name for when, name in self.missing if when == month and name in summed):
                cells[str(name)] = _as_police(summed[str(name)])
        return Table(cells, reported)

    def uncountable(self, scope: str, month: Month, contributor: str | None = None) -> bool:
        """Whether a contributor (or any) is missing from the month's totals and in no report by mission either."""
        if scope != "all" or month not in self.totals or month in self.dyads:
            return False
        return any(when == month and contributor in (None, name) for when, name in self.missing)

    def _sum_of_missions(self, scope: str, month: Month) -> Table:
        """Persons of every contributor over the missions of a scope; a type nobody has there is 0, not unknown."""
        cells: Cells = {}
        for mission, everybody in self.dyads[month].items():
            if self.within(mission, scope):
                for contributor, cell in everybody.items():
                    for key, count in cell.items():
                        cells.setdefault(contributor, defaultdict(int))[key] += count
        return Table(cells, self._reported(month))

    def _reported(self, month: Month) -> set[tuple[str, str]]:
        """The types and sexes that the report of a month tells apart anywhere."""
        if month not in self._told:
            everywhere = self.dyads[month].values()
            self._told[month] = {key for everybody in everywhere for cell in everybody.values() for key in cell}
        return self._told[month]

    def within(self, mission: str, scope: str) -> bool:
        """Whether a mission is counted in a scope."""
        if scope == "all":
            return True
        if scope == "peacekeeping":
            return mission not in self.special
        return mission in scope.removeprefix("mission:").split(";")

    # --- all together -------------------------------------------------------------------------------------------

    def total(self, measure: str, scope: str, month: Month) -> float | None:
        """All contributors together: their sum, or the UN's total by mission where contributors are not covered."""
        key = (measure, scope, month)
        if key not in self._sums:
            self._sums[key] = self._total(measure, scope, month)
        return self._sums[key]

    def _total(self, measure: str, scope: str, month: Month) -> float | None:
        figures = self.figures(measure, scope, month)
        if figures is not None and not self.uncountable(scope, month):
            return sum(figures.values())
        return self._total_of_missions(measure, scope, month)

    def _total_of_missions(self, measure: str, scope: str, month: Month) -> float | None:
        if month not in self.missions:
            return None
        inside = {name: cell for name, cell in self.missions[month].items() if self.within(name, scope)}
        found = _measure(measure, Table(inside, Table(self.missions[month]).reported))
        return None if found is None else sum(found.values())

    # --- ranks and missions -------------------------------------------------------------------------------------

    def rank(
        self, measure: str, scope: str, month: Month, contributor: str, among: frozenset[str] | None
    ) -> tuple[int, int] | None:
        """Competition rank and the number of contributors that share it; None where not covered or not ranked."""
        key = (measure, scope, month, among)
        if key not in self._ranks:
            figures = self.figures(measure, scope, month) or {}
            self._ranks[key] = _ranks({n: value for n, value in figures.items() if among is None or n in among})
        return self._ranks[key].get(contributor)

    def missions_of(self, contributor: str, month: Month, scope: str) -> list[str] | None:
        """The missions in which a contributor (or anybody) has uniformed people; None where not covered."""
        if month not in self.dyads:
            return None
        names = sorted(mission for mission in self.dyads[month] if self.within(mission, scope))
        return [name for name in names if (self.figure("uniformed", f"mission:{name}", month, contributor) or 0) > 0]


def _as_police(cell: Cell) -> Cell:
    """A cell by mission in the types of the contributor totals: police are one, and no sex is told."""
    result: Cell = defaultdict(int)
    for (kind, _), count in cell.items():
        result["police" if kind in ("fpu", "ipo") else kind, "unknown"] += count
    return result


def _ranks(figures: dict[str, float]) -> dict[str, tuple[int, int]]:
    """Competition ranks: one more than those ahead, and how many share the figure."""
    order = sorted(figures.values(), reverse=True)
    return {name: (1 + order.index(value), order.count(value)) for name, value in figures.items()}


def _measure(measure: str, table: Table) -> dict[str, float] | None:
    """The value of a measure for everybody in a table, or None where the table does not report what it takes."""
    if measure.startswith("women_share_"):
        name = measure.removeprefix("women_share_")
        women, everybody = _measure(f"women_{name}", table), _measure(name, table)
        if women is None or everybody is None:
            return None
        return {key: 100 * women[key] / everybody[key] for key in everybody if everybody[key]}
    sexes = ("f",) if measure.startswith("women_") else ("f", "m", "unknown")
    kinds = _kinds(measure.removeprefix("women_"), {kind for kind, sex in table.reported if sex in sexes})
    if kinds is None:
        return None
    keys = [(kind, sex) for kind in kinds for sex in sexes]
    return {name: sum(cell.get(key, 0) for key in keys) for name, cell in table.cells.items()}


def _kinds(measure: str, reported: set[str]) -> set[str] | None:
    """The personnel types to add up for a measure, or None where the report does not tell them apart."""
    if measure in ("troops", "staff"):
        return {measure} if {"troops", "staff"} <= reported else None
    if measure in ("experts", "fpu", "ipo"):
        return {measure} if measure in reported else None
    if measure == "troops_staff":
        return _one_or_both("troops_staff", "troops", "staff", reported)
    if measure == "police":
        return _one_or_both("police", "fpu", "ipo", reported)
    return _all_of(measure, reported)


def _all_of(measure: str, reported: set[str]) -> set[str] | None:
    """Military or uniformed; IPI did not divide the military before August 1992, and once had no police at all."""
    military = _kinds("troops_staff", reported) or {"military"} & reported
    if not military:
        return None
    police = _kinds("police", reported) or set()
    return military | ({"experts"} & reported) | (police if measure == "uniformed" else set())


def _one_or_both(whole: str, first: str, second: str, reported: set[str]) -> set[str] | None:
    if whole in reported:
        return {whole}
    return {first, second} if {first, second} <= reported else None
