"""Figures that were verified by hand in the reports, asked of the record that ships."""

from __future__ import annotations

import pytest

from contingent.model.month import Month
from contingent.record.contributions import contributions
from contingent.record.ranking import rank
from contingent.record.record import Record


def figures(record: Record, month: str, measure: str = "uniformed", top: int = 5) -> dict[str, tuple[int, int]]:
    ranked = rank(record, month, measure, top=top)
    return {row["contributor"]: (row["rank"], row["count"]) for row in ranked}


def test_december_2020(record: Record) -> None:
    ranked = figures(record, "2020-12")
    assert ranked["BGD"] == (1, 6798)
    assert ranked["RWA"] == (2, 6383)
    assert ranked["ETH"] == (3, 6307)
    assert figures(record, "2020-12", "troops")["RWA"] == (3, 5208)


def test_december_2020_without_special_political_missions(record: Record) -> None:
    ranked = rank(record, Month.parse("2020-12"), scope="peacekeeping")
    assert {row["contributor"]: row["count"] for row in ranked}["RWA"] == 6382


@pytest.mark.parametrize(
    ("month", "missions"),
    [
        ("2020-12", {"UNMISS": 3371, "MINUSCA": 1828, "UNAMID": 1172, "UNISFA": 11, "BINUH": 1}),
        ("2021-05", {"UNMISS": 3379, "MINUSCA": 1886, "UNAMID": 50, "UNISFA": 15, "BINUH": 1}),
        ("2021-07", {"UNMISS": 3216, "MINUSCA": 1896, "UNISFA": 14, "BINUH": 1}),
    ],
)
def test_rwanda_by_mission(record: Record, month: str, missions: dict[str, int]) -> None:
    answer = contributions(record, "Rwanda", since=Month.parse(month), until=Month.parse(month), by=["mission"])
    assert {row["mission"]: row["count"] for row in answer} == missions


def test_the_tie_of_october_2024(record: Record) -> None:
    rows = [row for row in rank(record, Month.parse("2024-10"), top=3) if row["tied"]]
    assert [(row["contributor"], row["rank"], row["count"]) for row in rows] == [("BGD", 2, 5879), ("RWA", 2, 5879)]


def test_pakistan_was_first_in_december_2012(record: Record) -> None:
    assert rank(record, Month.parse("2012-12"), top=1)[0]["contributor"] == "PAK"


@pytest.mark.parametrize(
    ("ahead", "months"),
    [
        ("BGD", "2020-09 2020-11 2020-12 2021-01 2021-02 2021-03 2022-11"),
        ("ETH", "2018-08 2018-09 2018-10 2018-11 2019-04 2019-05 2019-06 2019-07"),
        ("NPL", "2024-06 2024-07 2024-09 2024-11 2024-12 2025-01 2025-02 2025-03 2025-04 2025-05 2025-06 2025-07"),
    ],
)
def test_months_in_which_rwanda_was_second_behind(record: Record, ahead: str, months: str) -> None:
    cube = record.cubes.cube("all")
    place = cube.measure_index("uniformed")
    ranks, ties = (part[place] for part in cube.ranks("RWA"))
    first = cube.ranks(ahead)[0][place]
    found = [str(Month(int(m))) for m in cube.axes.months[(ranks == 2) & (ties == 1) & (first == 1)]]
    assert found == months.split()


def test_unamid_had_its_last_uniformed_personnel_in_december_2021(record: Record) -> None:
    from contingent.record.missions import missions

    row = next(row for row in missions(record, every=True) if row["mission"] == "UNAMID")
    assert row["last_month"] == "2021-12"


def test_150_contributors_are_named_since_2015_one_of_them_bermuda(record: Record) -> None:
    columns = record.columns
    rows = columns.month >= Month.parse("2015-01").ordinal
    named = {columns.tables["contributor"][code] for code in set(columns.contributor[rows].tolist())} - {"UN-total"}
    assert len(named) == 150
    assert "BMU" in named
