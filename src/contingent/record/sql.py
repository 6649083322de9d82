"""SQL over the record, in a connection that can reach nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from contingent.errors import InputError, RecordError
from contingent.record.record import Record
from contingent.record.tables import fields

LOCKS = (
    "SET temp_directory = ''",
    "SET enable_external_access = false",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET python_enable_replacements = false",
    "SET lock_configuration = true",
)
"""What closes the connection once the tables are in: no files, no network, no extensions, no way to reopen them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows a query gave, with the names of their columns."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def query(record: Record, statement: str) -> Answer:
    """Answer a DuckDB SQL statement from the record's tables. Raises InputError with DuckDB's words."""
    with _locked(record) as connection:
        try:
            result = connection.execute(statement)
            columns = tuple(column[0] for column in result.description or ())
            return Answer(columns, result.fetchall())
        except duckdb.Error as error:
            tables = ", ".join(sorted(fields()))
            raise InputError(
                f"the SQL was refused: {str(error).splitlines()[0]}", where=statement, to_do=f"tables: {tables}"
            ) from error


def _locked(record: Record) -> duckdb.DuckDBPyConnection:
    if record.folder is None:
        raise RecordError("a record in memory has no tables", where=record.version, to_do="open one from a folder")
    connection = duckdb.connect()
    for name in sorted(fields()):
        path = str(record.folder / f"{name}.parquet").replace("'", "''")
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM read_parquet('{path}')")
    for lock in LOCKS:
        connection.execute(lock)
    return connection
