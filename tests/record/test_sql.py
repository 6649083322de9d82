"""SQL over the record reaches the record and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from contingent.errors import InputError
from contingent.record.record import Record
from contingent.record.sql import query


def test_sql_agrees_with_the_arrays(record: Record) -> None:
    statement = "select sum(count) from observations where contributor = 'RWA' and month = '2020-12'"
    assert query(record, statement).rows == [(6383,)]


def test_every_documented_table_can_be_asked(record: Record) -> None:
    from contingent.record.tables import fields

    for table, columns in fields().items():
        answer = query(record, f"select * from {table} limit 1")
        assert answer.columns == tuple(column.name for column in columns)


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_text('{file}')",
        "select * from read_csv('{file}')",
        "select * from '{file}'",
        "select * from glob('{folder}/*')",
        "copy observations to '{folder}/out.csv'",
        "copy (select 1) to '{folder}/out.parquet'",
        "export database '{folder}/out'",
        "attach '{folder}/other.db'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "set temp_directory = '{folder}'",
        "set python_enable_replacements = true",
        "select * from record",
    ],
)
def test_sql_cannot_leave_the_record(record: Record, tmp_path: Path, statement: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    with pytest.raises(InputError, match="SQL was refused"):
        query(record, statement.format(file=secret, folder=tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]


def test_a_mistake_says_which_tables_there_are(record: Record) -> None:
    with pytest.raises(InputError) as caught:
        query(record, "select * from troops")
    assert "observations" in caught.value.to_do
