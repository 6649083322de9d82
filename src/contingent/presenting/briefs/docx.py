"""A brief as a Word document: real headings, footnotes and tables, pictures with alternative texts."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

from contingent.errors import MissingExtraError
from contingent.presenting.briefs.footnotes import Footnotes
from contingent.presenting.briefs.lines import TAGLINE, about_line, end_line, full_name, gap_line
from contingent.presenting.briefs.model import Brief, Section, Table
from contingent.presenting.charts.chart import WIDTH, Chart
from contingent.presenting.export.bundle import WRITTEN

_TOGETHER = 14
"""So many first rows of a table are kept on one page."""
_MADE = datetime.datetime(*WRITTEN)
"""The date in the file's properties, so that an equal brief gives an equal file."""


def docx(brief: Brief) -> bytes:
    """Return the brief as .docx. Raises MissingExtraError without the extra `documents` (and `charts` for pictures)."""
    try:
        from docx import Document
    except ImportError as error:
        raise MissingExtraError.of("a brief as Word document", "python-docx", "documents") from error
    made = Document()
    _set_up(made, brief)
    made.add_heading(brief.title, 0)
    for line in filter(None, (full_name(brief), about_line(brief))):
        made.add_paragraph(line)
    notes = Footnotes(made)
    for section in brief.sections:
        _section(made, notes, section)
    notes.close()
    made.add_heading("What the record does not know", 1)
    for gap in brief.gaps:
        made.add_paragraph(gap_line(gap), style="List Bullet")
    _back_matter(made, brief)
    file = io.BytesIO()
    made.save(file)
    return _undated(file)


def _undated(file: io.BytesIO) -> bytes:
    """Return the file with the same date for all its parts, whenever it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as parts, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts.infolist():
            entry = zipfile.ZipInfo(part.filename, WRITTEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts.read(part))
    return made.getvalue()


def _set_up(made: Any, brief: Brief) -> None:
    from docx.shared import Mm, Pt

    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin = page.bottom_margin = Mm(16)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(10)
    normal.paragraph_format.space_after = Pt(3)
    for name in ("Title", "Heading 1", "Heading 2"):
        _plain_heading(made.styles[name])
    about = made.core_properties
    about.title, about.author = f"{brief.title}, {brief.month.spoken}: brief", "contingent"
    about.created = about.modified = _MADE
    about.comments, about.language, about.last_modified_by = TAGLINE, "en-GB", "contingent"


def _plain_heading(style: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name, style.font.color.rgb = "Georgia", RGBColor(0x1D, 0x1B, 0x17)
    fonts = style.element.rPr.rFonts
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)


def _section(made: Any, notes: Footnotes, section: Section) -> None:
    made.add_heading(section.title, 1)
    for point in section.points:
        paragraph = made.add_paragraph()
        paragraph.add_run(f"{point.label}. ").bold = True
        for place, sentence in enumerate(point.sentences):
            paragraph.add_run(f"{' ' if place else ''}{sentence.text}")
            notes.refer(paragraph, sentence.notes)
    for table in section.tables:
        _table(made, notes, table)
    for chart in section.charts:
        _chart(made, chart)


def _chart(made: Any, chart: Chart) -> None:
    from docx.shared import Mm, Pt

    made.add_heading(chart.title, 2)
    picture = made.add_picture(io.BytesIO(chart.png(WIDTH, framed=False)), width=Mm(145))
    about = picture._inline.docPr
    about.set("descr", chart.alt)
    about.set("title", chart.title)
    about.set("name", chart.name)
    below = made.add_paragraph(" ".join((f"{chart.subtitle}.", *chart.reading, chart.source_line)))
    below.runs[0].font.size = Pt(8)


def _table(made: Any, notes: Footnotes, table: Table) -> None:
    caption = made.add_paragraph()
    caption.add_run(table.caption).bold = True
    caption.paragraph_format.keep_with_next = True
    notes.refer(caption, table.notes)
    grid = made.add_table(rows=1, cols=len(table.head), style="Light List")
    for cell, text in zip(grid.rows[0].cells, table.head, strict=True):
        cell.text = text
    _repeat(grid.rows[0])
    for at, row in enumerate(table.rows):
        cells = grid.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = ""
            cell.paragraphs[0].add_run(text).bold = at == table.marked
            cell.paragraphs[0].paragraph_format.keep_with_next = at < min(len(table.rows), _TOGETHER) - 1
    made.add_paragraph()


def _repeat(row: Any) -> None:
    """Mark a row as the head of its table."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)


def _back_matter(made: Any, brief: Brief) -> None:
    if brief.definitions:
        made.add_heading("Definitions", 1)
    for name, meaning in brief.definitions.items():
        paragraph = made.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(f"{meaning}.")
    made.add_paragraph(end_line(brief))
