from __future__ import annotations

from contingent.model.month import Month
from contingent.record.columns import from_observations
from contingent.record.quality.repeats import repeated_months, rows_printed_twice, same_file_flags
from contingent.sources.base import Parsed

from .small import FIRST, columns, document, observation, series


def test_rows_printed_twice_are_told_by_mission_with_the_sum_of_each_once() -> None:
    rows = [
        observation(FIRST, "GHA", "UNIFIL", 52, locator="page 3, row 1"),
        observation(FIRST, "GHA", "UNIFIL", 52, locator="page 3, row 2"),
        observation(FIRST, "GRC", "UNIFIL", 10, locator="page 3, row 3"),
        observation(FIRST, "GRC", "UNIFIL", 0, locator="page 3, row 4"),
        observation(FIRST, "GRC", "UNIFIL", 7, personnel_type="staff", locator="page 3, row 5"),
        observation(FIRST, "GRC", "UNMIL", 8, locator="page 3, row 6"),
    ]
    (flag,) = rows_printed_twice(columns(rows))
    assert (flag.rule, str(flag.month), flag.contributor, flag.mission) == (
        "row_printed_twice",
        "2015-01",
        None,
        "UNIFIL",
    )
    assert (flag.value, flag.expected) == (121, 69)
    assert flag.note == "2 counts are printed on a second row; all rows are added up"


def test_rows_of_two_documents_are_not_printed_twice() -> None:
    row = [observation(FIRST, "GHA", "UNIFIL", 52)]
    assert rows_printed_twice(from_observations([("a", "dyad", row), ("b", "dyad", row)])) == []


def many(*months: int, mission: str | None = None) -> list:
    """Return twelve contributors with the same figure each in every one of the months."""
    return [series(f"C{place:02}", mission, *(month + place for month in months)) for place in range(12)]


def test_a_month_that_repeats_the_month_before_is_flagged() -> None:
    flags = repeated_months(columns(*many(5, 5, 5, 6, 5), granularity="contributor"))
    assert [(str(flag.month), flag.value, flag.expected) for flag in flags] == [
        ("2015-02", 126, 126),
        ("2015-03", 126, 126),
    ]
    assert flags[0].contributor is None
    assert flags[0].note == "all 12 figures of contributors equal those of 2015-01"


def test_the_finest_table_of_a_month_decides() -> None:
    totals = [o for part in many(5, 5) for o in part]
    by_mission = [o for part in many(5, 6, mission="UNIFIL") for o in part]
    assert repeated_months(from_observations([("a", "contributor", totals), ("b", "dyad", by_mission)])) == []
    same = [o for part in many(5, 5, mission="UNIFIL") for o in part]
    assert len(repeated_months(from_observations([("a", "contributor", totals), ("b", "dyad", same)]))) == 1


def test_small_tables_and_gaps_are_no_repeats() -> None:
    assert repeated_months(columns(series("GHA", None, 5, 5, 5), granularity="contributor")) == []
    across = [[o for o in part if o.month != FIRST + 1] for part in many(5, 5, 5)]
    assert repeated_months(columns(*across, granularity="contributor")) == []
    changed = [*many(5, 5), series("GHA", None, 5, 6)]
    assert repeated_months(columns(*changed, granularity="contributor")) == []


def test_one_file_under_two_names_is_flagged_for_the_month_inside() -> None:
    parsed = Parsed(document("abc", "un_monthly"), tuple(series("GHA", "UNIFIL", None, 5)), 0)
    (flag,) = same_file_flags([(parsed, ["2015_03.pdf", "2015_02.pdf", "2015_03.pdf"])])
    assert (flag.rule, flag.month) == ("same_file_under_two_months", Month.parse("2015-02"))
    assert "2015_02.pdf, 2015_03.pdf" in flag.note
    assert same_file_flags([(parsed, ["2015_02.pdf"]), (Parsed(parsed.document, (), 0), ["a", "b"])]) == []
