"""Days of the year that a heading tells once for all its years: "strength on 30 June of each year"."""

from __future__ import annotations

from dataclasses import replace

from contingent.reading.calendar_dates import month_at
from contingent.reading.cells import Line
from contingent.reading.document import Document
from contingent.reading.periods import year_of
from contingent.reading.tokens import Tokens

_ENDS_OF_YEARS = (
    ("end", "of", "year"), ("end", "of", "each", "year"), ("end", "of", "every", "year"), ("end", "of", "the", "year"),
    ("year", "-", "end"), ("year", "end"), ("end", "-", "year"), ("year", "'s", "end"),
)  # fmt: skip
_BETWEEN = frozenset({"of", ".", "st", "nd", "rd", "th", ","})


def complete_years(document: Document) -> None:
    """Give the years that rows, items and columns are named by the day or month that their heading tells."""
    days = {
        number: day
        for number in {line.heading for line in document.lines if line.heading is not None}
        if (day := _day_of_years(document.tokens, document.lines[number]))
    }
    for line in document.lines if days else ():
        day = days.get(line.heading) if line.heading is not None and line.shape != "prose" else None
        for when in document.whens_of_tokens(line.first, line.end) if day else ():
            if when.form == "year" and not document.tokens.low[when.first - 1].isalpha():
                document.replace_date(replace(when, edtf=f"{when.edtf}{day}", form="month" if day == "-12" else "day"))


def _day_of_years(tokens: Tokens, line: Line) -> str | None:
    """What a heading without a year adds to years: "-06-30" for "30 June of each year", "-12" for their end."""
    low = tokens.low
    if any(year_of(low[at]) for at in range(line.first, line.end)):
        return None
    for at in range(line.first, line.end):
        month = month_at(tokens, at)
        day = _day_beside(low, at, line) if month is not None else None
        if day is not None:
            return f"-{month:02d}-{day:02d}"
        if any(tuple(low[at : min(line.end, at + len(words))]) == words for words in _ENDS_OF_YEARS):
            return "-12"
    return None


def _day_beside(low: list[str], month: int, line: Line) -> int | None:
    """The day of "30 June", "the 1st of March" or "June 30", whose month stands at a token."""
    before = next((at for at in range(month - 1, line.first - 1, -1) if low[at] not in _BETWEEN), month)
    after = next((at for at in range(month + 1, line.end) if low[at] not in _BETWEEN), month)
    days = (int(low[at]) for at in (before, after) if low[at].isdecimal() and len(low[at]) <= 2)
    return next((day for day in days if 1 <= day <= 31), None)
