"""Months from which on a series tells personnel types apart that it used to print together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.model.source import Document
from contingent.record.columns import Columns


def series_breaks(columns: Columns, documents: Sequence[Document]) -> list[QualityFlag]:
    """Flag the months in which a series first prints a personnel type that it had begun without.

    A series is what one source prints at one granularity. Contributor, mission and type are left open, since every
    figure of the month is concerned: staff officers part from troops in the UN's reports in May 2017, military
    observers (experts) in IPI's totals in August 1992.
    """
    source_of = {document.sha256[:12]: document.source for document in documents}
    sources = [source_of.get(name, name) for name in columns.tables["document"]]
    series = [f"{source} by {granularity}" for source in sources for granularity in columns.tables["granularity"]]
    code = columns.document.astype(np.int64) * len(columns.tables["granularity"]) + columns.granularity
    names, merged = np.unique(series, return_inverse=True)
    first = np.full((len(names), len(columns.tables["personnel_type"])), np.iinfo(np.int32).max, dtype=np.int32)
    np.minimum.at(first, (merged[code], columns.personnel_type), columns.month)
    began = first.min(axis=1, keepdims=True)
    new: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row, personnel_type in np.argwhere((first > began) & (first < np.iinfo(np.int32).max)).tolist():
        source = str(names[row]).partition(" by ")[0]
        new[int(first[row, personnel_type]), source].add(columns.tables["personnel_type"][personnel_type])
    return [_flag(month, source, types) for (month, source), types in sorted(new.items())]


def _flag(month: int, source: str, types: set[str]) -> QualityFlag:
    note = f"source {source} prints {', '.join(sorted(types))} apart for the first time; older figures include them"
    return QualityFlag("series_break", Month(month), None, None, None, None, None, note)
