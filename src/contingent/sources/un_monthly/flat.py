"""Reports printed as a flat table, every row complete with mission, country, type and date: 2019-09 and 2024-10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contingent.errors import SourceError
from contingent.sources.un_monthly.rows import PrintedRow, figure, is_figure
from contingent.sources.un_monthly.totals import Ledger
from contingent.sources.un_monthly.words import Line, Pages, Word, to_lines


@dataclass(frozen=True, slots=True)
class Flat:
    """A flat form: its column headings, and where (in points) countries, types and numbers start."""

    header: str
    country_from: float
    type_from: float
    figures_from: float


FLATS = (
    Flat("mission country description male female total report_date", 105, 165, 270),
    Flat("mission country personnel type male female total report date", 95, 194, 290),
)


def find_flat(pages: Pages) -> Flat | None:
    """Return the flat form whose column headings the first page prints, or None."""
    top = pages.pages[0][:1]
    return next((flat for flat in FLATS if top and top[0].text.lower() == flat.header), None)


def read_flat(pages: Pages, flat: Flat) -> tuple[Ledger, set[str]]:
    """Read all rows, and the dates they carry. These reports print no totals to compare with."""
    ledger = Ledger(pages.name)
    dates: set[str] = set()
    for page, printed in pages.numbered():
        words = _below_header(printed, page, flat, ledger)
        countries = [word for word in words if flat.country_from <= word.x < flat.type_from]
        rest = [word for word in words if not flat.country_from <= word.x < flat.type_from]
        lines = to_lines(page, rest)
        if not lines:
            raise ledger.error("the page has no rows", page)
        names = _names(countries, [line.y for line in lines], ledger, page)
        for line, country in zip(lines, names, strict=True):
            dates.add(_take(line.words, country, flat, ledger, page))
    return ledger, dates


def _below_header(lines: Sequence[Line], page: int, flat: Flat, ledger: Ledger) -> list[Word]:
    """Return the words of a page without the column headings; a spreadsheet's print has them on page 1 only."""
    has_header = bool(lines) and lines[0].text.lower() == flat.header
    if page == 1 and not has_header:
        raise ledger.error(f"the column headings '{flat.header}' are missing", page)
    return [word for line in lines[has_header:] for word in line.words]


def _names(words: list[Word], rows: list[float], ledger: Ledger, page: int) -> list[str]:
    """Give each row the country words nearest to it: long names stand half above and half below their row."""
    parts: list[list[Word]] = [[] for _ in rows]
    for word in words:
        nearest = min(range(len(rows)), key=lambda index: abs(rows[index] - word.y))
        parts[nearest].append(word)
    if not all(parts):
        raise ledger.error(f"row {parts.index([]) + 1} has no country", page)
    return [" ".join(word.text for word in sorted(part, key=lambda word: (-word.y, word.x))) for part in parts]


def _take(words: tuple[Word, ...], country: str, flat: Flat, ledger: Ledger, page: int) -> str:
    """Take one row and return the date it carries."""
    mission = " ".join(word.text for word in words if word.x < flat.country_from)
    printed_type = " ".join(word.text for word in words if flat.type_from <= word.x < flat.figures_from)
    figures = [word.text for word in words if word.x >= flat.figures_from]
    if not mission or not printed_type or len(figures) != 4 or not all(map(is_figure, figures[:3])):
        raise _incomplete(words, ledger, page)
    male, female, total = map(figure, figures[:3])
    ledger.add(PrintedRow(page, ledger.next_row(page), country, mission, printed_type, male, female, total))
    return figures[3]


def _incomplete(words: tuple[Word, ...], ledger: Ledger, page: int) -> SourceError:
    text = " ".join(word.text for word in words)
    return ledger.error(f"'{text}' is not mission, country, type, male, female, total and date", page)
