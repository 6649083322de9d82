"""Record: one opened version. Everything that asks the record goes through it."""

from __future__ import annotations

import dataclasses
import datetime
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from contingent.errors import RecordError
from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.model.source import Document, Source
from contingent.record.columns import Columns
from contingent.record.cubes import Cubes
from contingent.record.store import STARTER, Store

COLUMNS_FILE = "columns.npz"
INDEX_FILE = "index.json"


@dataclass(frozen=True)
class Record:
    """An opened, immutable version of the record: its observations, the documents they stand in, and flags.

    `folder` is where the version's tables are; a record put together in memory has none. `sources` describe the
    series that the documents belong to.
    """

    version: str
    columns: Columns
    documents: tuple[Document, ...]
    flags: tuple[QualityFlag, ...]
    folder: Path | None = None
    sources: tuple[Source, ...] = ()

    @cached_property
    def cubes(self) -> Cubes:
        """The levels as arrays, by scope."""
        repeated = frozenset(flag.month.ordinal for flag in self.flags if flag.rule == "repeated_month")
        missing = ((flag.contributor, flag.month.ordinal) for flag in self.flags if flag.rule == "contributor_missing")
        return Cubes(self.columns, repeated, frozenset((who, month) for who, month in missing if who))

    @cached_property
    def document_by_id(self) -> dict[str, Document]:
        """The documents by the id that observations bear (the first twelve characters of the SHA-256)."""
        return {document.sha256[:12]: document for document in self.documents}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """The sources by id."""
        return {source.id: source for source in self.sources}

    def of_month(self, month: Month) -> Record:
        """Return the part of the record that is about one month: what a question about that month needs."""
        columns = self.columns.of_month(month)
        return dataclasses.replace(self, columns=columns, flags=tuple(f for f in self.flags if f.month == month))

    def months(self, measure: str = "uniformed", scope: str = "all") -> list[Month]:
        """Return the months for which contributors are covered, oldest first."""
        cube = self.cubes.cube(scope)
        covered = cube.covered[cube.measure_index(measure)]
        return [Month(int(ordinal)) for ordinal in cube.axes.months[covered]]


def open_record(folder: str | Path | None = None, version: str | None = None) -> Record:
    """Open a record: the one in `folder`, or the starter record that ships with the package.

    Raises RecordError when there is none or it is damaged.
    """
    store = Store(Path(folder) if folder is not None else STARTER)
    path = store.path(version)
    index = _read_index(path / INDEX_FILE)
    return Record(
        version=path.name,
        columns=Columns.load(path / COLUMNS_FILE),
        documents=tuple(_document(row) for row in index["documents"]),
        flags=tuple(_flag(row) for row in index["flags"]),
        folder=path,
        sources=tuple(Source(**{**row, "out_of_scope": tuple(row["out_of_scope"])}) for row in index["sources"]),
    )


def _read_index(path: Path) -> dict[str, Any]:
    try:
        index: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RecordError(
            f"the record's index cannot be read ({error})",
            where=str(path),
            to_do="build the record again with `contingent build`",
        ) from error
    return index


def _document(row: dict[str, Any]) -> Document:
    dates = {name: datetime.date.fromisoformat(row[name]) if row[name] else None for name in ("published", "retrieved")}
    return Document(**{**row, **dates})


def _flag(row: dict[str, Any]) -> QualityFlag:
    return QualityFlag(**{**row, "month": Month.parse(row["month"])})
