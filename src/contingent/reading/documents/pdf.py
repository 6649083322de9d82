"""PDF to pieces: the text layer, page by page."""

from __future__ import annotations

from contingent.errors import InputError
from contingent.reading.documents.limits import MAX_CHARACTERS, MAX_PAGE, too_large, unreadable
from contingent.reading.documents.pdf_lines import Line, without_running_lines
from contingent.reading.documents.pdf_lines import lines as lines_of
from contingent.reading.documents.pdf_paragraphs import paragraphs
from contingent.reading.documents.pieces import Piece


def pieces(data: bytes, where: str) -> tuple[list[Piece], list[str]]:
    """The pieces of a PDF's text layer with their pages, and notes. Raises InputError where there is no text."""
    pages = _pages(data, where)
    if not any(pages):
        raise InputError(
            f"the PDF has no text layer: its {len(pages)} page(s) are pictures",
            where=where,
            to_do="run text recognition on it first (for example: ocrmypdf in.pdf out.pdf)",
        )
    blank = [str(number) for number, lines in enumerate(pages, 1) if not lines]
    notes = [f"pages without a text layer: {', '.join(blank)}"] if blank else []
    kept = without_running_lines(pages)
    if dropped := sum(map(len, pages)) - sum(map(len, kept)):
        notes.append(f"running heads and page numbers left out: {dropped}")
    return paragraphs(kept), notes


def _pages(data: bytes, where: str) -> list[list[Line]]:
    from pypdfium2 import PdfDocument, PdfiumError

    pages: list[list[Line]] = []
    size = 0
    try:
        with PdfDocument(data) as document:
            for number in range(len(document)):
                page = document[number]
                text = page.get_textpage()
                size += text.count_chars()
                if size > MAX_CHARACTERS:
                    raise too_large(where, size, MAX_CHARACTERS, "characters")
                if text.count_chars() > MAX_PAGE:
                    raise too_large(f"{where}, page {number + 1}", text.count_chars(), MAX_PAGE, "characters on a page")
                pages.append(lines_of(text, page.get_height()))
                text.close()
                page.close()
    except PdfiumError as error:
        raise _refused(where, error) from None
    return pages


def _refused(where: str, error: Exception) -> InputError:
    if "password" in str(error).lower():
        return InputError(
            "the PDF is protected by a password", where=where, to_do="save a copy without the password and give that"
        )
    return unreadable(where, "PDF", error)
