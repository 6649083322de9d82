"""Rows as the report prints them, before any name is understood."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIGURE = re.compile(r"\d{1,3}(,\d{3})+|\d+")


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One printed count of people with the words of the report.

    `page` and `row` say where it stands: rows with counts are numbered from 1 on each page, headings and totals
    are not counted. `mission` is empty in reports by country; `male` and `female` are None where the report
    prints no sex. All three counts are persons on the last day of the month.
    """

    page: int
    row: int
    country: str
    mission: str
    type: str
    male: int | None
    female: int | None
    total: int


def is_figure(text: str) -> bool:
    """Say whether `text` is a printed whole number, with or without thousands commas."""
    return _FIGURE.fullmatch(text) is not None


def figure(text: str) -> int:
    """Read a printed whole number."""
    return int(text.replace(",", ""))
