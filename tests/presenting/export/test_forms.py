"""The same rows and columns in every form of a file."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest

from contingent.errors import InputError, MissingExtraError
from contingent.model.month import Month
from contingent.presenting.export import FORMS, export_contributions, export_panel
from contingent.presenting.export import excel as excel_module
from contingent.presenting.export.about import About
from contingent.presenting.export.contributions import contributions_sheet
from contingent.presenting.export.forms import WRITERS
from contingent.presenting.export.panel import panel_sheet
from contingent.presenting.export.sheet import EMPTY, Sheet, Variable, descriptions, text_variable
from contingent.presenting.export.stata import LONGEST_LABEL
from contingent.record.record import Record

AROUND_A_GAP = (Month.of(2020, 5), Month.of(2020, 6))


@pytest.fixture(scope="module")
def december(record: Record) -> Record:
    return record.of_month(Month.of(2020, 12))


def table_of(path: Path) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Read a file back: its columns, and its rows with None for what is empty and months as YYYY-MM."""
    if path.suffix == ".csv":
        frame = pd.read_csv(path, keep_default_na=False, na_values=[""])
    elif path.suffix == ".xlsx":
        frame = pd.read_excel(path, sheet_name=0, keep_default_na=False, na_values=[""])
    elif path.suffix == ".parquet":
        frame = pd.read_parquet(path)
    elif path.suffix == ".dta":
        frame = pd.read_stata(path)
        frame["month"] = frame["month"].dt.strftime("%Y-%m")
    else:
        with sqlite3.connect(path) as connection:
            frame = pd.read_sql(f'SELECT * FROM "{path.stem}"', connection)
        connection.close()
    columns = (frame[name].astype(object).tolist() for name in frame.columns)
    rows = zip(*([None if cell == "" or pd.isna(cell) else cell for cell in column] for column in columns), strict=True)
    return tuple(frame.columns), list(rows)


@pytest.mark.parametrize("form", FORMS)
def test_contributions_come_back_as_they_are_in_the_record(december: Record, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"contributions.{form}"
    sheet = contributions_sheet(december)
    assert export_contributions(december, path) == len(sheet)
    names, rows = table_of(path)
    assert names == sheet.names
    assert rows == list(sheet.rows())
    assert sum(row[names.index("count")] for row in rows if row[names.index("contributor")] == "RWA") == 6383


@pytest.mark.parametrize("form", FORMS)
def test_a_panel_comes_back_with_its_empty_cells(record: Record, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"panel.{form}"
    since, until = AROUND_A_GAP
    sheet = panel_sheet(record, since, until)
    assert export_panel(record, path, since=since, until=until) == len(sheet)
    names, rows = table_of(path)
    assert names == sheet.names
    assert rows == list(sheet.rows())
    unknown = [row for row in rows if row[names.index("month")] == "2020-06"]
    assert {(row[names.index("status")], row[names.index("uniformed")]) for row in unknown} == {("not_covered", None)}


@pytest.mark.parametrize("form", FORMS)
def test_equal_figures_give_equal_bytes(december: Record, tmp_path: Path, form: str) -> None:
    paths = [tmp_path / f"{name}.{form}" for name in ("one", "two")]
    for path in paths:
        export_contributions(december, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_the_form_can_be_named(december: Record, tmp_path: Path) -> None:
    export_contributions(december, tmp_path / "figures.data", form="csv")
    assert (tmp_path / "figures.data").read_text(encoding="utf-8").startswith("month,mission,contributor")


def test_another_ending_names_the_known_ones(december: Record, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        export_contributions(december, tmp_path / "figures.ods")
    assert ".parquet" in caught.value.to_do


def test_stata_has_labels_and_monthly_dates(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "panel.dta"
    export_panel(record, path, since=Month.of(2021, 5), until=Month.of(2021, 6))
    with pd.read_stata(path, iterator=True) as reader:
        labels, values = reader.variable_labels(), reader.value_labels()
        frame = reader.read(convert_dates=False, convert_categoricals=False)
        assert record.version in reader.data_label
    assert all(0 < len(label) <= LONGEST_LABEL for label in labels.values())
    assert all(len(name) <= 32 for name in labels)
    assert values["status"] == {1: "reported", 2: "reported_zero", 3: "absent", 4: "not_covered"}
    rwanda = frame[(frame["contributor"] == "RWA") & (frame["mission"] == "UNAMID")]
    assert rwanda["month"].tolist() == [12 * 61 + 4, 12 * 61 + 5]
    assert rwanda["status"].tolist() == [1, 2]


def test_every_label_fits_stata() -> None:
    assert all(0 < len(about.label) <= LONGEST_LABEL and about.description for about in descriptions().values())


def odd_sheet(record: Record) -> tuple[Sheet, list[tuple[Any, ...]]]:
    """Texts that a spreadsheet or CSV reader may take for something else, and the widest numbers."""
    texts = ["=1+1", "https://example.org", 'a "quoted", text', "Côte d'Ivoire", None, "007", "new\nline"]
    numbers = [0, 100, 101, 32_740, 32_741, EMPTY, 2_147_483_620]
    months = [Month.of(1948, 5 + place).ordinal for place in range(7)]
    sheet = Sheet(
        "odd",
        "Odd texts",
        (
            Variable("month", "month", np.array(months, dtype=np.int32)),
            text_variable("locator", np.arange(7), texts),
            text_variable("document", np.arange(7), texts),
            Variable("count", "integer", np.array(numbers, dtype=np.int32)),
        ),
    )
    rows = [
        (str(Month(month)), text, text, None if number == EMPTY else number)
        for month, text, number in zip(months, texts, numbers, strict=True)
    ]
    return sheet, rows


@pytest.mark.parametrize("form", ["xlsx", "dta", "parquet", "sqlite"])
def test_odd_texts_stay_as_they_are(record: Record, tmp_path: Path, form: str) -> None:
    sheet, rows = odd_sheet(record)
    path = tmp_path / f"odd.{form}"
    WRITERS[form](sheet, path, About(record), lambda done, of: None)
    assert table_of(path) == (sheet.names, rows)


def test_an_excel_file_has_codebook_and_citations(december: Record, tmp_path: Path) -> None:
    path = tmp_path / "contributions.xlsx"
    export_contributions(december, path)
    sheets = pd.read_excel(path, sheet_name=None)
    assert list(sheets) == ["contributions", "codebook", "citations"]
    assert sheets["codebook"]["variable"].tolist() == list(sheets["contributions"].columns)
    assert "United Nations" in " ".join(sheets["citations"]["citation"])


def test_a_parquet_file_names_the_record(december: Record, tmp_path: Path) -> None:
    path = tmp_path / "contributions.parquet"
    export_contributions(december, path)
    found = duckdb.sql(f"SELECT decode(value) FROM parquet_kv_metadata('{path}') WHERE decode(key) = 'record'")
    assert found.fetchall() == [(december.version,)]


def test_excel_refuses_more_rows_than_a_worksheet_holds(
    december: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel_module, "MOST_ROWS", 10)
    with pytest.raises(InputError) as caught:
        export_contributions(december, tmp_path / "contributions.xlsx")
    assert "parquet" in caught.value.to_do
    assert list(tmp_path.iterdir()) == []


def test_excel_without_its_library_says_what_to_install(
    december: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError) as caught:
        export_contributions(december, tmp_path / "contributions.xlsx")
    assert caught.value.to_do == "pip install 'contingent[export]'"
    assert list(tmp_path.iterdir()) == []


def test_only_excel_needs_a_library(december: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("pandas", "pyarrow", "polars", "xlsxwriter"):
        monkeypatch.setitem(sys.modules, package, None)
    for form in ("csv", "dta", "parquet", "sqlite"):
        assert export_contributions(december, tmp_path / f"contributions.{form}") > 1000
