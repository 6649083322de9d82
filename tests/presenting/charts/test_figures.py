"""What charts show is what the record answers, gaps stay gaps, and words say it with figures."""

from __future__ import annotations

import csv
import io
from typing import Any

import numpy as np
import pytest

from contingent.errors import InputError, NotCoveredError, UnknownNameError
from contingent.model.month import Month
from contingent.presenting.charts import CHARTS, Chart, chart
from contingent.presenting.charts.drawing.bars import Bars
from contingent.presenting.charts.drawing.lines import Lines
from contingent.presenting.charts.drawing.maps import CircleMap, ShadedMap
from contingent.presenting.charts.drawing.stack import Stack
from contingent.presenting.charts.women import targets
from contingent.record.contributions import contributions
from contingent.record.ranking import rank
from contingent.record.record import Record

ABOUT: dict[str, dict[str, Any]] = {
    "missions": {"party": "RWA"},
    "rank": {"party": "RWA"},
    "women": {"party": "RWA"},
    "peers": {"party": "RWA"},
    "contributors": {"mission": "MINUSCA"},
    "strength": {"mission": "MINUSCA"},
    "deployments": {"party": "RWA"},
    "ranks": {},
}


@pytest.fixture(scope="module")
def charts(record: Record) -> dict[str, Chart]:
    return {name: chart(record, name, **about) for name, about in ABOUT.items()}


def test_every_chart_is_tried() -> None:
    assert set(ABOUT) == set(CHARTS)


@pytest.mark.parametrize("name", sorted(ABOUT))
def test_it_says_month_measure_source_and_record(charts: dict[str, Chart], record: Record, name: str) -> None:
    made = charts[name]
    assert "July 2025" in made.title + made.subtitle
    assert made.months[-1] == "2025-07" and all(Month.parse(month) for month in made.months)
    assert "United Nations, Department of Peace Operations" in made.source_line
    assert f"record {record.version}" in made.source_line
    assert len(made.alt) > 60 and any(letter.isdigit() for letter in made.alt) and "July 2025" in made.alt


@pytest.mark.parametrize("name", sorted(ABOUT))
def test_the_csv_has_the_rows(charts: dict[str, Chart], name: str) -> None:
    made = charts[name]
    read = list(csv.DictReader(io.StringIO(made.csv())))
    assert len(read) == len(made.rows) > 0
    assert set(made.data.fields) <= set(read[0])


def stack_of(made: Chart) -> Stack:
    assert isinstance(made.picture, Stack)
    return made.picture


def test_missions_are_the_record_s_contributions(charts: dict[str, Chart], record: Record) -> None:
    made = charts["missions"]
    assert made.rows == contributions(record, "RWA", by=["mission"]).rows
    picture = stack_of(made)
    totals = {row["month"]: 0 for row in made.rows}
    for row in made.rows:
        totals[row["month"]] += row["count"]
    for at, total in enumerate(picture.total):
        month = str(picture.first + at)
        assert np.isnan(total) if month not in made.months else total == totals.get(month, 0)
    last = {band.label: band.values[-1] for band in picture.bands}
    assert last["MINUSCA"] == 2834 and last["UNMISS"] == 3062


def test_a_month_that_no_report_covers_is_a_gap_not_zero(charts: dict[str, Chart]) -> None:
    made = charts["missions"]
    picture = stack_of(made)
    gap = Month.parse("2020-06").ordinal - picture.first.ordinal
    assert "2020-06" not in made.months
    assert np.isnan(picture.total[gap]) and all(np.isnan(band.values[gap]) for band in picture.bands)
    assert "2020-06 to 2020-06: not covered" in made.svg()
    assert any("not zero" in note for note in made.reading)


def test_a_total_that_is_not_split_by_mission_is_a_band_of_its_own(charts: dict[str, Chart]) -> None:
    picture = stack_of(charts["missions"])
    at = Month.parse("2009-01").ordinal - picture.first.ordinal
    told = {band.label: band.values[at] for band in picture.bands}
    assert told.pop("Not told by mission") > 3000
    assert all(np.isnan(value) for value in told.values())


def test_a_contributor_that_left_before_missions_were_told_apart_ends_with_nobody(record: Record) -> None:
    made = chart(record, "missions", party="ARE")
    picture = stack_of(made)
    assert [band.label for band in picture.bands] == ["Not told by mission"]
    assert picture.total[-1] == 0 and made.alt.endswith("0 in July 2025 (nobody).")
    assert made.months[-1] == "2025-07"


def test_a_mission_s_strength_is_the_record_s_totals(charts: dict[str, Chart], record: Record) -> None:
    picture = stack_of(charts["strength"])
    cube = record.cubes.cube("mission:MINUSCA")
    whole = cube.whole[cube.measure_index("uniformed")]
    for at, total in enumerate(picture.total):
        expected = whole[cube.axes.month_index(picture.first.ordinal + at)]
        assert total == expected or (np.isnan(total) and np.isnan(expected))
    rwanda = next(row for row in charts["strength"].rows if row["month"] == "2025-07" and row["contributor"] == "RWA")
    assert rwanda["count"] == 2834


def test_ranks_over_time_are_the_record_s_ranks(charts: dict[str, Chart], record: Record) -> None:
    rows = charts["rank"].rows
    for month, measure in (("2020-12", "uniformed"), ("2020-12", "troops"), ("2025-07", "police")):
        told = next(row for row in rows if row["month"] == month and row["measure"] == measure)
        answered = next(row for row in rank(record, month, measure) if row["contributor"] == "RWA")
        assert {key: told[key] for key in ("rank", "tied", "count")} == {
            key: answered[key] for key in ("rank", "tied", "count")
        }
    picture = charts["rank"].picture
    assert isinstance(picture, Lines)
    assert np.nanmin(picture.panels[0].lines[0].values) == min(r["rank"] for r in rows if r["measure"] == "uniformed")


def test_shares_of_women_are_the_record_s_measures(charts: dict[str, Chart], record: Record) -> None:
    cube = record.cubes.cube("all")
    at = cube.axes.month_index(Month.parse("2025-07").ordinal)
    rows = {row["category"]: row for row in charts["women"].rows if row["month"] == "2025-07"}
    for category in ("troops", "fpu", "ipo"):
        share = cube.series("RWA")[cube.measure_index(f"women_share_{category}"), at]
        assert rows[category]["percent"] == pytest.approx(float(share), abs=0.006)
    both = rows["staff_experts"]
    assert both["percent"] == round(100 * both["women"] / both["of"], 2)


def test_a_split_by_sex_that_cannot_be_is_told_but_not_drawn(charts: dict[str, Chart]) -> None:
    made = charts["women"]
    flagged = [row for row in made.rows if row["month"] == "2020-08"]
    assert flagged and all(row["flags"] == "sex_split_implausible" for row in flagged)
    picture = made.picture
    assert isinstance(picture, Lines)
    at = Month.parse("2020-08").ordinal - picture.first.ordinal
    assert all(np.isnan(line.values[at]) for panel in picture.panels for line in panel.lines)
    assert "August 2020 is not drawn: the split by sex in its report is impossible." in made.reading


def test_each_target_stands_in_the_words_it_rests_on() -> None:
    assert {target.id: target.percent for target in targets()} == {
        "troops": 15, "staff_experts": 25, "fpu": 20, "ipo": 30,
    }  # fmt: skip
    for target in targets():
        assert f"{target.percent:.0f}%" in target.quote and target.url.startswith("https://")


def test_peers_are_neighbours_by_rank(charts: dict[str, Chart], record: Record) -> None:
    made = charts["peers"]
    answer = {row["contributor"]: row for row in rank(record, "2025-07")}
    earlier = {row["contributor"]: row["count"] for row in rank(record, "2015-07")}
    for row in made.rows:
        assert row["rank"] == answer[row["contributor"]]["rank"] and row["count"] == answer[row["contributor"]]["count"]
        assert row["ten_years_before"] == earlier.get(row["contributor"], 0)
    assert isinstance(made.picture, Bars)
    assert [bar.label for bar in made.picture.bars if bar.strong] == ["Rwanda"]
    assert "second-largest contributor" in made.title


def test_who_is_in_a_mission_adds_up(charts: dict[str, Chart], record: Record) -> None:
    made = charts["contributors"]
    assert made.rows[0]["contributor"] == "RWA"
    assert all(row["military"] + row["police"] == row["count"] for row in made.rows)
    assert isinstance(made.picture, Bars)
    assert sum(bar.total for bar in made.picture.bars) == sum(row["count"] for row in made.rows) == 17074
    assert "17,074" in made.title


def test_deployments_are_the_month_s_contributions(charts: dict[str, Chart], record: Record) -> None:
    made = charts["deployments"]
    answer = contributions(record, "RWA", since="2025-07", until="2025-07", by=["mission"])
    told = {row["force"]: row["count"] for row in made.rows if row["side"] == "UN"}
    assert told == {row["mission"]: row["count"] for row in answer}
    assert isinstance(made.picture, CircleMap)
    assert {each.place for each in made.picture.circles if each.name == "UNISFA"} == {"abyei"}


def test_the_map_of_ranks_has_every_ranked_contributor(charts: dict[str, Chart], record: Record) -> None:
    made = charts["ranks"]
    assert made.rows == rank(record, "2025-07").rows
    assert isinstance(made.picture, ShadedMap)
    assert set(made.picture.shown) == {row["contributor"] for row in made.rows}
    assert made.picture.shades[made.picture.shown["NPL"][0]].name == "1st to 10th"


def test_all_contributors_together_can_be_drawn(record: Record) -> None:
    assert "All contributors'" in chart(record, "missions").title
    assert chart(record, "deployments").picture
    assert "UN missions" in chart(record, "women").title


def test_a_chart_ends_where_it_is_told(record: Record) -> None:
    made = chart(record, "missions", party="RWA", since="2012-01", until="2020-12")
    assert (made.months[0], made.months[-1]) == ("2012-01", "2020-12")
    assert chart(record, "rank", party="RWA", until="2020-12").months[-1] == "2020-12"


@pytest.mark.parametrize(
    ("name", "about", "error", "says"),
    [
        ("mission", {}, UnknownNameError, "missions"),
        ("missions", {"party": "RWA", "month": "2020-12"}, InputError, "does not take month"),
        ("peers", {}, InputError, "about one contributor"),
        ("strength", {}, InputError, "about one mission"),
        ("peers", {"party": "LIE"}, NotCoveredError, "nobody"),
        ("strength", {"mission": "UNEF I"}, NotCoveredError, "nothing to draw"),
        ("rank", {"party": "VUT", "since": "2024-01", "scope": "MINUSCA"}, NotCoveredError, "no rank"),
    ],
)
def test_what_cannot_be_drawn_says_why(
    record: Record, name: str, about: dict[str, Any], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        chart(record, name, **about)
