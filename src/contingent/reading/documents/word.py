"""Word documents (docx) to pieces: paragraphs and tables in their order, as they read with tracked changes accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from contingent.errors import MissingExtraError
from contingent.reading.documents.limits import MAX_BYTES, too_large, unreadable
from contingent.reading.documents.pieces import Piece, row, tidy
from contingent.reading.documents.word_runs import Order, text_of


def pieces(data: bytes, where: str, *, placed: bool = False) -> list[Piece]:
    """The pieces of a docx. Raises InputError for a damaged one, MissingExtraError without python-docx.

    With `placed`, each knows its places: the visible characters of the body's paragraphs, counted as `word_runs` does.
    """
    try:
        from docx import Document
    except ImportError:
        raise MissingExtraError.of("reading docx", "python-docx", "documents") from None
    _check_size(data, where)
    try:
        document = Document(io.BytesIO(data))
        return list(_Walker(Order(document.element.body) if placed else None).blocks(document))
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


class _Walker:
    """Walks the blocks of a document; `order` tells their places where they are asked for."""

    def __init__(self, order: Order | None) -> None:
        self.order = order

    def blocks(self, container: Any) -> Iterator[Piece]:
        for block in container.iter_inner_content():
            if hasattr(block, "rows"):
                yield from self.table(block)
            else:
                yield from self.paragraph(block)

    def paragraph(self, paragraph: Any) -> Iterator[Piece]:
        style = (paragraph.style.name or "") if paragraph.style is not None else ""
        text = "\n".join(line for line in map(tidy, text_of(paragraph._p).split("\n")) if line)
        places = self.places([paragraph._p])
        if not text:
            return
        if style.startswith(("Heading", "Title", "Subtitle")):
            yield Piece("heading", text, places=places)
        elif style.startswith("List ") or paragraph._p.find(".//{*}numPr") is not None:
            yield Piece("item", text, marker="- ", places=places)
        else:
            yield Piece("paragraph", text, places=places)

    def places(self, paragraphs: list[Any]) -> tuple[tuple[int, ...], ...]:
        if self.order is None:
            return ()
        return (tuple(place for paragraph in paragraphs for place in self.order.of(paragraph)),)

    def table(self, table: Any) -> Iterator[Piece]:
        """A row a line: a cell over several rows is repeated in each, one over several columns stands in the first."""
        if any(cell.tables for line in table.rows for cell in line.cells) or len(table.columns) == 1:
            yield from self.cells_apart(table)
            return
        for line in table.rows:
            cells: list[str] = []
            places: list[tuple[int, ...]] = []
            seen: list[Any] = []
            for cell in line.cells:
                paragraphs = [] if cell._tc in seen else [paragraph._p for paragraph in cell.paragraphs]
                cells.append("\n".join(map(text_of, paragraphs)))
                places.extend(self.places(paragraphs))
                seen.append(cell._tc)
            if piece := row(cells, places=tuple(places)):
                yield piece

    def cells_apart(self, table: Any) -> Iterator[Piece]:
        """A table that only arranges the page: the content of each cell by itself."""
        seen: set[Any] = set()
        for line in table.rows:
            for cell in line.cells:
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    yield from self.blocks(cell)
