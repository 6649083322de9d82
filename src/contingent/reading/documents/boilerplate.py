"""What of a web page is not its text: navigation, banners, comments, teasers for other pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from contingent.reading.documents.web_words import words

Element = Any

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_REFERENCE = re.compile(r"[\[(]?[\d*†‡§,]{1,5}[\])]?|\[[^\]]{1,20}\]")
_HALF = 0.5
_RIVAL = 0.2
_MOST = 0.8
_TEASER = 20


def main_content(body: Element, dropping: Callable[[Element], None] | None = None) -> list[Element]:
    """Remove what is not text from `body`, and return the elements that hold the text, in reading order.

    `dropping` is told of each element just before it goes, when the text after it joins what stands before it.
    """
    measures = _Measures(body)
    doomed = [element for element in body.iter() if element is not body and measures.is_boilerplate(element)]
    for element in doomed:
        if element.getparent() is not None:
            if dropping is not None:
                dropping(element)
            element.drop_tree()
    return _roots(body)


class _Measures:
    """How much text and how much link text each element holds, counted once for the whole page."""

    def __init__(self, body: Element) -> None:
        self.text: dict[Element, int] = {}
        self.links: dict[Element, int] = {}
        self.anchors: dict[Element, int] = {}
        self.titled: set[Element] = set()
        for element in reversed(list(body.iter())):
            self._count(element)
        self.total = max(self.text.get(body, 0), 1)

    def _count(self, element: Element) -> None:
        own = len((element.text or "").strip())
        children = [child for child in element if child in self.text]
        if element.tag in {"script", "style", "noscript", "template"}:
            own, children = 0, []
        size = own + sum(self.text[child] for child in children)
        size += sum(len((child.tail or "").strip()) for child in element)
        self.text[element] = size
        is_link = element.tag == "a"
        self.links[element] = size if is_link else sum(self.links[child] for child in children)
        self.anchors[element] = int(is_link) + sum(self.anchors[child] for child in children)
        if element.tag == "h1" or any(child in self.titled for child in children):
            self.titled.add(element)

    def is_boilerplate(self, element: Element) -> bool:
        tag = element.tag
        if not isinstance(tag, str):
            return True
        if (
            tag in words("unseen_tags")
            or _is_hidden(element)
            or element.get("role", "").lower() in words("unseen_roles")
        ):
            return tag not in {"main", "article"}
        if tag == "sup":
            return _REFERENCE.fullmatch(element.text_content().strip()) is not None
        if element in self.titled or self.text[element] > _HALF * self.total:
            return False
        if tag == "header":
            return not any(parent.tag in {"article", "main", "section"} for parent in element.iterancestors())
        return self._is_named_so(element) or (tag in {"ul", "ol", "menu"} and self._lists_links(element))

    def _is_named_so(self, element: Element) -> bool:
        always, if_links = _named(" ".join(element.get(name, "") for name in ("class", "id", "data-component")))
        return always or (if_links and self.links[element] > _HALF * self.text[element])

    def _lists_links(self, element: Element) -> bool:
        """Whether a list is a menu or a list of teasers: links only, and no short lines with figures."""
        anchors = self.anchors[element]
        if anchors < 2 or self.links[element] < _MOST * self.text[element]:
            return False
        mean = self.links[element] / anchors
        return mean > _TEASER or not re.search(r"\d", element.text_content())


@lru_cache(maxsize=4096)
def _named(naming: str) -> tuple[bool, bool]:
    """Whether class and id say boilerplate, and whether they say it of an element that is mostly links."""
    named = {word.lower() for word in _WORD.findall(naming)}
    return bool(named & words("boilerplate")), bool(named & words("boilerplate_if_links"))


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _roots(body: Element) -> list[Element]:
    """The one main or article element that holds most of the text, with a page title that stands before it."""
    total = max(_length(body), 1)
    for path in (".//main | .//*[@role='main']", ".//article[not(ancestor::article)]"):
        large = [element for element in body.xpath(path) if _length(element) > _RIVAL * total]
        if len(large) == 1 and _length(large[0]) > _HALF * total:
            titles = [] if large[0].xpath(".//h1") else body.xpath(".//h1")[:1]
            return [*titles, large[0]]
    return [body]


def _length(element: Element) -> int:
    return len(element.text_content().strip())
