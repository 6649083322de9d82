"""Sheets, and the whole record, as SQLite files that Datasette serves as they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from contingent.presenting.export.about import About, codebook
from contingent.presenting.export.sheet import Progress, Sheet
from contingent.record.rows import Rows

INDEXED = ("contributor", "mission", "month")
"""The variables of a sheet that questions start from."""


def write_sqlite(sheet: Sheet, path: Path, about: About, progress: Progress) -> None:
    """Write the figures as one table, with the codebook, the citations and the record's version as three more."""
    with database(path) as connection:
        columns = [f'"{v.name}" {"INTEGER" if v.kind == "integer" else "TEXT"}' for v in sheet.variables]
        fill(connection, sheet.name, columns, sheet.rows(progress))
        for name in INDEXED:
            index(connection, sheet.name, name)
        describe(connection, about, codebook(sheet))


@contextmanager
def database(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a new database file for one writer that needs no undo; it is complete when the block ends."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
    finally:
        connection.close()


def fill(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], *more: str
) -> None:
    """Create a table of `columns` (name and type each) and further constraints, and insert its rows."""
    connection.execute(f'CREATE TABLE "{table}" ({", ".join((*columns, *more))})')
    connection.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(columns))})', rows)


def index(connection: sqlite3.Connection, table: str, column: str) -> None:
    """Index a column."""
    connection.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')


def describe(connection: sqlite3.Connection, about: About, *answers: Rows) -> None:
    """Add what goes along with figures: `metadata` (what each column means), `citations` and `about`."""
    for name, given in (("metadata", answers), ("citations", (about.citations,))):
        fields = given[0].fields
        rows = (tuple(row[field] for field in fields) for answer in given for row in answer)
        fill(connection, name, [f'"{field}" TEXT' for field in fields], rows)
    told = (("record", about.version), ("made by", "contingent"))
    fill(connection, "about", ['"key" TEXT PRIMARY KEY', '"value" TEXT'], told)
