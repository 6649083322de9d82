"""A brief as JSON: schema `contingent/brief/1`, every sentence with its month, measure, notes and data."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from contingent.presenting.briefs.model import Brief, Section, Sentence, Table

SCHEMA = "contingent/brief/1"


def brief_object(brief: Brief) -> dict[str, Any]:
    """Return the brief as plain values. Notes are numbered from 1."""
    return {
        "schema": SCHEMA,
        "record": brief.record,
        "subject": asdict(brief.subject),
        "title": brief.title,
        "month": str(brief.month),
        "long": brief.long,
        "sections": [_section(brief, section) for section in brief.sections],
        "unknown": [asdict(gap) for gap in brief.gaps],
        "definitions": dict(brief.definitions),
        "notes": [{"number": number, **asdict(note)} for number, note in enumerate(brief.notes, 1)],
    }


def text(brief: Brief) -> str:
    """Return the brief as JSON text."""
    return json.dumps(brief_object(brief), ensure_ascii=False, indent=1) + "\n"


def _section(brief: Brief, section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "points": [
            {"label": point.label, "sentences": [_sentence(brief, one) for one in point.sentences]}
            for point in section.points
        ],
        "tables": [_table(brief, table) for table in section.tables],
        "charts": [
            {"name": chart.name, "title": chart.title, "alt": chart.alt, "source": chart.source_line,
             "months": list(chart.months)}
            for chart in section.charts
        ],
    }  # fmt: skip


def _sentence(brief: Brief, one: Sentence) -> dict[str, Any]:
    return {
        "text": one.text,
        "period": list(one.period),
        "measure": one.measure,
        "definition": one.definition,
        "notes": list(brief.numbers(one.notes)),
        "data": [dict(row) for row in one.data],
    }


def _table(brief: Brief, table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "head": list(table.head),
        "rows": [list(row) for row in table.rows],
        "period": list(table.period),
        "measure": table.measure,
        "definition": table.definition,
        "notes": list(brief.numbers(table.notes)),
        "data": [dict(row) for row in table.data],
    }
