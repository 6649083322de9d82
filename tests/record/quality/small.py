"""Small records: columns from a few lines of figures."""

from __future__ import annotations

from collections.abc import Iterable

from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS, Observation
from contingent.model.source import Document, Granularity
from contingent.record.columns import Columns, from_observations

NAMES = {"AUS": "Australia", "AUT": "Austria", "GHA": "Ghana", "GRC": "Greece", "NOR": "Norway", "PAK": "Pakistan"}
FIRST = Month.parse("2015-01")


def observation(
    month: Month,
    contributor: str,
    mission: str | None,
    count: int,
    personnel_type: str = "troops",
    locator: str = "page 1, row 1",
) -> Observation:
    printed = NAMES.get(contributor, contributor)
    words = (locator, printed, mission or "", personnel_type)
    return Observation(month, contributor, mission, personnel_type, "unknown", count, *words)


def series(contributor: str, mission: str | None, *counts: int | None, kind: str = "troops") -> list[Observation]:
    """Return the counts of one contingent from January 2015 on; None where the report does not name it."""
    return [
        observation(FIRST + place, contributor, mission, count, kind)
        for place, count in enumerate(counts)
        if count is not None
    ]


def columns(*parts: Iterable[Observation], granularity: Granularity = "dyad", document: str = "d") -> Columns:
    return from_observations([(document, granularity, [o for part in parts for o in part])])


def tables(**parts: Iterable[Observation]) -> Columns:
    """Return columns of one document for each granularity, named by it."""
    return from_observations([(name, name, list(observations)) for name, observations in parts.items()])


def document(identifier: str, source: str) -> Document:
    return Document(identifier.ljust(12, "0") + "f" * 52, source, f"{identifier}.csv", identifier, "dyad")


TOTAL = ALL_CONTRIBUTORS
