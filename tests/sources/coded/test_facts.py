"""The coded tables of facts: every row has its source, and what a row may not be."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sources.asserted_rows import table

import contingent.sources.coded
from contingent.errors import SourceError
from contingent.sources.coded.facts import COLUMNS, read, recognises
from contingent.sources.coded.rows import LONGEST_QUOTE

TABLES = Path(contingent.sources.coded.__file__).parent / "tables"
ROW = {
    "kind": "membership", "subject": "South Africa", "object": "SADC", "status": "member", "start": "1994-08-30",
    "start_event": "date in list", "confirmed_as_of": "1994-08-30", "publisher": "A list", "authority": "compilation",
    "url": "https://example.org", "quote": "South Africa since 30 August 1994",
}  # fmt: skip


def rows(**cells: str) -> bytes:
    return table(COLUMNS, [[{**ROW, **cells}.get(column, "") for column in COLUMNS]])


def test_a_row_states_a_fact_and_its_event() -> None:
    assert recognises(rows(), "memberships.csv")
    parsed = read(rows(), "memberships.csv")
    assert (parsed.facts[0].subject, parsed.facts[0].object) == ("ZAF", "SADC")
    assert [event.kind for event in parsed.events] == ["accession"]


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"quote": ""}, "the row has no quote"),
        ({"url": ""}, "the row has no url"),
        ({"publisher": ""}, "the row has no publisher"),
        ({"quote": "x" * (LONGEST_QUOTE + 1)}, "the quotation has 301 characters"),
        ({"authority": "hearsay"}, "'hearsay' is no authority"),
        ({"status": "friend"}, "'friend' is no status of a membership"),
        ({"start": "1980-04-01"}, "SADC did not exist yet"),
        ({"value": "many"}, "'many' is no number"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(cells: dict[str, str], what: str) -> None:
    with pytest.raises(SourceError) as error:
        read(rows(**cells), "memberships.csv")
    assert what in error.value.what
    assert "memberships.csv, row 2" in error.value.where


def test_every_row_of_the_memberships_cites_a_page() -> None:
    parsed = read((TABLES / "memberships.csv").read_bytes(), "memberships.csv")
    assert len(parsed.facts) > 380
    for fact in parsed.facts:
        assert fact.url.startswith("http") and fact.quote and fact.publisher, fact
