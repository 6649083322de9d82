"""The command that examines the installation."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from contingent.cli import health

Run = Callable[..., Result]


def test_all_is_well_with_the_starter_record(run: Run) -> None:
    result = run("doctor")
    assert result.exit_code == 0, result.stdout
    assert "nothing wrong" in result.stdout
    rows = {row["subject"]: row for row in json.loads(run("doctor", "--format", "json").stdout)["rows"]}
    assert {"program", "record", "coverage", "flags", "disk", "extra export", "fonts"} <= set(rows)
    assert all(row["state"] in ("fine", "note") for row in rows.values())


def test_what_is_wrong_ends_in_exit_code_1(run: Run, tmp_path: Path) -> None:
    result = run("--record", str(tmp_path), "doctor", "--format", "json")
    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    wrong = [row for row in answer["rows"] if row["state"] == "wrong"]
    assert [row["subject"] for row in wrong] == ["record"] and wrong[0]["to_do"]
    assert answer["notes"] == ["1 wrong"]


def test_an_extra_that_is_missing_says_its_install_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    needed = [
        'absent-package>=1; extra == "export"',
        'click>=8; extra == "export"',
        "duckdb>=1",
        'pytest; extra == "test"',
    ]
    monkeypatch.setattr(importlib.metadata, "requires", lambda name: needed)
    rows = {row["subject"]: row for row in json.loads(run("doctor", "--format", "json").stdout)["rows"]}
    assert rows["extra export"]["state"] == "note"
    assert rows["extra export"]["what"] == "not installed: absent-package"
    assert "pip install 'contingent[export]'" in rows["extra export"]["to_do"]
    assert "extra test" not in rows


def test_a_machine_without_fonts_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(health, "FONT_FOLDERS", (str(tmp_path),))
    result = run("doctor", "--format", "json")
    fonts = next(row for row in json.loads(result.stdout)["rows"] if row["subject"] == "fonts")
    assert (fonts["state"], result.exit_code) == ("note", 0)
