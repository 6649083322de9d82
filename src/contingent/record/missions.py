"""The missions the record knows, with the first and last month for which it counts anybody in them."""

from __future__ import annotations

import numpy as np

from contingent.model.month import Month
from contingent.record.record import Record
from contingent.record.rows import Row, Rows
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.parties import all_parties

FIELDS = ("mission", "name", "kind", "hosts", "start", "end", "predecessor", "first_month", "last_month", "count")

BRIEF = ("mission", "name", "kind", "hosts", "first_month", "last_month", "count")


def missions(record: Record, month: Month | str | None = None, *, every: bool = False) -> Rows:
    """List the missions with uniformed personnel in `month` (the latest by default), largest first.

    With `every`, all missions of the vocabulary, by id: `count` is then of `month`, or None where it is not covered
    or nobody was there. `first_month` and `last_month` are the months between which the record counts anybody.
    """
    month = Month.read(month) or record.columns.last_month
    spans = _spans(record)
    counts = _counts(record, month)
    ids = sorted(all_missions()) if every else sorted(counts, key=lambda mission: (-counts[mission], mission))
    rows = [_row(mission, spans.get(mission), counts.get(mission)) for mission in ids]
    about = {"month": str(month), "measure": "uniformed", "record": record.version}
    notes = () if counts else (f"no report gives missions for {month}: who was where is unknown",)
    return Rows(FIELDS, tuple(rows), about, notes=notes, brief=BRIEF)


def _tables(record: Record) -> np.ndarray:
    """Return the tables that resolve missions: by contributor where there is one, else the mission totals."""
    columns, dyads = record.columns, record.cubes.table("dyad")
    have = np.unique(columns.month[dyads])
    return np.asarray(dyads | (record.cubes.table("mission") & ~np.isin(columns.month, have)))


def _spans(record: Record) -> dict[str, tuple[Month, Month]]:
    columns = record.columns
    rows = np.flatnonzero(_tables(record) & (columns.count > 0))
    order = np.argsort(columns.mission[rows], kind="stable")
    codes, starts = np.unique(columns.mission[rows][order], return_index=True)
    months = columns.month[rows][order]
    first, last = np.minimum.reduceat(months, starts).tolist(), np.maximum.reduceat(months, starts).tolist()
    names = [columns.tables["mission"][code] for code in codes.tolist()]
    return {name: (Month(a), Month(b)) for name, a, b in zip(names, first, last, strict=True)}


def _counts(record: Record, month: Month) -> dict[str, int]:
    columns = record.columns
    rows = np.flatnonzero(_tables(record) & (columns.month == month.ordinal))
    totals = np.bincount(columns.mission[rows], weights=columns.count[rows], minlength=len(columns.tables["mission"]))
    return {name: int(total) for name, total in zip(columns.tables["mission"], totals, strict=True) if name and total}


def _row(identifier: str, span: tuple[Month, Month] | None, count: int | None) -> Row:
    mission = all_missions()[identifier]
    return {
        "mission": identifier,
        "name": mission.name,
        "kind": mission.kind,
        "hosts": ", ".join(all_parties()[host].name for host in mission.hosts),
        "start": mission.start,
        "end": mission.end,
        "predecessor": mission.predecessor,
        "first_month": str(span[0]) if span else None,
        "last_month": str(span[1]) if span else None,
        "count": count,
    }
