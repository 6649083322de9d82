"""Footnotes: from the rows that a figure was added up from, and from the assertions that a fact rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.presenting.briefs.model import Note
from contingent.record.evidence import Evidence, pages
from contingent.record.record import Record

_MANY = 9
"""More pages than these are given as a range."""
_LONG = 48
"""A list of rows that is longer is cut: the file can be sorted by month and contributor."""


def note_of_document(record: Record, identifier: str, where: str = "", quote: str = "", url: str = "") -> Note:
    """Return the note of a document of the record, by its id."""
    document = record.document_by_id[identifier]
    source = record.source_by_id.get(document.source)
    publisher = source.publisher if source else document.source
    title = " ".join(document.title.split())
    return Note(publisher, title, document.name, where, identifier, url, " ".join(quote.split()))


def notes_of_evidence(record: Record, found: Iterable[Evidence]) -> tuple[Note, ...]:
    """Return one note a document and page for the rows of figures."""
    notes = []
    for one in found:
        for identifier in filter(None, one.document.split(";")):
            notes.append(note_of_document(record, identifier, place_words(one.locator)))
    return tuple(dict.fromkeys(notes))


def notes_of_assertions(record: Record, listed: Iterable[Fact | Event], most: int = 2) -> tuple[Note, ...]:
    """Return the notes of facts and events, the first `most` distinct ones."""
    notes = dict.fromkeys(_asserted(record, one) for one in listed)
    return tuple(notes)[:most]


def place_words(locator: str) -> str:
    """Say shortly where rows stand: `page 3`, `pages 3 and 5`, `row 7`."""
    numbers = pages(locator).split(", ")
    if all(number.isdigit() for number in numbers) and "page" in locator:
        many = len(numbers) > _MANY
        joined = f"{numbers[0]} to {numbers[-1]}" if many else ", ".join(numbers)
        return f"page{'s' * (len(numbers) > 1)} {joined}"
    if len(locator) <= _LONG:
        return locator
    found = re.findall(r"\d+", locator)
    return f"rows {found[0]} to {found[-1]}" if found else locator[:_LONG]


def _asserted(record: Record, one: Fact | Event) -> Note:
    """Return the note of an assertion; the words of an event stand in its sentence already."""
    quote = "" if isinstance(one, Event) else _short(one.quote)
    if one.document not in record.document_by_id:
        return Note(one.publisher, "", "", "", "", one.url, quote)
    note = note_of_document(record, one.document, one.locator, quote, one.url)
    if one.publisher in ("", note.publisher):
        return note
    return replace(note, publisher=note.title, title="", where=f"{note.where}, {one.publisher}")


def _short(quote: str, most: int = 160) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
