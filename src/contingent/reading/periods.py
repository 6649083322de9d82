"""Date expressions and publication dates as values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
QUARTERS = {"q1": 1, "q2": 4, "q3": 7, "q4": 10}
"""The quarters of a year by their first month."""
SEASONS = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 1}


@dataclass(frozen=True, slots=True)
class When:
    """A date expression between two tokens: `edtf`, its `form` (day, month, year, relative, season, interval, decade,
    now, edge) and, for a month or day without a year, the same date after publication in `future`."""

    first: int
    end: int
    edtf: str
    form: str
    future: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date: year, month and day where known (None where not)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, edtf: str | None) -> Published:
        """Read an EDTF date of year, month or day precision; anything else is unknown."""
        found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf or "")
        return cls(*(int(part) if part else None for part in found.groups())) if found else cls()

    @property
    def now(self) -> str | None:
        """The publication month (or year), approximate: what the present tense means."""
        return None if self.year is None else f"{self._stem()}~"

    def _stem(self) -> str:
        return f"{self.year:04d}" + (f"-{self.month:02d}" if self.month else "")

    def shifted(self, months: int) -> str | None:
        """The publication month moved by `months`; None where the month is unknown."""
        if self.year is None or self.month is None:
            return None
        index = self.year * 12 + self.month - 1 + months
        return f"{index // 12:04d}-{index % 12 + 1:02d}"

    def as_date(self) -> date | None:
        """The publication day, where known."""
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None


def year_of(word: str, earliest: str = "1940") -> int | None:
    """The year a word of four digits can be, up to 2040."""
    return int(word) if len(word) == 4 and word.isdigit() and earliest <= word <= "2040" else None


def quarter(year: int, first_month: int) -> str:
    """The three months of a quarter, as EDTF."""
    return f"{year}-{first_month:02d}/{year}-{first_month + 2:02d}"


def with_year(published: Published, month: int, day: int | None) -> tuple[str, str | None] | None:
    """The latest such month or day not after publication, and the next one after it."""
    if published.year is None:
        return None
    now_month = published.month or 12
    ahead = month > now_month or (
        month == now_month and day is not None and published.day is not None and day > published.day
    )
    year = published.year - 1 if ahead else published.year
    tail = f"-{month:02d}" + (f"-{day:02d}" if day else "")
    return f"{year:04d}{tail}", f"{year + 1:04d}{tail}"
