"""Evidence: the rows of the documents that a figure was added up from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.record.levels import atoms
from contingent.record.record import Record
from contingent.record.rows import Row
from contingent.vocabulary.measures import all_measures


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a figure stands: one document and the places in it, with the observations (row numbers)."""

    document: str
    locator: str
    rows: tuple[int, ...]


def evidence(
    record: Record,
    contributor: str,
    month: Month,
    measure: str,
    scope: str = "all",
    *,
    counted: NDArray[np.int64] | None = None,
) -> Evidence:
    """Return the document and places that a figure was added up from: none where the month is not covered.

    For a figure of all contributors together the place is the whole table. `counted` are the rows of
    `counting_rows` for whoever asks for many contributors.
    """
    columns, cube = record.columns, record.cubes.cube(scope)
    at, place = cube.axes.month_index(month.ordinal), cube.measure_index(measure)
    whole = contributor == ALL_CONTRIBUTORS
    if at < 0 or not (cube.covered[place, at] or (whole and cube.whole_from_missions[place, at])):
        return Evidence("", "", ())
    tables = ["contributor", "dyad"] if cube.from_totals[place, at] else ["dyad"]
    tables = ["mission"] if whole and cube.whole_from_missions[place, at] else tables
    rows = counting_rows(record, month, measure, scope) if counted is None else counted
    if not whole:
        rows = rows[columns.contributor[rows] == columns.code("contributor", contributor)]
    for table in tables:
        found = rows[columns.granularity[rows] == columns.code("granularity", table)].tolist()
        if found:
            documents = sorted({columns.text("document", row) for row in found})
            where = "all rows" if whole else places([columns.text("locator", row) for row in found])
            return Evidence(";".join(documents), where, tuple(found))
    return Evidence("", "", ())


def counting_rows(record: Record, month: Month, measure: str, scope: str) -> NDArray[np.int64]:
    """Return the observations of a month, in tables of any granularity, that count towards a measure in a scope."""
    columns = record.columns
    defined = all_measures()[measure]
    counted = atoms(defined.types)
    types = [code for code, name in enumerate(columns.tables["personnel_type"]) if atoms((name,)) <= counted]
    rows = np.flatnonzero(columns.month == month.ordinal)
    rows = rows[np.isin(columns.personnel_type[rows], types)]
    if scope != "all":
        rows = rows[record.cubes.in_scope(scope)[columns.mission[rows]]]
    if defined.sex == "f" and defined.unit == "persons":
        rows = rows[columns.sex[rows] == columns.code("sex", "f")]
    return rows


def places(locators: Sequence[str]) -> str:
    """Join locators shortly: `page 3, rows 7, 9-11; page 4, row 2`."""
    by_page: dict[str, list[int]] = {}
    for locator in sorted(set(locators)):
        page, _, row = locator.rpartition("row ")
        by_page.setdefault(page, []).append(int(row))
    pages = sorted(by_page.items(), key=lambda item: [int(n) for n in re.findall(r"\d+", item[0])])
    return "; ".join(f"{page}{_runs(sorted(rows))}" for page, rows in pages)


def _runs(numbers: list[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"{'row' if len(numbers) == 1 else 'rows'} {shown}"


def pages(locator: str) -> str:
    """Shorten joined places to the pages they are on; places in files without pages stay as they are."""
    numbers = re.findall(r"page (\d+)", locator)
    return ", ".join(dict.fromkeys(numbers)) if numbers else locator


def document_row(record: Record, identifier: str) -> Row:
    """Describe a document with its publisher, for the sources below an answer."""
    document = record.document_by_id[identifier]
    source = record.source_by_id.get(document.source)
    return {
        "document": document.name,
        "title": document.title,
        "source": document.source,
        "publisher": source.publisher if source else document.source,
        "sha256": document.sha256,
        "published": document.published.isoformat() if document.published else None,
        "retrieved": document.retrieved.isoformat() if document.retrieved else None,
    }
