"""What all readers share: unpacking a file, knowing it by its heading, and taking its rows strictly."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator, Sequence

from contingent.errors import SourceError
from contingent.model.source import Document

AGAIN = "compare it with the publisher's copy; if upstream changed its layout, report the new layout as a bug"
CUT_OFF = "download it again: it was cut off or damaged on the way"
_ALIKE = 0.6
_FIRST = 65_536


def plain(data: bytes, name: str) -> bytes:
    """Return the bytes of file `name` as they are without gzip. Raises SourceError for gzip that is damaged."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(f"the file is no whole gzip file ({error})", where=name, to_do=CUT_OFF) from error


def beginning(data: bytes) -> str:
    """Return the first characters of a file, unpacked: what is known it by. Empty where it cannot be unpacked."""
    try:
        with_gzip = data.startswith(b"\x1f\x8b")
        first = zlib.decompressobj(wbits=31).decompress(data, _FIRST) if with_gzip else data[:_FIRST]
    except zlib.error:
        return ""
    return first.decode("utf-8-sig", "replace")


def heading(data: bytes) -> tuple[str, ...]:
    """Return the cells of a file's first line, read as comma-separated; none where it is no such text."""
    first = beginning(data)
    if "\x00" in first:
        return ()
    try:
        return tuple(next(csv.reader(io.StringIO(first)), ()))
    except csv.Error:
        return ()


def looks_like(data: bytes, columns: Sequence[str]) -> bool:
    """Say whether the heading shares most of `columns`: enough to know the table by, even when it is damaged."""
    found, wanted = set(heading(data)), set(columns)
    return bool(found) and len(found & wanted) / len(found | wanted) > _ALIKE


def text_of(data: bytes, name: str) -> str:
    """Return the text of a file, unpacked. Raises SourceError when it is not UTF-8."""
    try:
        return plain(data, name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"the file is no text in UTF-8 ({error})", where=name, to_do=CUT_OFF) from error


def csv_rows(data: bytes, name: str, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of a comma-separated table whose heading must be exactly `columns`; the heading is line 1.

    Raises SourceError for another heading, a row of another length, a last line that is not ended, and a file that
    has no rows.
    """
    text = text_of(data, name)
    if not text.endswith("\n"):
        raise SourceError("the file ends in the middle of a line", where=name, to_do=CUT_OFF)
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 1
    try:
        check_heading(next(lines, []), columns, name)
        for cells in lines:
            number += 1
            if len(cells) != len(columns):
                what = f"the row has {len(cells)} cells, not {len(columns)}"
                raise SourceError(what, where=f"{name}, row {number}", to_do=AGAIN)
            yield number, cells
    except csv.Error as error:
        what = f"the file is no comma-separated table ({error})"
        raise SourceError(what, where=f"{name}, row {number}", to_do=CUT_OFF) from error
    if number == 1:
        raise SourceError("the file has no rows", where=name, to_do=CUT_OFF)


def named_rows(data: bytes, name: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, cells by column) of a comma-separated table, as strictly as `csv_rows`."""
    for line, cells in csv_rows(data, name, columns):
        yield line, dict(zip(columns, cells, strict=True))


def check_heading(found: Sequence[str], columns: Sequence[str], name: str) -> None:
    """Raise SourceError, naming the column, unless a heading is exactly `columns`."""
    missing = [column for column in columns if column not in found]
    new = [column for column in found if column not in columns]
    if not missing and not new and list(found) == list(columns):
        return
    what = "the columns stand in another order"
    if missing:
        what = f"column '{missing[0]}' is missing"
    elif new:
        what = f"column '{new[0]}' is new"
    raise SourceError(what, where=f"{name}, row 1", to_do=AGAIN)


def asserting_document(data: bytes, source: str, name: str, title: str) -> Document:
    """Return the document that the bytes of file `name` are: one of facts, events or statistics."""
    return Document(hashlib.sha256(data).hexdigest(), source, name, title, "assertions")
