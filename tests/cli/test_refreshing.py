"""`contingent refresh` and `contingent check --since-record`: outputs, what asks for --force, errors."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from contingent.record import record as opening
from contingent.record.record import Record

Run = Callable[..., Result]
STALE = "Rwanda has 6,383 uniformed personnel in UN missions.\n"


@pytest.fixture()
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.md"
    path.write_text(STALE, encoding="utf-8")
    return path


def test_without_an_output_only_the_diff_is_shown(run: Run, note: Path) -> None:
    result = run("refresh", str(note), "--to", "2025-07")
    assert result.exit_code == 0, result.stderr
    assert "-Rwanda has 6,383 uniformed personnel" in result.stdout
    assert "+Rwanda has 5,905 uniformed personnel" in result.stdout
    assert "Source: " in result.stdout
    assert note.read_text(encoding="utf-8") == STALE


def test_the_clean_copy_is_written_and_a_second_run_finds_nothing(run: Run, note: Path) -> None:
    copy = note.with_name("new.md")
    assert run("refresh", str(note), "--to", "2025-07", "-o", str(copy)).exit_code == 0
    assert "5,905 uniformed personnel" in copy.read_text(encoding="utf-8")
    again = run("refresh", str(copy), "--to", "2025-07")
    assert "nothing to change as of 31 July 2025" in again.stdout


def test_json_gives_every_edit(run: Run, note: Path) -> None:
    told = json.loads(run("refresh", str(note), "--to", "2025-07", "--format", "json").stdout)
    assert told["to"] == "2025-07"
    first = told["edits"][0]
    assert (first["old"], first["new"], STALE[first["start"] : first["end"]]) == ("6,383", "5,905", "6,383")


def test_an_output_that_is_there_asks_for_force(run: Run, note: Path) -> None:
    refused = run("refresh", str(note), "-o", str(note))
    assert (refused.exit_code, note.read_text(encoding="utf-8")) == (2, STALE)
    assert "--force" in refused.stderr
    note.chmod(0o444)
    assert run("refresh", str(note), "-o", str(note)).exit_code == 2
    assert run("refresh", str(note), "-o", str(note), "--force", "--to", "2025-07").exit_code == 0
    assert "5,905" in note.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["absent.md"], "cannot be opened"),
        (["{note}", "--to", "2031-01"], "no figures for 2031-01"),
        (["{note}", "--to", "yesterday"], "not a month"),
        (["{note}", "-o", "new.docx"], "this ending does not say"),
        (["{note}", "-o", "nowhere/new.md"], "cannot be written"),
        (["{note}", "--published", "soon"], "date"),
    ],
)
def test_what_cannot_be_done_is_told(
    run: Run, note: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(note.parent)
    result = run("refresh", *(argument.format(note=note) for argument in arguments))
    assert result.exit_code == 2
    assert told in result.stderr


def test_other_languages_and_kinds_are_refused(run: Run, tmp_path: Path) -> None:
    french = tmp_path / "a.txt"
    french.write_text("Le Rwanda déploie 6 383 soldats dans les missions de maintien de la paix de l'ONU.", "utf-8")
    assert "another language" in run("refresh", str(french)).stderr
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-1.4\n")
    assert run("refresh", str(pdf)).exit_code == 2


def test_an_archive_is_compared_with_an_older_record(
    run: Run, note: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = record.known_on(datetime.date(2021, 1, 10))
    real = opening.open_record
    monkeypatch.setattr(
        opening, "open_record", lambda folder=None, version=None: older if version == "old" else real(folder, version)
    )
    (note.parent / "fresh.txt").write_text("In July 2018, Ethiopia had 8,325 uniformed personnel in UN missions.\n")
    result = run("check", str(note.parent), "--since-record", "old")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(f"{note}\n  Out of date: '6,383 uniformed personnel' (was: holds)\n")
    assert "1 of 2 documents became stale" in result.stdout
    told = json.loads(run("check", str(note.parent), "--since-record", "old", "--format", "json").stdout)
    assert [len(document["stale"]) for document in told["documents"]] == [0, 1]
    assert run("check", str(note), "--since-record", "old", "--fail-on", "outdated").exit_code == 1
    assert run("check", str(note), "--since-record", "old", "--format", "csv").exit_code == 2


def test_an_unknown_record_is_an_error(run: Run, note: Path) -> None:
    result = run("check", str(note), "--since-record", "1789-07.1")
    assert result.exit_code == 2
    assert "no record version 1789-07.1" in result.stderr
