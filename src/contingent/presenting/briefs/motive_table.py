"""The evidence on a contributor's motives as a table of a brief: each indicator by its own rule, nothing added up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contingent.checking import wording
from contingent.errors import NotCoveredError
from contingent.presenting.briefs.ask import Ask
from contingent.presenting.briefs.model import Note, Table
from contingent.presenting.briefs.notes import note_of_document
from contingent.scenarios.motives import MISSING, motives

DEFINITION = "Indicators that an analysis ties to a motive; each speaks by its own rule, and no score is made"


def evidence(ask: Ask, party: str) -> Iterator[Table]:
    """Yield the table of indicators that the record has for the month; it is for the long brief."""
    try:
        answer = motives(ask.record, party, ask.month)
    except NotCoveredError:
        return
    rows = [row for row in answer.rows if row["says"] != MISSING and row["value"] is not None]
    if rows:
        yield Table(
            caption=f"Evidence on the motives of {wording.name(party)} by indicator, {ask.month.spoken}",
            head=("Motive", "Indicator", "Value", "Period", "Percentile", "Says"),
            rows=tuple(_cells(row) for row in rows),
            period=(str(ask.month),),
            measure="motives",
            definition=DEFINITION,
            notes=_notes(ask, rows),
            data=tuple(dict(row) for row in rows),
            main=False,
        )


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    value = f"{row['value']:,.4g}" if abs(row["value"]) < 1000 else f"{row['value']:,.0f}"
    percentile = "" if row["percentile"] is None else f"{row['percentile']:.0f}"
    said, figure = str(row["says"]).replace("_", " "), f"{value} {row['unit'] or ''}".strip()
    return str(row["motive"]), str(row["name"]), figure, str(row["period"]), percentile, said


def _notes(ask: Ask, rows: list[dict[str, Any]]) -> tuple[Note, ...]:
    """Return a note a document; rows name documents by their files."""
    named = {document.name: identifier for identifier, document in ask.record.document_by_id.items()}
    found: dict[Note, None] = {}
    for row in rows:
        for name in str(row["document"] or "").split(";"):
            if name.strip() in named:
                found[note_of_document(ask.record, named[name.strip()], "rows of the periods shown")] = None
    return tuple(found)
