from __future__ import annotations

from contingent.record.quality.differences import tables_differ

from .small import TOTAL, series, tables


def found(**parts: list) -> list[tuple[str, str | None, str | None, int | None, int | None]]:
    return [(str(f.month), f.contributor, f.mission, f.value, f.expected) for f in tables_differ(tables(**parts))]


def test_a_contributor_is_compared_with_its_missions() -> None:
    totals = [*series("GHA", None, 500, 500), *series("GRC", None, 40, 40)]
    missions = [
        *series("GHA", "UNMIL", 300, 300),
        *series("GHA", "UNIFIL", 200, 190),
        *series("AUT", "UNIFIL", 7, None),
    ]
    missions += series("GRC", "UNIFIL", 40, 40)
    assert found(contributor=totals, dyad=missions) == [
        ("2015-01", "AUT", None, 0, 7),
        ("2015-02", "GHA", None, 500, 490),
    ]


def test_a_mission_is_compared_with_its_contributors() -> None:
    contributors = [*series("GHA", "UNMIL", 300, 300), *series("GRC", "UNMIL", 10, 10)]
    (flag,) = tables_differ(tables(dyad=contributors, mission=series(TOTAL, "UNMIL", 310, 312)))
    assert (str(flag.month), flag.contributor, flag.mission, flag.value, flag.expected) == (
        "2015-02",
        None,
        "UNMIL",
        310,
        312,
    )
    assert flag.note == "its contributors add up to 310, its own total is 312"


def test_months_that_only_one_table_covers_are_not_compared() -> None:
    assert found(contributor=series("GHA", None, 500), dyad=series("GHA", "UNMIL", None, 300)) == []
    assert found(dyad=series("GHA", "UNMIL", 300, 300)) == []


def test_all_contributors_together_are_compared_with_all_missions() -> None:
    totals = [*series("GHA", None, 500, 500), *series("GRC", None, 40, 40)]
    missions = [*series(TOTAL, "UNMIL", 300, 300), *series(TOTAL, "UNIFIL", 240, 265)]
    assert found(contributor=totals, mission=missions) == [("2015-02", TOTAL, None, 540, 565)]
