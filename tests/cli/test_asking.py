"""The commands that ask the record, as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]


def answer(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_rank_as_json(run: Run) -> None:
    ranked = answer(run("rank", "--month", "2020-12", "--measure", "uniformed", "--scope", "all", "--format", "json"))
    about = {name: ranked[name] for name in ("month", "measure", "scope", "among")}
    assert about == {"month": "2020-12", "measure": "uniformed", "scope": "all", "among": None}
    assert ranked["record"].startswith("2025-07.")
    first = ranked["rows"][0]
    assert (first["rank"], first["contributor"], first["name"], first["count"]) == (1, "BGD", "Bangladesh", 6798)
    assert ranked["sources"][0]["publisher"].startswith("United Nations")
    assert first["locator"].startswith("page 1, rows 10-11; page 4")


def test_rank_within_a_group_and_a_mission(run: Run) -> None:
    ranked = answer(run("rank", "--month", "2020-12", "--among", "africa", "--scope", "unmiss", "--format", "json"))
    assert ranked["scope"] == "mission:UNMISS"
    assert ranked["rows"][0]["contributor"] == "RWA"
    assert {row["contributor"] for row in ranked["rows"]}.isdisjoint({"IND", "NPL", "BGD"})


def test_ties_share_a_rank_and_are_marked(run: Run) -> None:
    rows = answer(run("rank", "--month", "2024-10", "--format", "json"))["rows"]
    assert [(row["rank"], row["tied"]) for row in rows[:4]] == [(1, False), (2, True), (2, True), (4, False)]


def test_a_csv_row_says_month_measure_and_scope(run: Run) -> None:
    result = run("rank", "--month", "2020-12", "--top", "2", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert (rows[1]["month"], rows[1]["measure"], rows[1]["count"]) == ("2020-12", "uniformed", "6383")


def test_markdown_and_text_name_the_source(run: Run) -> None:
    for form in ("md", "text"):
        result = run("rank", "--month", "2020-12", "--top", "2", "--format", form)
        assert "6,383" in result.stdout
        assert "UN_country_contributions_2020_12.pdf" in result.stdout
        assert "measure uniformed" in result.stdout


def test_contributions_by_mission_and_type(run: Run) -> None:
    month = ("--since", "2021-07", "--until", "2021-07")
    asked = answer(run("contributions", "RWA", *month, "--by", "mission,type", "--format", "json"))
    assert {"month", "mission", "type", "count", "source"} <= set(asked["rows"][0])
    assert sum(row["count"] for row in asked["rows"]) == 5127
    police = [row["count"] for row in asked["rows"] if row["mission"] == "MINUSCA" and row["type"] == "fpu"]
    assert police == [460]


@pytest.mark.parametrize("name", ["Rwanda", "RWA", "rwandan", "kigali"])
def test_contributors_are_named_as_people_write_them(run: Run, name: str) -> None:
    asked = answer(run("contributions", name, "--month", "2020-12", "--format", "json"))
    assert asked["rows"][0]["count"] == 6383


def test_contributions_by_sex_add_up(run: Run) -> None:
    asked = answer(run("contributions", "Rwanda", "--month", "2020-12", "--by", "sex", "--format", "json"))
    assert {row["sex"] for row in asked["rows"]} == {"f", "m"}
    assert sum(row["count"] for row in asked["rows"]) == 6383


def test_all_contributors_together(run: Run) -> None:
    asked = answer(run("contributions", "UN-total", "--month", "2021-10", "--format", "json"))
    assert asked["rows"][0]["count"] == 74438


def test_all_together_are_taken_from_the_missions_where_a_contributor_is_missing(run: Run) -> None:
    asked = answer(run("contributions", "UN-total", "--month", "2012-12", "--format", "json"))
    assert asked["rows"][0]["count"] == 94081


def test_a_contributor_that_the_totals_lack_is_taken_from_the_missions_or_unknown(run: Run) -> None:
    asked = answer(run("contributions", "Switzerland", "--month", "2012-12", "--format", "json"))
    assert asked["rows"][0]["count"] == 25
    assert run("contributions", "Switzerland", "--month", "2005-12").exit_code == 2


def test_a_wide_table_has_a_column_a_type(run: Run) -> None:
    asked = answer(run("contributions", "Rwanda", "--month", "2020-12", "--by", "type", "--wide", "--format", "json"))
    row = asked["rows"][0]
    assert row | {"troops": 5208, "staff": 72, "experts": 32, "fpu": 975, "ipo": 96} == row


def test_months_that_are_not_covered_are_named(run: Run) -> None:
    asked = answer(run("contributions", "Rwanda", "--since", "2020-05", "--until", "2020-07", "--format", "json"))
    assert [row["month"] for row in asked["rows"]] == ["2020-05", "2020-07"]
    assert asked["missing"] == ["2020-06"]


def test_a_month_without_a_report_is_unknown_with_the_months_around_it(run: Run) -> None:
    for arguments in (("rank", "--month", "2020-06"), ("contributions", "RWA", "--month", "2020-06")):
        result = run(*arguments)
        assert result.exit_code == 2
        assert "unknown" in result.stderr
        assert "2020-05 and 2020-07" in result.stderr
        assert result.stdout == ""


def test_unknown_names_offer_the_nearest(run: Run) -> None:
    for arguments, offered in (
        (("contributions", "Rwnada"), "Rwanda"),
        (("rank", "--measure", "troop"), "troops"),
        (("rank", "--scope", "MINUSKA"), "MINUSCA"),
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert offered in result.stderr


def test_an_ambiguous_name_offers_its_candidates(run: Run) -> None:
    result = run("contributions", "Congo")
    assert result.exit_code == 2
    assert "COD" in result.stderr
    assert "COG" in result.stderr


def test_flagged_figures_can_be_left_out(run: Run) -> None:
    rows = answer(run("rank", "--month", "2015-07", "--format", "json"))["rows"]
    flagged = {row["contributor"] for row in rows if "printed_under_neighbour" in row["flags"]}
    assert flagged == {"TZA", "THA"}
    without = answer(run("rank", "--month", "2015-07", "--without-flagged", "--format", "json"))
    assert flagged.isdisjoint(row["contributor"] for row in without["rows"])


def test_missions(run: Run) -> None:
    rows = {row["mission"]: row for row in answer(run("missions", "--every", "--format", "json"))["rows"]}
    assert rows["UNAMID"]["last_month"] == "2021-12"
    assert rows["UNSCOB"]["first_month"] is None
    assert len(answer(run("missions", "--month", "2021-07", "--format", "json"))["rows"]) > 15


def test_an_impossible_month_is_bad_input(run: Run) -> None:
    result = run("rank", "--month", "2020-13")
    assert result.exit_code == 2
    assert "YYYY-MM" in result.stderr


def test_a_record_that_is_not_there(run: Run, tmp_path: Any) -> None:
    result = run("--record", str(tmp_path), "rank")
    assert result.exit_code == 2
    assert "contingent build" in result.stderr
