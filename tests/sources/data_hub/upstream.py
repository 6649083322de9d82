"""Rows in the Data Hub's own format, with figures of our own or of a record."""

from __future__ import annotations

import calendar
import csv
import datetime
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from contingent.record.record import Record
from contingent.vocabulary.codes import all_codes
from contingent.vocabulary.parties import all_parties

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "un"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the upstream files are not beside the project")

Cells = Mapping[str, Any]
FORMS = ("json", "csv")
TYPES = {
    "troops": "Troops",
    "troops_staff": "Troops",
    "staff": "Staff Officer",
    "experts": "Experts on Mission",
    "fpu": "Formed Police Units",
    "ipo": "Individual Police",
}
DATES = ("last_reporting_date", "last_update", "incident_date", "start_date", "end_date")
M49 = {code.party: int(code.code) for code in all_codes() if code.scheme == "m49"}


def milliseconds(day: str) -> int:
    return calendar.timegm(datetime.date.fromisoformat(day).timetuple()) * 1000


def as_json(rows: Iterable[Cells]) -> bytes:
    """Write rows as the Data Hub's JSON: a flat list, dates in milliseconds, codes as floats."""
    return json.dumps([{name: _json_cell(name, cell) for name, cell in row.items()} for row in rows]).encode()


def _json_cell(name: str, cell: Any) -> Any:
    if name in DATES and isinstance(cell, str) and cell:
        return milliseconds(cell)
    return float(cell) if name == "m49_code" and isinstance(cell, int) else cell


def as_csv(rows: Sequence[Cells], tags: Sequence[str] = ()) -> bytes:
    """Write rows as the Data Hub's CSV: ISO dates, codes as floats; with `tags` as republished with HXL tags."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows[0])
    if tags:
        writer.writerow(tags)
    for row in rows:
        cells = (f"{cell}.0" if name == "m49_code" and isinstance(cell, int) else cell for name, cell in row.items())
        writer.writerow("" if cell is None else cell for cell in cells)
    return text.getvalue().encode()


def written(rows: Sequence[Cells], form: str) -> bytes:
    return as_json(rows) if form == "json" else as_csv(rows)


def contribution(
    identifier: int, day: str, country: str, mission: str, kind: str, women: Any, men: Any
) -> dict[str, Any]:
    """Return one row of DPO-UCHISTORICAL; `country` is a party id."""
    return {
        "contribution_id": identifier,
        "isocode3": country,
        "m49_code": M49[country],
        "contributing_country": all_parties()[country].name,
        "mission_acronym": mission,
        "personnel_type": kind,
        "female_personnel": women,
        "male_personnel": men,
        "last_reporting_date": day,
    }


def total(day: str, country: str, rank: int, women: int, men: int) -> dict[str, Any]:
    """Return one row of DPO-UCLATEST; `country` is a party id."""
    return {
        "isocode3": country,
        "m49_code": M49[country],
        "contributing_country": all_parties()[country].name,
        "personnel_contribution_rank": rank,
        "female_personnel": women,
        "male_personnel": men,
        "total_uniformed_personnel": women + men,
        "last_reporting_date": day,
    }


def printed_by_sex(record: Record) -> list[dict[str, Any]]:
    """Return every row that the monthly reports print by contributor, mission and sex, in the Data Hub's format."""
    columns = record.columns
    documents = {d.sha256[:12] for d in record.documents if d.source == "un_monthly" and d.granularity == "dyad"}
    wanted = [place for place, name in enumerate(columns.tables["document"]) if name in documents]
    rows = np.flatnonzero(np.isin(columns.document, wanted) & (columns.sex != columns.code("sex", "unknown")))
    pairs: dict[tuple[str, ...], dict[str, int]] = {}
    fields = ("document", "locator", "contributor", "mission", "personnel_type")
    decoded = [columns.decoded(field)[rows].tolist() for field in (*fields, "sex")]
    days = {month: str(columns.month_at(int(row)).last_day) for month, row in _first_rows(columns.month, rows)}
    for month, count, *words in zip(columns.month[rows].tolist(), columns.count[rows].tolist(), *decoded, strict=True):
        pairs.setdefault((days[month], *words[:-1]), {})[words[-1]] = count
    return [
        contribution(number, day, country, mission, TYPES[kind], sexes["f"], sexes["m"])
        for number, ((day, _, _, country, mission, kind), sexes) in enumerate(pairs.items(), 1)
    ]


def _first_rows(months: np.ndarray[Any, Any], rows: np.ndarray[Any, Any]) -> list[tuple[int, int]]:
    found, first = np.unique(months[rows], return_index=True)
    return list(zip(found.tolist(), rows[first].tolist(), strict=True))
