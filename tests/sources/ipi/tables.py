"""Small tables in the formats of the upstream files, with figures of our own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from contingent.sources.ipi import gender, mission_totals

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "un" / "ipi"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the upstream IPI tables are not beside the project")

EARLIER, LATER = gender.EDITIONS


def csv_bytes(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    lines = [heading, *rows]
    return "".join(",".join(str(cell) for cell in line) + "\n" for line in lines).encode()


def contributor_table(*rows: Sequence[object]) -> bytes:
    return csv_bytes(['"Date"', '"Troops"', '"Police"', '"Experts"'], rows)


def wide(*types: tuple[int, int], missing: str | None = None) -> list[object]:
    """Return the counts of a gender row from (men, women) of each type, all totals included."""
    groups = [*types, (sum(men for men, _ in types), sum(women for _, women in types))]
    cells: list[object] = []
    for men, women in groups:
        absent = missing is not None and men == women == 0
        cells.extend([missing] * 3 if absent else [men, women, men + women])
    return cells


def earlier_table(*rows: Sequence[object]) -> bytes:
    return csv_bytes(EARLIER.columns, ([f'"{place}"', *row] for place, row in enumerate(rows, 1)))


def later_table(*rows: Sequence[object]) -> bytes:
    return csv_bytes(LATER.columns, rows)


def mission_table(*rows: tuple[str, str, object, object, object, object]) -> bytes:
    """Return a mission table from (date, mission, troops, police, observers, total)."""
    between = len(mission_totals.COLUMNS) - 6
    return csv_bytes(mission_totals.COLUMNS, ([date, name, *["x"] * between, *counts] for date, name, *counts in rows))
