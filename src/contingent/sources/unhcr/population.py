"""Refugees, asylum-seekers and others whom a country hosts at the end of a year, by country of origin."""

from __future__ import annotations

from contingent.errors import SourceError
from contingent.model.statistic import Statistic
from contingent.sources.asserting import checked_statistics
from contingent.sources.base import Parsed
from contingent.sources.files import AGAIN, asserting_document
from contingent.sources.unhcr.rows import SOURCE, Pair, is_table, pairs

COLUMNS = (
    "refugees", "asylum_seekers", "returned_refugees", "idps", "returned_idps", "stateless", "ooc", "oip", "hst",
)  # fmt: skip
INDICATORS = {
    "refugees": "refugees",
    "asylum_seekers": "asylum_seekers",
    "ooc": "others_of_concern",
    "oip": "others_needing_protection",
}
"""The columns that are kept; the others count people who are not from abroad, or not hosted."""


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is the table of populations, as CSV or as a page of the API."""
    return is_table(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the populations. Every cell of a row is checked; figures of 0 are not kept.

    Raises SourceError for an unknown country, a cell that is no count, and a pair that a year gives twice.
    """
    document = asserting_document(data, SOURCE, name, "Populations by country of asylum, origin and year")
    identifier = document.sha256[:12]
    rows = list(pairs(data, name, COLUMNS))
    _refuse_repeats(rows)
    release = f"to end-{max(row.year for row in rows)}" if rows else ""
    statistics: list[Statistic] = []
    for row in rows:
        for at, column in enumerate(COLUMNS):
            value = row.count(at, column)
            if value and column in INDICATORS:
                statistics.append(row.statistic(INDICATORS[column], value, release, identifier, flow=False))
    return Parsed(document, (), recomputed=0, statistics=checked_statistics(statistics, name))


def _refuse_repeats(rows: list[Pair]) -> None:
    seen: set[tuple[int, str, str]] = set()
    for row in rows:
        key = row.year, row.host, row.origin
        if not row.host and not row.origin:
            continue
        if key in seen:
            what = f"{row.host} and {row.origin or 'all origins'} are given twice for {row.year}"
            raise SourceError(what, where=f"{row.file}, row {row.number}", to_do=AGAIN)
        seen.add(key)
