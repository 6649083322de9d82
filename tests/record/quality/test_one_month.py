from __future__ import annotations

import pytest

from contingent.model.quality import QualityFlag
from contingent.record.quality.one_month import holes_and_spikes

from .small import columns, series


def flags(*counts: int | None) -> list[tuple[str, str, int | None, int | None]]:
    """Judge one contingent beside another that every report names."""
    found = holes_and_spikes(columns(series("GRC", "UNIFIL", *counts), series("GHA", "UNIFIL", *[800] * len(counts))))
    return [(flag.rule, str(flag.month), flag.value, flag.expected) for flag in found]


def test_a_contingent_left_out_for_one_report_is_a_hole() -> None:
    assert flags(140, 141, 1, 141, 137) == [("one_month_hole", "2015-03", 1, 141)]


def test_a_contingent_that_is_not_named_at_all_has_nobody_there() -> None:
    assert flags(140, 141, None, 138, 137) == [("one_month_hole", "2015-03", 0, 138)]


def test_a_contingent_counted_twice_is_a_spike() -> None:
    assert flags(52, 52, 104, 52) == [("one_month_spike", "2015-03", 104, 52)]


def test_a_contingent_seen_in_one_report_only_is_a_spike() -> None:
    assert flags(None, None, 61, None) == [("one_month_spike", "2015-03", 61, 0)]


@pytest.mark.parametrize(
    "counts",
    [
        (140, 141, 100, 141, 137),  # three in ten missing: rotated by parts
        (30, 30, 12, 30, 30),  # fewer than 20 people
        (140, 141, 1, 1, 137),  # two reports agree
        (800, 500, 40, 45, 40),  # it leaves
        (40, 40, 600, 800, 800),  # it arrives
        (200, 200, 60, 120, 120),  # it comes back changed
        (1, 141, 141, 141, 1),  # the first and the last report have one neighbour only
    ],
)
def test_other_changes_are_no_flags(counts: tuple[int, ...]) -> None:
    assert flags(*counts) == []


def test_a_month_without_a_report_of_the_mission_is_no_hole() -> None:
    alone = series("GRC", "UNIFIL", 140, 141, None, 140, 141)
    elsewhere = series("GHA", "UNMIL", 700, 700, 700, 700, 700)
    assert holes_and_spikes(columns(alone, elsewhere)) == []


def test_one_missing_report_may_stand_between_but_not_two() -> None:
    counts = [series(who, "UNMISS", *(90, 40, None, 90)) for who in ("GRC", "GHA")]
    assert {flag.contributor for flag in holes_and_spikes(columns(*counts))} == {"GRC", "GHA"}
    counts = [series(who, "UNMISS", *(90, 40, None, None, 90)) for who in ("GRC", "GHA")]
    assert holes_and_spikes(columns(*counts)) == []


def test_all_types_count_together() -> None:
    moved = [series("GRC", "UNIFIL", 80, 10, 80), series("GRC", "UNIFIL", None, 70, None, kind="fpu")]
    assert holes_and_spikes(columns(*moved)) == []


def test_totals_of_contributors_are_judged_where_no_table_by_mission_is() -> None:
    counts = series("GRC", None, 176, 40, 177), series("GHA", None, 500, 500, 500)
    (flag,) = holes_and_spikes(columns(*counts, granularity="contributor"))
    note = "40 stands between 176 in the report before and 177 in the report after"
    assert flag == QualityFlag("one_month_hole", flag.month, "GRC", None, None, 40, 176, note)
