"""The record's tables for SQL and Parquet, each as named NumPy arrays. `fields.csv` documents every column."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.errors import RecordError
from contingent.record.columns import CODED
from contingent.record.coverage import coverage
from contingent.record.fatalities import serving_list
from contingent.record.ledgers import SORTS
from contingent.record.record import Record
from contingent.vocabulary.tables import rows as vocabulary_rows

Table = dict[str, NDArray[Any]]
FIELDS = Path(__file__).with_name("fields.csv")
VOCABULARY = (
    "aliases", "authorities", "event_kinds", "fact_kinds", "group_members", "groups", "indicators", "measures",
    "missions", "parties", "party_codes", "personnel_types", "statuses",
)  # fmt: skip
"""The vocabulary's files that are also tables of the record."""
DTYPES: Mapping[str, type] = {"integer": np.int64, "boolean": np.bool_, "number": np.float64}


@dataclass(frozen=True, slots=True)
class Field:
    """One documented column: its Frictionless `type` and what it means."""

    name: str
    type: str
    description: str


@cache
def fields() -> dict[str, tuple[Field, ...]]:
    """Return the documented columns of every table, in order."""
    listed: dict[str, list[Field]] = {}
    with FIELDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            listed.setdefault(row["table"], []).append(Field(row["field"], row["type"], row["description"]))
    return {table: tuple(columns) for table, columns in listed.items()}


def tables(record: Record) -> dict[str, Table]:
    """Return all tables of the record, by name. Raises RecordError when one is not documented column by column."""
    made = {name: make(record) for name, make in _MAKERS.items()}
    made |= {name: _ledger(name, record) for name in SORTS if name not in made}
    made |= {name: _vocabulary(name) for name in VOCABULARY}
    for name, table in made.items():
        documented = tuple(field.name for field in fields().get(name, ()))
        if documented != tuple(table):
            raise RecordError(
                f"table {name} has columns {', '.join(table)} but {', '.join(documented)} are documented",
                where=str(FIELDS),
                to_do="describe exactly the table's columns there",
            )
    return dict(sorted(made.items()))


def _observations(record: Record) -> Table:
    columns = record.editions
    source_of = {document.sha256[:12]: document.source for document in record.documents}
    table: Table = {
        "observation": np.arange(len(columns), dtype=np.int64),
        "month": _month_texts(columns.month),
        "count": columns.count.astype(np.int64),
    }
    for name in CODED:
        texts = columns.decoded(name)
        table[name] = texts
    table["mission"][table["mission"] == ""] = None
    table["source"] = np.array([source_of[name] for name in columns.tables["document"]], dtype=np.object_)[
        columns.document
    ]
    table["serving"] = record.serves
    return table


def _month_texts(ordinals: NDArray[np.int32]) -> NDArray[np.object_]:
    distinct, place = np.unique(ordinals, return_inverse=True)
    return np.array([f"{o // 12:04d}-{o % 12 + 1:02d}" for o in distinct.tolist()], dtype=np.object_)[place]


def _documents(record: Record) -> Table:
    return _from_rows("documents", (dataclasses.asdict(d) | {"document": d.sha256[:12]} for d in record.documents))


def _sources(record: Record) -> Table:
    rows = (dataclasses.asdict(source) for source in record.sources)
    return _from_rows("sources", (row | {"out_of_scope": "; ".join(row["out_of_scope"])} for row in rows))


def _coverage(record: Record) -> Table:
    rows = (dataclasses.asdict(entry) for entry in coverage(record.columns, record.flags))
    listed = (
        row | {"month": str(entry.month), "documents": ";".join(row["documents"])}
        for row, entry in zip(rows, coverage(record.columns, record.flags), strict=True)
    )
    return _from_rows("coverage", listed)


def _quality_flags(record: Record) -> Table:
    return _from_rows("quality_flags", (dataclasses.asdict(f) | {"month": str(f.month)} for f in record.flags))


def _ledger(name: str, record: Record) -> Table:
    ledger = record.ledgers.every()[name]
    return {field.name: ledger.decoded(field.name) for field in fields()[name]}


def _vocabulary(name: str) -> Table:
    columns = [field.name for field in fields()[name]]
    rows = vocabulary_rows(name, " ".join(columns))
    return _from_rows(name, (dict(zip(columns, row, strict=True)) for row in rows))


def _fatalities(record: Record) -> Table:
    """Return the counts of deaths; those of one list serve, as each lists all deaths since 1948."""
    counts = record.ledgers.fatalities
    table = {field.name: counts.decoded(field.name) for field in fields()["fatalities"] if field.name != "serving"}
    return table | {"count": table["count"].astype(np.int64), "serving": counts.mask(document=serving_list(record))}


def _from_rows(name: str, rows: Iterable[Mapping[str, Any]]) -> Table:
    listed = list(rows)
    return {field.name: _array(field, [row[field.name] for row in listed]) for field in fields()[name]}


def _array(field: Field, values: list[Any]) -> NDArray[Any]:
    if any(value is None for value in values) or field.type not in DTYPES:
        texts = [None if value is None or value == "" else value for value in values]
        return np.array([str(v) if v is not None and field.type not in DTYPES else v for v in texts], dtype=np.object_)
    return np.array(values, dtype=DTYPES[field.type])


_MAKERS: dict[str, Callable[[Record], Table]] = {
    "observations": _observations,
    "documents": _documents,
    "sources": _sources,
    "coverage": _coverage,
    "quality_flags": _quality_flags,
    "fatalities": _fatalities,
}
