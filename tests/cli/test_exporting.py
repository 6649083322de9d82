"""The export commands, and the errors they end in."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
AROUND_A_GAP = ("--since", "2020-05", "--until", "2020-07")


def test_the_panel_tells_unknown_from_zero(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    result = run("export", "panel", "-o", str(path), *AROUND_A_GAP)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "" and "rows written" in result.stderr and "record" in result.stderr
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if (row["contributor"], row["mission"]) == ("RWA", "UNAMID")]
    assert [(row["month"], row["status"], row["uniformed"]) for row in rows] == [
        ("2020-05", "reported", "1145"),
        ("2020-06", "not_covered", ""),
        ("2020-07", "reported", "1145"),
    ]


def test_the_whole_record_is_a_database(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    assert run("export", "record", "-o", str(path)).exit_code == 0
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name FROM parties WHERE id = 'RWA'").fetchall()
    assert found == [("Rwanda",)]


def test_the_crosswalk_is_listed(run: Run) -> None:
    rows = json.loads(run("export", "crosswalk", "--format", "json").stdout)["rows"]
    names = {(row["variable"], row["dataset"]): row["name"] for row in rows}
    assert names["contributor", "data_hub"] == "isocode3"
    assert names["troops_staff", "ipi"] == "Troops"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("panel", "-o", "panel.ods"), ".dta"),
        (("record", "-o", "record.csv"), ".sqlite"),
        (("bundle", "-o", "bundle.csv"), ".zip"),
        (("panel", "-o", "absent/panel.csv"), "a folder that you may write to"),
        (("panel", "-o", "panel.csv", "--since", "2030-01"), "choose months from"),
    ],
)
def test_what_cannot_be_written_says_why(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("export", *arguments)
    assert result.exit_code == 2
    assert "where:" in result.stderr and told in result.stderr.partition("to do:")[2]
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_needs_force(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "panel.parquet"
    path.touch()
    refused = run("export", "panel", "-o", str(path), *AROUND_A_GAP)
    assert refused.exit_code == 2 and "--force" in refused.stderr
    assert run("export", "panel", "-o", str(path), *AROUND_A_GAP, "--force").exit_code == 0
    assert path.stat().st_size > 1000


def test_what_was_known_on_a_day_is_said_in_the_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "panel.sqlite"
    result = run("--known", "2021-02-20", "export", "panel", "-o", str(path), "--since", "2020-12")
    assert result.exit_code == 0, result.stderr
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT DISTINCT month FROM panel").fetchall() == [("2020-12",)]
        (told,) = connection.execute("SELECT value FROM about WHERE key = 'record'").fetchone()
    assert told.endswith("as known on 2021-02-20")
