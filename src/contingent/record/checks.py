"""What the files of a build must not do together: contradict one another, or add up to the impossible."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from contingent.errors import SourceError
from contingent.model.month import Month
from contingent.model.source import Document
from contingent.record.columns import Columns
from contingent.sources.registry import all_sources


def refuse_two_files_for_one_month(columns: Columns, documents: Sequence[Document], *, editions: bool) -> None:
    """Raise SourceError where two files of one source give the same contributor's figures for a month and mission.

    With `editions`, two files of different dates are editions of a month, of which the later serves; a file without a
    date of its own has that of its retrieval.
    """
    by_id = {document.sha256[:12]: document for document in documents}
    names = sorted({document.source for document in documents})
    source_of = np.array([names.index(by_id[name].source) for name in columns.tables["document"]])
    source = source_of[columns.document]
    keys = np.stack([source, columns.granularity, columns.month, columns.contributor, columns.mission], axis=1)
    order = np.lexsort(keys.T[::-1])
    ordered, document = keys[order], columns.document[order]
    same_key = (ordered[1:] == ordered[:-1]).all(axis=1) & (document[1:] != document[:-1])
    for place in np.flatnonzero(same_key).tolist():
        first, second = int(order[place]), int(order[place + 1])
        pair = [by_id[columns.text("document", row)] for row in (first, second)]
        if editions and None not in (dates := {d.published or d.retrieved for d in pair}) and len(dates) == 2:
            continue
        raise SourceError(
            f"two files give figures for {columns.month_at(first)} and they are not the same file",
            where=" and ".join(document.name for document in pair),
            to_do="keep the edition you trust, or add the later one with `build --add` if its own date is later",
        )


def check_assertions(columns: Columns, documents: Sequence[Document]) -> None:
    """Hold each month of a source against the bounds its `source.yml` asserts. Raises SourceError."""
    source_of = {document.sha256[:12]: document.source for document in documents}
    source_codes = np.array([source_of[name] for name in columns.tables["document"]])
    for source in all_sources().values():
        least, most = source.assertions.get("min_month_total", 0), source.assertions.get("max_month_total", 10**9)
        of_source = np.flatnonzero(source_codes[columns.document] == source.id)
        for granularity in np.unique(columns.granularity[of_source]).tolist():
            rows = of_source[columns.granularity[of_source] == granularity]
            months, place = np.unique(columns.month[rows], return_inverse=True)
            totals = np.bincount(place, weights=columns.count[rows])
            for month, total in zip(months.tolist(), totals.tolist(), strict=True):
                if not least <= total <= most:
                    raise SourceError(
                        f"{Month(month)} adds up to {total:,.0f} people, outside {least:,} to {most:,}",
                        where=f"source {source.id}",
                        to_do="check the file of that month; if the figure is right, widen the bounds in source.yml",
                    )
