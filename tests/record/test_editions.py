"""Editions, sources and what was known: nothing is overwritten, and a rule says which figure serves."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from tests.record.source_files import contributor_files

from contingent.errors import NotCoveredError
from contingent.model.month import Month
from contingent.model.observation import Observation
from contingent.model.source import Document, Source
from contingent.record.build import build
from contingent.record.columns import Columns, from_observations, merged
from contingent.record.editions import serving
from contingent.record.ranking import rank
from contingent.record.record import Record, open_record
from contingent.record.revisions import revisions
from contingent.record.store import Store
from contingent.sources.registry import built_in

JANUARY, FEBRUARY = Month.parse("2021-01"), Month.parse("2021-02")


def source(name: str, precedence: int) -> Source:
    texts = dict.fromkeys(("title", "publisher", "licence", "citation", "cadence", "url", "covers", "bibtex"), "x")
    return Source(id=name, out_of_scope=(), precedence=precedence, whole_months=True, **texts)


def document(sha: str, of: str, published: str | None) -> Document:
    day = datetime.date.fromisoformat(published) if published else None
    return Document(sha.ljust(64, "0"), of, f"{sha}.pdf", sha, "dyad", day)


def counted(month: Month, count: int, contributor: str = "RWA") -> Observation:
    return Observation(month, contributor, "UNMISS", "troops", "m", count, "row 1", contributor, "UNMISS", "Troops")


SOURCES = (source("reports", 1), source("hub", 2))
DOCUMENTS = (
    document("early", "reports", "2021-02-10"),
    document("later", "reports", "2021-06-01"),
    document("hub", "hub", "2021-03-01"),
)


@pytest.fixture()
def two_editions() -> Record:
    """January in two editions and in the hub; February in the hub only."""
    columns = from_observations(
        [
            (DOCUMENTS[0].sha256[:12], "dyad", [counted(JANUARY, 100), counted(JANUARY, 7, "KEN")]),
            (DOCUMENTS[1].sha256[:12], "dyad", [counted(JANUARY, 90)]),
            (DOCUMENTS[2].sha256[:12], "dyad", [counted(JANUARY, 95), counted(FEBRUARY, 80)]),
        ]
    )
    mask = serving(columns, DOCUMENTS, SOURCES)
    return Record("t.1", columns.only(mask), DOCUMENTS, (), sources=SOURCES, superseded=columns.only(~mask))


def level(record: Record, month: Month) -> dict[str, int]:
    return {row["contributor"]: row["count"] for row in rank(record, month)}


def test_the_later_edition_of_the_better_source_serves(two_editions: Record) -> None:
    assert level(two_editions, JANUARY) == {"RWA": 90}
    assert level(two_editions, FEBRUARY) == {"RWA": 80}


def test_the_record_can_be_asked_as_it_was_known(two_editions: Record) -> None:
    assert level(two_editions.known_on(datetime.date(2021, 4, 1)), JANUARY) == {"RWA": 100, "KEN": 7}
    assert level(two_editions.known_on(datetime.date(2021, 4, 1)), FEBRUARY) == {"RWA": 80}
    with pytest.raises(NotCoveredError):
        level(two_editions.known_on(datetime.date(2021, 2, 20)), FEBRUARY)
    with pytest.raises(NotCoveredError, match="nothing was known"):
        two_editions.known_on(datetime.date(2020, 1, 1))


def test_revisions_and_conflicts_are_listed_with_both_values(two_editions: Record) -> None:
    told = {(row["kind"], row["contributor"], row["value"], row["other_value"]) for row in revisions(two_editions)}
    assert told == {("revision", "RWA", 90, 100), ("revision", "KEN", None, 7), ("conflict", "RWA", 90, 95)}


def test_a_source_that_does_not_serve_is_revised_too(two_editions: Record) -> None:
    again = document("hub2", "hub", "2021-08-01")
    more = from_observations([(again.sha256[:12], "dyad", [counted(JANUARY, 94), counted(FEBRUARY, 80)])])
    documents = (*DOCUMENTS, again)
    columns = merged(two_editions.editions, more)
    mask = serving(columns, documents, SOURCES)
    held = Record("t.2", columns.only(mask), documents, (), sources=SOURCES, superseded=columns.only(~mask))
    told = {(row["kind"], row["value"], row["other_value"]) for row in revisions(held) if row["contributor"] == "RWA"}
    assert told == {("revision", 90, 100), ("revision", 94, 95), ("conflict", 90, 94)}


def test_merging_columns_sorts_as_building_does() -> None:
    one, other = [counted(JANUARY, 100)], [counted(FEBRUARY, 80), counted(JANUARY, 3, "KEN")]
    both: Columns = from_observations([("a" * 12, "dyad", one), ("b" * 12, "dyad", other)])
    parts = (from_observations([("a" * 12, "dyad", one)]), from_observations([("b" * 12, "dyad", other)]))
    assert merged(*parts).equals(both)


def test_the_starter_record_as_known_in_early_2021(record: Record) -> None:
    known = record.known_on(datetime.date(2021, 1, 31))
    assert str(known.columns.last_month) == "2020-12"
    assert rank(known, top=2)[1]["contributor"] == "RWA"


def test_files_are_added_to_the_current_version(tmp_path: Path) -> None:
    store = Store(tmp_path / "record")
    files = contributor_files(tmp_path / "files")
    build(files[:3], store)
    more = contributor_files(tmp_path / "more", ("1995-04-30", "1995-05-31"))
    names = ("Kenya.csv", "Fiji.csv", "Chad.csv")
    renamed = [path.rename(path.with_name(name)) for path, name in zip(more, names, strict=True)]
    report = build(renamed, store, add=True)
    assert not report.unchanged
    assert store.versions() == ["1995-03.1", "1995-05.1"]
    assert open_record(tmp_path / "record").columns.last_month == Month.parse("1995-05")
    assert build(renamed, store, add=True).unchanged


def test_adding_to_an_empty_folder_starts_from_the_starter_record(tmp_path: Path, record: Record) -> None:
    store = Store(tmp_path / "record")
    report = build([Path(__file__).parent], store, add=True)
    own = {part.document.sha256 for part in built_in()}
    assert report.documents == len({document.sha256 for document in record.documents} | own)
    assert open_record(tmp_path / "record").columns.equals(record.columns)


def test_coded_tables_of_an_earlier_package_give_way_to_its_present_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    present = built_in()
    table = next(part for part in present if part.facts)
    facts = tuple(replace(fact, document="f" * 12, note="as coded before") for fact in table.facts)
    before = replace(table, document=replace(table.document, sha256="f" * 64), facts=facts)
    store = Store(tmp_path / "record")
    monkeypatch.setattr("contingent.record.build.built_in", lambda: [before if p is table else p for p in present])
    files = contributor_files(tmp_path / "files")
    build(files, store)
    monkeypatch.undo()
    build(files, store, add=True)
    record = open_record(tmp_path / "record")
    assert "f" * 64 not in {document.sha256 for document in record.documents}
    assert table.document.sha256 in {document.sha256 for document in record.documents}
    coded = record.facts.where(document=table.document.sha256[:12])
    assert {fact.note for fact in coded} == {fact.note for fact in table.facts}
    assert not record.facts.where(document="f" * 12)
