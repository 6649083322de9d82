"""Sheets as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from contingent.presenting.export.about import About
from contingent.presenting.export.sheet import Progress, Sheet


def write_csv(sheet: Sheet, path: Path, about: About, progress: Progress) -> None:
    """Write UTF-8 with a header line, commas and bare newlines; what is empty stays empty."""
    write_lines(path, sheet.names, sheet.rows(progress))


def write_lines(path: Path, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a header and rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(rows)
