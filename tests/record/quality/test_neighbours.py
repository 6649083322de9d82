from __future__ import annotations

from contingent.record.columns import Columns
from contingent.record.quality import find_flags
from contingent.record.quality.neighbours import printed_under_neighbour

from .small import columns, series


def found(given: Columns) -> list[tuple[str | None, str | None, str | None, int | None, int | None]]:
    return [(f.contributor, f.mission, f.personnel_type, f.value, f.expected) for f in printed_under_neighbour(given)]


AROUND = (series("GHA", "UNIFIL", 800, 800, 800, 800), series("NOR", "UNIFIL", 9, 9, 9, 9))


def test_both_neighbours_are_flagged() -> None:
    given = columns(
        series("AUT", "UNIFIL", 180, 182, None, 183), series("AUS", "UNIFIL", None, None, 182, None), *AROUND
    )
    assert found(given) == [("AUT", "UNIFIL", "troops", 0, 182), ("AUS", "UNIFIL", "troops", 182, 0)]
    notes = [flag.note for flag in printed_under_neighbour(given)]
    assert notes == [
        "182 people seem to stand under Australia, its neighbour in the alphabet",
        "182 people seem to belong to Austria, its neighbour in the alphabet",
    ]


def test_the_neighbours_own_people_may_stand_there_too() -> None:
    given = columns(series("AUT", "UNIFIL", 800, 800, 5, 800), series("AUS", "UNIFIL", 16, 16, 812, 16), *AROUND)
    assert [flag[0] for flag in found(given)] == ["AUT", "AUS"]


def test_one_of_several_types_may_be_moved_and_explains_the_whole_change() -> None:
    given = columns(
        series("PAK", "MINUSTAH", 140, 140, None, 140, kind="fpu"),
        series("PAK", "MINUSTAH", 3, 3, 3, 3, kind="ipo"),
        series("NOR", "MINUSTAH", 6, 6, 6, 6, kind="ipo"),
        series("NOR", "MINUSTAH", None, None, 140, None, kind="fpu"),
    )
    flags = find_flags(given, [])
    assert [(f.rule, f.contributor, f.personnel_type) for f in flags] == [
        ("printed_under_neighbour", "NOR", "fpu"),
        ("printed_under_neighbour", "PAK", "fpu"),
    ]


def test_contributors_further_apart_in_the_mission_and_the_report_are_left_to_the_other_rules() -> None:
    given = columns(
        series("AUT", "UNIFIL", 180, 182, None, 183), series("PAK", "UNIFIL", None, None, 182, None), *AROUND
    )
    assert found(given) == []
    assert {flag.rule for flag in find_flags(given, [])} == {"one_month_hole", "one_month_spike"}


def test_another_number_another_mission_and_another_type_do_not_match() -> None:
    short = series("AUT", "UNIFIL", 182, 182, None, 182)
    assert found(columns(short, series("AUS", "UNIFIL", None, None, 150, None), *AROUND)) == []
    assert found(columns(short, series("AUS", "UNMIL", 1, 1, 183, 1), *AROUND)) == []
    assert found(columns(short, series("AUS", "UNIFIL", None, None, 182, None, kind="fpu"), *AROUND)) == []


def test_a_part_of_a_large_contingent_is_a_coincidence() -> None:
    given = columns(series("AUT", "UNIFIL", 3000, 3000, 2970, 3000), series("AUS", "UNIFIL", 9, 9, 39, 9), *AROUND)
    assert found(given) == []


def test_a_contingent_that_stays_with_its_neighbour_is_no_slip() -> None:
    given = columns(series("AUT", "UNIFIL", 182, 182, 0, 0), series("AUS", "UNIFIL", 0, 0, 182, 182), *AROUND)
    assert found(given) == []
