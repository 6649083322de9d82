"""Dates told by that of publication, and edges of periods: "last month", "a year ago", weekdays, "mid-2019"."""

from __future__ import annotations

from datetime import timedelta

from contingent.reading.calendar_dates import HYPHENS, CalendarDates, month_at
from contingent.reading.number_words import TENS, UNITS
from contingent.reading.periods import MONTHS, QUARTERS, SEASONS, WEEKDAYS, When, quarter, with_year, year_of

_EDGES = {"mid": 6, "middle": 6, "early": 1, "start": 1, "beginning": 1}
_LAST_EDGES = frozenset({"end", "close", "late", "turn"})
STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "following": 1, "coming": 1}
ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4}
DECADES = {"fifties": 195, "sixties": 196, "seventies": 197, "eighties": 198, "nineties": 199}
NOW = frozenset({"now", "currently", "today", "presently", "nowadays"})


class RelativeDates(CalendarDates):
    """Reads edges of periods, and dates that are told by that of publication."""

    def _weekday(self, index: int) -> When | None:
        today = self.published.as_date()
        if today is None or not self.tokens.raw[index][0].isupper():
            return None
        back = (today.weekday() - WEEKDAYS[self.low[index]]) % 7
        if self._word(index - 1) == "last" and back == 0:
            back = 7
        then = today - timedelta(days=back)
        ahead = then + timedelta(days=7)
        return When(index, index + 1, then.isoformat(), "weekday", ahead.isoformat())

    def _edge(self, index: int) -> When | None:
        """The edge of a period: "end of 2016", "end-August", "the close of 2018", "mid-2019", "start of the year"."""
        word, at = self.low[index], index + 1
        if self._word(index - 1) == "'s" and word == "end":
            return self._year_end(index, index + 1)
        if self._word(at) in {"-", "–", "of", "in"}:
            at += 1
        if self._word(at) == "the":
            at += 1
        if self._word(at) in {"that", "same"} and self._word(at + 1) == "year" and self.last_year is not None:
            return When(index, at + 2, f"{self.last_year}-{_EDGES.get(word, 12):02d}", "edge")
        year = year_of(self._word(at))
        if year is not None and self._word(at + 1) not in HYPHENS:
            mark = "~" if word in {"late", "mid", "middle"} else ""
            edge = f"{year}~" if word == "early" else f"{year}-{_EDGES.get(word, 12):02d}{mark}"
            return When(index, at + 1, edge, "edge")
        if self._word(at) == "year" and self._word(at - 1) in {"the", "-"}:
            return self._year_end(index, at + 1) if word in _LAST_EDGES else self._year_edge(index, at + 1, word)
        return self._edge_of(index, at, word)

    def _edge_of(self, index: int, at: int, word: str) -> When | None:
        """The edge of a named month, of this or the last month or year, or of a season."""
        noun, following = self._word(at), self._word(at + 1)
        if noun in MONTHS and month_at(self.tokens, at):
            inner = self._month_first(at)
            future = inner.future[:7] if inner and inner.future else None
            return When(index, inner.end, inner.edtf[:7], "month", future) if inner else None
        if noun in {"last", "this", "next"} and following in {"month", "year"}:
            inner = self._last(at)
            if inner is None or following == "month":
                return inner and When(index, inner.end, inner.edtf, "month")
            return When(index, inner.end, f"{inner.edtf[:4]}-{'12' if word in _LAST_EDGES else '01'}", "edge")
        inner = self._season(at) if noun in SEASONS else None
        return When(index, inner.end, inner.edtf, "season", inner.future) if inner else None

    def _year_edge(self, first: int, end: int, word: str) -> When | None:
        if self.published.year is None:
            return None
        month = 6 if word in {"mid", "middle"} else 1
        return When(first, end, f"{self.published.year}-{month:02d}", "edge")

    def _year_end(self, first: int, end: int) -> When | None:
        year = self.published.year
        if year is None:
            return None
        past = year if (self.published.month or 12) == 12 else year - 1
        return When(first, end, f"{past}-12", "edge", f"{year}-12")

    def _last(self, index: int) -> When | None:
        """What "last", "this" and "next" point at: "last month", "this year", "next week", "last June"."""
        noun, step = self._word(index + 1), STEPS[self.low[index]]
        if noun == "month":
            shifted = self.published.shifted(step)
            return When(index, index + 2, shifted, "month") if shifted else None
        if noun == "year" and self.published.year is not None:
            return When(index, index + 2, f"{self.published.year + step}", "year")
        if noun == "week":
            return self._week(index, step)
        return self._named(index, step, noun) if noun in SEASONS or noun in MONTHS or noun in WEEKDAYS else None

    def _named(self, index: int, step: int, noun: str) -> When | None:
        inner = self._season(index + 1) if noun in SEASONS else self.at(index + 1)
        if inner is None:
            return None
        edtf = inner.future if step > 0 and inner.future else inner.edtf
        same = self.published.month == MONTHS.get(noun, 0) and inner.edtf[:4] == str(self.published.year)
        if step < 0 and same:
            edtf = f"{int(inner.edtf[:4]) - 1}{inner.edtf[4:]}"
        return When(index, inner.end, edtf, inner.form)

    def _week(self, index: int, step: int) -> When | None:
        today = self.published.as_date()
        if today is None:
            shifted = self.published.shifted(0)
            return When(index, index + 2, shifted, "month") if shifted else None
        return When(index, index + 2, (today + timedelta(days=7 * step)).isoformat()[:7], "month")

    def _season(self, index: int) -> When | None:
        month = SEASONS[self.low[index]]
        if self.low[index] == "fall" and self._word(index - 1) not in {"the", "last", "this", "next"}:
            return None
        at = index + 2 if self._word(index + 1) in {"of", ","} else index + 1
        year = year_of(self._word(at))
        if year is not None:
            return When(index, at + 1, f"{year}-{month:02d}~", "season")
        if [self._word(at) for at in range(index + 1, index + 4)] == ["of", "last", "year"] and self.published.year:
            return When(index, index + 4, f"{self.published.year - 1}-{month:02d}~", "season")
        if self._word(index - 1) not in {"the", "last", "this", "next", "by", "in", "since", "until", "of", "before"}:
            return None
        dated = with_year(self.published, month, None)
        return When(index, index + 1, f"{dated[0]}~", "season", f"{dated[1]}~") if dated else None

    def _day_word(self, index: int) -> When | None:
        today = self.published.as_date()
        step = {"yesterday": -1, "tomorrow": 1, "tonight": 0}[self.low[index]]
        return When(index, index + 1, (today + timedelta(days=step)).isoformat(), "day") if today else None

    def _now(self, index: int) -> When | None:
        now = self.published.now
        return When(index, index + 1, now, "now") if now else None

    def _ago(self, index: int) -> When | None:
        """ "a year ago", "three months ago", "two decades ago": the past, counted from publication."""
        count = self._count(index)
        if not count or self._word(index + 2) not in {"ago", "earlier", "before"} or self.published.year is None:
            return None
        noun = self._word(index + 1).rstrip("s")
        if noun == "year" and count == 1 and self._word(index + 2) == "ago":
            shifted = self.published.shifted(-12)
            return When(index, index + 3, f"{shifted or self.published.year - 1}~", "relative")
        if noun in {"year", "decade"}:
            years = int(count) * (10 if noun == "decade" else 1)
            return When(index, index + 3, f"{self.published.year - years}~", "relative")
        if noun == "month":
            shifted = self.published.shifted(-int(count))
            return When(index, index + 3, f"{shifted}~", "relative") if shifted else None
        return None

    def _count(self, index: int) -> float:
        word = self.low[index]
        return 1.0 if word in {"a", "an"} else UNITS.get(word, TENS.get(word, 0.0))

    def _finished(self, index: int) -> When | None:
        """ "closed 2008", "finished the year": its last month."""
        year = year_of(self._word(index + 1))
        if year is not None:
            return When(index, index + 2, f"{year}-12", "edge")
        if (self._word(index + 1), self._word(index + 2)) != ("the", "year"):
            return None
        return self._year_end(index, index + 3)

    def _half(self, index: int) -> When | None:
        """ "first half of 2019", "third quarter of the year": the months from its first to its last."""
        size = {"half": 6, "quarter": 3}.get(self._word(index + 1))
        at = index + 3 + (self._word(index + 3) == "the")
        year = year_of(self._word(at)) or (self.published.year if self._word(at) == "year" else None)
        number = ORDER[self.low[index]]
        if size is None or year is None or self._word(index + 2) != "of" or number * size > 12:
            return None
        return When(index, at + 1, f"{year}-{(number - 1) * size + 1:02d}/{year}-{number * size:02d}", "interval")

    def _quarter(self, index: int) -> When | None:
        """ "Q2 2017", "Q2/2017"."""
        at = index + 1 + (self._word(index + 1) in {"/", "-", "of"})
        year = year_of(self._word(at))
        first = QUARTERS[self.low[index]]
        return When(index, at + 1, quarter(year, first), "interval") if year is not None else None

    def _decade(self, index: int) -> When | None:
        return When(index, index + 1, f"{DECADES[self.low[index]]}X", "decade")

    def _between(self, index: int) -> When | None:
        """ "between 1974 and 1995", "from March 2004 to June 2006"."""
        first = self.at(index + 1) if index + 1 < len(self.low) else None
        if first is None:
            return None
        if first.form == "interval":
            return When(index, first.end, first.edtf, "interval")
        if self._word(first.end) not in {"and", "to", "until", "till", "through"}:
            return None
        second = self.at(first.end + 1) if first.end + 1 < len(self.low) else None
        if (
            second is None
            or second.form not in {"year", "month", "day"}
            or second.edtf < first.edtf[: len(second.edtf)]
        ):
            return None
        return When(index, second.end, f"{first.edtf}/{second.edtf}", "interval")
