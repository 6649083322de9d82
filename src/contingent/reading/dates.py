"""Dates and periods in a text, resolved into EDTF against its publication date and the dates named before."""

from __future__ import annotations

import re

from contingent.reading.calendar_dates import TO
from contingent.reading.narrated_dates import NarratedDates
from contingent.reading.number_words import TENS, UNITS
from contingent.reading.periods import MONTHS, QUARTERS, SEASONS, WEEKDAYS, When, year_of
from contingent.reading.relative_dates import DECADES, NOW, ORDER, STEPS

_DATED = re.compile(r"(\d{4})(?:-(\d\d))?")
_POINTS = frozenset({"day", "month", "year", "relative"})


def begins_date(word: str) -> bool:
    """Whether a date expression can begin with a word, in lower case."""
    return word[0].isdecimal() or word in MONTHS or word in _STARTERS or word in WEEKDAYS


class DateReader(NarratedDates):
    """Reads date expressions from tokens, one index at a time."""

    def at(self, index: int) -> When | None:
        """The date expression that begins at token `index`, if one does."""
        found = self._point(index)
        if found is None:
            return None
        year = _DATED.match(found.edtf) if found.form in _POINTS else None
        if year is not None:
            self.last_year, self.last_month = int(year[1]), int(year[2]) if year[2] else None
        return self._until(found) or found

    def _point(self, index: int) -> When | None:
        word = self.low[index]
        if word[0].isdecimal():
            return self._numeric(index)
        if word in MONTHS:
            return self._month_first(index)
        if word in _STARTERS:
            return _STARTERS[word](self, index)
        return self._weekday(index) if word in WEEKDAYS else None

    def _until(self, first: When) -> When | None:
        """The period of "May 1992 - November 1993", "17 May to 2 June 2003"."""
        at = first.end + 1
        if first.form not in {"day", "month"} or at >= len(self.low) or self._word(first.end) not in TO:
            return None
        second = self._point(at)
        if second is None or second.form not in {"day", "month"} or not year_of(self._word(second.end - 1)):
            return None
        own = year_of(self._word(first.end - 1)) is not None
        begun = first.edtf if own else second.edtf[:4] + first.edtf[4:]
        return When(first.first, second.end, f"{begun}/{second.edtf}", "interval") if begun < second.edtf else None


_STARTERS = (
    dict.fromkeys(("end", "close", "mid", "middle", "early", "late", "start", "beginning", "turn"), NarratedDates._edge)
    | dict.fromkeys(STEPS, NarratedDates._following)
    | dict.fromkeys(SEASONS, NarratedDates._season)
    | dict.fromkeys(QUARTERS, NarratedDates._quarter)
    | dict.fromkeys(("that", "same"), NarratedDates._same)
    | {"year": NarratedDates._year_beside}
    | dict.fromkeys(("yesterday", "tomorrow", "tonight"), NarratedDates._day_word)
    | dict.fromkeys(NOW, NarratedDates._now)
    | dict.fromkeys(("a", "an", *(word for word in UNITS if word != "zero"), *TENS), NarratedDates._counted)
    | dict.fromkeys(DECADES, NarratedDates._decade)
    | dict.fromkeys(("between", "from"), NarratedDates._between)
    | dict.fromkeys(("closed", "finished"), NarratedDates._finished)
    | dict.fromkeys(ORDER, NarratedDates._half)
)
"""What reads the date expressions that begin with a word."""
