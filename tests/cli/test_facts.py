"""The commands about facts and events, as a user runs them on a record of small files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from contingent.sources.sourced_facts.intervals import COLUMNS
from tests.record.source_files import contributor_files
from tests.sources.asserted_rows import table

Run = Callable[..., Result]
ROWS = [
    ("RWA", "member_of", "EAC", "member", "2007-07-01", "day", "effect of accession", "", "", "",
     "EAC", "http://eac.int/treaty/", "", "became full members with effect from 1st July 2007", ""),
    ("RWA", "diplomatic_relations", "FRA", "established", "1962", "year", "independence", "2006-11", "month", "severed",
     "AP via gaeatimes", "https://example.org/ap", "2009-11-29", "broken off in 2006", ""),
    ("RWA", "diplomatic_relations", "FRA", "severed", "2006-11", "month", "severed", "2009-11-28", "day", "",
     "AP via gaeatimes", "https://example.org/ap", "2009-11-29", "broken off in 2006", ""),
    ("RWA", "diplomatic_relations", "FRA", "established", "2009-11-29", "day", "decision to resume", "", "", "",
     "Embassy of France in the US", "https://example.org/fr", "2009-11-30", "have today decided to resume", ""),
    ("RWA", "member_of", "ECCAS", "member", "1983", "year", "founding", "2007", "year", "withdrew",
     "Afrik / bamada.net", "https://example.org/afrik", "2015", "librement quitte en 2007", ""),
    ("RWA", "member_of", "ECCAS", "member", "1983", "year", "founding", "2010", "year", "withdrew",
     "The New Times", "https://example.org/nt", "2014-10-30", "left in 2010", ""),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.command import run_command

    home = tmp_path_factory.mktemp("facts")
    files = contributor_files(home / "files")
    (home / "files" / "facts.csv").write_bytes(table(COLUMNS, ROWS))
    built = run_command(["--record", str(home / "record"), "build", str(files[0].parent)])
    assert built.exit_code == 0, built.stderr
    return home / "record"


def answer(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_facts_of_a_day(run: Run, folder: Path) -> None:
    command = ("--record", str(folder), "facts", "RWA", "--on", "2009-06-01", "--format")
    told = {row["object"]: row for row in answer(run(*command, "json"))["rows"]}
    assert told["FRA"]["status"] == "severed"
    assert (told["EAC"]["status"], told["EAC"]["start"], told["EAC"]["authority"]) == (
        "member",
        "2007-07-01",
        "organisation",
    )
    text = run(*command, "text").stdout
    assert "East African" in text and "facts.csv" in text
    assert "| --- |" in run(*command, "md").stdout
    assert list(csv.DictReader(io.StringIO(run(*command, "csv").stdout)))


def test_facts_with_kind_and_conflicts(run: Run, folder: Path) -> None:
    record = ("--record", str(folder), "facts", "Rwanda")
    dated = answer(run(*record, "--with", "France", "--format", "json"))["rows"]
    assert [row["start"] for row in dated if row["kind"] == "relation"] == ["1962", "2006-11", "2009-11-29"]
    kinds = {row["kind"] for row in answer(run(*record, "--kind", "membership", "--format", "json"))["rows"]}
    assert kinds == {"membership"}
    conflicts = answer(run(*record, "--conflicts", "--with", "ECCAS", "--format", "json"))["rows"]
    assert any("The New Times: member 1983 to 2010" in row["against"] for row in conflicts)
    every = answer(run(*record, "--every", "--with", "ECCAS", "--format", "json"))["rows"]
    assert {"Afrik / bamada.net", "The New Times"} <= {row["publisher"] for row in every}


def test_events_history_and_members(run: Run, folder: Path) -> None:
    record = ("--record", str(folder))
    dated = answer(run(*record, "events", "RWA", "--with", "FRA", "--kind", "relations_severed", "--format", "json"))[
        "rows"
    ]
    assert [row["date"] for row in dated] == ["2006-11"]
    history = answer(run(*record, "history", "RWA", "FRA", "--format", "json"))["rows"]
    assert [row["status"] for row in history if row["kind"] == "relation"] == ["established", "severed", "established"]
    members = answer(run(*record, "members", "EAC", "--on", "2008-01-01", "--format", "json"))
    assert "RWA" in {row["party"] for row in members["rows"]}
    assert members["count"] == len(members["rows"])


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("members", "COMESA", "--on", "1990-01-01"), "did not exist yet on 1990-01-01"),
        (("members", "Kenya"), "is no organisation"),
        (("facts", "Congo"), "'Congo' may mean several parties"),
        (("facts", "RWA", "--kind", "friendship"), "unknown kind of fact 'friendship'"),
        (("history", "RWA", "Lemuria"), "unknown party 'Lemuria'"),
    ],
)
def test_a_wrong_question_is_refused(run: Run, folder: Path, arguments: tuple[str, ...], what: str) -> None:
    result = run("--record", str(folder), *arguments)
    assert result.exit_code == 2
    assert what in result.stderr
