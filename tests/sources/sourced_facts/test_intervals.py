"""Memberships and relations compiled from pages: what a row states, and what is refused."""

from __future__ import annotations

import pytest
from tests.sources.asserted_rows import table

from contingent.errors import SourceError
from contingent.sources.sourced_facts.intervals import COLUMNS, read, recognises

PAGE = ("EAC", "http://eac.int/treaty/", "", "became full members with effect from 1st July 2007", "")
SIGNED = (
    "RWA", "member_of", "EAC", "accession_signed", "2007-06-18", "day", "signature", "2007-06-30", "day", "superseded",
    *PAGE,
)  # fmt: skip
JOINED = ("RWA", "member_of", "EAC", "member", "2007-07-01", "day", "effect of accession", "", "", "", *PAGE)
SEVERED = (
    "RWA", "diplomatic_relations", "FRA", "severed", "2006-11", "month", "severed", "2009-11-28", "day", "",
    "AP via gaeatimes", "https://example.org", "2009-11-29", "cut off diplomatic relations in November 2006", "",
)  # fmt: skip
RESTORED = (
    "RWA", "diplomatic_relations", "FRA", "established", "2009-11-29", "day", "decision to resume", "", "", "",
    "Embassy of France in the US", "https://example.org", "2009-11-30", "have today decided to resume", "",
)  # fmt: skip


def changed(row: tuple[str, ...], **cells: str) -> tuple[str, ...]:
    return tuple(cells.get(name, cell) for name, cell in zip(COLUMNS, row, strict=True))


def test_the_two_dates_of_an_accession() -> None:
    data = table(COLUMNS, [SIGNED, JOINED])
    assert recognises(data, "any.csv")
    facts = read(data, "any.csv").facts
    assert [(fact.status, fact.start, fact.start_event) for fact in facts] == [
        ("accession_signed", "2007-06-18", "signature"),
        ("member", "2007-07-01", "effect of accession"),
    ]
    assert (facts[1].authority, facts[1].locator, facts[1].confirmed_as_of) == ("organisation", "row 3", "2007-07-01")


def test_ends_and_starts_are_events() -> None:
    events = read(table(COLUMNS, [JOINED, SEVERED, RESTORED]), "any.csv").events
    assert [(event.kind, event.date) for event in events] == [
        ("accession", "2007-07-01"),
        ("relations_severed", "2006-11"),
        ("relations_restored", "2009-11-29"),
    ]


def test_a_date_of_the_predecessor_is_a_fact_of_both() -> None:
    row = changed(JOINED, object="COMESA", valid_from="1981-12-21", from_event="date in list")
    pta, comesa = read(table(COLUMNS, [row]), "any.csv").facts
    assert (pta.object, pta.start, pta.end) == ("PTA", "1981-12-21", "1994-12-07")
    assert (comesa.object, comesa.start, comesa.end) == ("COMESA", "1994-12-08", "")


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"valid_from": "1999-01-01"}, "EAC did not exist yet in 1999-01-01"),
        ({"valid_to": "2006-01-01", "to_precision": "day"}, "the end 2006-01-01 is before the start"),
        ({"status": "friend"}, "'member_of' with the status 'friend' is not understood"),
        ({"subject": "Atlantis"}, "unknown party 'Atlantis'"),
        ({"subject": "Congo"}, "'Congo' may mean several parties"),
        ({"subject": "SCG"}, "SCG no longer existed in 2007-07-01"),
        ({"from_precision": "year"}, "is not known to the 'year'"),
        ({"valid_from": "2007-13-01"}, "a date is not understood"),
        ({"publisher": "A blog"}, "the authority of the publisher 'A blog' is not known"),
        ({"url": ""}, "the row has no address"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(cells: dict[str, str], what: str) -> None:
    with pytest.raises(SourceError) as error:
        read(table(COLUMNS, [SIGNED, changed(JOINED, **cells)]), "facts.csv")
    assert what in error.value.what
    assert "facts.csv, row 3" in error.value.where


def test_overlapping_intervals_of_one_publisher_are_refused() -> None:
    again = changed(JOINED, valid_from="2010-01-01")
    with pytest.raises(SourceError, match="two intervals of RWA and EAC overlap"):
        read(table(COLUMNS, [JOINED, again]), "facts.csv")
