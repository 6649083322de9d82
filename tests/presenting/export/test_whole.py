"""The whole record as SQLite."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from contingent.model.month import Month
from contingent.presenting.export import export_record
from contingent.record.ranking import rank
from contingent.record.record import Record
from contingent.record.tables import fields, tables


@pytest.fixture(scope="module")
def database(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("record") / "record.sqlite"
    rows = export_record(record, path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert rows > 386_000
        yield connection


def test_every_table_has_its_rows(record: Record, database: sqlite3.Connection) -> None:
    for name, table in tables(record).items():
        (found,) = database.execute(f'SELECT count(*) FROM "{name}"').fetchone()
        assert found == len(next(iter(table.values()))) + (name == "parties"), name


def test_every_key_points_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert len(database.execute("PRAGMA foreign_key_list(observations)").fetchall()) == 5


def test_every_column_is_described(database: sqlite3.Connection) -> None:
    described = database.execute('SELECT "table", "variable" FROM metadata').fetchall()
    assert described == [(table, field.name) for table in sorted(fields()) for field in fields()[table]]
    assert all(text for (text,) in database.execute("SELECT description FROM metadata"))


def test_the_record_and_whom_to_cite_are_in_it(record: Record, database: sqlite3.Connection) -> None:
    assert ("record", record.version) in database.execute("SELECT * FROM about").fetchall()
    assert database.execute("SELECT source FROM citations").fetchall()[-1] == ("contingent",)


def test_a_ranking_in_sql_is_that_of_the_record(record: Record, database: sqlite3.Connection) -> None:
    found = database.execute(
        "SELECT contributor, sum(count) FROM observations WHERE month = '2020-12' AND granularity = 'dyad' AND serving"
        " GROUP BY contributor HAVING sum(count) > 0 ORDER BY 2 DESC, 1 LIMIT 10"
    ).fetchall()
    expected = [(row["contributor"], row["count"]) for row in rank(record, Month.of(2020, 12), top=10)]
    assert found == expected


def test_questions_use_an_index(database: sqlite3.Connection) -> None:
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM observations WHERE contributor = 'RWA'").fetchall()
    assert "USING INDEX" in str(plan)


def test_equal_records_give_equal_bytes(record: Record, tmp_path: Path) -> None:
    month = record.of_month(Month.of(2020, 12))
    paths = [tmp_path / name for name in ("one.sqlite", "two.sqlite")]
    for path in paths:
        export_record(month, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
