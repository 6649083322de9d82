"""Contributions as one long sheet: every count with its month, mission, type, sex, source and place."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.presenting.export.sheet import Sheet, Variable, text_variable
from contingent.record.record import Record

GRANULARITIES = ("finest", "dyad", "contributor", "mission")


def contributions_sheet(record: Record, granularity: str = "finest") -> Sheet:
    """Return observations, a row each, by month and contributor.

    `finest` takes each month's most detailed contributor table, so that counts never double: by mission where the
    report gives missions, else by contributor with the mission left empty. The others take the tables of one kind.
    """
    columns = record.columns
    rows = _chosen(record, granularity)
    rows = rows[np.lexsort((rows, columns.contributor[rows], columns.month[rows]))]
    documents = [record.document_by_id[name] for name in columns.tables["document"]]

    def text(name: str) -> Variable:
        return text_variable(name, getattr(columns, name)[rows], columns.tables[name])

    return Sheet(
        name="contributions",
        title="Contributions of uniformed personnel, as reported",
        variables=(
            Variable("month", "month", columns.month[rows]),
            *(text(name) for name in ("mission", "contributor", "personnel_type", "sex")),
            Variable("count", "integer", columns.count[rows]),
            text("granularity"),
            text_variable("source", columns.document[rows], [document.source for document in documents]),
            text_variable("document", columns.document[rows], [document.name for document in documents]),
            *(text(name) for name in ("locator", "contributor_as_printed", "mission_as_printed", "type_as_printed")),
        ),
    )


def _chosen(record: Record, granularity: str) -> NDArray[np.int64]:
    columns, cubes = record.columns, record.cubes
    if granularity != "finest":
        return np.flatnonzero(cubes.table(granularity))
    dyads = cubes.table("dyad")
    have = np.unique(columns.month[dyads])
    return np.flatnonzero(dyads | (cubes.table("contributor") & ~np.isin(columns.month, have)))
