"""Which of the printed layouts a report has, and reading its table with the reader of that layout."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contingent.errors import SourceError
from contingent.sources.un_monthly.blocks import find_form, read_blocks
from contingent.sources.un_monthly.centred import is_centred, read_centred
from contingent.sources.un_monthly.flat import find_flat, read_flat
from contingent.sources.un_monthly.forms import FORMS
from contingent.sources.un_monthly.matrix import is_matrix, read_matrix
from contingent.sources.un_monthly.totals import Ledger
from contingent.sources.un_monthly.wide import is_wide, read_wide
from contingent.sources.un_monthly.words import Pages

_FOOT = re.compile(r"\bPage (\d+) of (\d+)\b")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a report with all its totals checked, and the dates that rows carry (most layouts: none)."""

    ledger: Ledger
    row_dates: frozenset[str] = frozenset()


def read_table(pages: Pages) -> Table:
    """Read the table of a report in any known layout. Raises SourceError when the layout is unknown or broken."""
    _check_page_numbers(pages)
    form, flat = find_form(pages, FORMS), find_flat(pages)
    if form:
        return Table(read_blocks(pages, form))
    if flat:
        ledger, dates = read_flat(pages, flat)
        return Table(ledger, frozenset(dates))
    for recognises, read in ((is_centred, read_centred), (is_wide, read_wide), (is_matrix, read_matrix)):
        if recognises(pages):
            return Table(read(pages))
    first = " / ".join(line.text for line in pages.pages[0][:4]) if pages.pages else ""
    raise SourceError(
        f"the first page has no known column headings; it begins '{first[:160]}'",
        where=f"{pages.name}, page 1",
        to_do="hand over a UN report of contributions by mission, country and personnel type; "
        "if this is one, its layout is new and needs a reader",
    )


def _check_page_numbers(pages: Pages) -> None:
    """Compare the printed page numbers, where there are any, with the pages of the file."""
    for page, lines in pages.numbered():
        for line in lines[-2:]:
            found = _FOOT.search(line.text)
            if found and (int(found[1]), int(found[2])) != (page, len(pages.pages)):
                raise SourceError(
                    f"the page says '{found[0]}' but is page {page} of {len(pages.pages)} in the file",
                    where=f"{pages.name}, page {page}",
                    to_do="download the report again: pages are missing or in another order",
                )
