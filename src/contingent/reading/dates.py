"""Dates and periods in a text, resolved against its publication date into EDTF."""

from __future__ import annotations

import re
from datetime import timedelta

from contingent.reading.numbers import TENS, UNITS
from contingent.reading.periods import MONTHS, SEASONS, WEEKDAYS, Published, When, with_year, year_of
from contingent.reading.tokens import Tokens

_NUMERIC = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}$")
_EDGES = {"mid": 6, "middle": 6, "early": 1, "start": 1, "beginning": 1}
_LAST_EDGES = frozenset({"end", "close", "late", "turn"})
_STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "following": 1, "coming": 1}
_HYPHENS = frozenset("-–—/")
_AMBIGUOUS = frozenset({"may", "march", "mar"})
_BEFORE_MONTH = frozenset({
    "in", "of", "since", "until", "by", "from", "to", "last", "this", "next", "early", "late", "mid", "end", "-", "–",
    "and", "before", "after", "during", "through", "'s", "the", "(", ",", "1", "for",
})  # fmt: skip
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4}
NOW = frozenset({"now", "currently", "today", "presently", "nowadays"})


def _month_at(tokens: Tokens, index: int) -> int | None:
    word = tokens.low[index] if index < len(tokens.low) else ""
    month = MONTHS.get(word)
    if month is None or not tokens.raw[index][0].isupper():
        return None
    if word in _AMBIGUOUS:
        before = tokens.low[index - 1] if index else ""
        after = tokens.low[index + 1] if index + 1 < len(tokens.low) else ""
        if not (
            before.isdecimal()
            or after[:1].isdecimal()
            or before in _BEFORE_MONTH
            or after in {"of", ",", ")", "and", ".", ";", ":", "-", "report", "count", "table", "list"}
        ):
            return None
    return month


def begins_date(word: str) -> bool:
    """Whether a date expression can begin with a word, in lower case."""
    return word[0].isdecimal() or word in MONTHS or word in _STARTERS or word in WEEKDAYS


_FIRST_AFTER_MONTH = "1700"
"""The first year read after a month: a bare number of four digits before 1940 rather counts something."""


class DateReader:
    """Reads date expressions from tokens, one index at a time."""

    def __init__(self, tokens: Tokens, published: Published) -> None:
        self.tokens = tokens
        self.low = tokens.low
        self.published = published
        self.last_year: int | None = None

    def at(self, index: int) -> When | None:
        """The date expression that begins at token `index`, if one does."""
        word = self.low[index]
        first = word[0]
        found = None
        if first.isdecimal():
            found = self._numeric(index)
        elif word in MONTHS:
            found = self._month_first(index)
        elif word in _STARTERS:
            found = _STARTERS[word](self, index)
        elif word in WEEKDAYS:
            found = self._weekday(index)
        if found is not None:
            year = re.match(r"(\d{4})", found.edtf)
            if year and found.form in {"day", "month", "year"}:
                self.last_year = int(year[1])
        return found

    def _word(self, index: int) -> str:
        return self.low[index] if 0 <= index < len(self.low) else ""

    def _numeric(self, index: int) -> When | None:
        word = self.low[index]
        if _NUMERIC.match(word):
            parts = [int(part) for part in re.split(r"[./]", word)]
            return self._day_month_year(index, index + 1, *parts)
        if self._word(index + 1) in {"/", "-", "."} and self._word(index + 3) == self._word(index + 1):
            found = self._split_numeric(index)
            if found:
                return found
        year = year_of(word)
        if year is not None:
            return self._year_of_month(index, year) or self._year_first(index, year)
        if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31:
            return self._day_first(index, int(word))
        return None

    def _split_numeric(self, index: int) -> When | None:
        parts = [self._word(index), self._word(index + 2), self._word(index + 4)]
        if not all(part.isdecimal() for part in parts):
            return None
        if year_of(parts[0]) and len(parts[1]) == 2 and len(parts[2]) == 2:
            return self._day_month_year(index, index + 5, int(parts[2]), int(parts[1]), int(parts[0]))
        year = year_of(parts[2]) or self._short(index + 4)
        if year and len(parts[0]) <= 2 and len(parts[1]) <= 2:
            return self._day_month_year(index, index + 5, int(parts[0]), int(parts[1]), year)
        return None

    def _short(self, index: int) -> int | None:
        """The year of two digits without space around: "30/6/12", "Jun-17"."""
        word = self._word(index)
        if len(word) != 2 or not word.isdecimal() or not self.tokens.glued(index) or not self.tokens.glued(index - 1):
            return None
        return int(word) + (1900 if int(word) >= 45 else 2000)

    def _year_of_month(self, index: int, year: int) -> When | None:
        """The month of "1993 (July)"."""
        month = _month_at(self.tokens, index + 2) if self._word(index + 1) == "(" else None
        if month is None or self._word(index + 3) != ")":
            return None
        return When(index, index + 4, f"{year}-{month:02d}", "month")

    def _day_month_year(self, first: int, end: int, day: int, month: int, year: int) -> When | None:
        if month > 12 and day <= 12:
            day, month = month, day
        if not (1 <= month <= 12 and 1 <= day <= 31 and 1940 <= year <= 2040):
            return None
        return When(first, end, f"{year:04d}-{month:02d}-{day:02d}", "day")

    def _year_first(self, index: int, year: int) -> When | None:
        following = self._word(index + 1)
        if following in _HYPHENS | {"to", "until"} and (until := self._second_year(index + 2, year)):
            before = self._word(index - 1)
            if following in _HYPHENS or before == "from":
                return When(index, index + 3, f"{year}/{until}", "interval")
        if following == "s" and self.tokens.glued(index + 1):
            return When(index, index + 2, f"{year // 10}X", "decade")
        if (
            following == "-"
            and len(self._word(index + 2)) == 2
            and self._word(index + 2).isdecimal()
            and self.tokens.glued(index + 2)
        ):
            month = int(self._word(index + 2))
            if 1 <= month <= 12 and self._word(index + 3) != "-":
                return When(index, index + 3, f"{year}-{month:02d}", "month")
        return When(index, index + 1, f"{year}", "year")

    def _second_year(self, index: int, year: int) -> int | None:
        word = self._word(index)
        until = year_of(word)
        if (
            until is None
            and len(word) == 2
            and word.isdecimal()
            and self._word(index - 1) in _HYPHENS
            and int(word) > year % 100
            and int(word) > 12
        ):
            until = year // 100 * 100 + int(word)
        return until if until and until > year else None

    def _day_first(self, index: int, day: int) -> When | None:
        at = index + 1
        if self._word(at) in {"st", "nd", "rd", "th"} and self.tokens.glued(at):
            at += 1
        if self._word(at) == "of":
            at += 1
        month = _month_at(self.tokens, at)
        if month is None:
            return None
        end = at + 1
        if self._word(end) == "." and year_of(self._word(end + 1)):
            end += 1
        return self._dated(index, end, month, day)

    def _dated(self, first: int, end: int, month: int, day: int | None) -> When | None:
        at = end + 1 if self._word(end) in {",", ".", "-", "/", "of", "’", "'"} else end
        year = year_of(self._word(at), _FIRST_AFTER_MONTH) or self._short_year(end)
        if year is None and at > end and self._word(end) == "of":
            at = end
        form = "day" if day else "month"
        if year is not None:
            tail = f"-{month:02d}" + (f"-{day:02d}" if day else "")
            return When(first, at + 1, f"{year}{tail}", form)
        if (
            self._word(end) == "of"
            and self._word(end + 1) in {"this", "that", "last", "the"}
            and self._word(end + 2) in {"year", "same"}
        ):
            return self._relative_year(first, end, month, day)
        if self._word(end) == "last" and self._word(end + 1) == "year" and self.published.year is not None:
            tail = f"-{month:02d}" + (f"-{day:02d}" if day else "")
            return When(first, end + 2, f"{self.published.year - 1}{tail}", form)
        dated = with_year(self.published, month, day)
        if dated is None:
            if self.last_year is None or (self._word(end), self._word(end + 1)) == ("this", "year"):
                return None
            tail = f"-{month:02d}" + (f"-{day:02d}" if day else "")
            return When(first, end, f"{self.last_year}{tail}", form)
        return When(first, end, dated[0], form, dated[1])

    def _short_year(self, index: int) -> int | None:
        """The year of "July '18": two digits after an apostrophe."""
        word = self._word(index + 1)
        if self._word(index) not in {"'", "’", "‘"} or len(word) != 2 or not word.isdecimal():
            return None
        return int(word) + (1900 if int(word) >= 45 else 2000)

    def _relative_year(self, first: int, end: int, month: int, day: int | None) -> When | None:
        which = self._word(end + 1)
        year = self.last_year if which == "that" or self._word(end + 2) == "same" else self.published.year
        if year is None:
            return None
        if which == "last":
            year -= 1
        return When(first, end + 3, f"{year}-{month:02d}" + (f"-{day:02d}" if day else ""), "day" if day else "month")

    def _month_first(self, index: int) -> When | None:
        month = _month_at(self.tokens, index)
        if month is None:
            return None
        at = index + 1
        if self._word(at) == "." and self._word(at + 1)[:1].isdecimal():
            at += 1
        word = self._word(at)
        if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31 and self._word(at + 1) not in {"%", "percent"}:
            end = at + 1
            if self._word(end) in {"st", "nd", "rd", "th"} and self.tokens.glued(end):
                end += 1
            if self._word(end) in {"-", "–"} and self._word(end + 1).isdecimal() and len(self._word(end + 1)) <= 2:
                end += 2
            return self._dated(index, end, month, int(word))
        if word in _HYPHENS and (year := year_of(self._word(at + 1)) or self._short(at + 1)):
            return When(index, at + 2, f"{year}-{month:02d}", "month")
        before = self._word(index - 1)
        if before in {"last", "this", "next"} and self.published.year is not None:
            found = self._dated(index, at, month, None)
            if found and before == "next" and found.future:
                return When(index - 1, at, found.future, "month")
            return found
        return self._dated(index, at, month, None)

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
        if year is not None and self._word(at + 1) not in _HYPHENS:
            mark = "~" if word in {"early", "late", "mid", "middle"} else ""
            return When(index, at + 1, f"{year}-{_EDGES.get(word, 12):02d}{mark}", "edge")
        if self._word(at) == "year" and self._word(at - 1) in {"the", "-"}:
            return self._year_end(index, at + 1) if word in _LAST_EDGES else self._year_edge(index, at + 1, word)
        return self._edge_of(index, at, word)

    def _edge_of(self, index: int, at: int, word: str) -> When | None:
        """The edge of a named month, of this or the last month or year, or of a season."""
        noun, following = self._word(at), self._word(at + 1)
        if noun in MONTHS and _month_at(self.tokens, at):
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
        noun, step = self._word(index + 1), _STEPS[self.low[index]]
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
        word = self.low[index]
        count = 1.0 if word in {"a", "an"} else UNITS.get(word, TENS.get(word, 0.0))
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
        number = _ORDER[self.low[index]]
        if size is None or year is None or self._word(index + 2) != "of" or number * size > 12:
            return None
        return When(index, at + 1, f"{year}-{(number - 1) * size + 1:02d}/{year}-{number * size:02d}", "interval")

    def _decade(self, index: int) -> When | None:
        decades = {"fifties": 195, "sixties": 196, "seventies": 197, "eighties": 198, "nineties": 199}
        return When(index, index + 1, f"{decades[self.low[index]]}X", "decade")

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


_STARTERS = (
    dict.fromkeys(("end", "close", "mid", "middle", "early", "late", "start", "beginning", "turn"), DateReader._edge)
    | dict.fromkeys(("last", "this", "next", "previous", "past", "current", "following", "coming"), DateReader._last)
    | dict.fromkeys(SEASONS, DateReader._season)
    | dict.fromkeys(("yesterday", "tomorrow", "tonight"), DateReader._day_word)
    | dict.fromkeys(NOW, DateReader._now)
    | dict.fromkeys(("a", "an", *(word for word in UNITS if word != "zero"), *TENS), DateReader._ago)
    | dict.fromkeys(("fifties", "sixties", "seventies", "eighties", "nineties"), DateReader._decade)
    | dict.fromkeys(("between", "from"), DateReader._between)
    | dict.fromkeys(("closed", "finished"), DateReader._finished)
    | dict.fromkeys(_ORDER, DateReader._half)
)
