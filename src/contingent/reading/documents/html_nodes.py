"""The numbers of a page's visible characters by the text nodes they stand in, kept while boilerplate is taken out."""

from __future__ import annotations

from typing import Any

from contingent.reading.documents.places import visible

Element = Any
_Node = tuple[Element, str]


class Nodes:
    """The visible characters of a parsed page, counted from 0 through all its text nodes, scripts and head included.

    A node is an element with `text` or `tail`.
    """

    def __init__(self, page: Element) -> None:
        self._places: dict[_Node, list[int]] = {}
        self._elements = list(page.iter())
        count = 0
        for text in page.xpath("//text()"):
            size = len(visible(text))
            node = (text.getparent(), "tail" if text.is_tail else "text")
            self._places.setdefault(node, []).extend(range(count, count + size))
            count += size

    def of(self, element: Element, field: str) -> list[int]:
        """The numbers of a node's visible characters."""
        return self._places.get((element, field), [])

    def dropping(self, element: Element) -> None:
        """Follow what happens when `element` goes: the text after it joins the node before it."""
        before = element.getprevious()
        node = (element.getparent(), "text") if before is None else (before, "tail")
        self._places.setdefault(node, []).extend(self.of(element, "tail"))

    def inside(self, element: Element) -> tuple[int, ...]:
        """The numbers of all visible characters inside an element, in order."""
        found = list(self.of(element, "text"))
        for child in element:
            if isinstance(child.tag, str):
                found += self.inside(child)
            found += self.of(child, "tail")
        return tuple(found)
