"""Small records for the oracle's own tests, written as lines of figures."""

from __future__ import annotations

from typing import Literal

from contingent.model.month import Month
from contingent.model.observation import Observation
from contingent.record.columns import Columns, from_observations

from .facts import Facts

Row = tuple[str, str, str, str, int]
"""Month, contributor, mission ("" for all), personnel type, persons."""


def columns(*parts: tuple[str, list[Row]], sex: Literal["f", "m", "unknown"] = "unknown") -> Columns:
    """Columns of (granularity, rows) parts."""
    return from_observations(
        [
            (f"document-{number}", granularity, [_observation(row, sex) for row in rows])
            for number, (granularity, rows) in enumerate(parts)
        ]
    )


def _observation(row: Row, sex: Literal["f", "m", "unknown"]) -> Observation:
    month, contributor, mission, kind, count = row
    return Observation(Month.parse(month), contributor, mission or None, kind, sex, count, "row", "", "", "")


def steady(**months: dict[str, int]) -> Facts:
    """Facts of contributor totals, all of them troops with staff officers: m2020_01={"RWA": 10}."""
    rows: list[Row] = []
    for name, figures in months.items():
        month = name[1:].replace("_", "-")
        for contributor, count in figures.items():
            rows += [
                (month, contributor, "", kind, people)
                for kind, people in (("troops_staff", count), ("experts", 0), ("police", 0))
            ]
    return Facts(columns(("contributor", rows)))
