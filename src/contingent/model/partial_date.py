"""Dates known to the year, month or day, written as ISO 8601: 2003, 2003-01, 2003-01-17."""

from __future__ import annotations

import calendar
import datetime

from contingent.errors import InputError


def first_day(text: str) -> datetime.date:
    """Return the first day that the date `text` may mean. Raises InputError for anything but a date."""
    year, month, day = _parts(text)
    return datetime.date(year, month or 1, day or 1)


def last_day(text: str) -> datetime.date:
    """Return the last day that the date `text` may mean. Raises InputError for anything but a date."""
    year, month, day = _parts(text)
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int, int]:
    pieces = text.split("-")
    if not (1 <= len(pieces) <= 3 and len(pieces[0]) == 4 and all(piece.isdigit() for piece in pieces)):
        raise InputError(f"'{text}' is not a date", where="date", to_do="write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = [*map(int, pieces), 0, 0][:3]
    return year, month, day
