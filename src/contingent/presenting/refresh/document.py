"""Refreshing a document's file: its text is brought up to date, and the changes are written in its own format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contingent.errors import InputError
from contingent.model.text import Text
from contingent.presenting.refresh.change import Edit
from contingent.presenting.refresh.page import placed_page, tracked_page
from contingent.presenting.refresh.plain_text import clean_copy
from contingent.presenting.refresh.refreshed import AsOf, Refreshed, refresh
from contingent.presenting.refresh.word_file import placed_document, tracked_document
from contingent.reading.documents import from_bytes
from contingent.reading.documents.kinds import CORPUS, DOCX, HTML, MARKDOWN, PDF, PLAIN
from contingent.reading.documents.places import Placed

TRACKED = (HTML, DOCX)
"""The kinds of document that hold tracked changes themselves."""


@dataclass(frozen=True)
class RefreshedDocument:
    """A document brought up to date: its text as it was read, what changed, and the bytes it was read from."""

    text: Text
    refreshed: Refreshed
    data: bytes

    def written(self) -> bytes:
        """Return the file with its changes: tracked in html and docx, made in plain text and Markdown.

        A document without changes is returned byte for byte. Raises InputError where changes cannot be placed.
        """
        edits, name = self.refreshed.edits, self.text.name
        if not edits:
            return self.data
        if self.text.media_type == DOCX:
            placed = placed_document(self.data, name)
            return tracked_document(self.data, placed.at, _once(placed, edits), self.refreshed.to.last_day)
        if self.text.media_type == HTML:
            placed = placed_page(self.data, name)
            return tracked_page(self.data, name, placed.at, _once(placed, edits))
        return clean_copy(self.data, name, edits)


def opened(data: bytes, name: str) -> Text:
    """Read a document that can be refreshed. Raises InputError for other kinds."""
    text = from_bytes(data, name)
    if text.media_type in (PDF, CORPUS) or text.media_type not in (PLAIN, MARKDOWN, HTML, DOCX):
        raise InputError(
            "a document of this kind cannot be rewritten",
            where=name,
            to_do="give the md, txt, html or docx it was made from",
        )
    return text


def refresh_document(data: bytes, text: Text, as_of: AsOf, published: str | None = None) -> RefreshedDocument:
    """Bring a document up to date. `published` is its date, over the one that it bears itself."""
    refreshed = refresh(text.text, as_of, published or text.published, text.blocks)
    return RefreshedDocument(text, refreshed, data)


def _once(placed: Placed, edits: Sequence[Edit]) -> list[Edit]:
    """Leave out edits of the same words of the file: a cell over several rows stands in each row of the text."""
    kept: list[Edit] = []
    seen: set[tuple[tuple[int, ...], str]] = set()
    for edit in edits:
        key = (placed.at[max(edit.start - 1, 0) : edit.end + 1], edit.new)
        if key not in seen:
            seen.add(key)
            kept.append(edit)
    return kept
