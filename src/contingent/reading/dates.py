"""Dates and periods in a text, resolved against its publication date into EDTF."""

from __future__ import annotations

import re

from contingent.reading.periods import MONTHS, WEEKDAYS, When
from contingent.reading.relative_dates import STARTERS, RelativeDates


def begins_date(word: str) -> bool:
    """Whether a date expression can begin with a word, in lower case."""
    return word[0].isdecimal() or word in MONTHS or word in STARTERS or word in WEEKDAYS


class DateReader(RelativeDates):
    """Reads date expressions from tokens, one index at a time."""

    def at(self, index: int) -> When | None:
        """The date expression that begins at token `index`, if one does."""
        word = self.low[index]
        first = word[0]
        found = None
        if first.isdecimal():
            found = self._numeric(index)
        elif word in MONTHS:
            found = self._month_first(index)
        elif word in STARTERS:
            found = STARTERS[word](self, index)
        elif word in WEEKDAYS:
            found = self._weekday(index)
        if found is not None:
            year = re.match(r"(\d{4})", found.edtf)
            if year and found.form in {"day", "month", "year"}:
                self.last_year = int(year[1])
        return found
