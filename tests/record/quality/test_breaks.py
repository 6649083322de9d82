from __future__ import annotations

from contingent.record.columns import from_observations
from contingent.record.quality.breaks import series_breaks

from .small import document, series


def test_one_flag_for_the_month_a_type_parts_from_another() -> None:
    early = [*series("GHA", "UNMIL", 700, 700, kind="troops_staff"), *series("GHA", "UNMIL", 3, 3, kind="experts")]
    late = [
        *series("GHA", "UNMIL", None, None, 650, 650, kind="troops"),
        *series("GHA", "UNMIL", None, None, 50, 50, kind="staff"),
    ]
    given = from_observations([("early0000000", "dyad", early), ("late00000000", "dyad", late)])
    (flag,) = series_breaks(given, [document("early", "un"), document("late", "un")])
    assert (flag.rule, str(flag.month), flag.contributor, flag.personnel_type) == (
        "series_break",
        "2015-03",
        None,
        None,
    )
    assert flag.note == "source un prints staff, troops apart for the first time; older figures include them"


def test_another_source_or_granularity_is_another_series() -> None:
    ours = series("GHA", "UNMIL", 700, kind="troops_staff")
    theirs = series("GHA", "UNMIL", None, 650, kind="troops")
    given = from_observations([("ours00000000", "dyad", ours), ("theirs000000", "dyad", theirs)])
    assert series_breaks(given, [document("ours", "ipi"), document("theirs", "un")]) == []
    given = from_observations([("ours00000000", "dyad", ours), ("theirs000000", "contributor", theirs)])
    assert series_breaks(given, [document("ours", "un"), document("theirs", "un")]) == []
