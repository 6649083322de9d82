"""Word documents (docx) to pieces: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from contingent.errors import MissingExtraError
from contingent.reading.documents.limits import MAX_BYTES, too_large, unreadable
from contingent.reading.documents.pieces import Piece, row, tidy


def pieces(data: bytes, where: str) -> list[Piece]:
    """The pieces of a docx. Raises InputError for a damaged one, MissingExtraError without python-docx."""
    try:
        from docx import Document
    except ImportError:
        raise MissingExtraError.of("reading docx", "python-docx", "documents") from None
    _check_size(data, where)
    try:
        return list(_blocks(Document(io.BytesIO(data))))
    except Exception as error:  # a damaged package fails anywhere in zipfile, lxml or python-docx
        raise unreadable(where, "docx", error) from None


def _check_size(data: bytes, where: str) -> None:
    """Refuse a package that is small when packed and enormous when unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(member.file_size for member in package.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise unreadable(where, "docx", error) from None
    if size > MAX_BYTES:
        raise too_large(where, size, MAX_BYTES, "bytes when unpacked")


def _blocks(container: Any) -> Iterator[Piece]:
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _table(block)
        else:
            yield from _paragraphs(block)


def _paragraphs(paragraph: Any) -> Iterator[Piece]:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    text = "\n".join(line for line in map(tidy, paragraph.text.split("\n")) if line)
    if not text:
        return
    if style.startswith(("Heading", "Title", "Subtitle")):
        yield Piece("heading", text)
    elif style.startswith("List ") or paragraph._p.find(".//{*}numPr") is not None:
        yield Piece("item", text, marker="- ")
    else:
        yield Piece("paragraph", text)


def _table(table: Any) -> Iterator[Piece]:
    """A row a line: a cell over several rows is repeated in each, one over several columns stands in the first."""
    if any(cell.tables for line in table.rows for cell in line.cells) or len(table.columns) == 1:
        yield from _cells_apart(table)
        return
    for line in table.rows:
        cells: list[str] = []
        seen: list[Any] = []
        for cell in line.cells:
            cells.append("" if cell._tc in seen else cell.text)
            seen.append(cell._tc)
        if piece := row(cells):
            yield piece


def _cells_apart(table: Any) -> Iterator[Piece]:
    """A table that only arranges the page: the content of each cell by itself."""
    seen: set[Any] = set()
    for line in table.rows:
        for cell in line.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield from _blocks(cell)
