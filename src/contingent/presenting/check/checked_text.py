"""CheckedText: a checked text with what a reader must know about the file it came from."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.model.verdict import Checked


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A checked text, its name, the SHA-256 of the bytes it was read from, and remarks on how they were read.

    `unread` says why no claims were looked for (a language that is not read yet): the text is unknown, not empty.
    `published_evidence` is what says when the text was published; `language`, `encoding` and `media_type` are what
    the file was read as. All None where claims were given without a file.
    """

    name: str
    sha256: str
    checked: Checked
    notes: tuple[str, ...] = ()
    unread: str | None = None
    published_evidence: str | None = None
    language: str | None = None
    encoding: str | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How text for a terminal is set: `width` in columns, and whether in colour."""

    width: int = 100
    colour: bool = False
