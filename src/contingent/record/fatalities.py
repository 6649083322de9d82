"""Deaths in missions, added up by nationality, mission, cause, type of personnel and period. Never told one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.errors import InputError, NotCoveredError
from contingent.model.month import Month
from contingent.record.evidence import document_row
from contingent.record.record import Record
from contingent.record.rows import Row, Rows
from contingent.vocabulary.missions import find_mission
from contingent.vocabulary.parties import all_parties, find_party

DIMENSIONS = {
    "nationality": "nationality",
    "mission": "mission",
    "cause": "incident_type",
    "type": "personnel_type",
    "year": "month",
    "month": "month",
}
"""What deaths can be broken down by, and the field of each."""
CAUSES = ("malicious_act", "accident", "illness", "self_inflicted", "to_be_determined", "unknown", "other")


@dataclass(frozen=True)
class _Question:
    nationality: str
    mission: str
    cause: str
    since: str
    until: str
    by: tuple[str, ...]


def fatalities(
    record: Record,
    nationality: str | None = None,
    *,
    mission: str | None = None,
    cause: str | None = None,
    since: Month | str | None = None,
    until: Month | str | None = None,
    by: Sequence[str] = (),
) -> Rows:
    """Return how many people died, in all or broken down `by` names of DIMENSIONS (default: mission, or nationality).

    One list of deaths serves, the newest of the best source, as each holds all deaths since 1948. Raises
    NotCoveredError where the record has no list, or where the list begins after or ends before the time asked for.
    """
    asked = _Question(
        nationality=find_party(nationality) if nationality else "",
        mission=find_mission(mission) if mission else "",
        cause=_cause(cause),
        since=str(Month.read(since) or ""),
        until=str(Month.read(until) or ""),
        by=_dimensions(by) or ("mission" if nationality else "nationality",),
    )
    document = serving_list(record)
    chosen = _chosen(record, asked, document)
    rows = _grouped(record, asked, chosen)
    last = max(record.fatalities.rows(np.flatnonzero(record.fatalities.mask(document=document)))).month
    about = {
        "nationality": asked.nationality or None,
        "mission": asked.mission or None,
        "cause": asked.cause or None,
        "since": asked.since or None,
        "until": asked.until or None,
        "total": sum(row["count"] for row in rows),
        "confirmed_as_of": last,
        "record": record.version,
    }
    heads = [part for name in asked.by for part in ((name, "name") if name == "nationality" else (name,))]
    notes = (f"the list serving answers has deaths to {last}; later ones are unknown, not none",)
    return Rows((*heads, "count"), tuple(rows), about, (document_row(record, document),), notes)


def serving_list(record: Record) -> str:
    """Return the id of the document whose list of deaths serves: the newest of the best source; empty without one.

    "Newest" goes by the date in the file, or that of its retrieval.
    """
    listed = record.fatalities.values("document") if len(record.fatalities) else ()

    def order(identifier: str) -> tuple[int, str, str]:
        document = record.document_by_id[identifier]
        source = record.source_by_id.get(document.source)
        return -(source.precedence if source else 9), str(document.published or document.retrieved or ""), identifier

    return max(listed, key=order, default="")


def _cause(name: str | None) -> str:
    cause = (name or "").replace("-", "_").replace(" ", "_").lower()
    if cause and cause not in CAUSES:
        raise InputError(f"'{name}' is no cause of death in the list", where="cause", to_do=f"use {', '.join(CAUSES)}")
    return cause


def _dimensions(by: Sequence[str]) -> tuple[str, ...]:
    for name in by:
        if name not in DIMENSIONS:
            raise InputError(
                f"deaths cannot be broken down by '{name}'", where="by", to_do=f"use {', '.join(DIMENSIONS)}"
            )
    return tuple(name for name in DIMENSIONS if name in by)


def _chosen(record: Record, asked: _Question, document: str) -> NDArray[np.int64]:
    if not document:
        raise NotCoveredError(
            "unknown: the record holds no list of deaths",
            where=f"record {record.version}",
            to_do="add the Data Hub's DPPADPOSS-FATALITIES with `contingent build --add` or `sync`",
        )
    counts = record.fatalities
    mask = counts.mask(document=document)
    months = counts.decoded("month")
    first, last = min(months[mask]), max(months[mask])
    if (asked.since and asked.since > last) or (asked.until and asked.until < first):
        raise NotCoveredError(
            f"unknown: the list of deaths goes from {first} to {last}",
            where=f"record {record.version}",
            to_do="ask for a time inside it, or add a newer list with `contingent build --add`",
        )
    named = {"nationality": asked.nationality, "mission": asked.mission, "incident_type": asked.cause}
    mask &= counts.mask(**{name: value for name, value in named.items() if value})
    if asked.since:
        mask &= months >= asked.since
    if asked.until:
        mask &= months <= asked.until
    return np.flatnonzero(mask)


def _grouped(record: Record, asked: _Question, chosen: NDArray[np.int64]) -> list[Row]:
    sums: dict[tuple[str, ...], int] = {}
    for count in record.fatalities.rows(chosen):
        key = tuple(getattr(count, DIMENSIONS[name])[: 4 if name == "year" else None] for name in asked.by)
        sums[key] = sums.get(key, 0) + int(count.count)
    timed = asked.by[0] in ("year", "month")
    order = sorted(sums, key=lambda key: key if timed else (-sums[key], *key))
    return [_row(asked, key, sums[key]) for key in order]


def _row(asked: _Question, key: tuple[str, ...], count: int) -> Row:
    row: Row = {}
    for name, value in zip(asked.by, key, strict=True):
        row[name] = value or None
        if name == "nationality":
            row["name"] = all_parties()[value].name if value else "not known"
    return row | {"count": count}
