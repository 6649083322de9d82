"""Coded tables of events: a row without its source does not enter."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from contingent.errors import SourceError
from contingent.model.event import Event
from contingent.sources.coded import events
from contingent.sources.coded.rows import LONGEST_QUOTE
from contingent.sources.registry import built_in

ROW = {
    "kind": "withdrawal_threatened",
    "date": "2010-08-31",
    "subject": "RWA",
    "object": "UNAMID",
    "value": "3485",
    "said_by": "the Foreign Minister",
    "said_on": "2010-08-31",
    "publisher": "a newspaper",
    "authority": "press",
    "url": "https://example.org/article",
    "quote": "the words it rests on",
}


def read(name: str = "threats.csv", **changed: str) -> tuple[Event, ...]:
    out = io.StringIO()
    writer = csv.DictWriter(out, events.COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerow({**ROW, **changed})
    return events.read(out.getvalue().encode(), name).events


def test_a_row_becomes_an_event_with_its_address_and_words() -> None:
    (event,) = read(coder_note="3,485 soldiers")
    assert (event.subject, event.object, event.value, event.said_on) == ("RWA", "UNAMID", 3485, "2010-08-31")
    assert (event.url, event.quote, event.note) == (ROW["url"], ROW["quote"], "3,485 soldiers")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"url": ""}, "neither an address nor a passage"),
        ({"url": "a page I read"}, "neither an address nor a passage"),
        ({"quote": " "}, "no quote"),
        ({"publisher": ""}, "no publisher"),
        ({"authority": "hearsay"}, "no authority"),
        ({"said_by": ""}, "no said_by"),
        ({"said_on": ""}, "no said_on"),
        ({"kind": "pledge"}, "does not belong here"),
        ({"kind": "rumour"}, "does not belong here"),
        ({"subject": "Atlantis"}, "no party"),
        ({"date": "last year"}, "a date is not understood"),
        ({"until": "2009"}, "before the start"),
        ({"value": "many"}, "is no number"),
        ({"quote": "x" * 301}, "301 characters"),
    ],
)
def test_a_row_against_a_rule_is_refused_with_its_place(changed: dict[str, str], words: str) -> None:
    with pytest.raises(SourceError, match=words) as refused:
        read(**changed)
    assert "threats.csv, row 2" in str(refused.value)


def test_a_passage_stands_for_an_address() -> None:
    (event,) = read(url="", passage="data/countries/a_table.csv, row 3")
    assert event.note == "data/countries/a_table.csv, row 3"


def test_an_accusation_is_only_ever_said_by_somebody() -> None:
    with pytest.raises(SourceError, match="no said_by"):
        read("reactions.csv", kind="accusation", said_by="")


def test_every_row_of_the_package_has_its_source_and_words() -> None:
    told = [event for part in built_in() for event in part.events if part.document.name != "memberships.csv"]
    assert len(told) > 90
    for event in told:
        assert event.url.startswith("http") or event.note
        assert event.quote and len(event.quote) <= LONGEST_QUOTE
        assert event.publisher and event.authority and event.document


def test_all_tables_of_events_are_built_in() -> None:
    names = {part.document.name for part in built_in()}
    assert {f"{name}.csv" for name in events.TABLES} <= names


def test_rwandas_threats_are_there() -> None:
    threats = [event for part in built_in() if part.document.name == "threats.csv" for event in part.events]
    rwanda = {(event.date, event.object) for event in threats if event.subject == "RWA"}
    assert {("2006-12-11", "AMIS"), ("2010-08-31", "UNAMID")} <= rwanda


def test_every_table_has_its_coding_rules() -> None:
    pages = Path(__file__).resolve().parents[3] / "docs" / "coding"
    for name, (_, kinds) in events.TABLES.items():
        page = (pages / f"{name}.md").read_text(encoding="utf-8")
        assert all(f"`{kind}`" in page or kind in page for kind in kinds), name
