"""Month: the unit of time of a contribution report, which counts people on the month's last day."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from contingent.errors import InputError

_PATTERN = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month. `ordinal` counts months since January of year 0, so months subtract and compare."""

    ordinal: int

    @classmethod
    def of(cls, year: int, month: int) -> Month:
        """Return the month `month` (1 to 12) of `year`."""
        if not 1 <= month <= 12:
            raise ValueError(f"month must be 1 to 12, not {month}")
        return cls(year * 12 + month - 1)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `YYYY-MM`. Raises InputError for anything else."""
        match = _PATTERN.fullmatch(text.strip())
        if not match or not 1 <= int(match[2]) <= 12:
            raise InputError(f"'{text}' is not a month", where="month", to_do="write it as YYYY-MM, as in 2020-12")
        return cls.of(int(match[1]), int(match[2]))

    @classmethod
    def read(cls, value: Month | str | None) -> Month | None:
        """Take a month as it is, or read `YYYY-MM`; None stays None. Raises InputError."""
        return cls.parse(value) if isinstance(value, str) else value

    @classmethod
    def containing(cls, day: datetime.date) -> Month:
        """Return the month that `day` falls in."""
        return cls.of(day.year, day.month)

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.ordinal // 12

    @property
    def month(self) -> int:
        """The month of the year, 1 to 12."""
        return self.ordinal % 12 + 1

    @property
    def last_day(self) -> datetime.date:
        """The last day of the month: the day a UN report counts."""
        return datetime.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def spoken(self) -> str:
        """The month's last day in words, as in `31 December 2020`."""
        day = self.last_day
        return f"{day.day} {day:%B} {day.year}"

    def __add__(self, months: int) -> Month:
        return Month(self.ordinal + months)

    def __sub__(self, months: int) -> Month:
        return Month(self.ordinal - months)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def runs(months: Iterable[Month]) -> list[list[Month]]:
    """Part sorted months into runs, each of months that follow one another without a gap."""
    parted: list[list[Month]] = []
    for month in months:
        if parted and month.ordinal == parted[-1][-1].ordinal + 1:
            parted[-1].append(month)
        else:
            parted.append([month])
    return parted


def ranges(months: Iterable[Month]) -> list[str]:
    """Write sorted months compactly: runs become `YYYY-MM/YYYY-MM`, single months stay `YYYY-MM`."""
    return [str(run[0]) if len(run) == 1 else f"{run[0]}/{run[-1]}" for run in runs(months)]
