"""The consensus of sources on a day and over time: one test a rule."""

from __future__ import annotations

import datetime

from tests.record.asserting import member

from contingent.model.fact import Fact
from contingent.record.standing import Standing, conflicts, history, standing_on


def on(facts: list[Fact], day: str) -> Standing:
    return standing_on(facts, datetime.date.fromisoformat(day))


def test_the_stronger_authority_decides() -> None:
    facts = [
        member("RWA", "2007-07-01", authority="organisation", publisher="EAC"),
        member("RWA", "2005-01-01", authority="press", publisher="The Times"),
    ]
    early = on(facts, "2006-01-01")
    assert (early.holds, early.status) == (False, "")
    assert [fact.publisher for fact in early.against] == ["The Times"]
    assert on(facts, "2008-01-01").holds


def test_who_dates_the_event_comes_before_who_only_lists() -> None:
    coded = member("SSD", "2011", event="", authority="compilation", publisher="COW", stated=("", "2014"))
    dated = member("SSD", "2016-04-15", authority="compilation", publisher="Almanac")
    assert on([coded, dated], "2012-06-01").holds is False
    assert on([coded], "2012-06-01").holds is True


def test_among_equals_more_publishers_decide_and_then_the_last_word() -> None:
    left, stayed = member("RWA", "1983", "2007"), member("RWA", "1983", "2010", publisher="The Post")
    assert on([left, stayed, member("RWA", "1983", "2010", publisher="The Sun")], "2009-01-01").holds is True
    later = member("RWA", "1983", "2007", confirmed="2015")
    assert on([later, stayed], "2009-01-01").holds is False


def test_a_source_that_only_lists_says_nothing_of_other_years() -> None:
    listed = member("TUN", "", event="", authority="compilation", stated=("2015-10-26", "2026-01-21"))
    assert on([listed], "2014-01-01").holds is None
    assert on([listed], "2020-01-01").holds is True


def test_a_year_leaves_its_days_open_and_to_who_knows_them() -> None:
    year = member("AGO", "1994", "2007")
    assert (on([year], "2007-06-01").holds, on([year], "2007-06-01").sure) == (False, False)
    assert on([year], "2006-12-31").sure and on([year], "2008-01-01").sure
    month = member("AGO", "1994", "2007-09", publisher="The Post", authority="compilation")
    assert (on([year, month], "2007-06-01").holds, on([year, month], "2007-06-01").sure) == (True, True)


def test_a_change_of_status_is_no_end() -> None:
    joined = member("RWA", "2015-05-25", "2025-06-07")
    leaving = member("RWA", "2025-06-07", status="withdrawal_announced", publisher="The Post")
    standing = on([joined, leaving], "2025-07-01")
    assert (standing.holds, standing.status, standing.against) == (True, "withdrawal_announced", ())


def test_an_end_is_silent_about_a_later_return() -> None:
    left = member("RWA", "1983", "2007-06", publisher="The Institute", authority="research")
    back = member("RWA", "2015-05-25")
    assert on([left, back], "2010-01-01").holds is False
    assert on([left, back], "2020-01-01").against == ()


def test_signature_is_passed_by_deposit_and_both_are_kept() -> None:
    signed = member("RWA", "2018-03-21", status="signed", publisher="The Post", of="AFCFTA")
    bound = member("RWA", "2018-05-26", status="deposited", authority="depositary", of="AFCFTA")
    assert (on([signed, bound], "2018-04-01").status, on([signed, bound], "2018-04-01").holds) == ("signed", False)
    assert (on([signed, bound], "2018-06-01").status, on([signed, bound], "2018-06-01").against) == ("deposited", ())


def test_history_says_each_end_as_exactly_as_it_is_known() -> None:
    facts = [member("RWA", "1983", "2007", of="ECCAS"), member("RWA", "2015-05-25", of="ECCAS")]
    told = [(stretch.holds, stretch.start, stretch.end) for stretch in history(facts)]
    assert told == [(True, "1983", "2007"), (False, "2007-01-01", "2015-05-24"), (True, "2015-05-25", "")]


def test_a_relation_taken_up_again_denies_nothing_before() -> None:
    restored = Fact(
        "relation", "RWA", "FRA", "established", "2009-11-29", "", publisher="Embassy", authority="government"
    )
    first = Fact("relation", "RWA", "FRA", "established", "1962", "2006-11", publisher="AP", authority="press")
    assert on([restored, first], "1990-01-01").holds is True


def test_conflicts_are_stretches_with_both_sides() -> None:
    left = member("RWA", "1983", "2007-06-30", of="ECCAS", confirmed="2015")
    coded = member("RWA", "1985", "2011", of="ECCAS", event="", authority="compilation", publisher="COW")
    (found,) = conflicts([left, coded])
    assert (found.holds, found.first, found.last) == (False, datetime.date(2007, 7, 1), datetime.date(2010, 12, 31))
    assert [fact.publisher for fact in found.against] == ["COW"]


def test_confirmation_ends_with_the_last_source_that_vouches() -> None:
    stretch = history([member("RWA", "2007-07-01", confirmed="2012-07-02")])[-1]
    assert (stretch.end, stretch.confirmed_as_of) == ("", "2012-07-02")
