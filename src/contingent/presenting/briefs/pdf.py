"""A brief as a tagged PDF (PDF/UA-1) on A4, set by Typst without a browser and with fonts of its own."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

from contingent.errors import MissingExtraError
from contingent.presenting.briefs.lines import about_line, end_line, full_name, gap_line
from contingent.presenting.briefs.model import Brief, Section
from contingent.presenting.charts.chart import NARROW, WIDTH, Chart

FONTS = ("Libertinus Serif",)
"""The typeface that Typst brings along, so that a brief looks the same wherever it is made."""
STANDARD = "ua-1"
SHEETS = 2
"""Pages of the short brief."""
SCALES = (1.0, 0.96, 0.92, 0.88)
"""Sizes of type to try until the short brief fits its pages."""


def pdf(brief: Brief) -> bytes:
    """Return the brief as PDF. Raises MissingExtraError without the extra `pdf`."""
    try:
        typst: Any = importlib.import_module("typst")
    except ImportError as error:
        raise MissingExtraError.of("a brief as PDF", "typst", "pdf") from error
    template = (Path(__file__).parent / "page" / "brief.typ").read_bytes()
    made = b""
    for scale in SCALES:
        files = {"main": template, **_files(brief, scale)}
        made = typst.compile(files, pdf_standards=[STANDARD], ignore_system_fonts=True, timestamp=0)
        if brief.long or _pages(made) <= SHEETS:
            break
    return made


def _pages(made: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(made) as document:
        return len(document)


def _files(brief: Brief, scale: float) -> dict[str, bytes]:
    """Return the data and the drawings that the template reads."""
    drawn = {
        _name(section, chart): chart.svg(_width(section), framed=False).encode()
        for section in brief.sections for chart in section.charts
    }  # fmt: skip
    return {"brief.json": json.dumps(_data(brief) | {"scale": scale}, ensure_ascii=False).encode(), **drawn}


def _width(section: Section) -> int:
    return WIDTH if len(section.charts) == 1 else NARROW


def _name(section: Section, chart: Chart) -> str:
    return f"{section.id}-{chart.name}.svg"


def _data(brief: Brief) -> dict[str, Any]:
    return {
        "title": brief.title,
        "document_title": f"{brief.title}, {brief.month.spoken}: brief",
        "full_name": full_name(brief),
        "about": about_line(brief),
        "tagline": end_line(brief),
        "fonts": list(FONTS),
        "sections": [_section(brief, section) for section in brief.sections],
        "gaps": [gap_line(gap) for gap in brief.gaps],
        "definitions": [{"name": name, "meaning": meaning} for name, meaning in brief.definitions.items()],
        "works": [
            {"title": work, "cited": [{"number": n, "place": note.place or "the whole"} for n, note in cited]}
            for work, cited in brief.works.items()
        ],
    }


def _section(brief: Brief, section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "points": [
            {"label": point.label,
             "sentences": [{"text": one.text, "notes": brief.numbers(one.notes)} for one in point.sentences]}
            for point in section.points
        ],
        "tables": [
            {"caption": table.caption, "head": table.head, "rows": table.rows, "notes": brief.numbers(table.notes),
             "marked": table.marked}
            for table in section.tables
        ],
        "charts": [
            {"file": _name(section, chart), "title": chart.title, "subtitle": chart.subtitle, "alt": chart.alt,
             "reading": " ".join(chart.reading), "source": chart.source_line}
            for chart in section.charts
        ],
    }  # fmt: skip
