"""Which observations serve, of several editions and sources of a month, and what was known on a day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.model.source import Document, Source
from contingent.record.columns import Columns

SHORTEST_LAG = datetime.timedelta(days=5)
"""The shortest time from a month's end to its report: when a file without a date of its own could be known."""

Mask = NDArray[np.bool_]


def serving(
    columns: Columns,
    documents: Sequence[Document],
    sources: Sequence[Source],
    known: datetime.date | None = None,
) -> Mask:
    """Return which observations serve: those of the best source of each month and granularity, in its latest edition.

    Sources are preferred by their `precedence`. Of a source that publishes whole months, a later document replaces
    an earlier one of the same month. With `known`, only documents published by that day count; a document without a
    date of its own counts for months that ended at least SHORTEST_LAG before it.
    """
    about = _Documents(columns, documents, sources)
    kept = np.ones(len(columns), dtype=np.bool_) if known is None else about.known_by(columns, known)
    key = columns.granularity.astype(np.int64) * (int(columns.month.max()) + 1) + columns.month
    best = _extreme(np.minimum, key, about.precedence[columns.document], kept)
    kept &= about.precedence[columns.document] == best
    newest = _extreme(np.maximum, key, about.order[columns.document], kept)
    serves: Mask = kept & (~about.whole_months[columns.document] | (about.order[columns.document] == newest))
    return serves


class _Documents:
    """What the choice needs to know of each document, by its code in the columns."""

    def __init__(self, columns: Columns, documents: Sequence[Document], sources: Sequence[Source]) -> None:
        by_id = {document.sha256[:12]: document for document in documents}
        source_of = {source.id: source for source in sources}
        listed = [by_id[name] for name in columns.tables["document"]]
        known = [source_of.get(document.source) for document in listed]
        dates = [str(document.published or document.retrieved or "") for document in listed]
        age = sorted(range(len(listed)), key=lambda code: (dates[code], listed[code].sha256))
        self.precedence = np.array([source.precedence if source else 0 for source in known], dtype=np.int64)
        self.whole_months = np.array([bool(source and source.whole_months) for source in known], dtype=np.bool_)
        self.order = np.empty(len(listed), dtype=np.int64)
        self.order[age] = np.arange(len(listed))
        self.published = [document.published for document in listed]

    def known_by(self, columns: Columns, day: datetime.date) -> Mask:
        """Return which observations could be known on `day`."""
        undated = np.array([published is None for published in self.published], dtype=np.bool_)
        in_time = np.array([published is not None and published <= day for published in self.published])
        last = Month.containing(day)
        while last.last_day + SHORTEST_LAG > day:
            last -= 1
        known: Mask = np.where(undated[columns.document], columns.month <= last.ordinal, in_time[columns.document])
        return known


def _extreme(choose: np.ufunc, key: NDArray[np.int64], values: NDArray[np.int64], kept: Mask) -> NDArray[np.int64]:
    """Return for each row the smallest or largest value among the kept rows of its key."""
    worst = np.iinfo(np.int64).max if choose is np.minimum else -1
    found = np.full(int(key.max(initial=0)) + 1, worst, dtype=np.int64)
    choose.at(found, key[kept], values[kept])
    return found[key]
