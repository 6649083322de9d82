"""Evidence of a verdict: the rows of the documents that a figure was added up from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.model.measure import Measure
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.model.verdict import Evidence
from contingent.record.evidence import places
from contingent.record.levels import atoms
from contingent.record.record import Record
from contingent.vocabulary.measures import all_measures
from contingent.vocabulary.missions import all_missions

_WIDE = 10_000
"""More contributors than there will ever be."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure to be proved: whose, of which month (ordinal), by which measure and scope, from which table."""

    contributor: str
    month: int
    measure: str
    scope: str
    table: str


class Proof:
    """Finds the rows of a figure quickly: the columns are sorted by granularity, month and contributor."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.columns = record.columns
        self.of = lru_cache(maxsize=4096)(self._of)

    @cached_property
    def _keys(self) -> NDArray[np.int64]:
        columns = self.columns
        return _key(columns.granularity, columns.month, columns.contributor)

    def _of(self, figure: Figure) -> tuple[Evidence, ...]:
        """Return one Evidence a document for the rows that a figure was added up from; rows of nobody only for a 0."""
        measure = all_measures()[figure.measure]
        rows = self._rows(figure)
        rows = rows[self._counts(rows, measure, figure.scope)]
        peopled = rows[self.columns.count[rows] > 0]
        rows = peopled if len(peopled) else rows
        documents = sorted(set(self.columns.document[rows].tolist()))
        return tuple(
            found
            for code in documents
            if (found := self._evidence(figure, measure, rows[self.columns.document[rows] == code])) is not None
        )

    def _evidence(self, figure: Figure, measure: Measure, rows: NDArray[np.int64]) -> Evidence | None:
        document = self.record.document_by_id.get(self.columns.text("document", int(rows[0])))
        if document is None:
            return None
        whole = figure.contributor == ALL_CONTRIBUTORS
        added = float(self.columns.count[rows].sum())
        return Evidence(
            source=document.source,
            document=document.name,
            title=document.title,
            sha256=document.sha256,
            locator="all rows" if whole else places([self.columns.text("locator", row) for row in rows.tolist()]),
            month=Month(figure.month),
            contributor=figure.contributor,
            measure=figure.measure,
            value=None if measure.unit == "percent" else added,
        )

    def _rows(self, figure: Figure) -> NDArray[np.int64]:
        columns = self.columns
        table = columns.code("granularity", figure.table)
        if figure.contributor == ALL_CONTRIBUTORS:
            first, last = _key(table, figure.month, 0), _key(table, figure.month, _WIDE - 1)
        else:
            first = last = _key(table, figure.month, columns.code("contributor", figure.contributor))
        start, end = int(np.searchsorted(self._keys, first)), int(np.searchsorted(self._keys, last, "right"))
        return np.arange(start, end, dtype=np.int64)

    def _counts(self, rows: NDArray[np.int64], measure: Measure, scope: str) -> NDArray[np.bool_]:
        """Tell which rows a measure counts in a scope."""
        columns = self.columns
        wanted = atoms(measure.types)
        types = np.array([atoms((name,)) <= wanted for name in columns.tables["personnel_type"]])
        women = measure.sex == "f" and measure.unit == "persons"
        sexes = np.array([not women or sex == "f" for sex in columns.tables["sex"]])
        inside = np.array([_inside(name, scope) for name in columns.tables["mission"]])
        found: NDArray[np.bool_] = (
            types[columns.personnel_type[rows]] & sexes[columns.sex[rows]] & inside[columns.mission[rows]]
        )
        return found


def _key(granularity: Any, month: Any, contributor: Any) -> NDArray[np.int64]:
    """Number the rows' sort keys; arrays or single codes."""
    wide = np.asarray(granularity, dtype=np.int64) * 100_000 + month
    return np.asarray(wide * _WIDE + contributor)


def _inside(mission: str, scope: str) -> bool:
    if scope == "all":
        return True
    if scope == "peacekeeping":
        return bool(mission) and all_missions()[mission].is_peacekeeping
    return f"mission:{mission}" in scope.split(";")
