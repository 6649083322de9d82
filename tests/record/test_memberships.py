"""Members on a day, their number, and what other lists and stated numbers say."""

from __future__ import annotations

import datetime

import pytest
from tests.record.asserting import member, record_of

from contingent.errors import InputError, NotCoveredError
from contingent.model.fact import Fact
from contingent.record.memberships import members, membership_intervals

DAY = datetime.date


def said(kind: str, status: str, start: str, value: float | None = None, end: str = "") -> Fact:
    return Fact(kind, "COMESA", "", status, start, end, value=value, unit="parties", publisher="P", authority="press")


def test_members_are_counted_and_those_left_open_are_named() -> None:
    record = record_of([member("KEN", "1994-12-08"), member("AGO", "1994-12-08", "2007"), member("TUN", "2018-07-18")])
    assert members(record, "COMESA", DAY(2006, 1, 1)).parties == {"KEN", "AGO"}
    during = members(record, "COMESA", DAY(2007, 6, 1))
    assert (during.count, during.unsure) == (1, ("AGO",))
    assert members(record, "COMESA", DAY(2018, 7, 17)).count == 1
    assert members(record, "COMESA", DAY(2018, 7, 18)).count == 2


def test_an_undated_name_does_not_count_where_the_dated_list_is_complete() -> None:
    listed = member("SSD", "2011", event="", authority="compilation", publisher="COW", stated=("", "2014"))
    facts = [member("KEN", "1994-12-08"), listed]
    assert members(record_of(facts), "COMESA", DAY(2012, 6, 1)).parties == {"KEN", "SSD"}
    answer = members(record_of([*facts, said("member_list", "complete", "1994-12-08")]), "COMESA", DAY(2012, 6, 1))
    assert (answer.parties, answer.uncounted) == ({"KEN"}, ("SSD",))
    (listing,) = answer.listings
    assert (listing.publisher, listing.extra, listing.missing) == ("COW", ("SSD",), ("KEN",))


def test_a_stated_number_is_set_beside_the_count() -> None:
    facts = [member("KEN", "1994-12-08"), said("member_count", "member", "2005-06-03", 20, "2005-06-03")]
    assert [fact.value for fact in members(record_of(facts), "COMESA", DAY(2006, 1, 1)).stated] == [20]
    assert members(record_of(facts), "COMESA", DAY(2005, 6, 2)).stated == ()


def test_dormancy_is_told() -> None:
    asleep = Fact("activity", "CEPGL", "", "dormant", "1994", "2007", publisher="P", authority="research")
    record = record_of([member("RWA", "1976-09-20", of="CEPGL"), asleep])
    assert members(record, "CEPGL", DAY(2000, 1, 1)).dormant == asleep
    assert members(record, "CEPGL", DAY(2010, 1, 1)).dormant is None


def test_stages_of_a_treaty() -> None:
    facts = [
        member("RWA", "2018-03-21", of="AFCFTA", status="signed"),
        member("KEN", "2018-05-10", of="AFCFTA", status="deposited", authority="depositary"),
    ]
    record = record_of(facts)
    assert members(record, "AFCFTA", DAY(2018, 6, 1), stage="signed").parties == {"KEN", "RWA"}
    assert members(record, "AFCFTA", DAY(2018, 6, 1), stage="deposited").parties == {"KEN"}
    assert members(record, "AFCFTA", DAY(2018, 6, 1)).parties == {"KEN"}


def test_since_goes_back_through_changes_of_status() -> None:
    facts = [
        member("MDG", "2005-08-18", "2009", of="SADC"),
        member("MDG", "2009", "2014-01-29", of="SADC", status="suspended"),
        member("MDG", "2014-01-30", of="SADC"),
    ]
    (found,) = members(record_of(facts), "SADC", DAY(2020, 1, 1)).members
    assert found.since == "2005-08-18"


def test_a_day_outside_the_organisations_life_is_refused() -> None:
    record = record_of([member("KEN", "1994-12-08")])
    with pytest.raises(InputError, match="did not exist yet on 1990-01-01") as error:
        members(record, "COMESA", DAY(1990, 1, 1))
    assert "PTA" in error.value.to_do
    with pytest.raises(InputError, match="no longer existed"):
        members(record, "OAU", DAY(2010, 1, 1))
    with pytest.raises(InputError, match="Kenya is no organisation"):
        members(record, "KEN", DAY(2010, 1, 1))


def test_silence_is_no_answer() -> None:
    with pytest.raises(NotCoveredError, match="no source in the record says who belongs to SADC"):
        members(record_of([member("KEN", "1994-12-08")]), "SADC", DAY(2010, 1, 1))
    assert membership_intervals(record_of(), "KEN", "SADC") == []
