"""Facts, conflicts, events and histories as answers."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from tests.record.asserting import DOCUMENT, member, record_of

from contingent.errors import NotCoveredError, UnknownNameError
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.record.asserted import events, fact_conflicts, facts, history_rows, member_rows
from contingent.record.relations import relation_history

HERE = {"document": DOCUMENT.sha256[:12], "locator": "row 3", "url": "https://example.org/page"}
DAY = datetime.date


def relation(status: str, start: str, end: str = "", **more: str) -> Fact:
    said = {"publisher": "AP", "authority": "press", **HERE, **more}
    return Fact("relation", "RWA", "FRA", status, start, end, **said)  # type: ignore[arg-type]


PAIR = [
    relation("established", "1962", "2006-11"),
    relation("severed", "2006-11", "2009-11-28", start_event="severed after the warrants"),
    relation("established", "2009-11-29", publisher="Embassy of France", authority="government"),
]
SEVERED = Event("relations_severed", "2006-11", "RWA", "FRA", publisher="AP", authority="press", **HERE)


def test_facts_of_a_day_are_the_consensus() -> None:
    record = record_of([*PAIR, member("RWA", "2007-07-01", of="EAC")])
    rows = facts(record, "Rwanda", on=DAY(2009, 6, 1)).rows
    assert [(row["kind"], row["name"], row["status"]) for row in rows] == [
        ("membership", "East African Community", "member"),
        ("relation", "France", "severed"),
    ]
    assert facts(record, "France", on=DAY(2009, 6, 1), kinds=["relation"]).rows[0]["name"] == "Rwanda"


def test_with_and_kind_narrow_down() -> None:
    record = record_of([*PAIR, member("RWA", "2007-07-01", of="EAC")])
    assert [row["start"] for row in facts(record, "RWA", with_party="FRA")] == ["1962", "2006-11", "2009-11-29"]
    assert [row["object"] for row in facts(record, "RWA", kinds=["membership"])] == ["EAC"]
    assert len(facts(record, "RWA", with_party="FRA", since=DAY(2008, 1, 1))) == 2
    with pytest.raises(UnknownNameError, match="unknown kind of fact"):
        facts(record, "RWA", kinds=["friendship"])


def test_every_lists_each_assertion_with_its_words() -> None:
    record = record_of([member("RWA", "1983", "2007", of="ECCAS"), member("RWA", "1985", of="ECCAS", publisher="COW")])
    rows = facts(record, "RWA", every=True).rows
    assert [(row["publisher"], row["quote"]) for row in rows] == [("The Times", "the words"), ("COW", "the words")]


def test_what_has_no_consensus_is_listed_as_it_was_said() -> None:
    sent = Fact(
        "deployment",
        "RWA",
        "MOZ",
        "reported",
        "2021-09",
        "",
        value=1000,
        unit="persons",
        **{
            "publisher": "CIA",
            "authority": "compilation",
            **HERE,
        },
    )
    (row,) = facts(record_of([sent]), "RWA").rows
    assert (row["name"], row["value"], row["unit"]) == ("Mozambique", 1000, "persons")


def test_conflicts_name_both_sides() -> None:
    left = member("RWA", "1983", "2007-06-30", of="ECCAS", confirmed="2015")
    coded = member("RWA", "1985", "2011", of="ECCAS", event="", authority="compilation", publisher="COW")
    (row,) = fact_conflicts(record_of([left, coded]), "RWA").rows
    assert (row["status"], row["start"], row["against"]) == ("none", "2007-07-01", "COW: member 1985 to 2011")
    assert fact_conflicts(record_of([left]), "RWA").notes


def test_events_of_a_party_and_a_time() -> None:
    later = dataclasses.replace(SEVERED, kind="relations_restored", date="2009-11-29")
    record = record_of(events=[later, SEVERED])
    assert [row["date"] for row in events(record, "Rwanda")] == ["2006-11", "2009-11-29"]
    assert [row["kind"] for row in events(record, "FRA", since=DAY(2007, 1, 1))] == ["relations_restored"]
    assert [row["date"] for row in events(record, kinds=["relations_severed"])] == ["2006-11"]


def test_history_tells_relations_and_happenings_in_order() -> None:
    rows = history_rows(record_of(PAIR, [SEVERED]), "RWA", "FRA").rows
    assert [(row["start"], row["status"]) for row in rows] == [
        ("1962", "established"), ("2006-11", "severed"), ("2006-11", "event"), ("2009-11-29", "established"),
    ]  # fmt: skip
    told = relation_history(record_of(PAIR, [SEVERED]), "FRA", "RWA")
    assert [stretch.status for stretch in told.relations] == ["established", "severed", "established"]


def test_members_say_their_number_and_what_differs() -> None:
    listed = member("SSD", "2011", event="", authority="compilation", publisher="COW", stated=("", "2014"))
    counted = Fact(
        "member_count", "COMESA", "", "member", "2012", "2012", value=19, publisher="Page", authority="press"
    )
    answer = member_rows(record_of([member("KEN", "1994-12-08"), listed, counted]), "comesa", DAY(2013, 6, 1))
    assert answer.about["count"] == 2
    assert any("Page states 19 members on 2012: 2 are counted here for that day" in note for note in answer.notes)
    assert any("COW lists 1 for that day: it lacks KEN" in note for note in answer.notes)


def test_an_empty_record_says_that_it_does_not_know() -> None:
    with pytest.raises(NotCoveredError, match="holds no facts and no events"):
        facts(record_of(), "RWA")
    answer = facts(record_of([member("KEN", "1994-12-08")]), "RWA")
    assert answer.notes == ("no source in the record says anything of this: that is not a denial",)
