"""HTML to pieces: the main text of a page, with its lists and the cells of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from contingent.errors import MissingExtraError
from contingent.reading.documents.boilerplate import Element, main_content
from contingent.reading.documents.html_nodes import Nodes
from contingent.reading.documents.limits import MAX_ELEMENTS, MAX_MARKUP, too_large, unreadable
from contingent.reading.documents.pieces import Piece, row, tidy
from contingent.reading.documents.places import visible
from contingent.reading.documents.web_words import words

_BREAK = "\v"
_SPAN_LIMIT = 500
_WIDEST = 100
_ROW_NAME = 200
_PROSE = 300


def parse(text: str, where: str) -> Element:
    """Parse a page. Raises InputError where it is too large or not HTML, MissingExtraError without lxml."""
    try:
        from lxml import etree, html
    except ImportError:
        raise MissingExtraError.of("reading html", "lxml", "documents") from None
    if len(text) > MAX_MARKUP:
        raise too_large(where, len(text), MAX_MARKUP, "characters of HTML")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise unreadable(where, "HTML", error) from None
    if (elements := sum(1 for _ in page.iter())) > MAX_ELEMENTS:
        raise too_large(where, elements, MAX_ELEMENTS, "elements of HTML")
    return page


def pieces(page: Element, where: str, *, placed: bool = False) -> list[Piece]:
    """The main text of a parsed page in reading order. Takes what is not text out of `page`.

    With `placed`, each knows its places: the visible characters of the whole page, counted as `Nodes` does.
    """
    body = page.find("body")
    if body is None:
        body = page
    nodes = Nodes(page) if placed else None
    walker = _Walker(nodes)
    try:
        for root in main_content(body, nodes.dropping if nodes else None):
            walker.block(root)
    except RecursionError:
        raise unreadable(where, "HTML", "its elements are nested too deeply") from None
    return walker.pieces


class _Walker:
    """Walks a tree, gathers inline text, and closes a piece at every block."""

    def __init__(self, nodes: Nodes | None) -> None:
        self.nodes = nodes
        self.pieces: list[Piece] = []
        self.inline: list[str] = []
        self.places: list[int] = []
        self.kind: Any = "paragraph"
        self.marker = ""
        self.number: int | None = None

    def block(self, element: Element) -> None:
        self.close()
        tag = element.tag
        if tag == "table" and not _is_layout(element):
            self.pieces.extend(_rows(element, self.nodes))
            return
        if tag in words("heading_tags"):
            self.kind = "heading"
        elif tag in {"li", "dd"}:
            self.kind, self.marker = "item", self.mark()
        outer = self.number
        self.number = _numbers_from(element)
        self.content(element, keep_lines=tag == "pre")
        self.close()
        self.number = outer
        self.kind, self.marker = "paragraph", ""

    def mark(self) -> str:
        if self.number is None:
            return "- "
        self.number += 1
        return f"{self.number - 1}. "

    def content(self, element: Element, *, keep_lines: bool) -> None:
        self.text(element.text, keep_lines)
        self.note(element, "text")
        for child in element:
            if child.tag == "br":
                self.inline.append(_BREAK)
            elif child.tag in words("block_tags"):
                self.block(child)
            elif isinstance(child.tag, str):
                self.content(child, keep_lines=keep_lines)
            self.text(child.tail, keep_lines)
            self.note(child, "tail")

    def note(self, element: Element, field: str) -> None:
        if self.nodes is not None:
            self.places.extend(self.nodes.of(element, field))

    def text(self, text: str | None, keep_lines: bool) -> None:
        if text:
            self.inline.append(text.replace("\n", _BREAK) if keep_lines else re.sub(r"[ \t\r\n\f\v]+", " ", text))

    def close(self) -> None:
        gathered, self.inline = "".join(self.inline), []
        places, self.places = self.places, []
        for paragraph in re.split(r"(?:[ ]*\v){2,}", gathered):
            lines = [line for line in map(tidy, paragraph.split(_BREAK)) if line]
            if lines:
                text = "\n".join(lines)
                own = len(visible(text)) if self.nodes is not None else 0
                taken, places = tuple(places[:own]), places[own:]
                self.pieces.append(Piece(self.kind, text, marker=self.marker, places=(taken,) if self.nodes else ()))
                self.kind, self.marker = "paragraph", ""


def _numbers_from(element: Element) -> int | None:
    """The number of the first item of an ordered list; None for other elements."""
    start = element.get("start", "1")
    return (int(start) if start.isdecimal() and len(start) < 6 else 1) if element.tag == "ol" else None


def _is_layout(table: Element) -> bool:
    """Whether a table only arranges the page: tables or prose in its cells, or a single column."""
    if table.get("role") in {"presentation", "none"} or table.find(".//table") is not None:
        return True
    rows = table.findall(".//tr")
    if all(len(cells.findall("td") + cells.findall("th")) < 2 for cells in rows):
        return True
    return any(len(cell.text_content()) > _PROSE and _has_blocks(cell) for cell in table.iter("td"))


def _has_blocks(cell: Element) -> bool:
    return next(cell.iterdescendants("p", "ul", "ol", "div", "h2", "h3"), None) is not None


_Cell = tuple[str, tuple[int, ...]]
"""A cell's text with its places."""


def _rows(table: Element, nodes: Nodes | None) -> Iterator[Piece]:
    for caption in table.findall("caption"):
        if title := tidy(caption.text_content()):
            yield Piece("heading", title, places=(nodes.inside(caption),) if nodes else ())
    hanging: dict[int, tuple[int, _Cell]] = {}
    for line in table.iter("tr"):
        cells = _cells(line, hanging, nodes)
        if piece := row((text for text, _ in cells), places=tuple(places for _, places in cells) if nodes else ()):
            yield piece


def _cells(line: Element, hanging: dict[int, tuple[int, _Cell]], nodes: Nodes | None) -> list[_Cell]:
    """The cells of a row: a cell over several rows is repeated in each, one over several columns stands first."""
    nothing: _Cell = ("", ())
    cells: list[_Cell] = []
    for cell in line.iterchildren("td", "th"):
        _fill(cells, hanging)
        content = (tidy("".join(_words(cell))), nodes.inside(cell) if nodes else ())
        rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
        for part in [content] + [nothing] * min(columns - 1, max(_WIDEST - len(cells), 0)):
            if rows > 1:
                hanging[len(cells)] = (rows - 1, part if len(part[0]) < _ROW_NAME else nothing)
            cells.append(part)
    _fill(cells, hanging)
    return cells


def _fill(cells: list[_Cell], hanging: dict[int, tuple[int, _Cell]]) -> None:
    while len(cells) in hanging:
        rows, text = hanging.pop(len(cells))
        if rows > 1:
            hanging[len(cells)] = (rows - 1, text)
        cells.append(text)


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(int(value), _SPAN_LIMIT) if value.isdecimal() and len(value) < 6 and int(value) else 1


def _words(element: Element) -> Iterator[str]:
    """The text of a cell, parted only where a break or a block parts it."""
    yield element.text or ""
    for child in element:
        parted = " " if child.tag == "br" or child.tag in words("block_tags") else ""
        yield parted
        yield from _words(child)
        yield parted + (child.tail or "")
