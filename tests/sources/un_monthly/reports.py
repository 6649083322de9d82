"""Small real PDFs in the UN's printed forms, drawn from figures of our own."""

from __future__ import annotations

import io
import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from contingent.errors import UnknownNameError
from contingent.model.month import Month
from contingent.vocabulary import printed
from contingent.vocabulary.parties import all_parties

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "un"
REPORTS = SHARED / "un_msr_pdf"
needs_shared = pytest.mark.skipif(not REPORTS.is_dir(), reason="the UN's reports are not beside the project")

MISSIONS = ("MINUSCA", "MONUSCO", "UNIFIL", "UNMISS")
TYPES = ("Experts on Mission", "Formed Police Units", "Individual Police", "Staff Officer", "Troops")
EARLY_TYPES = ("Individual Police", "Formed Police Units", "Experts on Mission", "Contingent Troop")
TITLE = (
    "Contribution of Uniformed Personnel to UN",
    "by Mission, Country, and Personnel Type",
    "Experts on Mission, Formed Police Units, Individual Police, Staff Officer, and Troops",
)

Truth = dict[tuple[str, str, str], tuple[int, int]]
"""(mission, country, type) as printed to (men, women)."""


@cache
def country_names(month: Month, how_many: int) -> tuple[str, ...]:
    found: list[str] = []
    for party in all_parties().values():
        try:
            printed.contributor(party.name, month)
        except UnknownNameError:
            continue
        if party.name.isascii() and len(party.name) < 18:
            found.append(party.name)
    return tuple(sorted(found)[:how_many])


def truth(seed: int, month: Month, types: Sequence[str]) -> Truth:
    """Draw figures for 100 countries, each in one mission with one to all types."""
    draw = random.Random(seed)
    found: Truth = {}
    for country in country_names(month, 100):
        for mission in draw.sample(MISSIONS, 1):
            chosen = draw.sample(types, draw.randint(1, len(types)))
            for name in [name for name in types if name in chosen]:
                found[mission, country, name] = (draw.randint(90, 350), draw.choice([0, 0, 3, 40]))
    return dict(sorted(found.items(), key=lambda item: (item[0][0], item[0][1], types.index(item[0][2]))))


@dataclass(frozen=True)
class Cell:
    """A text and its place: `right` is true where `x` is its right end."""

    x: float
    text: str
    right: bool = False


@dataclass
class Sheet:
    """What is drawn, a list of (height, cell) a page; tests change it before it is written."""

    pages: list[list[tuple[float, Cell]]] = field(default_factory=list)

    def add(self, y: float, *cells: Cell) -> None:
        self.pages[-1].extend((y, cell) for cell in cells)

    def change(self, old: str, new: str, *, nth: int = 0) -> None:
        """Replace the text of the nth cell that reads `old`."""
        places = [
            (page, index)
            for page, cells in enumerate(self.pages)
            for index, (_, cell) in enumerate(cells)
            if cell.text == old
        ]
        page, index = places[nth]
        y, cell = self.pages[page][index]
        self.pages[page][index] = (y, replace(cell, text=new))

    def pdf(self, *, password: str | None = None) -> bytes:
        out = io.BytesIO()
        encrypt = pdfencrypt.StandardEncryption(password) if password else None
        canvas = Canvas(out, pagesize=(595, 842), encrypt=encrypt, initialFontName="Helvetica")
        for cells in self.pages:
            canvas.setFont("Helvetica", 7)
            for y, cell in cells:
                (canvas.drawRightString if cell.right else canvas.drawString)(cell.x, y, cell.text)
            canvas.showPage()
        canvas.save()
        return out.getvalue()


def figures(men: int, women: int, places: Sequence[float] = (362, 440, 527)) -> list[Cell]:
    return [Cell(x, str(count), right=True) for x, count in zip(places, (men, women, men + women), strict=True)]


def added(counts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(men for men, _ in counts), sum(women for _, women in counts)


def centred_report(facts: Truth, day: str = "31/12/2022", *, spreadsheet: bool = False, lines: int = 30) -> Sheet:
    """Draw the form since 2021, with a country's name halfway down its rows.

    A spreadsheet's print has column headings on its first page only, and does not repeat a name after a page break.
    """
    plan: list[tuple[str, str, list[Cell]]] = []
    for mission, items in itertools.groupby(facts.items(), key=lambda item: item[0][0]):
        listed = list(items)
        plan.append(("heading", "", [Cell(30, mission)]))
        plan += [("row", key[1], [Cell(239, key[2]), *figures(*counts)]) for key, counts in listed]
        plan.append(("total", "", [Cell(30, f"Total {mission}"), *figures(*added([c for _, c in listed]))]))
    plan.append(("total", "", [Cell(30, "Grand Total"), *figures(*added(list(facts.values())))]))
    return _laid_out(plan, day, spreadsheet, lines)


def _laid_out(plan: list[tuple[str, str, list[Cell]]], day: str, spreadsheet: bool, lines: int) -> Sheet:
    sheet, pitch, first = Sheet(), 14.0 if spreadsheet else 21.6, 715.0
    total = -(-len(plan) // lines)
    places: dict[int, tuple[int, float]] = {}
    for index, (_, _, cells) in enumerate(plan):
        page, line = divmod(index, lines)
        if line == 0:
            sheet.pages.append([])
            _dress(sheet, day, page, total, headings=not spreadsheet or page == 0)
        places[index] = (page, first - pitch * line)
        sheet.add(places[index][1], *cells)
    for _, group in itertools.groupby(range(len(plan)), key=lambda index: _owner(plan, places, index, spreadsheet)):
        members = list(group)
        if plan[members[0]][0] == "row":
            _label(sheet, plan[members[0]][1], members, lines, pitch, first)
    return sheet


def _owner(
    plan: list[tuple[str, str, list[Cell]]], places: dict[int, tuple[int, float]], index: int, spreadsheet: bool
) -> tuple[str, str, int]:
    kind, country, _ = plan[index]
    return kind, country, 0 if spreadsheet else places[index][0]


def _label(sheet: Sheet, name: str, members: list[int], lines: int, pitch: float, first: float) -> None:
    """Draw a country's name at the middle of its lines; on a page break, on both sides of it."""
    middle = (members[0] + members[-1]) / 2
    page, line = divmod(middle, lines)
    sheet.pages[int(page)].append((first - pitch * line, Cell(122, name)))
    if line > lines - 1 and int(page) + 1 < len(sheet.pages):
        sheet.pages[int(page) + 1].append((first - pitch * (line - lines), Cell(122, name)))


def _dress(sheet: Sheet, day: str, page: int, total: int, headings: bool) -> None:
    for y, text in zip((803, 785, 769), TITLE, strict=True):
        sheet.add(y, Cell(120, text))
    sheet.add(757, Cell(293, f"As of: {day}"))
    if headings:
        columns = ((30, "Mission"), (122, "Country"), (239, "Personnel Type"), (347, "Male"), (421, "Female"))
        sheet.add(737, *(Cell(x, text) for x, text in columns), Cell(511, "Total"))
    sheet.add(38, Cell(30, "Report Generated On: 1/1/2023"), Cell(289, f"Page {page + 1} of {total}"))


def early_report(facts: Truth, day: str = "30-Apr-16", lines: int = 40) -> Sheet:
    """Draw the form of 2015 to April 2017: countries over missions, totals to the right, mission names repeated."""
    sheet = Sheet()
    plan: list[tuple[str, list[Cell]]] = []
    by_country = sorted(facts.items(), key=lambda item: item[0][1])
    for country, items in itertools.groupby(by_country, key=lambda item: item[0][1]):
        own = list(items)
        plan.append(("", [Cell(91, country)]))
        for mission, rows in itertools.groupby(own, key=lambda item: item[0][0]):
            listed = list(rows)
            for place, (key, counts) in enumerate(listed):
                start = [] if place else [Cell(184, mission)]
                plan.append((mission, [*start, Cell(259, key[2]), *figures(*counts, (392, 437, 509))]))
            plan.append(("", _right(mission, sum(map(sum, (counts for _, counts in listed))), 517)))
        plan.append(("", _right(country, sum(map(sum, (counts for _, counts in own))), 518)))
    for index, (mission, cells) in enumerate(plan):
        page, line = divmod(index, lines)
        if line == 0:
            sheet.pages.append([])
            _dress_early(sheet, day, page, -(-len(plan) // lines))
            repeated = mission and cells[0].x != 184
            sheet.add(690, *([Cell(184, mission)] if repeated else []))
        sheet.add(690 - 15.0 * line, *cells)
    return sheet


def _right(label: str, count: int, x: float) -> list[Cell]:
    return [Cell(482, label, right=True), Cell(x, f"{count:,}", right=True)]


def _dress_early(sheet: Sheet, day: str, page: int, total: int) -> None:
    if page == 0:
        sheet.add(780, Cell(114, "UN Mission's Summary"))
        sheet.add(760, Cell(133, "detailed by Country"))
        sheet.add(740, Cell(139, "Month of Report :"), Cell(258, day))
    columns = ((94, "Country"), (193, "UN Mission"), (265, "Description"), (380, "M"), (426, "F"), (470, "Totals"))
    sheet.add(708, *(Cell(x, text) for x, text in columns))
    sheet.add(70, Cell(489, f"Page {page + 1} of {total}"))
