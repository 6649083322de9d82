"""Reports printed as nested blocks (country and mission headings over rows by personnel type), read line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from contingent.errors import SourceError
from contingent.sources.un_monthly.forms import FIGURES, Form
from contingent.sources.un_monthly.rows import PrintedRow, figure, is_figure
from contingent.sources.un_monthly.totals import Ledger
from contingent.sources.un_monthly.words import Line, Pages, Word

_FOOT = re.compile(r"Page \d+ of \d+")
_TOTALS = {"total for mission": "mission", "total for country": "country", "grand total": "report", "total": "report"}


def find_form(pages: Pages, forms: tuple[Form, ...]) -> Form | None:
    """Return the form whose column headings the first page prints, or None."""
    for line in pages.pages[0][:12]:
        for form in forms:
            if line.text.lower() == form.header and abs(line.words[0].x - form.left) <= 6:
                return form
    return None


def read_blocks(pages: Pages, form: Form) -> Ledger:
    """Read all rows of a report in `form`; every word below the column headings must be understood."""
    reader = _Reader(pages.name, form)
    for page, lines in pages.numbered():
        for line in table_lines(pages.name, page, lines, form.header):
            reader.take(line)
    reader.ledger.finish(len(pages.pages), has_grand_total=form.has_grand_total)
    return reader.ledger


def table_lines(name: str, page: int, lines: Sequence[Line], header: str) -> Sequence[Line]:
    """Return the lines of a page between the column headings, which every page must print, and the page number."""
    for index, line in enumerate(lines):
        if line.text.lower() == header:
            below = lines[index + 1 :]
            return below[:-1] if below and _FOOT.fullmatch(below[-1].text) else below
    raise SourceError(
        f"the column headings '{header}' are missing or changed",
        where=f"{name}, page {page}",
        to_do="compare the page with the publisher's copy; a new layout needs a new reader",
    )


class _Reader:
    """Takes the lines of a report one by one and keeps the country and mission they belong to."""

    def __init__(self, name: str, form: Form) -> None:
        self.form = form
        self.ledger = Ledger(name, form.outer)
        self._page = 0

    def take(self, line: Line) -> None:
        text, lead, figures = self._parts(line)
        if self._is_blank(line, text, figures):
            self._blank(line, text)
        elif not text:
            self._bare(line, lead, figures)
        elif " ".join(word.text for word in text).lower() in _TOTALS:
            self._worded_total(line, text, figures)
        elif len(figures) == 3 or (len(figures) == 1 and self.form.cell(text[0].x).endswith("total")):
            self._counts(line, text, figures)
        elif not figures:
            self._heading(line, text, lead)
        else:
            raise self._not_understood(line)
        self._page = line.page

    def _parts(self, line: Line) -> tuple[list[Word], int | None, list[int]]:
        text: list[Word] = []
        figures: list[int] = []
        lead: int | None = None
        for word in line.words:
            if not is_figure(word.text):
                text.append(word)
            elif word.x <= self.form.margin:
                lead = figure(word.text)
            else:
                figures.append(figure(word.text))
        return text, lead, figures

    def _is_blank(self, line: Line, text: list[Word], figures: list[int]) -> bool:
        """Say whether the line has a type or a total's label but nothing in the column of totals."""
        if not self.form.total_from or not text or line.words[-1].x >= self.form.total_from:
            return False
        return not any(figures) and self.form.cell(text[0].x) != "country"

    def _blank(self, line: Line, text: list[Word]) -> None:
        cell = self.form.cell(text[0].x)
        if cell == "group total":
            self._named_total(cell, line, " ".join(word.text for word in text), [0])
            return
        if cell == "mission":
            self._open_mission(line, text)
        self.ledger.blank()

    def _open_mission(self, line: Line, text: list[Word]) -> None:
        """Open the mission that begins the line, unless a new page only repeats the open one."""
        label, _ = self._two_cells(text)
        if label != self.ledger.label("mission") or self._page == line.page:
            self.ledger.open("mission", label, line.page)

    def _two_cells(self, text: list[Word]) -> tuple[str, str]:
        """Return the line's first cell and, where the form has lines with two, its second."""
        split = self.form.split or _FAR_RIGHT
        first = " ".join(word.text for word in text if word.x < split)
        return first, " ".join(word.text for word in text if word.x >= split)

    def _bare(self, line: Line, lead: int | None, figures: list[int]) -> None:
        """Take a line of numbers only: the total of the open outer group, of the report, or the number of records."""
        if lead is None and len(figures) == 3 and self.ledger.label(self.form.outer):
            self.ledger.close(self.form.outer, _total(figures), line.page)
            return
        if len(figures) not in (0, 3) or (lead is None and not figures):
            raise self._not_understood(line)
        if lead is not None:
            self.ledger.count(lead, line.page)
        if figures:
            self.ledger.grand(_total(figures), line.page)

    def _worded_total(self, line: Line, text: list[Word], figures: list[int]) -> None:
        level = _TOTALS[" ".join(word.text for word in text).lower()]
        if len(figures) not in (1, 3):
            raise self._not_understood(line)
        if level == "report":
            self.ledger.grand(_total(figures), line.page)
        else:
            self.ledger.close(level, _total(figures), line.page)

    def _counts(self, line: Line, text: list[Word], figures: list[int]) -> None:
        cell = self.form.cell(text[0].x)
        label, second = self._two_cells(text)
        if cell.endswith("total"):
            self._named_total(cell, line, label or second, figures)
        elif cell == "type" or (cell == "mission" and self.form.types_under_missions):
            self._row(line, second or label, figures)
        elif second and cell == "mission":
            self._open_mission(line, text)
            self._row(line, second, figures)
        elif second:
            self.ledger.open(cell, label, line.page)
            self._row(line, second, figures)
        elif self.form.totals_above:
            self.ledger.open(cell, label, line.page, _total(figures))
        else:
            raise self._not_understood(line)

    def _named_total(self, cell: str, line: Line, label: str, figures: list[int]) -> None:
        """Take a total that carries its group's name, which may be clipped."""
        if cell == "group total":
            level = "mission" if self.ledger.label("mission") else "country"
        else:
            level = cell.removesuffix(" total")
        if not self.ledger.label(level).startswith(label):
            open_group = self.ledger.label(level)
            raise self.ledger.error(f"the total is labelled '{label}', the {level} is '{open_group}'", line.page)
        self.ledger.close(level, _total(figures), line.page)

    def _heading(self, line: Line, text: list[Word], lead: int | None) -> None:
        level = self.form.cell(text[0].x)
        label = line.text if lead is None else line.text.split(" ", 1)[1]
        if level not in ("country", "mission"):
            raise self._not_understood(line)
        if lead is None and level == "country":
            if self._wraps(line, label):
                return
            if self.form.has_ordinals or self.form.rows_name_countries:
                raise self._not_understood(line)
        self.ledger.open(level, label, line.page)
        if lead is not None and lead != self.ledger.opened(level):
            raise self.ledger.error(f"country number {lead} follows number {self.ledger.opened(level) - 1}", line.page)

    def _wraps(self, line: Line, label: str) -> bool:
        """Join the second line of a long country name to its first."""
        ledger = self.ledger
        if not ledger.label("country") or self._page != line.page:
            return False
        full = f"{ledger.label('country')} {label}"
        if self.form.rows_name_countries:
            ledger.rows[-1] = replace(ledger.rows[-1], country=full)
        elif not ledger.is_empty("country"):
            return False
        ledger.rename("country", full)
        return True

    def _row(self, line: Line, printed_type: str, figures: list[int]) -> None:
        ledger = self.ledger
        country, mission = ledger.label("country"), ledger.label("mission")
        if not country or (not mission and self.form.outer == "mission"):
            raise ledger.error("counts stand where no country or mission is open", line.page)
        row = ledger.next_row(line.page)
        ledger.add(PrintedRow(line.page, row, country, mission, printed_type, *figures))

    def _not_understood(self, line: Line) -> SourceError:
        return self.ledger.error(f"the line '{line.text}' is not understood", line.page)


_FAR_RIGHT = 9_999.0


def _total(figures: list[int]) -> dict[str, int]:
    return dict(zip(FIGURES, figures, strict=True)) if len(figures) == 3 else {"total": figures[0]}
