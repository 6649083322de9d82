"""Sheets as Excel workbooks, written by XlsxWriter."""

from __future__ import annotations

import datetime
import importlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from contingent.errors import InputError, MissingExtraError
from contingent.presenting.export.about import About, codebook
from contingent.presenting.export.sheet import Progress, Sheet
from contingent.record.rows import Rows

MOST_ROWS = 1_048_575
"""Rows that a worksheet holds below its header."""
CREATED = datetime.datetime(2000, 1, 1)
"""The creation date in the file: fixed, so that equal figures give equal bytes."""
WIDEST = 60


def write_excel(sheet: Sheet, path: Path, about: About, progress: Progress) -> None:
    """Write a workbook with the figures, the codebook and the citations. Months are texts, and empty cells empty.

    Raises InputError when there are more rows than a worksheet holds, and MissingExtraError without XlsxWriter.
    """
    if len(sheet) > MOST_ROWS:
        raise InputError(
            f"{len(sheet):,} rows do not fit into a worksheet, which holds {MOST_ROWS:,}",
            where=sheet.name,
            to_do="choose csv, dta, parquet or sqlite, or fewer months",
        )
    workbook = _writer().Workbook(str(path), {"constant_memory": True})
    workbook.set_properties({"title": sheet.title, "comments": about.name, "created": CREATED})
    bold = workbook.add_format({"bold": True})
    widths = [max(len(v.name) + 3, min(10, max(map(len, v.texts), default=0)) + 1) for v in sheet.variables]
    _fill(workbook.add_worksheet(sheet.name), bold, sheet.names, sheet.rows(progress), widths, len(sheet))
    for name, answer in (("codebook", codebook(sheet)), ("citations", about.citations)):
        _fill(workbook.add_worksheet(name), bold, answer.fields, _rows(answer), [20] * len(answer.fields), len(answer))
    _close(workbook)


def _fill(
    worksheet: Any, bold: Any, names: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[int], count: int
) -> None:
    """Fill a worksheet row by row. Texts are written as texts, so that none becomes a formula, link or number."""
    for place, (name, width) in enumerate(zip(names, widths, strict=True)):
        worksheet.set_column(place, place, min(width, WIDEST))
        worksheet.write_string(0, place, name, bold)
    worksheet.freeze_panes(1, 0)
    worksheet.autofilter(0, 0, count, len(names) - 1)
    write_string, write_number = worksheet.write_string, worksheet.write_number
    for at, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if value is None:
                continue
            if isinstance(value, str):
                write_string(at, place, value)
            else:
                write_number(at, place, value)


def _rows(answer: Rows) -> Iterable[tuple[Any, ...]]:
    return (tuple(row[name] for name in answer.fields) for row in answer)


def _writer() -> Any:
    try:
        return importlib.import_module("xlsxwriter")
    except ImportError as error:
        raise MissingExtraError.of("writing an Excel workbook", "xlsxwriter", "export") from error


def _close(workbook: Any) -> None:
    """Finish the file; what the library says of a full disk is told as any other file's trouble."""
    from xlsxwriter.exceptions import FileCreateError

    try:
        workbook.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error
