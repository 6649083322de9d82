"""Characters to a Text: what every kind of document has in common."""

from __future__ import annotations

import hashlib
import re

from contingent.errors import InputError
from contingent.model.text import Block, Text
from contingent.reading.documents.language import detect
from contingent.reading.documents.limits import MAX_CHARACTERS, too_large
from contingent.reading.documents.published import from_text


def text_of(
    text: str,
    name: str,
    *,
    data: bytes | None = None,
    published: str | None = None,
    evidence: str | None = None,
    encoding: str | None = None,
    media_type: str = "text/plain",
    blocks: tuple[Block, ...] = (),
    notes: tuple[str, ...] = (),
) -> Text:
    """Build the Text of a document, with its language, and its date from a dateline where none is given."""
    if not re.search(r"\w", text):
        raise InputError("the document has no text", where=name, to_do="give a document with words in it")
    if len(text) > MAX_CHARACTERS:
        raise too_large(name, len(text), MAX_CHARACTERS, "characters")
    if published is None and (found := from_text(text)):
        published, evidence = found
    return Text(
        name=name,
        text=text,
        sha256=hashlib.sha256(text.encode() if data is None else data).hexdigest(),
        published=published,
        published_evidence=evidence,
        encoding=encoding,
        media_type=media_type,
        language=detect(text),
        blocks=blocks,
        notes=notes,
    )


def kept(text: str) -> str:
    """A plain text as it is, but for the line ends: Windows and old Mac ones become newlines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
