"""Entries of timelines: lines that each open with a date, whose year is that of all dates in them."""

from __future__ import annotations

from dataclasses import replace

from contingent.reading.cells import Line, apart
from contingent.reading.document import Document
from contingent.reading.periods import When, year_of

_FEWEST = 3
_MARKS = frozenset({"-", "–", "—", ":", "|", "."})
_POINTS = frozenset({"year", "month", "day", "edge"})


def is_timeline(document: Document) -> bool:
    """Whether several lines of a text open with a date."""
    return sum(opening_of(document, line) is not None for line in document.lines) >= _FEWEST


def opening_of(document: Document, line: Line) -> When | None:
    """The date a line of words begins with, set apart from them by a mark or a space, or a year before a capital."""
    tokens = document.tokens
    first = next((at for at in range(line.first, line.end) if tokens.low[at].isalnum()), line.first)
    when = document.when_at.get(first)
    if when is None or when.first != first or when.form not in _POINTS or when.end + 1 >= line.end:
        return None
    marked = tokens.low[when.end] in _MARKS or apart(tokens, when.end)
    marked = marked or (when.form == "year" and tokens.raw[when.end][0].isupper())
    words = sum(word.isalpha() for word in tokens.low[when.end : line.end])
    return when if marked and words >= _FEWEST else None


def complete_entries(document: Document) -> None:
    """Give days and months without a year that of the date which opens their line: "2017 – They leave in April"."""
    for line in document.lines if is_timeline(document) else ():
        opening = opening_of(document, line)
        for when in document.whens_of_tokens(line.first, line.end) if opening is not None else ():
            whole = any(year_of(document.tokens.low[at]) for at in range(when.first, when.end))
            if opening is not None and when is not opening and when.form in {"day", "month"} and not whole:
                document.replace_date(replace(when, edtf=opening.edtf[:4] + when.edtf[4:], future=None))


def opens_entry(document: Document, index: int) -> bool:
    """Whether a number that begins a line is a year, as those of other lines are: "1993 Battalion in Somalia"."""
    low, raw = document.tokens.low, document.tokens.raw
    if document.lines[document.line_of[index]].first != index or not raw[index + 1][0].isupper():
        return False
    return sum(year_of(low[line.first]) is not None for line in document.lines) >= _FEWEST
