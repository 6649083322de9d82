"""Dates that are written out: numeric ones, years, months with a day or year, intervals of years."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from contingent.reading.periods import MONTHS, QUARTERS, Published, When, quarter, with_year, year_of
from contingent.reading.tokens import Tokens

HYPHENS = frozenset("-–—/")
TO = HYPHENS | {"to", "until", "till"}
_NUMERIC = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}$")
_AMBIGUOUS = frozenset({"may", "march", "mar"})
_BEFORE_MONTH = frozenset({
    "in", "of", "since", "until", "by", "from", "to", "last", "this", "next", "early", "late", "mid", "end", "-", "–",
    "and", "before", "after", "during", "through", "'s", "the", "(", ",", "1", "for",
})  # fmt: skip
_FIRST_AFTER_MONTH, _FIRST_AFTER_WORD = "1700", "1900"
_BEFORE_YEARS = frozenset({"since", "in", "from", "until", "between", "before", "after"})
"""The first year read after a month: a bare number of four digits before 1940 rather counts something."""


def month_at(tokens: Tokens, index: int) -> int | None:
    """The month that a token names, unless it may as well be the verb ("may") or the noun ("march")."""
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


class CalendarDates(ABC):
    """Reads dates that are written out, one index at a time."""

    def __init__(self, tokens: Tokens, published: Published) -> None:
        self.tokens = tokens
        self.low = tokens.low
        self.published = published
        self.last_year: int | None = None
        self.last_month: int | None = None

    @abstractmethod
    def at(self, index: int) -> When | None:
        """The date expression that begins at token `index`, if one does."""

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
        year = year_of(word, _FIRST_AFTER_WORD) if self._word(index - 1) in _BEFORE_YEARS else year_of(word)
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
        month = month_at(self.tokens, index + 2) if self._word(index + 1) == "(" else None
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
        if following in QUARTERS:
            return When(index, index + 2, quarter(year, QUARTERS[following]), "interval")
        if following in HYPHENS | {"to", "until"} and (until := self._second_year(index + 2, year)):
            before = self._word(index - 1)
            if following in HYPHENS or before == "from":
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
            and self._word(index - 1) in HYPHENS
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
        month = month_at(self.tokens, at)
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
        form, tail = ("day", f"-{month:02d}-{day:02d}") if day else ("month", f"-{month:02d}")
        if year is not None:
            return When(first, at + 1, f"{year}{tail}", form)
        told = self._told_year(first, end)
        if told is not None:
            return When(first, told[1], f"{told[0]}{tail}", form) if told[0] is not None else None
        dated = with_year(self.published, month, day)
        if dated is not None:
            return When(first, end, dated[0], form, dated[1])
        unknown = self.last_year is None or (self._word(end), self._word(end + 1)) == ("this", "year")
        return None if unknown else When(first, end, f"{self.last_year}{tail}", form)

    def _told_year(self, first: int, end: int) -> tuple[int | None, int] | None:
        """The year, if known, that words beside a month tell, and where they end: "October last year", "of that year".

        "Last year, in October" and "two years ago, in May" name it before.
        """
        words = [self._word(at) for at in range(end, end + 3)]
        if words[0] == "of" and words[1] in {"this", "that", "last", "the"} and words[2] in {"year", "same"}:
            year = self.last_year if words[1] == "that" or words[2] == "same" else self.published.year
            return (year - (words[1] == "last") if year is not None else None), end + 3
        if words[:2] == ["last", "year"] and self.published.year is not None:
            return self.published.year - 1, end + 2
        before = [self._word(at) for at in range(first - 3, first)]
        if self.last_year is not None and before[1:] == [",", "in"] and before[0] in {"year", "ago"}:
            return self.last_year, end
        return None

    def _short_year(self, index: int) -> int | None:
        """The year of "July '18": two digits after an apostrophe."""
        word = self._word(index + 1)
        if self._word(index) not in {"'", "’", "‘"} or len(word) != 2 or not word.isdecimal():
            return None
        return int(word) + (1900 if int(word) >= 45 else 2000)

    def _month_first(self, index: int) -> When | None:
        month = month_at(self.tokens, index)
        if month is None:
            return None
        at = index + 1
        if self._word(at) == "." and self._word(at + 1)[:1].isdecimal():
            at += 1
        word = self._word(at)
        if word in TO and (months := self._months(index, month, at + 1)):
            return months
        if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31 and self._word(at + 1) not in {"%", "percent"}:
            return self._month_and_day(index, at, month)
        if word in HYPHENS and (year := year_of(self._word(at + 1)) or self._short(at + 1)):
            return When(index, at + 2, f"{year}-{month:02d}", "month")
        return self._month_alone(index, at, month)

    def _month_and_day(self, first: int, at: int, month: int) -> When | None:
        """The date of "March 31, 2019", whose day stands at token `at`; of several days the first."""
        end = at + 1
        if self._word(end) in {"st", "nd", "rd", "th"} and self.tokens.glued(end):
            end += 1
        if self._word(end) in {"-", "–"} and self._word(end + 1).isdecimal() and len(self._word(end + 1)) <= 2:
            end += 2
        return self._dated(first, end, month, int(self._word(at)))

    def _month_alone(self, first: int, end: int, month: int) -> When | None:
        found = self._dated(first, end, month, None)
        if found is not None and found.future and self._word(first - 1) == "next":
            return When(first - 1, end, found.future, "month")
        return found

    def _months(self, first: int, month: int, at: int) -> When | None:
        """The months of "March to June 2003", where the second stands at token `at`."""
        last = month_at(self.tokens, at)
        year = year_of(self._word(at + 1))
        if last is None or year is None or last <= month:
            return None
        return When(first, at + 2, f"{year}-{month:02d}/{year}-{last:02d}", "interval")
