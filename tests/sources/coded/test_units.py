"""The coded table of units: every row has its page, its words and a mission that was there."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sources.asserted_rows import table

from contingent.errors import SourceError
from contingent.sources.coded.units import COLUMNS, EXTENTS, read, recognises
from contingent.sources.registry import built_in, reader_for
from contingent.vocabulary.units import types_meant, unit_types

ROW = {
    "contributor": "RWA", "mission": "MINUSCA", "type": "battalion", "count": "2", "extent": "all", "place": "Bangui",
    "as_of": "2021-07-17", "publisher": "A newspaper", "authority": "press", "url": "https://example.org/a",
    "quote": "maintains two Infantry Battalions",
}  # fmt: skip


def rows(**cells: str) -> bytes:
    return table(COLUMNS, [[{**ROW, **cells}.get(column, "") for column in COLUMNS]])


def test_a_row_counts_units_from_the_day_of_its_page() -> None:
    assert recognises(rows(), "units.csv") and "units" in reader_for(rows(), "mine.csv").what
    (fact,) = read(rows(), "units.csv").facts
    assert (fact.kind, fact.subject, fact.object, fact.value, fact.unit) == ("unit", "RWA", "MINUSCA", 2, "battalion")
    assert (fact.status, fact.start, fact.end, fact.confirmed_as_of) == ("counted", "2021-07-17", "", "2021-07-17")
    assert (fact.start_event, fact.locator) == ("reported", "row 2")


def test_a_row_with_a_start_and_without_a_number() -> None:
    (fact,) = read(rows(start="2020-08", count="", extent="some", mission=""), "units.csv").facts
    assert (fact.status, fact.start, fact.start_event, fact.value, fact.object) == (
        "reported", "2020-08", "deployed", None, "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"quote": ""}, "the row has no quote"),
        ({"url": " "}, "the row has no url"),
        ({"as_of": ""}, "the row has no as_of"),
        ({"quote": "x" * 301}, "the quotation has 301 characters"),
        ({"type": "regiment"}, "'regiment' is no type of unit"),
        ({"extent": "most"}, "'most' is no extent"),
        ({"count": "two"}, "'two' is no number of units"),
        ({"count": "0"}, "'0' is no number of units"),
        ({"mission": "MINUBAR"}, "'MINUBAR' is no mission"),
        ({"contributor": "Atlantis"}, "Atlantis"),
        ({"authority": "hearsay"}, "'hearsay' is no authority"),
        ({"start": "2012"}, "MINUSCA had not begun in 2012"),
        ({"mission": "MINUSMA", "start": "2024-06"}, "MINUSMA was over in 2024-06"),
        ({"start": "2021-08", "end": "2021-07"}, "the end 2021-07 is before the start"),
        ({"as_of": "last year"}, "is no date"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(cells: dict[str, str], what: str) -> None:
    with pytest.raises(SourceError, match=what) as refused:
        read(rows(**cells), "units.csv")
    assert "units.csv, row 2" in str(refused.value)


def test_every_row_of_the_package_has_its_page_and_words() -> None:
    facts = [fact for part in built_in() if part.document.name == "units.csv" for fact in part.facts]
    assert len(facts) >= 130 and len({fact.subject for fact in facts}) >= 36
    assert all(fact.url.startswith("http") and fact.quote and fact.confirmed_as_of for fact in facts)
    july = [f for f in facts if f.subject == "RWA" and f.confirmed_as_of == "2021-07-17"]
    assert {(f.unit, f.value) for f in july} == {("battalion", 2), ("battle_group", 1), ("hospital", 1)}


def test_the_coding_page_lists_every_type_and_extent() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "coding" / "units.md").read_text(encoding="utf-8")
    assert all(one in page for one in [*unit_types(), *EXTENTS, *COLUMNS])


@pytest.mark.parametrize(
    ("category", "words", "types"),
    [
        ("aviation", "one helicopter unit", {"aviation_unit"}),
        ("aviation", "eight helicopters", {"helicopter"}),
        ("aviation", "four medium utility aircraft", {"aircraft"}),
        ("battalion", "seven infantry battalions", {"battalion"}),
        ("company", "an engineering company", {"engineer_company"}),
        ("company", "a mechanised company", {"company"}),
        ("unit", "its quick reaction force", {"quick_reaction_force"}),
        ("unit", "two units", {"contingent"}),
    ],
)
def test_words_say_which_type_is_meant(category: str, words: str, types: set[str]) -> None:
    assert {one.id for one in types_meant(category, words)} == types
