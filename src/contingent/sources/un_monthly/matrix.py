"""The report by country and personnel type, without missions and without sex: 2023-09."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contingent.sources.un_monthly.rows import PrintedRow, figure, is_figure
from contingent.sources.un_monthly.totals import Ledger
from contingent.sources.un_monthly.words import Line, Pages

TYPES = ("Experts on Mission", "Formed Police Units", "Individual Police", "Staff Officer", "Troops")
_HEADER = (
    "country experts on formed police individual staff officer troops total end date",
    "mission units police",
)
_NAME_TO = 118


def is_matrix(pages: Pages) -> bool:
    """Say whether the first page prints the column headings of the report by country and type."""
    return _header_end(pages.pages[0]) is not None


def read_matrix(pages: Pages) -> Ledger:
    """Read all rows: each line gives five, one a type, whose sum is compared with the printed total."""
    ledger = Ledger(pages.name, "country")
    for page, lines in pages.numbered():
        start = _header_end(lines)
        if start is None:
            raise ledger.error("the column headings are missing or changed", page)
        for line in lines[start:]:
            if line.text.startswith("Report Generated on"):
                break
            _take(line, ledger)
    ledger.finish(len(pages.pages))
    return ledger


def _header_end(lines: Sequence[Line]) -> int | None:
    texts = [line.text.lower() for line in lines[:8]]
    for index in range(len(texts) - 1):
        if (texts[index], texts[index + 1]) == _HEADER:
            return index + 2
    return None


def _take(line: Line, ledger: Ledger) -> None:
    name = " ".join(word.text for word in line.words if word.x < _NAME_TO)
    rest = [word.text for word in line.words if word.x >= _NAME_TO]
    figures = [figure(text) for text in rest if is_figure(text)]
    if name == "Grand Total" and len(figures) == len(rest) == 6:
        ledger.grand(_total(figures), line.page)
    elif len(figures) == 6 and len(rest) == 7 and name:
        _rows(line, name, figures, ledger)
    elif name and not rest and ledger.rows and ledger.rows[-1].page == line.page:
        _lengthen(name, ledger)
    else:
        raise ledger.error(f"the line '{line.text}' is not understood", line.page)


def _rows(line: Line, name: str, figures: list[int], ledger: Ledger) -> None:
    ledger.open("country", name, line.page)
    number = ledger.next_row(line.page)
    for printed_type, count in zip(TYPES, figures, strict=False):
        ledger.add(PrintedRow(line.page, number, name, "", printed_type, None, None, count))
    ledger.close("country", {"total": figures[-1]}, line.page)


def _lengthen(rest: str, ledger: Ledger) -> None:
    """Add the second line of a long country name to the rows already taken."""
    full = f"{ledger.rows[-1].country} {rest}"
    ledger.rows[-len(TYPES) :] = [replace(row, country=full) for row in ledger.rows[-len(TYPES) :]]


def _total(figures: list[int]) -> dict[str, int]:
    return dict(zip((*TYPES, "total"), figures, strict=True))
