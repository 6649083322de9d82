"""Students of African forces in training that the United States paid for, counted by country, fund and fiscal year."""

from __future__ import annotations

import re
from collections import Counter

from contingent.errors import SourceError
from contingent.model.statistic import Statistic
from contingent.sources.areas import party
from contingent.sources.asserting import checked_statistics
from contingent.sources.base import Parsed
from contingent.sources.files import AGAIN, asserting_document, looks_like, named_rows

SOURCE = "fmtrpt"
TITLE = "Foreign Military Training Reports: training of African forces, fiscal years 1999 to 2020"
COLUMNS = (
    "report", "run", "country", "program", "course_title", "quantity", "student_unit", "us_unit", "location",
    "start_date", "end_date", "total_cost", "page_number",
)  # fmt: skip
INDICATORS = ("us_training_peacekeeping", "us_training_imet", "us_training_other")
"""Students under funds for peacekeeping (GPOI, PKO), under IMET, and under all other funds."""
RELEASE = "reports 1999-2000 to 2020-2021"
NOT_SAID = "N/A"
"""What some reports write where the number of students is not said."""
_YEAR = re.compile(r"(?:FY|Fiscal Year) ?(?P<year>\d{4}|\d{2})\b")


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is the table of training rows."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the table and add up students; one person can be a student several times.

    The fiscal year is the one a programme names, else the first of the report's. A row without a number of students
    counts nobody. Raises SourceError for what is not understood.
    """
    document = asserting_document(data, SOURCE, name, TITLE)
    students: Counter[tuple[str, str, int]] = Counter()
    first: dict[tuple[str, str, int], int] = {}
    for line, row in named_rows(data, name, COLUMNS):
        where = f"{name}, row {line}"
        year = _fiscal_year(row, where)
        key = _indicator(row["program"]), party("name", row["country"], year, where), year
        first.setdefault(key, line)
        students[key] += _students(row["quantity"], where)
    figures = [
        Statistic(
            indicator=indicator,
            area=area,
            counterpart="USA",
            period_start=f"{year - 1}-10-01",
            period_end=f"{year}-09-30",
            value=float(count),
            release=RELEASE,
            document=document.sha256[:12],
            locator=f"rows from {first[indicator, area, year]}",
        )
        for (indicator, area, year), count in sorted(students.items())
    ]
    return Parsed(document, (), 0, statistics=checked_statistics(figures, name))


def _indicator(program: str) -> str:
    if re.search(r"GPOI|PKO|Peace", program):
        return INDICATORS[0]
    imet = re.search(r"IMET|International Military Education", program, re.IGNORECASE)
    return INDICATORS[1] if imet else INDICATORS[2]


def _fiscal_year(row: dict[str, str], where: str) -> int:
    found = _YEAR.search(row["program"])
    text = found["year"] if found else row["report"][:4]
    if not text.isdigit():
        raise SourceError(f"'{row['report']}' is no report of two years", where=where, to_do=AGAIN)
    year = int(text)
    return year if year > 99 else year + (1900 if year > 50 else 2000)


def _students(cell: str, where: str) -> int:
    """Return the number of students; a cell that runs into the next column begins with it."""
    found = re.match(r"\d+", cell)
    if cell and cell != NOT_SAID and not found:
        raise SourceError(f"'{cell}' is no number of students", where=where, to_do=AGAIN)
    return int(found[0]) if found else 0
