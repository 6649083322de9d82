"""The UN's own reports, one of every printed layout, with figures established independently of this reader."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache

import pytest

from contingent.model.observation import Observation
from contingent.sources import un_monthly
from contingent.sources.base import Parsed

from .reports import REPORTS, SHARED, needs_shared

pytestmark = needs_shared

# file: month inside, granularity, persons, printed totals that were recomputed
SAMPLE = {
    "2015_02": ("2015-02", "dyad", 104928, 722),
    "2015_03": ("2015-04", "dyad", 107805, 723),
    "2016_11": ("2016-11", "dyad", 100851, 1864),
    "2017_05": ("2017-05", "dyad", 96617, 387),
    "2017_10": ("2017-10", "dyad", 92506, 966),
    "2018_03": ("2018-03", "contributor", 91058, 375),
    "2019_09": ("2019-09", "dyad", 85676, 0),
    "2019_10": ("2019-10", "dyad", 84968, 1200),
    "2019_11": ("2019-11", "dyad", 84998, 70),
    "2019_12": ("2019-12", "dyad", 83331, 73),
    "2020_12": ("2020-12", "dyad", 81832, 69),
    "2021_01": ("2021-01", "dyad", 81932, 1692),
    "2021_07": ("2021-07", "dyad", 76304, 72),
    "2022_09": ("2022-09", "dyad", 75224, 69),
    "2023_09": ("2023-09", "contributor", 72631, 128),
    "2024_10": ("2024-10", "dyad", 61247, 0),
    "2025_07": ("2025-07", "dyad", 61127, 63),
}


@cache
def parsed(label: str) -> Parsed:
    path = REPORTS / f"UN_country_contributions_{label}.pdf"
    return un_monthly.read(path.read_bytes(), path.name)


def added(label: str, field: str, **where: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for observation in chosen(label, **where):
        counts[str(getattr(observation, field))] += observation.count
    return {key: count for key, count in counts.items() if count}


def chosen(label: str, **where: str) -> list[Observation]:
    return [
        observation
        for observation in parsed(label).observations
        if all(getattr(observation, name) == value for name, value in where.items())
    ]


@pytest.mark.parametrize("label", SAMPLE)
def test_every_layout_is_read_completely(label: str) -> None:
    month, granularity, persons, recomputed = SAMPLE[label]
    document = parsed(label).document
    assert {str(observation.month) for observation in parsed(label).observations} == {month}
    assert sum(observation.count for observation in parsed(label).observations) == persons
    assert document.granularity == granularity
    assert parsed(label).recomputed == recomputed
    assert document.published is not None


def test_rwanda_in_december_2020() -> None:
    assert added("2020_12", "personnel_type", contributor="RWA") == {
        "troops": 5208,
        "staff": 72,
        "experts": 32,
        "fpu": 975,
        "ipo": 96,
    }
    assert added("2020_12", "mission", contributor="RWA") == {
        "UNMISS": 3371,
        "MINUSCA": 1828,
        "UNAMID": 1172,
        "UNISFA": 11,
        "BINUH": 1,
    }
    largest = Counter(added("2020_12", "contributor")).most_common(3)
    assert largest == [("BGD", 6798), ("RWA", 6383), ("ETH", 6307)]


def test_rwanda_in_july_2021() -> None:
    assert added("2021_07", "mission", contributor="RWA") == {
        "UNMISS": 3216,
        "MINUSCA": 1896,
        "UNISFA": 14,
        "BINUH": 1,
    }


def test_rwanda_and_bangladesh_tie_in_october_2024() -> None:
    totals = added("2024_10", "contributor")
    assert totals["RWA"] == totals["BGD"] == 5879


def test_the_ranking_of_january_2021_is_equal_for_all_122_countries() -> None:
    with (SHARED / "corinnee" / "Rank.csv").open(encoding="utf-8-sig", newline="") as file:
        ranking = {row["ISOCode3"]: int(row["Total_Uniformed_Personnel"]) for row in csv.DictReader(file)}
    assert added("2021_01", "contributor") == ranking
    assert len(ranking) == 122


def test_mission_totals_agree_with_an_independent_compilation() -> None:
    with (SHARED / "ipi" / "ppp_loader_data_mission.csv").open(encoding="latin-1", newline="") as file:
        totals = {row["Mission"]: int(row["Total"]) for row in csv.DictReader(file) if row["Date"][:7] == "2015-02"}
    ours = added("2015_02", "mission")
    common = set(ours) & set(totals)
    assert len(common) >= 15
    assert {mission: ours[mission] for mission in common} == {mission: totals[mission] for mission in common}


def test_names_not_repeated_after_page_breaks_go_to_the_right_rows() -> None:
    """In September 2022 the report was printed from a spreadsheet; the months around it were not."""
    cells = {
        label: {(o.contributor, o.mission, o.personnel_type) for o in parsed(label).observations}
        for label in ("2022_08", "2022_09", "2022_10")
    }
    around = cells["2022_08"] & cells["2022_10"]
    assert len(around - cells["2022_09"]) <= 1
    assert len(cells["2022_09"] - (cells["2022_08"] | cells["2022_10"])) <= 1
    assert len(around) > 900


def test_the_report_without_sex_has_unknown_sex() -> None:
    assert {observation.sex for observation in parsed("2023_09").observations} == {"unknown"}
    assert {observation.mission for observation in parsed("2023_09").observations} == {None}


def test_a_zero_is_kept() -> None:
    zeros = chosen("2022_09", contributor="DJI", mission="MINURSO", personnel_type="experts")
    assert [(observation.sex, observation.count) for observation in zeros] == [("f", 0), ("m", 0)]


def test_rows_printed_twice_are_kept() -> None:
    path = REPORTS / "UN_country_contributions_2015_05.pdf"
    report = un_monthly.read(path.read_bytes(), path.name)
    assert sum(observation.count for observation in report.observations if observation.mission == "MINUSTAH") == 5408


def test_a_split_by_sex_that_cannot_be_right_is_flagged() -> None:
    path = REPORTS / "UN_country_contributions_2020_08.pdf"
    report = un_monthly.read(path.read_bytes(), path.name)
    assert [(flag.rule, flag.value) for flag in report.flags] == [("sex_split_implausible", 41183)]


def test_contingents_stay_under_the_country_they_are_printed_under() -> None:
    """In July 2015 the UN prints Tanzania's battalions under Thailand; the reader does not repair it."""
    assert added("2015_07", "mission", contributor="THA")["UNAMID"] > 800
    assert "UNAMID" not in added("2015_07", "mission", contributor="TZA", personnel_type="troops_staff")
