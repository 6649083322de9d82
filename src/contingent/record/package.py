"""A version on disk: columns for fast answers, Parquet for SQL and scholars, and the data package that documents it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb

from contingent.model.source import Source
from contingent.record.ledgers import SORTS, file_of
from contingent.record.record import COLUMNS_FILE, INDEX_FILE, SUPERSEDED_FILE, Record
from contingent.record.tables import Field, Table, fields, tables

PACKAGE_FILE = "datapackage.json"
SQL_TYPES = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "string": "VARCHAR", "date": "DATE"}


def write_version(record: Record, folder: Path) -> None:
    """Write all files of a version into `folder`. Equal records give equal bytes."""
    record.columns.save(folder / COLUMNS_FILE)
    if record.superseded is not None:
        record.superseded.save(folder / SUPERSEDED_FILE)
    _write_json(folder / INDEX_FILE, _index(record))
    record.ledgers.save(folder)
    for name, table in tables(record).items():
        _write_parquet(folder / f"{name}.parquet", table, fields()[name])
    _write_json(folder / PACKAGE_FILE, _datapackage(record, folder))


def _index(record: Record) -> dict[str, Any]:
    return {
        "sources": [_described(source) for source in record.sources],
        "documents": [_plain(dataclasses.asdict(document)) for document in record.documents],
        "flags": [_plain(dataclasses.asdict(flag) | {"month": str(flag.month)}) for flag in record.flags],
    }


def _described(source: Source) -> dict[str, Any]:
    """Return what a reader of the record needs to know of a source: not what its parser asserts."""
    row = dataclasses.asdict(source)
    return {name: value for name, value in row.items() if name not in ("gaps", "assertions")}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write_parquet(path: Path, table: Table, columns: tuple[Field, ...]) -> None:
    """Write a table with one thread, so that the same rows give the same bytes."""
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.register("rows_in_hand", table)
        casts = ", ".join(f'"{column.name}"::{SQL_TYPES[column.type]} AS "{column.name}"' for column in columns)
        target = str(path).replace("'", "''")
        connection.execute(f"COPY (SELECT {casts} FROM rows_in_hand) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")


def _datapackage(record: Record, folder: Path) -> dict[str, Any]:
    """Return a Frictionless data package that documents every table and column, with checksums."""
    columns = record.columns
    return {
        "name": "contingent-record",
        "title": "Who sends troops and police where: the record of contingent",
        "version": record.version,
        "description": "One row an observation, as a document states it; see coverage for the months it can answer.",
        "temporal": {"first_month": str(columns.first_month), "last_month": str(columns.last_month)},
        "sources": [
            {"title": source.title, "path": source.url, "publisher": source.publisher, "licence": source.licence}
            for source in record.sources
        ],
        "resources": [_resource(folder / f"{name}.parquet", listed) for name, listed in sorted(fields().items())],
        "columns": _file(folder / COLUMNS_FILE),
        **({"superseded": _file(folder / SUPERSEDED_FILE)} if record.superseded is not None else {}),
        "ledgers": [_file(path) for name in sorted(SORTS) if (path := file_of(folder, name)).exists()],
        "index": _file(folder / INDEX_FILE),
    }


def _resource(path: Path, columns: tuple[Field, ...]) -> dict[str, Any]:
    described = [{"name": c.name, "type": c.type, "description": c.description} for c in columns]
    return {"name": path.stem, "format": "parquet", **_file(path), "schema": {"fields": described}}


def _file(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {"path": path.name, "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
