"""What a new version of the record has that the one before had not: months, revised figures, flags."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from contingent.model.month import Month, ranges
from contingent.model.quality import QualityFlag
from contingent.record.columns import Columns
from contingent.record.editions import serving
from contingent.record.quality import flag_order
from contingent.record.record import Record

GRANULARITIES = ("dyad", "contributor", "mission")
_CELL = ("month", "contributor", "mission", "personnel_type", "sex")
Cell = tuple[str, int, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that a source gave before and gives otherwise now; None where it gave or gives none for that month."""

    source: str
    month: Month
    contributor: str
    mission: str
    personnel_type: str
    sex: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two versions: `months` are the added ones by granularity, as runs."""

    before: str
    after: str
    months: dict[str, list[str]]
    revisions: tuple[Revision, ...]
    flags: tuple[QualityFlag, ...]


def changes(old: Record, new: Record) -> Changes:
    """Compare two versions of a record; revisions are sought in the sources that have new documents."""
    known = {document.sha256 for document in old.documents}
    sources = sorted({document.source for document in new.documents if document.sha256 not in known})
    added = {name: sorted(_months(new.columns, name) - _months(old.columns, name)) for name in GRANULARITIES}
    return Changes(
        before=old.version,
        after=new.version,
        months={name: ranges(months) for name, months in added.items() if months},
        revisions=tuple(revision for source in sources for revision in _revisions(source, old, new)),
        flags=tuple(sorted(set(new.flags) - set(old.flags), key=flag_order)),
    )


def _months(columns: Columns, granularity: str) -> set[Month]:
    rows = columns.granularity == columns.code("granularity", granularity)
    return {Month(ordinal) for ordinal in np.unique(columns.month[rows]).tolist()}


def _revisions(source: str, old: Record, new: Record) -> list[Revision]:
    """List the figures of a source that differ, in the months and details that it gave before and gives now."""
    before, after = _figures(source, old), _figures(source, new)
    common = {cell[:2] for cell in before} & {cell[:2] for cell in after}
    cells = sorted(cell for cell in before.keys() | after.keys() if cell[:2] in common)
    return [
        Revision(source, Month(cell[1]), *cell[2:], before.get(cell), after.get(cell))
        for cell in cells
        if before.get(cell) != after.get(cell)
    ]


def _figures(source: str, record: Record) -> dict[Cell, int]:
    """Return what the latest editions of a source give, whether or not another source serves in their place."""
    columns = record.editions
    own = {document.sha256[:12] for document in record.documents if document.source == source}
    codes = [code for code, name in enumerate(columns.tables["document"]) if name in own]
    of_source = columns.only(np.flatnonzero(np.isin(columns.document, codes)))
    if not len(of_source):
        return {}
    latest = of_source.only(serving(of_source, record.documents, record.sources))
    fields = [latest.decoded("granularity").tolist(), latest.month.tolist()]
    fields += [latest.decoded(field).tolist() for field in _CELL[1:]]
    figures: Counter[Cell] = Counter()
    for cell, count in zip(zip(*fields, strict=True), latest.count.tolist(), strict=True):
        figures[cell] += count
    return dict(figures)
