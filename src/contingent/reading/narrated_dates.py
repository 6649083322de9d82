"""Dates told by the last one named: "that year", "the following spring", "two years later", "a month earlier"."""

from __future__ import annotations

from contingent.reading.periods import MONTHS, SEASONS, When
from contingent.reading.relative_dates import RelativeDates

_AWAY = {"later": 1, "afterwards": 1, "thereafter": 1, "on": 1, "earlier": -1, "before": -1, "previously": -1}
_ONLY_AT_ENDS = frozenset({"before", "on"})
"""Words that count from a date only where nothing follows: "two years before", not "two years before the war"."""
_ENDS = frozenset({"", ",", ".", ";", ":", ")", "—", "–", "\n"})
_NEXT, _PREVIOUS = frozenset({"following", "next"}), frozenset({"previous"})


class NarratedDates(RelativeDates):
    """Reads dates that are told by the last one named."""

    def _counted(self, index: int) -> When | None:
        """ "two years later", "a year earlier": counted from the last date named; "ago" from publication."""
        word, noun = self._word(index + 2), self._word(index + 1).rstrip("s")
        count, sign = self._count(index), _AWAY.get(word)
        if sign is None or self.last_year is None or not count:
            return self._ago(index)
        if word in _ONLY_AT_ENDS and self._word(index + 3) not in _ENDS:
            return None
        if noun in {"year", "decade"}:
            years = sign * int(count) * (10 if noun == "decade" else 1)
            month = self.last_month if abs(years) == 1 else None
            return When(index, index + 3, f"{_stem(self.last_year + years, month)}~", "relative")
        if noun == "month" and self.last_month is not None:
            return When(index, index + 3, f"{self._shifted(sign * int(count))}~", "relative")
        return None

    def _following(self, index: int) -> When | None:
        """ "the following year", "the next month", "the previous year" and "the following spring" of a story."""
        word, noun = self.low[index], self._word(index + 1)
        if self.last_year is None or self._word(index - 1) != "the" or word not in _NEXT | _PREVIOUS:
            return self._last(index)
        step = 1 if word in _NEXT else -1
        if noun == "year":
            return When(index, index + 2, f"{self.last_year + step}", "year")
        if noun == "month" and self.last_month is not None:
            return When(index, index + 2, self._shifted(step), "month")
        month = SEASONS.get(noun) or MONTHS.get(noun)
        if month is None or step < 0:
            return self._last(index)
        year = self.last_year + (month <= (self.last_month or len(MONTHS)))
        return When(index, index + 2, f"{_stem(year, month)}{'~' * (noun in SEASONS)}", "month")

    def _same(self, index: int) -> When | None:
        """ "that year", "the same month": the year or month of the last date named."""
        at = index + 1 + (self._word(index + 1) == "same")
        noun = self._word(at)
        if self.last_year is None or noun not in {"year", "month"} or (noun == "month" and self.last_month is None):
            return None
        return When(index, at + 1, _stem(self.last_year, self.last_month if noun == "month" else None), noun)

    def _year_beside(self, index: int) -> When | None:
        """ "the year after", "the year before", with nothing behind."""
        sign = {"after": 1, "before": -1}.get(self._word(index + 1))
        if sign is None or self.last_year is None or self._word(index + 2) not in _ENDS:
            return None
        return When(index, index + 2, f"{self.last_year + sign}", "year")

    def _shifted(self, months: int) -> str:
        """The month of the last date named, moved by `months`."""
        assert self.last_year is not None and self.last_month is not None
        year, month = divmod(self.last_year * 12 + self.last_month - 1 + months, 12)
        return _stem(year, month + 1)


def _stem(year: int, month: int | None) -> str:
    return f"{year}" if month is None else f"{year}-{month:02d}"
