"""Plain texts and Markdown: the clean copy, byte for byte as it was but for the edits, and the unified diff."""

from __future__ import annotations

import codecs
import difflib
from collections.abc import Sequence

from contingent.errors import InputError
from contingent.presenting.refresh.change import Edit, applied
from contingent.reading.documents.encoding import decode

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def clean_copy(data: bytes, name: str, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of a text with edits made, in its own encoding and with its own line ends."""
    decoded = decode(data, name)
    raw = decoded.text
    places = _places(raw)
    moved = [Edit(places[edit.start], places[edit.end], edit.old, edit.new) for edit in edits]
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    encoding = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(mark, decoded.encoding)
    encoding = {codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be"}.get(mark, encoding)
    try:
        return mark + applied(raw, moved).encode(encoding)
    except UnicodeEncodeError as error:
        raise InputError(
            f"the text is {decoded.encoding}, which cannot write '{error.object[error.start : error.end]}'",
            where=name,
            to_do="save the text as UTF-8 first",
        ) from None


def _places(raw: str) -> list[int]:
    """Return, for each offset of the text with plain line ends, its offset in the text as it is stored."""
    places = []
    at = 0
    while at < len(raw):
        places.append(at)
        at += 2 if raw.startswith("\r\n", at) else 1
    return [*places, len(raw)]


def unified_diff(before: str, after: str, name: str, renamed: str) -> str:
    """Return the unified diff of two texts, empty where they are alike."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, renamed, lineterm="\n"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
