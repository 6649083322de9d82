"""The words of a PDF with their places, page by page."""

from __future__ import annotations

import ctypes
import datetime
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from contingent.errors import SourceError

_WORD = re.compile(r"\S+")
_CREATED = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_LINE_HEIGHT = 3.5
_AGAIN = "download the report again from the publisher's page; a report is a PDF with a text layer"


class _UnplacedError(Exception):
    """The page's text has more or fewer characters than the page places, so that words would be misplaced."""


class Word(NamedTuple):
    """One word and where it starts, in points from the lower left corner of the page; `y` is the baseline."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one page that stand at about the same height, from left to right."""

    page: int
    words: tuple[Word, ...]

    @property
    def y(self) -> float:
        """The baseline of the line's first word, in points from the foot of the page."""
        return self.words[0].y

    @property
    def text(self) -> str:
        """The words joined by blanks."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF taken apart: the lines of each page from top to bottom, its embedded title and its creation date."""

    name: str
    title: str
    created: datetime.date | None
    pages: tuple[tuple[Line, ...], ...]

    def numbered(self) -> Iterator[tuple[int, tuple[Line, ...]]]:
        """Yield each page's number, from 1, with its lines."""
        yield from enumerate(self.pages, start=1)


def to_lines(page: int, words: Iterable[Word]) -> tuple[Line, ...]:
    """Join words of a page whose baselines are at most 3.5 points below their line's highest word."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.y):
        if groups and groups[-1][0].y - word.y <= _LINE_HEIGHT:
            groups[-1].append(word)
        else:
            groups.append([word])
    return tuple(Line(page, tuple(sorted(group))) for group in groups)


def read_pages(data: bytes, name: str) -> Pages:
    """Take the PDF in `data` apart. Raises SourceError when it is empty, truncated, encrypted or no PDF."""
    if not data:
        raise SourceError("the file is empty", where=name, to_do=_AGAIN)
    if not data.startswith(b"%PDF-"):
        raise SourceError("the file is not a PDF", where=name, to_do=_AGAIN)
    if b"%%EOF" not in data[-1024:]:
        raise SourceError("the PDF is cut short: its end mark is missing", where=name, to_do=_AGAIN)
    with _opened(data, name) as pdf:
        pages = tuple(to_lines(index + 1, _page_words(pdf, index, name)) for index in range(len(pdf)))
        details = pdf.get_metadata_dict()
    return Pages(name, details.get("Title", ""), _date(details.get("CreationDate", "")), pages)


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        what = "is encrypted" if "password" in str(error).lower() else "is damaged"
        raise SourceError(f"the PDF {what} and cannot be opened", where=name, to_do=_AGAIN) from error
    try:
        yield pdf
    finally:
        pdf.close()


def _date(printed: str) -> datetime.date | None:
    match = _CREATED.match(printed)
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _page_words(pdf: Any, index: int, name: str) -> tuple[Word, ...]:
    page = raw.FPDF_LoadPage(pdf.raw, index)
    text_page = raw.FPDFText_LoadPage(page) if page else None
    if not text_page:
        raise SourceError("the page cannot be read", where=f"{name}, page {index + 1}", to_do=_AGAIN)
    try:
        return tuple(_words(text_page))
    except _UnplacedError as error:
        what = "the page has characters whose place cannot be told"
        raise SourceError(what, where=f"{name}, page {index + 1}", to_do=_AGAIN) from error
    finally:
        raw.FPDFText_ClosePage(text_page)
        raw.FPDF_ClosePage(page)


def _words(text_page: Any) -> Iterator[Word]:
    """Yield the words of a page: its text in one call, then the place of each word's first character."""
    count = raw.FPDFText_CountChars(text_page)
    if not count:
        return
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    if written != count + 1:
        raise _UnplacedError
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", errors="replace")
    x, y = ctypes.c_double(), ctypes.c_double()
    place, x_reference, y_reference = raw.FPDFText_GetCharOrigin, ctypes.byref(x), ctypes.byref(y)
    for match in _WORD.finditer(text):
        place(text_page, match.start(), x_reference, y_reference)
        yield Word(x.value, y.value, match.group())
