"""UNHCR's flows: asylum applications, newly displaced refugees, and solutions, by country and origin over a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from contingent.sources.asserting import checked_statistics
from contingent.sources.base import Parsed
from contingent.sources.files import asserting_document
from contingent.sources.unhcr.rows import SOURCE, Pair, is_table, pairs


@dataclass(frozen=True)
class Movements:
    """One table: its own columns, and which of them are added up to which indicator."""

    title: str
    columns: tuple[str, ...]
    indicators: Mapping[str, str]
    where: Mapping[str, str]

    def recognises(self, data: bytes, name: str) -> bool:
        """Say whether `data` is this table, as CSV or as a page of the API."""
        return is_table(data, self.columns)

    def read(self, data: bytes, name: str) -> Parsed:
        """Add up the people of each year, host and origin. Every cell is checked; figures of 0 are not kept."""
        document = asserting_document(data, SOURCE, name, self.title)
        sums: Counter[tuple[str, int, str, str]] = Counter()
        first: dict[tuple[str, int, str, str], Pair] = {}
        for row in pairs(data, name, self.columns):
            wanted = all(row.cells[self.columns.index(column)] == value for column, value in self.where.items())
            for column, indicator in self.indicators.items():
                value = row.count(self.columns.index(column), column)
                if value and wanted:
                    key = indicator, row.year, row.host, row.origin
                    sums[key] += value
                    first.setdefault(key, row)
        release = f"to {max((row.year for row in first.values()), default='')}"
        figures = (
            first[key].statistic(key[0], value, release, document.sha256[:12], flow=True) for key, value in sums.items()
        )
        return Parsed(document, (), 0, statistics=checked_statistics(figures, name))


APPLICATIONS = Movements(
    "Asylum applications by country of asylum, origin and year",
    ("procedure_type", "app_type", "dec_level", "app_pc", "applied"),
    {"applied": "asylum_applications"},
    {"app_type": "N", "app_pc": "P"},
)
FLOWS = Movements(
    "Forced displacement flows by country of asylum, origin and year",
    ("refugees", "asylum_seekers", "refugee_like", "oip"),
    {"refugees": "refugee_arrivals", "refugee_like": "refugee_arrivals"},
    {},
)
SOLUTIONS = Movements(
    "Returns, resettlement and naturalisation by country of asylum, origin and year",
    ("returned_refugees", "resettlement", "naturalisation", "returned_idps"),
    {
        "returned_refugees": "refugees_returned",
        "resettlement": "refugees_resettled",
        "naturalisation": "refugees_naturalised",
    },
    {},
)
TABLES = (APPLICATIONS, FLOWS, SOLUTIONS)
