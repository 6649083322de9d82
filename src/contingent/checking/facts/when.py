"""When a claim of a fact speaks of, in days: facts begin and end on days, and texts know what happened before them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from contingent.checking.edtf import Period, read_period
from contingent.checking.tense import tense_of
from contingent.checking.times import NOW_MONTHS, Known, Tense
from contingent.model.claim import Claim
from contingent.model.month import Month

DAY = datetime.timedelta(days=1)
BEGINNING = datetime.date(1776, 1, 1)
"""Before everything that a claim can speak of."""
VAGUE_DAYS = {4: 183, 7: 61, 10: 31}
"""How far an approximate year, month or day reaches to either side, in days, by the length of the date."""


@dataclass(frozen=True, slots=True)
class When:
    """The days a claim speaks of, `first` to `last`, and `limit`, the last day that its text can know.

    `lasting` marks a stated interval ("since 2004"): what is said must hold from its beginning to its end. `exact`
    marks a stated day. `unknowable`: all of it is later than the text.
    """

    tense: Tense
    first: datetime.date
    last: datetime.date
    limit: datetime.date
    lasting: bool = False
    exact: bool = False
    unknowable: bool = False

    @property
    def months(self) -> tuple[Month, ...]:
        """The months it speaks of; none where it speaks of all time."""
        if self.first == BEGINNING:
            return ()
        first, last = Month.containing(self.first), Month.containing(self.last)
        return tuple(Month(ordinal) for ordinal in range(first.ordinal, last.ordinal + 1))


def when_of(claim: Claim, text: str, known: Known, now: datetime.date) -> When:
    """Return when a claim speaks of. `now` is the last day that the record speaks of, for texts without a date."""
    published = read_period(known.published) if known.published else None
    limit = (published.last if published else None) or now
    if claim.as_of is not None and not known.is_now(claim.as_of):
        return _stated(claim.as_of, limit)
    tense = tense_of(text, claim.start, claim.end) if claim.as_of is None else "present"
    if tense == "past":
        return When("past", BEGINNING, limit, limit)
    if published is not None and published.first is not None:
        said = read_period(claim.as_of).first if claim.as_of is not None else None
        return When("present", min(said or limit, published.first), limit, limit)
    return When("present", now.replace(day=1), now, limit)


def by_reports(when: When, known: Known) -> When:
    """Return the same time as monthly reports tell it: the present by the three latest that the text can know.

    A time without a month's end in it is that of the last month's end before it.
    """
    latest = Month(known.limit) if known.limit is not None else Month.containing(when.limit)
    if when.tense == "present":
        return replace(when, first=_first_day(latest - (NOW_MONTHS - 1)), last=latest.last_day)
    if when.first == BEGINNING:
        return replace(when, last=min(when.last, latest.last_day))
    ended = Month.containing(when.last + DAY) - 1
    first = min(Month.containing(when.first), ended)
    return replace(when, first=_first_day(first), last=min(ended, max(latest, first)).last_day)


def _first_day(month: Month) -> datetime.date:
    return datetime.date(month.year, month.month, 1)


def _stated(as_of: str, limit: datetime.date) -> When:
    period = read_period(as_of)
    first, last = period.first or BEGINNING, period.last or limit
    if "/" not in as_of and period.approximate:
        around = datetime.timedelta(days=VAGUE_DAYS.get(len(period.stem), VAGUE_DAYS[4]))
        first, last = first - around, last + around
    if first > limit:
        return When("stated", first, last, limit, unknowable=True)
    lasting = "/" in as_of and period.first is not None
    return When("stated", first, min(last, limit), limit, lasting, _is_day(period))


def _is_day(period: Period) -> bool:
    return period.day and not period.approximate
