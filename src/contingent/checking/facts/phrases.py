"""The words of sentences on facts: days as exactly as they are known, stretches of time, names."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from contingent.checking import wording
from contingent.vocabulary.missions import all_missions

DAY_LENGTH = 10
"""The length of an ISO date that is known to the day."""


def spoken(date: str | datetime.date) -> str:
    """Write an ISO date as exactly as it is known: 1 July 2007, July 2007, 2007."""
    year, *rest = str(date).split("-")
    if not rest:
        return year
    month = f"{datetime.date(2000, int(rest[0]), 1):%B} {year}"
    return month if len(rest) == 1 else f"{int(rest[1])} {month}"


def dated(date: str | datetime.date) -> str:
    """Write an ISO date as an adverbial: on 1 July 2007, in July 2007, in 2007."""
    return f"{'on' if len(str(date)) == DAY_LENGTH else 'in'} {spoken(date)}"


def stretch(first: str | datetime.date, last: str | datetime.date) -> str:
    """Write the time between two ISO dates; an empty one leaves an end open."""
    if first and last:
        return f"from {spoken(first)} to {spoken(last)}"
    return f"since {spoken(first)}" if first else f"until {spoken(last)}" if last else ""


def name(identifier: str) -> str:
    """Name a party or a mission as a sentence needs it."""
    return identifier if identifier in all_missions() else wording.name(identifier)


def sentence(words: str) -> str:
    """Make a sentence of words: a capital first, a full stop last."""
    return f"{wording.upper_first(words.strip())}."


def as_of(told: str, day: datetime.date | None = None) -> str:
    """Write what holds on a day as a sentence: "As of 31 July 2025, COMESA had 21 members."."""
    return f"As of {spoken(day) if day else '{on}'}, {told}."


def list_of(parties: Iterable[str]) -> str:
    """Name parties as a list."""
    return wording.listed([name(one) for one in parties])
