"""The wide report of 2019-10: a line a country and mission, with men and women of five personnel types side by side."""

from __future__ import annotations

from contingent.errors import SourceError
from contingent.sources.un_monthly.blocks import table_lines
from contingent.sources.un_monthly.rows import PrintedRow, figure, is_figure
from contingent.sources.un_monthly.totals import Ledger
from contingent.sources.un_monthly.words import Line, Pages

TYPES = ("UNMEM", "Troops", "UNPOL", "FPU", "MSO")
HEADER = "country mission " + " ".join(f"{name} m {name} f" for name in TYPES).lower()
_COUNTRY_TOTAL = "Total by Country"
_GRAND_TOTAL = "Grand Total"
_MISSION_FROM = 110


def is_wide(pages: Pages) -> bool:
    """Say whether the first page prints the column headings of the wide report."""
    return any(line.text.lower() == HEADER for line in pages.pages[0][:6])


def read_wide(pages: Pages) -> Ledger:
    """Read all rows: each line gives one a type, where a zero that only fills the line is no row of its own.

    A country and mission with police and military has a line for each, and each line fills the other's types with 0.
    """
    ledger = Ledger(pages.name, "country")
    for page, lines in pages.numbered():
        for line in table_lines(pages.name, page, lines, HEADER):
            _take(line, ledger)
    ledger.finish(len(pages.pages))
    ledger.rows = _without_filling(ledger.rows)
    return ledger


def _without_filling(rows: list[PrintedRow]) -> list[PrintedRow]:
    """Drop the zeros of types that another line of the same country and mission states, or that are stated twice."""
    stated = {(row.country, row.mission, row.type) for row in rows if row.total}
    kept: list[PrintedRow] = []
    for row in rows:
        key = (row.country, row.mission, row.type)
        if row.total or key not in stated:
            kept.append(row)
            stated.add(key)
    return kept


def _take(line: Line, ledger: Ledger) -> None:
    text = " ".join(word.text for word in line.words if not is_figure(word.text))
    figures = [figure(word.text) for word in line.words if is_figure(word.text)]
    if len(figures) not in (0, 10) or not text:
        raise _not_understood(line, ledger)
    if text == _COUNTRY_TOTAL:
        ledger.close("country", _total(figures), line.page)
    elif text == _GRAND_TOTAL:
        ledger.grand(_total(figures), line.page)
    elif figures:
        _rows(line, text, figures, ledger)
    elif line.words[0].x < _MISSION_FROM:
        _country(line, text, ledger)
    else:
        raise _not_understood(line, ledger)


def _country(line: Line, name: str, ledger: Ledger) -> None:
    """Open a country; a heading that follows a heading is the second line of a long name."""
    if ledger.is_empty("country"):
        ledger.rename("country", f"{ledger.label('country')} {name}")
    else:
        ledger.open("country", name, line.page)


def _rows(line: Line, mission: str, figures: list[int], ledger: Ledger) -> None:
    if not ledger.label("country"):
        raise _not_understood(line, ledger)
    number = ledger.next_row(line.page)
    for index, printed_type in enumerate(TYPES):
        male, female = figures[2 * index : 2 * index + 2]
        row = PrintedRow(line.page, number, ledger.label("country"), mission, printed_type, male, female, male + female)
        ledger.add(row)


def _total(figures: list[int]) -> dict[str, int]:
    keys = [f"{name} {sex}" for name in TYPES for sex in ("male", "female")]
    return dict(zip(keys, figures, strict=True))


def _not_understood(line: Line, ledger: Ledger) -> SourceError:
    return ledger.error(f"the line '{line.text}' is not understood", line.page)
