"""Levels: what counts towards a measure, and which months a report can answer for."""

from __future__ import annotations

import numpy as np

from contingent.model.month import Month
from contingent.model.observation import Observation, Sex
from contingent.record.columns import Columns, from_observations
from contingent.record.cubes import Cubes

JANUARY, JUNE = Month.parse("2016-01"), Month.parse("2018-01")


def observed(
    month: Month, contributor: str, kind: str, count: int, *, mission: str | None = "UNMISS", sex: Sex = "m"
) -> Observation:
    return Observation(month, contributor, mission, kind, sex, count, "row 1", contributor, mission or "", kind)


def columns(*rows: Observation, totals: tuple[Observation, ...] = ()) -> Columns:
    return from_observations([("d" * 12, "dyad", rows), ("t" * 12, "contributor", totals)])


def test_troops_are_not_covered_where_staff_officers_are_printed_with_them() -> None:
    rows = (observed(JANUARY, "RWA", "troops_staff", 100), observed(JUNE, "RWA", "troops", 90))
    cube = Cubes(columns(*rows)).cube("all")
    january, june = cube.axes.month_index(JANUARY.ordinal), cube.axes.month_index(JUNE.ordinal)
    covered = {name: cube.covered[cube.measure_index(name)] for name in ("troops", "troops_staff", "uniformed")}
    assert not covered["troops"][january]
    assert covered["troops_staff"][january]
    assert covered["uniformed"][january]
    assert covered["troops"][june]


def test_troops_and_staff_officers_add_up_where_they_are_printed_apart() -> None:
    rows = (observed(JUNE, "RWA", "troops", 90), observed(JUNE, "RWA", "staff", 5), observed(JUNE, "RWA", "fpu", 30))
    cube = Cubes(columns(*rows)).cube("all")
    series = cube.series("RWA")[:, 0]
    names = ("troops", "troops_staff", "police", "uniformed")
    figures = {name: float(series[cube.measure_index(name)]) for name in names}
    assert figures == {"troops": 90, "troops_staff": 95, "police": 30, "uniformed": 125}


def test_a_contributor_that_a_covered_report_does_not_name_has_zero_and_an_uncovered_month_has_no_figure() -> None:
    cube = Cubes(columns(observed(JANUARY, "RWA", "troops_staff", 1), observed(JUNE, "KEN", "troops", 1))).cube("all")
    kenya = cube.series("KEN")[cube.measure_index("uniformed")]
    assert kenya[0] == 0
    assert np.isnan(kenya[1])
    assert kenya[-1] == 1


def test_a_share_of_women_is_taken_within_one_table() -> None:
    dyads = (observed(JUNE, "RWA", "troops", 60), observed(JUNE, "RWA", "troops", 40, sex="f"))
    totals = (observed(JUNE, "RWA", "troops", 200, mission=None, sex="unknown"),)
    cube = Cubes(columns(*dyads, totals=totals)).cube("all")
    series = cube.series("RWA")[:, 0]
    assert series[cube.measure_index("troops")] == 200
    assert series[cube.measure_index("women_troops")] == 40
    assert series[cube.measure_index("women_share_troops")] == 40


def test_the_contributor_table_serves_totals_and_the_mission_table_the_missions() -> None:
    totals = (observed(JUNE, "RWA", "troops", 200, mission=None, sex="unknown"),)
    cubes = Cubes(columns(observed(JUNE, "RWA", "troops", 190), totals=totals))
    place = cubes.cube("all").measure_index("troops")
    assert cubes.cube("all").series("RWA")[place, 0] == 200
    assert cubes.cube("mission:UNMISS").series("RWA")[place, 0] == 190


def test_peacekeeping_leaves_out_political_missions() -> None:
    rows = (observed(JUNE, "RWA", "troops", 10), observed(JUNE, "RWA", "troops", 1, mission="UNAMI"))
    cubes = Cubes(columns(*rows))
    place = cubes.cube("all").measure_index("troops")
    assert cubes.cube("all").series("RWA")[place, 0] == 11
    assert cubes.cube("peacekeeping").series("RWA")[place, 0] == 10


def test_ranks_are_competition_ranks_and_count_ties() -> None:
    rows = [observed(JUNE, who, "troops", n) for who, n in (("BGD", 9), ("RWA", 7), ("NPL", 7), ("IND", 5), ("PER", 0))]
    cube = Cubes(columns(*rows)).cube("all")
    place = cube.measure_index("troops")
    ranks = {who: tuple(int(part[place, 0]) for part in cube.ranks(who)) for who in ("BGD", "RWA", "NPL", "IND", "PER")}
    assert ranks == {"BGD": (1, 1), "RWA": (2, 2), "NPL": (2, 2), "IND": (4, 1), "PER": (0, 0)}


def test_a_repeated_month_is_no_evidence() -> None:
    rows = columns(observed(JUNE, "RWA", "troops", 10), observed(JUNE + 1, "RWA", "troops", 10))
    cube = Cubes(rows, frozenset({(JUNE + 1).ordinal})).cube("all")
    assert cube.covered[cube.measure_index("troops")].tolist() == [True, False]


def test_columns_survive_the_way_to_disk_byte_for_byte(tmp_path) -> None:  # type: ignore[no-untyped-def]
    made = columns(observed(JANUARY, "RWA", "troops_staff", 100), observed(JUNE, "KEN", "troops", 90))
    made.save(tmp_path / "one.npz")
    Columns.load(tmp_path / "one.npz").save(tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    assert Columns.load(tmp_path / "one.npz").equals(made)
