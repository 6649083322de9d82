"""Diplometrics, on rows in the published form: as a workbook, as CSV, with names in the wrong encoding."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from tests.sources.asserted_rows import table

from contingent.errors import SourceError
from contingent.sources.diplometrics import COLUMNS, read, recognises, repaired

ROWS = [
    ("France", "Rwanda", 2005, 9, 1, 9, 1.0),
    ("France", "Rwanda", 2006, 0, 0, 0, 0.0),
    ("France", "Rwanda", 2007, 0, 0, 0, 0.0),
    ("Rwanda", "Cote d\x92Ivoire", 2007, 9, 2, 4, 0.5),
]


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell.replace("\x92", "\ufffd") if isinstance(cell, str) else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["csv", "windows", "xlsx"])
def test_the_table_in_each_form(form: str) -> None:
    data = {
        "csv": lambda: table(COLUMNS, ROWS),
        "windows": lambda: table(COLUMNS, ROWS).decode().replace("\x92", "’").encode("cp1252"),
        "xlsx": lambda: workbook([COLUMNS, *ROWS]),
    }[form]()
    name = "ddr.xlsx" if form == "xlsx" else "ddr.csv"
    assert recognises(data, name)
    france, rwanda = read(data, name).facts
    assert (france.subject, france.object, france.start, france.end) == ("FRA", "RWA", "2005", "2005")
    assert (rwanda.object, rwanda.value, rwanda.end) == ("CIV", 0.5, "")
    assert rwanda.note.endswith("Embassy 9, Focus 2 in the first")


def test_an_edition_that_writes_its_columns_with_blanks() -> None:
    spaced = table([column.replace("SendingC", "Sending C") for column in COLUMNS], ROWS)
    assert recognises(spaced, "ddr.csv")
    assert len(read(spaced, "ddr.csv").facts) == 2


@pytest.mark.parametrize("name", ["Cote d\x92Ivoire", "C\ufffdte d\ufffdIvoire", "CÃ´te dâ€™Ivoire"])
def test_names_in_the_wrong_encoding(name: str) -> None:
    assert repaired(name).replace("’", "'").replace("ô", "o") == "Cote d'Ivoire"


@pytest.mark.parametrize(
    "row",
    [
        ("France", "Lemuria", 2005, 9, 1, 9, 1.0),
        ("France", "Rwanda", 2005, 9, 1, 9, 7),
        ("France", "Rwanda", "", 9, 1, 9, 1),
    ],
)
def test_what_is_not_understood_is_refused(row: tuple[object, ...]) -> None:
    with pytest.raises(SourceError) as error:
        read(table(COLUMNS, [row]), "ddr.csv")
    assert "ddr.csv, row 2" in error.value.where


def test_a_missing_column_is_named() -> None:
    with pytest.raises(SourceError, match="column 'LOR' is missing"):
        read(table(COLUMNS[:-1], []), "ddr.csv")
