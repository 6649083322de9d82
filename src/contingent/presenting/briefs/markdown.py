"""A brief as Markdown, with footnotes; readable as it stands, and by `contingent check`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contingent.presenting.briefs.lines import about_line, end_line, gap_line
from contingent.presenting.briefs.model import Brief, Note, Section, Table

BREAK = "\n  "
"""Each sentence has a line of its own in its paragraph: differences are easy to read, and no mark joins two of them."""


def markdown(brief: Brief) -> str:
    """Return the brief as Markdown."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {brief.title}", "", f"*{about_line(brief)}*", "")
    for section in brief.sections:
        yield from _section(brief, section)
    yield from ("## What the record does not know", "")
    yield from (f"- {gap_line(gap)}" for gap in brief.gaps)
    if brief.definitions:
        yield from ("", "## Definitions", "")
        yield from (f"- {name}: {meaning}." for name, meaning in brief.definitions.items())
    if brief.notes:
        yield from ("", "## Sources", "")
        yield from (f"[^s{number}]: {note.text}" for number, note in enumerate(brief.notes, 1))
    yield from ("", end_line(brief))


def _section(brief: Brief, section: Section) -> Iterator[str]:
    yield from (f"## {section.title}", "")
    for point in section.points:
        told = [f"{sentence.text}{marks(brief, sentence.notes)}" for sentence in point.sentences]
        yield f"- {BREAK.join([f'**{point.label}.**', *told])}"
    if section.points:
        yield ""
    for table in section.tables:
        yield from _table(brief, table)


def _table(brief: Brief, table: Table) -> Iterator[str]:
    yield from (f"{table.caption}:{marks(brief, table.notes)}", "")
    yield f"| {' | '.join(table.head)} |"
    yield f"|{'|'.join(['---'] * len(table.head))}|"
    yield from (f"| {' | '.join(row)} |" for row in table.rows)
    yield ""


def marks(brief: Brief, notes: Sequence[Note]) -> str:
    """Return the marks of footnotes: `[^s1][^s4]`, which nobody takes for a figure."""
    return "".join(f"[^s{number}]" for number in brief.numbers(notes))
