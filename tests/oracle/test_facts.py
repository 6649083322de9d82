"""The oracle's figures on records small enough to add up by hand."""

from __future__ import annotations

import pytest

from contingent.model.month import Month
from contingent.model.quality import QualityFlag

from .facts import Facts
from .small import Row, columns

JUNE = Month.of(2020, 6)
SPLIT: list[Row] = [
    ("2020-06", "RWA", "MINUSCA", "troops", 700),
    ("2020-06", "RWA", "MINUSCA", "staff", 20),
    ("2020-06", "RWA", "UNMISS", "fpu", 140),
    ("2020-06", "RWA", "BINUH", "ipo", 1),
    ("2020-06", "NPL", "UNMISS", "troops", 800),
    ("2020-06", "NPL", "UNMISS", "experts", 5),
]


@pytest.fixture
def facts() -> Facts:
    return Facts(columns(("dyad", SPLIT)), special=frozenset({"BINUH"}))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [("troops", 700), ("troops_staff", 720), ("military", 720), ("police", 141), ("uniformed", 861), ("experts", 0)],
)
def test_measures_are_sums_of_types(facts: Facts, measure: str, expected: int) -> None:
    assert facts.figure(measure, "all", JUNE, "RWA") == expected


def test_special_political_missions_count_in_all_but_not_in_peacekeeping(facts: Facts) -> None:
    assert facts.figure("uniformed", "peacekeeping", JUNE, "RWA") == 860
    assert facts.missions_of("RWA", JUNE, "all") == ["BINUH", "MINUSCA", "UNMISS"]
    assert facts.missions_of("RWA", JUNE, "peacekeeping") == ["MINUSCA", "UNMISS"]


def test_missions_joined_are_added_up(facts: Facts) -> None:
    assert facts.figure("uniformed", "mission:MINUSCA;BINUH", JUNE, "RWA") == 721


def test_absent_is_zero_and_another_month_is_not_covered(facts: Facts) -> None:
    assert facts.figure("uniformed", "all", JUNE, "FJI") == 0
    assert facts.figure("uniformed", "all", JUNE + 1, "RWA") is None
    assert facts.figure("women_uniformed", "all", JUNE, "RWA") is None


def test_troops_and_staff_are_not_covered_where_they_are_one_type() -> None:
    rows: list[Row] = [("2016-06", "RWA", "UNMISS", kind, 10) for kind in ("troops_staff", "experts", "fpu", "ipo")]
    facts = Facts(columns(("dyad", rows)))
    assert facts.figure("troops", "all", Month.of(2016, 6), "RWA") is None
    assert facts.figure("staff", "all", Month.of(2016, 6), "RWA") is None
    assert facts.figure("troops_staff", "all", Month.of(2016, 6), "RWA") == 10
    assert facts.figure("uniformed", "all", Month.of(2016, 6), "RWA") == 40


def test_contributor_totals_go_before_the_sum_of_missions() -> None:
    dyads: list[Row] = [("2012-06", "FRA", "UNIFIL", kind, 1) for kind in ("troops_staff", "experts", "fpu", "ipo")]
    totals: list[Row] = [("2012-06", "FRA", "", kind, 9) for kind in ("troops_staff", "experts", "police")]
    facts = Facts(columns(("dyad", dyads), ("contributor", totals)))
    month = Month.of(2012, 6)
    assert facts.figure("uniformed", "all", month, "FRA") == 27
    assert facts.figure("fpu", "all", month, "FRA") == 1
    assert facts.figure("uniformed", "peacekeeping", month, "FRA") == 4


def test_competition_ranks_share_a_place(facts: Facts) -> None:
    rows: list[Row] = [("2020-06", name, "UNMISS", "troops", n) for name, n in [("A", 9), ("B", 7), ("C", 7), ("D", 1)]]
    rows += [("2020-06", "A", "UNMISS", kind, 0) for kind in ("staff", "experts", "fpu", "ipo")]
    tied = Facts(columns(("dyad", rows)))
    assert tied.rank("uniformed", "all", JUNE, "A", None) == (1, 1)
    assert tied.rank("uniformed", "all", JUNE, "B", None) == (2, 2)
    assert tied.rank("uniformed", "all", JUNE, "D", None) == (4, 1)
    assert tied.rank("uniformed", "all", JUNE, "D", frozenset({"A", "D"})) == (2, 1)
    assert tied.rank("uniformed", "all", JUNE, "E", None) is None


def test_a_repeated_month_is_no_evidence() -> None:
    rows: list[Row] = [
        (month, "RWA", "", kind, 5)
        for month in ("2002-07", "2002-08")
        for kind in ("troops_staff", "experts", "police")
    ]
    flag = QualityFlag("repeated_month", Month.of(2002, 8), None, None, None, None, None, "")
    facts = Facts(columns(("contributor", rows)), [flag])
    assert facts.figure("uniformed", "all", Month.of(2002, 7), "RWA") == 15
    assert facts.figure("uniformed", "all", Month.of(2002, 8), "RWA") is None


def test_all_together_are_the_sum_or_the_printed_mission_totals() -> None:
    rows: list[Row] = [
        ("1995-06", "UN-total", mission, kind, 4)
        for mission in ("UNPROFOR", "UNAMIR")
        for kind in ("troops_staff", "experts", "police")
    ]
    facts = Facts(columns(("mission", rows)))
    assert facts.figure("uniformed", "mission:UNAMIR", Month.of(1995, 6), "UN-total") == 12
    assert facts.figure("uniformed", "all", Month.of(1995, 6), "UN-total") == 24
    assert facts.figure("uniformed", "all", Month.of(1995, 6), "RWA") is None


def test_a_share_of_women_is_a_percentage_and_none_where_nobody_is() -> None:
    kinds = ("troops", "staff", "experts", "fpu", "ipo")
    women: list[Row] = [("2020-06", "GHA", "UNMISS", kind, 1) for kind in kinds]
    women.append(("2020-06", "FJI", "UNMISS", "troops", 0))
    men: list[Row] = [("2020-06", name, "UNMISS", "troops", 15) for name in ("GHA", "FJI")]
    both = columns(("dyad", women), sex="f"), columns(("dyad", men), sex="m")
    facts = Facts(both[0])
    for row in range(len(both[1])):
        facts._take(both[1], row, set())
    assert facts.figure("women_share_uniformed", "all", JUNE, "GHA") == 25
    assert facts.figure("women_share_uniformed", "all", JUNE, "FJI") == 0
    assert facts.figure("women_share_uniformed", "all", JUNE, "NPL") is None
