"""What tables tell of their numbers: years that are none, like 1947 in a column of counts, and counts in thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from contingent.reading.cells import Line
from contingent.reading.document import Document
from contingent.reading.numbers import read_number
from contingent.reading.tokens import Tokens

_FEWEST_COUNT, _YEARS = 100, range(1940, 2041)
_THOUSANDS = frozenset({"thousands", "thsd", "thous"})
_LONGEST_HEADING = 30
_STOPS = frozenset(".!?")
Cell = tuple[int, int]


def count_years(document: Document) -> None:
    """Make numbers of the years in those columns of a document's tables that hold counts too."""
    if not any(when.form == "year" for when in document.whens):
        return
    for column in _columns(document):
        if any(_counts(document.tokens, cell) for cell in column):
            for first, end in column:
                _recount(document, first, end)


def _columns(document: Document) -> Iterator[list[Cell]]:
    """The cells of each column of each table, numbered from the right."""
    for many, table in groupby(document.lines, key=lambda line: len(line.cells) > 1):
        columns: dict[int, list[Cell]] = defaultdict(list)
        for line in table if many else ():
            if _names_years(document.tokens, line):
                continue
            for at, cell in enumerate(line.cells):
                columns[at - len(line.cells)].append(cell)
        yield from columns.values()


def _counts(tokens: Tokens, cell: Cell) -> bool:
    """Whether a cell is one number of three digits or more, in digits alone, that is no year."""
    word = tokens.low[cell[0]]
    return cell[1] - cell[0] == 1 and word.isdecimal() and int(word) >= _FEWEST_COUNT and int(word) not in _YEARS


def _names_years(tokens: Tokens, line: Line) -> bool:
    """Whether a line names the columns by years: "Country  2014  2018"."""
    cells = [tokens.low[first] for first, end in line.cells if end - first == 1 and tokens.low[first].isdecimal()]
    return len(cells) > 1 and all(int(word) in _YEARS for word in cells)


def _recount(document: Document, first: int, end: int) -> None:
    when = document.when_at.get(first)
    if when is None or when.form != "year" or when.end != end:
        return
    number = read_number(document.tokens, first)
    if number is not None and number.end == end:
        document.forget(when)
        document.replace(number)


def count_thousands(document: Document) -> None:
    """Read numbers in full that stand under a line such as "Refugees (thousands)", or under such a column's name."""
    if _THOUSANDS.isdisjoint(document.tokens.low):
        return
    heading: Line | None = None
    for line in document.lines:
        if line.end - line.first > _LONGEST_HEADING or document.tokens.low[line.end - 1] in _STOPS:
            heading = None
        elif _in_thousands(document, (line.first, line.end)):
            heading = line
        elif heading is not None:
            _count_in_full(document, line, heading)


def _in_thousands(document: Document, span: Cell) -> bool:
    return not _THOUSANDS.isdisjoint(document.tokens.low[slice(*span)])


def _count_in_full(document: Document, line: Line, heading: Line) -> None:
    """Read the numbers of a row in full: those below a cell that says so, where the heading is cut as the row is."""
    cells = [(line.first, line.end)]
    if len(heading.cells) == len(line.cells):
        cells = [cell for cell, above in zip(line.cells, heading.cells, strict=True) if _in_thousands(document, above)]
    for number in [number for cell in cells for number in document.numbers_of_tokens(*cell)]:
        if number.form == "digits":
            document.replace(replace(number, value=round(number.value * 1000, 3)))
