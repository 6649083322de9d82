"""The notes' table of the fact sheet outside peacekeeping, asked of the files it was verified with."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.record.asserting import record_from

import contingent.sources.coded
from contingent.model.partial_date import last_day
from contingent.record.asserted import fact_conflicts, facts
from contingent.record.memberships import members, membership_intervals
from contingent.record.record import Record
from contingent.record.relations import relation_history

DAY = datetime.date
FILES = (
    "memberships_sourced.csv",
    "diplomatic_relations_sourced.csv",
    "libya_rwanda_etm_sourced.csv",
    "afcfta_counts_sourced.csv",
    "factbook_igo_membership_intervals.csv.gz",
    "cow_igo_v3_membership_intervals.csv.gz",
    "us_recognition_and_relations.csv.gz",
)
CODED = Path(contingent.sources.coded.__file__).parent / "tables" / "memberships.csv"


@pytest.fixture(scope="module")
def told(shared: Path) -> Record:
    return record_from([CODED, *(shared / "data" / "countries" / name for name in FILES)])


def test_the_eac_has_two_dates_of_2007(told: Record) -> None:
    stretches = membership_intervals(told, "RWA", "EAC")
    dated = [(stretch.status, stretch.start, stretch.start_event) for stretch in stretches if stretch.status]
    assert dated[0] == ("accession_signed", "2007-06-18", "signature of treaty of accession")
    assert dated[1] == ("member", "2007-07-01", "effect of accession")
    assert stretches[-1].confirmed_as_of >= "2026-01"


@pytest.mark.parametrize(
    ("on", "count"),
    [
        (DAY(2005, 6, 3), 20),
        (DAY(2006, 12, 31), 20),
        (DAY(2008, 1, 1), 19),
        (DAY(2014, 6, 30), 19),
        (DAY(2018, 6, 30), 19),
        (DAY(2018, 7, 17), 19),
        (DAY(2018, 7, 18), 21),
        (DAY(2025, 7, 31), 21),
    ],
)
def test_members_of_comesa(told: Record, on: datetime.date, count: int) -> None:
    answer = members(told, "COMESA", on)
    assert (answer.count, answer.unsure) == (count, ())


def test_the_number_of_the_factbook_is_stale_and_that_of_cow_is_wrong(told: Record) -> None:
    stale = {listing.publisher: listing for listing in members(told, "COMESA", DAY(2024, 1, 1)).listings}
    assert stale["Central Intelligence Agency"].missing == ("SOM", "TUN")
    assert len(stale["Central Intelligence Agency"].parties) == 19
    coded = {listing.publisher: listing for listing in members(told, "COMESA", DAY(2014, 6, 30)).listings}
    assert len(coded["Correlates of War"].parties) == 20
    assert (coded["Correlates of War"].extra, coded["Correlates of War"].missing) == (("SOM", "SSD"), ("COD",))
    east = {listing.publisher: listing for listing in members(told, "EAC", DAY(2014, 6, 30)).listings}
    assert east["Correlates of War"].extra == ("LSO", "MWI", "ZMB", "ZWE")


@pytest.mark.parametrize(
    ("organisation", "on", "count"),
    [
        ("AU", DAY(2002, 7, 9), 53),
        ("AU", DAY(2011, 7, 27), 54),
        ("AU", DAY(2017, 1, 31), 55),
        ("EAC", DAY(2007, 6, 30), 3),
        ("EAC", DAY(2007, 7, 1), 5),
        ("EAC", DAY(2014, 6, 30), 5),
        ("EAC", DAY(2024, 3, 4), 8),
        ("ECCAS", DAY(2010, 1, 1), 10),
        ("ECCAS", DAY(2020, 1, 1), 11),
        ("SADC", DAY(1992, 8, 17), 10),
        ("SADC", DAY(2020, 1, 1), 16),
        ("ECOWAS", DAY(1975, 5, 28), 15),
        ("ECOWAS", DAY(1999, 1, 1), 16),
        ("ECOWAS", DAY(2018, 1, 1), 15),
        ("ECOWAS", DAY(2025, 1, 29), 12),
        ("IGAD", DAY(2020, 1, 1), 8),
        ("AMU", DAY(2020, 1, 1), 5),
        ("CEPGL", DAY(2000, 1, 1), 3),
        ("EU", DAY(2004, 5, 1), 25),
        ("EU", DAY(2019, 1, 1), 28),
        ("EU", DAY(2020, 2, 1), 27),
        ("NATO", DAY(2021, 1, 1), 30),
        ("ARAB_LEAGUE", DAY(2000, 1, 1), 22),
        ("UN", DAY(2025, 1, 1), 193),
    ],
)
def test_members_of_other_bodies(told: Record, organisation: str, on: datetime.date, count: int) -> None:
    answer = members(told, organisation, on)
    assert (answer.count, answer.unsure) == (count, ())


def test_stated_numbers_agree_with_the_count_on_their_day(told: Record) -> None:
    stated = [fact for fact in told.facts.where(kind="member_count", status="member") if fact.subject != "CEN-SAD"]
    assert len(stated) > 10
    for fact in stated:
        assert members(told, fact.subject, last_day(fact.start)).count == fact.value, fact


def test_eccas_left_back_and_leaving(told: Record) -> None:
    stretches = membership_intervals(told, "RWA", "ECCAS")
    assert [(stretch.holds, stretch.status) for stretch in stretches if stretch.sure] == [
        (True, "member"), (False, ""), (True, "member"), (True, "withdrawal_announced"),
    ]  # fmt: skip
    assert stretches[-2].start == "2015-05-25"
    assert (stretches[-1].start, stretches[-1].end) == ("2025-06-07", "")
    disputed = fact_conflicts(told, "RWA", with_party="ECCAS").rows
    assert any("Correlates of War: member 1985 to 2011" in row["against"] for row in disputed)


def test_cepgl_slept(told: Record) -> None:
    answer = members(told, "CEPGL", DAY(2000, 1, 1))
    assert answer.dormant is not None
    assert (answer.dormant.start, answer.dormant.end) == ("1994", "2007")


def test_the_african_union_since_its_launch(told: Record) -> None:
    (stretch,) = [s for s in membership_intervals(told, "RWA", "AU") if s.holds]
    assert (stretch.start, stretch.end) == ("2002-07-09", "")
    assert [(s.start, s.end) for s in membership_intervals(told, "RWA", "OAU") if s.holds] == [
        ("1963-05-25", "2002-07-08")
    ]


def test_relations_with_france(told: Record) -> None:
    history = relation_history(told, "RWA", "FRA")
    assert [(stretch.status, stretch.start) for stretch in history.relations] == [
        ("established", "1962"), ("severed", "2006-11"), ("established", "2009-11-29"),
    ]  # fmt: skip
    assert [row["status"] for row in facts(told, "RWA", on=DAY(2009, 6, 1), with_party="FRA")] == ["severed"]


def test_relations_with_the_united_states_in_1962(told: Record) -> None:
    (stretch,) = relation_history(told, "USA", "RWA").relations
    assert (stretch.status, stretch.start) == ("established", "1962-07-01")
    (mission,) = relation_history(told, "USA", "RWA").missions["USA", "RWA"]
    assert (mission.status, mission.start) == ("embassy", "1962-07-01")


def test_israels_embassy_of_2019_has_two_days(told: Record) -> None:
    history = relation_history(told, "ISR", "RWA")
    assert [(s.status, s.start) for s in history.relations] == [
        ("established", "1962"), ("severed", "1973"), ("established", "1994-10"),
    ]  # fmt: skip
    opened = sorted(event.date for event in history.events if event.kind == "embassy_opened" and event.subject == "ISR")
    assert opened == ["2019-02-22", "2019-04-01"]
    assert fact_conflicts(told, "ISR", with_party="RWA", kinds=["diplomatic_mission"]).rows


def test_the_free_trade_area_by_stage(told: Record) -> None:
    day = DAY(2019, 4, 29)
    answer = members(told, "AFCFTA", day, stage="deposited")
    stated = {fact.value for fact in answer.stated if fact.start == "2019-04-29"}
    assert stated == {22.0}
    signed = members(told, "AFCFTA", day, stage="signed").stated
    assert [(fact.start, fact.value) for fact in signed][:1] == [("2018-03-21", 44.0)]


def test_evacuees_from_libya(told: Record) -> None:
    figures = {s.period_end: s.value for s in told.statistics.where(indicator="evacuees", area="RWA")}
    assert (figures["2019-11-24"], figures["2020-11-19"], figures["2023-12-28"]) == (306, 385, 2059)


def test_the_commonwealth_without_a_withdrawal(told: Record) -> None:
    (stretch,) = [s for s in membership_intervals(told, "RWA", "COMMONWEALTH") if s.holds]
    assert (stretch.start, stretch.end) == ("2009-11-29", "")
    listing = {listing.publisher: listing for listing in members(told, "COMMONWEALTH", DAY(2025, 1, 1)).listings}
    assert {"RWA", "MUS", "GRD"} <= set(listing["Central Intelligence Agency"].missing)
