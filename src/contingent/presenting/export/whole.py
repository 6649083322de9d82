"""The whole record as one SQLite file, with keys between its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.presenting.export.about import About
from contingent.presenting.export.sheet import CHUNK, Progress
from contingent.presenting.export.sqlite import database, describe, fill, index
from contingent.record.rows import Rows
from contingent.record.tables import Field, Table, fields, tables

TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL", "string": "TEXT", "date": "TEXT"}
KEYS = {
    "documents": "document",
    "groups": "id",
    "measures": "id",
    "missions": "id",
    "observations": "observation",
    "parties": "id",
    "personnel_types": "id",
    "sources": "id",
}
"""The key of each table that others point to."""
REFERENCES = {
    "contributor": "parties",
    "document": "documents",
    "group": "groups",
    "mission": "missions",
    "party": "parties",
    "personnel_type": "personnel_types",
    "source": "sources",
}
"""The table that a column of this name points to, in every table but those where it says something else."""
EXCEPTIONS = (("group_members", "source"),)
INDEXED = {"observations": ("contributor", "mission", "month", "document"), "quality_flags": ("contributor", "month")}
TOTAL = {"id": ALL_CONTRIBUTORS, "kind": "total", "name": "All contributors together"}
"""The row that the table of parties gets for observations of all contributors, so that every key points somewhere."""
FIELDS = ("table", "variable", "type", "description")


def write_record(path: Path, about: About, progress: Progress) -> int:
    """Write all tables of the record with primary and foreign keys, and what every column means. Returns the rows."""
    made = tables(about.record)
    total = sum(map(_length, made.values()))
    done = 0
    with database(path) as connection:
        for name, table in made.items():
            progress(done, total)
            _write(connection, name, table)
            done += _length(table)
        described = (
            {"table": name, "variable": field.name, "type": field.type, "description": field.description}
            for name in made
            for field in fields()[name]
        )
        describe(connection, about, Rows(FIELDS, tuple(described), {}))
    progress(total, total)
    return total


def _length(table: Table) -> int:
    return len(next(iter(table.values())))


def _write(connection: sqlite3.Connection, name: str, table: Table) -> None:
    listed = fields()[name]
    columns = [_column(name, field) for field in listed]
    fill(connection, name, columns, _rows(table), *_references(name, listed))
    if name == "parties":
        total = [TOTAL.get(field.name) for field in listed]
        connection.execute(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(listed))})', total)
    for column in INDEXED.get(name, ()):
        index(connection, name, column)


def _column(table: str, field: Field) -> str:
    key = " PRIMARY KEY" if KEYS.get(table) == field.name else ""
    return f'"{field.name}" {TYPES[field.type]}{key}'


def _references(table: str, listed: Sequence[Field]) -> Iterator[str]:
    for field in listed:
        target = table if field.name == "predecessor" else REFERENCES.get(field.name)
        is_own_key = KEYS.get(table) == field.name
        if target and not is_own_key and (table, field.name) not in EXCEPTIONS:
            yield f'FOREIGN KEY ("{field.name}") REFERENCES "{target}" ("{KEYS[target]}")'


def _rows(table: Table) -> Iterator[tuple[Any, ...]]:
    for start in range(0, _length(table), CHUNK):
        yield from zip(*(column[start : start + CHUNK].tolist() for column in table.values()), strict=True)
