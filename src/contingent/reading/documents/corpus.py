"""A corpus: JSON lines with `id`, `text` and `published`. A line that cannot be used is an error; the others count."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from contingent.errors import ContingentError, InputError
from contingent.model.text import Text
from contingent.reading.documents.encoding import decode
from contingent.reading.documents.limits import MAX_BYTES, MAX_CHARACTERS, too_large
from contingent.reading.documents.plain import text_of
from contingent.reading.documents.published import checked

_HALF = re.compile("[\ud800-\udfff]")
_SHAPE = 'write one object a line: {"id": "...", "text": "...", "published": "2020-12-31" or null}'


def corpus(source: bytes | BinaryIO, name: str) -> Iterator[Text | ContingentError]:
    """The texts of a corpus in their order, and an InputError naming the line for each line that cannot be used.

    `source` is the bytes or an open binary file, which is read line by line. Empty lines are passed over. The text is
    kept exactly as given, so that offsets fit it; keys other than id, text and published are ignored.
    """
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    first_lines: dict[str, int] = {}
    used = 0
    for number, line in enumerate(iter(lambda: stream.readline(MAX_BYTES + 1), b""), 1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        used += 1
        try:
            text = _line(line, f"{name}, line {number}", first_lines, number)
        except ContingentError as error:
            yield error
            if len(line) > MAX_BYTES:
                return
            continue
        yield text
    if not used:
        yield InputError("the corpus has no lines", where=name, to_do=_SHAPE)


def _line(line: bytes, where: str, first_lines: dict[str, int], number: int) -> Text:
    if len(line) > MAX_BYTES:
        raise too_large(where, len(line), MAX_BYTES, "bytes in one line")
    record = _object(line, where)
    identifier = record.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    if not isinstance(identifier, str) or not identifier:
        raise InputError("the line has no id (a string)", where=where, to_do=_SHAPE)
    if identifier in first_lines:
        raise InputError(
            f"the id '{identifier[:80]}' stands already in line {first_lines[identifier]}",
            where=where,
            to_do="give every line an id of its own",
        )
    first_lines[identifier] = number
    where = f"{where} (id {identifier[:80]})"
    published = record.get("published")
    if published is not None and not isinstance(published, str):
        raise InputError("published is not a date in a string", where=where, to_do=_SHAPE)
    evidence = "corpus field published" if published else None
    published = checked(published, where) if published else None
    return text_of(_characters(record, where), identifier, published=published, evidence=evidence, encoding="utf-8")


def _object(line: bytes, where: str) -> dict[str, Any]:
    text = decode(line.rstrip(b"\r\n"), where)
    if text.encoding != "utf-8":
        raise InputError("the line is not UTF-8", where=where, to_do="save the corpus as UTF-8")
    try:
        record = json.loads(text.text)
    except (ValueError, RecursionError) as error:
        message = str(error) if isinstance(error, json.JSONDecodeError) else "too deep or too long"
        raise InputError(f"the line is not JSON ({message})", where=where, to_do=_SHAPE) from None
    if not isinstance(record, dict):
        raise InputError("the line is JSON, but not an object", where=where, to_do=_SHAPE)
    return record


def _characters(record: dict[str, Any], where: str) -> str:
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError("the line has no text (a string that is not empty)", where=where, to_do=_SHAPE)
    if "\0" in text or _HALF.search(text):
        raise InputError("the text has null bytes or half characters", where=where, to_do="write it as UTF-8 text")
    if len(text) > MAX_CHARACTERS:
        raise too_large(where, len(text), MAX_CHARACTERS, "characters")
    return text
