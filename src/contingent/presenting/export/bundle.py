"""The bundle: figures, codebook, crosswalk, citations, documents and a README in one zip file."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from contingent.presenting.citations import bibtex
from contingent.presenting.descriptions import coverage_rows
from contingent.presenting.export.about import About, codebook
from contingent.presenting.export.contributions import contributions_sheet
from contingent.presenting.export.crosswalk import crosswalk
from contingent.presenting.export.files import parts_of
from contingent.presenting.export.forms import WRITERS
from contingent.presenting.export.panel import STATUSES, panel_sheet
from contingent.presenting.export.plain import write_lines
from contingent.presenting.export.sheet import Progress, Sheet
from contingent.record.rows import Rows
from contingent.record.tables import tables

WRITTEN = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the zip, so that equal figures give equal bytes."""
FRICTIONLESS = {"text": "string", "integer": "integer", "month": "yearmonth"}


def write_bundle(path: Path, about: About, form: str, progress: Progress) -> int:
    """Write the zip file, its figures in one of the forms of a sheet, and return the rows of figures in it."""
    sheets = (contributions_sheet(about.record), panel_sheet(about.record))
    folder = parts_of(path)
    folder.mkdir()
    for sheet in sheets:
        WRITERS[form](sheet, folder / f"{sheet.name}.{form}", about, progress)
    _write_tables(folder, about, sheets)
    (folder / "citations.bib").write_text(bibtex(about.citations), encoding="utf-8")
    (folder / "README.md").write_text(_readme(about, sheets, form), encoding="utf-8")
    package = json.dumps(_package(folder, about, sheets, form), ensure_ascii=False, indent=1) + "\n"
    (folder / "datapackage.json").write_text(package, encoding="utf-8")
    pack(folder, path)
    return sum(map(len, sheets))


def pack(folder: Path, path: Path) -> None:
    """Write the files of a folder into a zip file, sorted and undated: equal files give equal bytes."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(file.name, WRITTEN)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, file.read_bytes())


def resource(file: Path) -> dict[str, Any]:
    """Describe a file of a bundle: name, size and checksum."""
    return {
        "name": file.stem.lower(),
        "path": file.name,
        "bytes": file.stat().st_size,
        "hash": f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}",
    }


def _write_tables(folder: Path, about: About, sheets: Sequence[Sheet]) -> None:
    """Write what explains the figures, as CSV whatever the form of the figures."""
    described = codebook(sheets[0])
    book = Rows(described.fields, tuple(row for sheet in sheets for row in codebook(sheet)), {})
    for name, answer in (("codebook", book), ("crosswalk", crosswalk()), ("coverage", coverage_rows(about.record))):
        lines = ([row[field] for field in answer.fields] for row in answer)
        write_lines(folder / f"{name}.csv", answer.fields, lines)
    documents = tables(about.record)["documents"]
    write_lines(folder / "documents.csv", tuple(documents), zip(*(c.tolist() for c in documents.values()), strict=True))


def _readme(about: About, sheets: Sequence[Sheet], form: str) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), undefined=StrictUndefined, keep_trailing_newline=True,
        autoescape=False, trim_blocks=True,
    )  # fmt: skip
    status = sheets[1]["status"].values
    counted = {name: f"{int((status == code).sum()):,}" for code, name in enumerate(STATUSES)}
    columns = about.record.columns
    return environment.get_template("readme.md.j2").render(
        about=about, sheets=sheets, form=form, counted=counted, first=columns.first_month, last=columns.last_month,
        sources=about.record.sources,
    )  # fmt: skip


def _package(folder: Path, about: About, sheets: Sequence[Sheet], form: str) -> dict[str, Any]:
    """Return a Frictionless data package that names the record's version and gives every file's checksum."""
    schemas = {f"{sheet.name}.{form}": _schema(sheet) for sheet in sheets}
    resources = [
        resource(file) | ({"schema": schemas[file.name]} if file.name in schemas else {})
        for file in sorted(folder.iterdir())
    ]
    return {"name": "contingent-bundle", "version": about.version, "title": about.name, "resources": resources}


def _schema(sheet: Sheet) -> dict[str, Any]:
    described = [
        {"name": v.name, "type": FRICTIONLESS[v.kind], "title": v.about.label, "description": v.about.description}
        for v in sheet.variables
    ]
    return {"fields": described, "missingValues": [""]}
