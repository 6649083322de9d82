"""Record: one opened version. Everything that asks the record goes through it."""

from __future__ import annotations

import dataclasses
import datetime
import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.errors import NotCoveredError, RecordError
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.fatality import FatalityCount
from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.model.source import Document, Source
from contingent.model.statistic import Statistic
from contingent.record.columns import Columns, merged
from contingent.record.cubes import Cubes
from contingent.record.editions import serving
from contingent.record.ledger import Ledger
from contingent.record.ledgers import Ledgers
from contingent.record.store import STARTER, Store

COLUMNS_FILE = "columns.npz"
SUPERSEDED_FILE = "superseded.npz"
INDEX_FILE = "index.json"


@dataclass(frozen=True)
class Record:
    """An opened, immutable version of the record: its observations, the documents they stand in, and flags.

    `columns` are the observations that serve answers; `superseded` those that a later edition or a better source
    replaces, which are kept. `folder` is where the version's tables are; a record put together in memory has none.
    `sources` describe the series that the documents belong to; `ledgers` hold facts, events, statistics and counts of
    deaths.
    """

    version: str
    columns: Columns
    documents: tuple[Document, ...]
    flags: tuple[QualityFlag, ...]
    folder: Path | None = None
    sources: tuple[Source, ...] = ()
    superseded: Columns | None = None
    ledgers: Ledgers = field(default_factory=Ledgers)

    @property
    def facts(self) -> Ledger[Fact]:
        """What holds over an interval, as the sources say."""
        return self.ledgers.facts

    @property
    def events(self) -> Ledger[Event]:
        """Dated happenings, as the sources tell them."""
        return self.ledgers.events

    @property
    def statistics(self) -> Ledger[Statistic]:
        """Figures of statistical series."""
        return self.ledgers.statistics

    @property
    def fatalities(self) -> Ledger[FatalityCount]:
        """Deaths counted together, document by document; `record.fatalities` chooses the list that serves."""
        return self.ledgers.fatalities

    @cached_property
    def editions(self) -> Columns:
        """All observations of all documents, those that a later edition or a better source supersedes included."""
        return self.columns if self.superseded is None else merged(self.columns, self.superseded)

    @cached_property
    def serves(self) -> NDArray[np.bool_]:
        """[row of `editions`]: whether the observation serves answers."""
        return serving(self.editions, self.documents, self.sources)

    def known_on(self, day: datetime.date) -> Record:
        """Return the record as it would have been with only the documents published by `day`."""
        known = serving(self.editions, self.documents, self.sources, day)
        if not known.any():
            raise NotCoveredError(
                f"nothing was known yet on {day}",
                where=f"record {self.version}",
                to_do=f"ask for a later day; its first month is {self.columns.first_month}",
            )
        columns = self.editions.only(known)
        flags = tuple(flag for flag in self.flags if flag.month <= columns.last_month)
        documents = {d.sha256[:12] for d in self.documents if d.published is None or d.published <= day}
        ledgers = self.ledgers.only(documents).known_on(day)
        return dataclasses.replace(self, columns=columns, flags=flags, superseded=None, ledgers=ledgers)

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
        columns = self.columns.only(np.flatnonzero(self.columns.month == month.ordinal))
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
    columns, rest = Columns.load(path / COLUMNS_FILE), path / SUPERSEDED_FILE
    return Record(
        version=path.name,
        columns=columns,
        superseded=Columns.load(rest) if rest.exists() else None,
        folder=path,
        ledgers=Ledgers(path),
        **_read_index(path / INDEX_FILE),
    )


def same(one: Record, other: Record) -> bool:
    """Say whether two records hold the same, whatever their versions are called."""
    told = (other.documents, other.flags, _told(other.sources))
    if (one.documents, one.flags, one.sources) != told:
        return False
    rest = (one.superseded, other.superseded)
    equal_rest = rest[0].equals(rest[1]) if rest[0] is not None and rest[1] is not None else rest[0] is rest[1]
    return one.columns.equals(other.columns) and equal_rest and one.ledgers.same(other.ledgers)


def _told(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return sources as a record on disk keeps them: without what only their parsers need."""
    return tuple(dataclasses.replace(source, gaps=(), assertions={}) for source in sources)


def _read_index(path: Path) -> dict[str, Any]:
    """Return the documents, flags and sources that a version lists."""
    try:
        index: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {
            "documents": tuple(_document(row) for row in index["documents"]),
            "flags": tuple(_flag(row) for row in index["flags"]),
            "sources": tuple(Source(**{**row, "out_of_scope": tuple(row["out_of_scope"])}) for row in index["sources"]),
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RecordError(
            f"the record's index is damaged or of another version of the program ({error!r})",
            where=str(path),
            to_do="build the record again with `contingent build`, or see `contingent doctor`",
        ) from error


def _document(row: dict[str, Any]) -> Document:
    dates = {name: datetime.date.fromisoformat(row[name]) if row[name] else None for name in ("published", "retrieved")}
    return Document(**{**row, **dates})


def _flag(row: dict[str, Any]) -> QualityFlag:
    return QualityFlag(**{**row, "month": Month.parse(row["month"])})
