"""What one contributor (or all together) has in the field, month by month, as finely as the reports say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.errors import InputError, NotCoveredError
from contingent.model.month import Month, ranges
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.record.evidence import document_row, places
from contingent.record.record import Record
from contingent.record.rows import Row, Rows, merged
from contingent.vocabulary.missions import find_mission
from contingent.vocabulary.parties import find_party

DIMENSIONS = {"mission": "mission", "type": "personnel_type", "sex": "sex"}
"""What contributions can be broken down by, and the column of each."""

MANY = 20
"""More places than these are not listed one by one."""


@dataclass(frozen=True)
class Question:
    """A question about contributions, in the record's terms. `by` are names of DIMENSIONS."""

    contributor: str
    since: Month
    until: Month
    by: tuple[str, ...]
    mission: str | None
    zeros: bool


def contributions(
    record: Record,
    contributor: str,
    *,
    since: Month | str | None = None,
    until: Month | str | None = None,
    by: Sequence[str] = (),
    mission: str | None = None,
    zeros: bool = False,
) -> Rows:
    """Return counts of a contributor's uniformed personnel by month, and by mission, type and sex where asked.

    A month that is reported without the detail asked for has its figures with that field empty; a month that is not
    covered at all is named in the notes. Types that a report prints with 0 appear only with `zeros`. Raises
    NotCoveredError when no month between `since` and `until` is covered.
    """
    columns = record.columns
    question = Question(
        contributor=_contributor(contributor),
        since=Month.read(since) or columns.first_month,
        until=Month.read(until) or columns.last_month,
        by=_dimensions(by),
        mission=find_mission(mission) if mission else None,
        zeros=zeros,
    )
    served = _serving(record, question)
    missing = _missing(record, question, served)
    own = served
    if question.contributor != ALL_CONTRIBUTORS:
        own = served[columns.contributor[served] == columns.code("contributor", question.contributor)]
    if question.mission:
        own = own[columns.mission[own] == columns.code("mission", question.mission)]
    rows = _grouped(record, question, own)
    about = {
        "contributor": question.contributor,
        "since": str(question.since),
        "until": str(question.until),
        "measure": "uniformed",
        "scope": f"mission:{question.mission}" if question.mission else "all",
        "by": list(question.by),
        "record": record.version,
        "missing": ranges(missing),
    }
    fields = ("month", *question.by, "count", "source", "document", "locator")
    sources = merged([document_row(record, name) for row in rows for name in row.pop("documents")], "document")
    return Rows(fields, tuple(rows), about, sources, _notes(record, question, missing, rows))


def _contributor(name: str) -> str:
    if name.strip().lower() in ("un-total", "un", "all", "total"):
        return ALL_CONTRIBUTORS
    return find_party(name)


def _dimensions(by: Sequence[str]) -> tuple[str, ...]:
    for name in by:
        if name not in DIMENSIONS:
            raise InputError(
                f"contributions cannot be broken down by '{name}'", where="by", to_do=f"use {', '.join(DIMENSIONS)}"
            )
    return tuple(name for name in DIMENSIONS if name in by)


def _serving(record: Record, question: Question) -> NDArray[np.int64]:
    """Return the observations to take: in each month the table with the detail asked for, or the next best."""
    columns = record.columns
    inside = (columns.month >= question.since.ordinal) & (columns.month <= question.until.ordinal)
    gaps = _gaps(record, question.contributor)
    taken = np.zeros(len(columns), dtype=np.bool_)
    have: NDArray[np.int32] = np.empty(0, dtype=np.int32)
    for granularity, wanted in _tables(question):
        in_gap = np.isin(columns.month, gaps)
        months = {"gap": in_gap, "whole": ~in_gap, "any": np.ones_like(in_gap)}[wanted]
        rows = record.cubes.table(granularity) & inside & months & ~np.isin(columns.month, have)
        taken |= rows
        have = np.union1d(have, columns.month[rows])
    return np.flatnonzero(taken)


def _tables(question: Question) -> list[tuple[str, str]]:
    """Return the tables to try, best first, each with the months it is for: contributor totals with a gap, whole, any.

    All contributors together are taken from the mission totals where the contributor totals lack somebody.
    """
    whole = question.contributor == ALL_CONTRIBUTORS
    if question.mission:
        return [("dyad", "any"), *([("mission", "any")] if whole else [])]
    tables = [("contributor", "whole"), *([("mission", "gap")] if whole else []), ("dyad", "any")]
    if question.by:
        tables = [("dyad", "any"), ("contributor", "whole")]
    return [*tables, *([("mission", "any")] if whole else [])]


def _gaps(record: Record, contributor: str) -> NDArray[np.int32]:
    """Return the months in which the contributor totals lack the contributor (for all together: lack anybody)."""
    flags = (flag for flag in record.flags if flag.rule == "contributor_missing")
    wanted = {flag.month.ordinal for flag in flags if contributor in (flag.contributor, ALL_CONTRIBUTORS)}
    return np.array(sorted(wanted), dtype=np.int32)


def _missing(record: Record, question: Question, served: NDArray[np.int64]) -> list[Month]:
    have = set(np.unique(record.columns.month[served]).tolist())
    asked = range(question.since.ordinal, question.until.ordinal + 1)
    missing = [Month(ordinal) for ordinal in asked if ordinal not in have]
    if have:
        return missing
    covered = record.months()
    around = [str(m) for m in covered if m < question.since][-1:] + [str(m) for m in covered if m > question.until][:1]
    raise NotCoveredError(
        f"unknown: the record holds no report between {question.since} and {question.until}",
        where=f"record {record.version}",
        to_do=f"ask for a covered month; the nearest are {' and '.join(around) or 'none'} (see `contingent coverage`)",
    )


def _grouped(record: Record, question: Question, own: NDArray[np.int64]) -> list[Row]:
    """Add up the observations of each month and breakdown, and join the places they stand in."""
    columns = record.columns
    keys = [columns.month, *(getattr(columns, DIMENSIONS[name]) for name in question.by)]
    groups: dict[tuple[int, ...], list[int]] = {}
    for row, key in zip(own.tolist(), zip(*(column[own].tolist() for column in keys), strict=True), strict=True):
        groups.setdefault(key, []).append(row)
    made = (_row(record, question, rows) for _, rows in sorted(groups.items()))
    return [row for row in made if row["count"] or question.zeros]


def _row(record: Record, question: Question, rows: list[int]) -> Row:
    columns = record.columns
    documents = sorted({columns.text("document", row) for row in rows})
    where = "all rows" if question.contributor == ALL_CONTRIBUTORS and len(rows) > MANY else None
    return {
        "month": str(columns.month_at(rows[0])),
        **{name: columns.text(DIMENSIONS[name], rows[0]) or None for name in question.by},
        "count": int(columns.count[rows].sum()),
        "source": ";".join(sorted({record.document_by_id[name].source for name in documents})),
        "document": _joined([record.document_by_id[name].name for name in documents]),
        "locator": where or places([columns.text("locator", row) for row in rows]),
        "documents": documents,
    }


def _joined(names: list[str]) -> str:
    return ";".join(names) if len(names) <= MANY else f"{len(names)} documents"


def _notes(record: Record, question: Question, missing: list[Month], rows: list[Row]) -> tuple[str, ...]:
    notes = []
    if missing:
        notes.append(f"not covered, so unknown: {', '.join(ranges(missing))}")
    if "mission" in question.by and any(row["mission"] is None for row in rows):
        notes.append("months without a mission: that report gives contributors only, all missions together")
    flagged: dict[tuple[str, str], list[Month]] = {}
    for flag in record.flags:
        if flag.contributor == question.contributor and question.since <= flag.month <= question.until:
            flagged.setdefault((flag.rule, flag.note), []).append(flag.month)
    notes += [f"flag {rule}, {', '.join(ranges(months))}: {note}" for (rule, note), months in flagged.items()]
    return tuple(notes)


def widened(answer: Rows) -> Rows:
    """Return contributions with a column for each personnel type (else mission, else sex) instead of a row each."""
    by = list(answer.about["by"])
    spread = next((name for name in ("type", "mission", "sex") if name in by), None)
    if spread is None:
        return answer
    keys = ["month", *(name for name in by if name != spread)]
    heads = sorted({str(row[spread] or "all") for row in answer})
    rows: dict[tuple[object, ...], Row] = {}
    for row in answer:
        wide = rows.setdefault(
            tuple(row[key] for key in keys),
            {**{key: row[key] for key in keys}, **dict.fromkeys(heads, 0), "total": 0, "document": row["document"]},
        )
        wide[str(row[spread] or "all")] += row["count"]
        wide["total"] += row["count"]
    return Rows((*keys, *heads, "total", "document"), tuple(rows.values()), answer.about, answer.sources, answer.notes)
