"""Dates as claims write them: EDTF days, months, years, decades and intervals, exact or approximate."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from contingent.errors import InputError

_POINT = re.compile(r"(\d{4}|\d{3}X)(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")
EARLIEST, LATEST = 1700, 2100
"""Years outside these are taken for mistakes: the United Nations began in 1945."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days an EDTF text may mean: `first` to `last`, None where the interval is open.

    `day` is true for a single day, `approximate` where the last point is marked `~`, `stem` is the text without marks.
    """

    first: datetime.date | None
    last: datetime.date | None
    day: bool
    approximate: bool
    stem: str


@lru_cache(maxsize=4096)
def read_period(text: str) -> Period:
    """Read an EDTF date or interval. Raises InputError for what is not one, or for a day that does not exist."""
    if "/" not in text:
        return _point(text, text)
    start, _, end = text.partition("/")
    first = None if start in ("", "..") else _point(start, text)
    last = None if end in ("", "..") else _point(end, text)
    begin, finish = first.first if first else None, last.last if last else None
    if (first is None and last is None) or (begin and finish and finish < begin):
        raise _impossible(text)
    return Period(begin, finish, False, bool(last and last.approximate), text.replace("~", ""))


def _point(text: str, whole: str) -> Period:
    match = _POINT.fullmatch(text)
    if not match:
        raise _impossible(whole)
    year, month, day, mark = match.groups()
    if year.endswith("X"):
        if month:
            raise _impossible(whole)
        low, high = int(year[:3]) * 10, int(year[:3]) * 10 + 9
    else:
        low = high = int(year)
    if not EARLIEST <= low <= high <= LATEST or not 1 <= int(month or 1) <= 12:
        raise _impossible(whole)
    return Period(
        _day(low, int(month or 1), day, "01", whole),
        _day(high, int(month or 12), day, None, whole),
        day is not None,
        mark in ("~", "%"),
        text.rstrip("~?%"),
    )


def _day(year: int, month: int, day: str | None, default: str | None, whole: str) -> datetime.date:
    last = calendar.monthrange(year, month)[1]
    number = int(day or default or last)
    if not 1 <= number <= last:
        raise _impossible(whole)
    return datetime.date(year, month, number)


def _impossible(text: str) -> InputError:
    return InputError(
        f"'{text}' is not a possible date",
        where="date",
        to_do=f"write YYYY, YYYY-MM or YYYY-MM-DD between {EARLIEST} and {LATEST}, or two of them with / between",
    )
