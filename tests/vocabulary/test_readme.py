"""The vocabulary's README describes every column of every file."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import contingent.vocabulary

FOLDER = Path(contingent.vocabulary.__file__).parent


def test_every_column_is_described_in_its_order() -> None:
    described: dict[str, list[str]] = {}
    for line in (FOLDER / "README.md").read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"## (\w+\.csv)", line):
            columns = described.setdefault(heading[1], [])
        elif column := re.match(r"- `(\w+)`: \S", line):
            columns.append(column[1])
    found = {}
    for path in FOLDER.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.name] = next(csv.reader(file))
    assert described == found


def test_files_are_plain_utf8_without_blanks_around_values() -> None:
    for path in FOLDER.glob("*.csv"):
        text = path.read_bytes().decode("utf-8")
        assert "\r" not in text and "\ufeff" not in text, path.name
        for row in csv.reader(text.splitlines()):
            assert all(value == value.strip() for value in row), (path.name, row)
