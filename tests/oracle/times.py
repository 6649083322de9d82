"""Which months a text can know, and which it speaks of: the rules of section 4, month by month."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable

from contingent.model.month import Month

LAG = datetime.timedelta(days=5)
PRESENT, PAST, STATED = "present", "past", "stated"


def first_and_last_day(edtf: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of YYYY, YYYY-MM or YYYY-MM-DD; `~` is ignored."""
    numbers = [int(part) for part in edtf.rstrip("~").split("-")]
    if len(numbers) == 3:
        day = datetime.date(numbers[0], numbers[1], numbers[2])
        return day, day
    if len(numbers) == 2:
        year, month = numbers
        return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
    return datetime.date(numbers[0], 1, 1), datetime.date(numbers[0], 12, 31)


def latest_admissible(published: str) -> Month:
    """The last month whose last day plus 5 days is not after the day (or the last day of the period) published."""
    _, day = first_and_last_day(published)
    month = Month.containing(day)
    while month.last_day + LAG > day:
        month = month - 1
    return month


def manner(as_of: str | None, published: str | None, tense: str) -> str:
    """How a claim speaks of time: of a `stated` date, of the `present`, or of an undated `past`."""
    if as_of is None:
        return tense
    now = as_of.endswith("~") and "/" not in as_of and published is not None
    if now and published is not None and published.rstrip("~").startswith(as_of.rstrip("~")):
        return PRESENT
    return STATED


def stated_months(as_of: str, first: Month, last: Month) -> list[Month]:
    """The month-ends in a stated period; for one day, the last month-end on or before it.

    Open ends reach to `first` and `last`.
    """
    if "/" not in as_of:
        start, end = first_and_last_day(as_of)
        if start == end:
            month = Month.containing(end)
            return [month if month.last_day == end else month - 1]
        return _between(Month.containing(start), Month.containing(end))
    left, right = as_of.split("/")
    begin = first if left in ("..", "") else Month.containing(first_and_last_day(left)[0])
    if right in ("..", ""):
        return _between(begin, last)
    end = first_and_last_day(right)[1]
    final = Month.containing(end)
    return _between(begin, final if final.last_day == end else final - 1)


def reference_months(
    how: str, as_of: str | None, published: str | None, covered: list[Month], horizon: tuple[Month, Month]
) -> list[Month]:
    """The months a claim speaks of, cut to those the text can know. `covered` are the months known at all."""
    first, last = horizon
    limit = latest_admissible(published) if published else last
    if how == STATED:
        return [month for month in stated_months(as_of or "", first, limit) if month <= limit]
    if how == PAST:
        return _between(first, limit) if published else covered
    return [limit - 2, limit - 1, limit] if published else covered[-3:]


def admissible(published: str | None) -> Callable[[Month], bool]:
    """Tell for a month whether a text published then can know it."""
    if published is None:
        return lambda month: True
    limit = latest_admissible(published)
    return lambda month: month <= limit


def _between(first: Month, last: Month) -> list[Month]:
    return [first + step for step in range(last.ordinal - first.ordinal + 1)]
