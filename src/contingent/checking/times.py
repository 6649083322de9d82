"""Which months a text can know, and which months a claim speaks of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from contingent.checking.edtf import Period, read_period
from contingent.model.month import Month

Mask = NDArray[np.bool_]
Tense = Literal["stated", "present", "past"]

LAG_DAYS = 5
"""Days after its last day at which a month may be known: the shortest publication lag seen."""

NOW_MONTHS = 3
"""How many of the latest admissible months the present tense speaks of."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a text can know. `limit` is the ordinal of the latest admissible month; None where the text is undated."""

    published: str | None
    limit: int | None

    def admissible(self, months: NDArray[np.int32]) -> Mask:
        """Return which of `months` (ordinals) the text can know."""
        if self.limit is None:
            return np.ones(len(months), dtype=np.bool_)
        return months <= self.limit

    def is_now(self, as_of: str) -> bool:
        """Tell whether `as_of` is how the scheme writes the present tense: the publication date, approximate."""
        if self.published is None or "/" in as_of or not as_of.endswith("~"):
            return False
        return read_period(as_of).stem == read_period(self.published).stem[:7]


@lru_cache(maxsize=1024)
def known(published: str | None) -> Known:
    """Read a publication date (EDTF; a month or year stands for its last day). Raises InputError for no date."""
    if published is None:
        return Known(None, None)
    last = read_period(published).last
    if last is None:
        return Known(None, None)
    return Known(published, _month_ended_by(last - datetime.timedelta(days=LAG_DAYS)))


def _month_ended_by(day: datetime.date) -> int:
    """Return the ordinal of the last month whose last day is `day` or earlier."""
    return Month.containing(day + datetime.timedelta(days=1)).ordinal - 1


@dataclass(frozen=True, slots=True)
class Times:
    """When a claim speaks of, on an axis of months.

    `reference` and `admissible` are masks over the axis; `first` and `last` the ordinals of the reference months,
    which may lie outside the axis. `unknowable`: all of them are later than the text could know.
    """

    tense: Tense
    reference: Mask
    admissible: Mask
    first: int
    last: int
    unknowable: bool = False


def times_of(as_of: str | None, tense: Tense, text: Known, months: NDArray[np.int32], covered: Mask) -> Times:
    """Return the reference months of a claim that is dated `as_of`, or undated and in `tense`.

    `covered` tells which months of the axis the claim's own measure covers: without a publication date, now is the
    latest three of these, and what can be known all of them.
    """
    admissible = text.admissible(months)
    if as_of is not None and not text.is_now(as_of):
        return _stated(read_period(as_of), text, months, admissible)
    if tense == "past":
        return Times("past", admissible, admissible, int(months[0]), text.limit or int(months[-1]))
    if text.limit is not None:
        return _between("present", text.limit - NOW_MONTHS + 1, text.limit, months, admissible)
    latest = months[covered][-NOW_MONTHS:]
    if not len(latest):
        return Times("present", np.zeros_like(admissible), admissible, 0, -1)
    return Times("present", covered & (months >= latest[0]), admissible, int(latest[0]), int(latest[-1]))


def _stated(period: Period, text: Known, months: NDArray[np.int32], admissible: Mask) -> Times:
    last = int(months[-1]) if period.last is None else _month_ended_by(period.last)
    first = int(months[0]) if period.first is None else Month.containing(period.first).ordinal
    first = last if period.day else min(first, last)
    if text.limit is not None and first > text.limit:
        return Times("stated", np.zeros_like(admissible), admissible, first, last, unknowable=True)
    return _between("stated", first, min(last, text.limit or last), months, admissible)


def _between(tense: Tense, first: int, last: int, months: NDArray[np.int32], admissible: Mask) -> Times:
    return Times(tense, (months >= first) & (months <= last), admissible, first, last)
