"""The text of a paragraph of a Word document, piece by piece, as it reads with tracked changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contingent.reading.documents.pieces import is_visible

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of WordprocessingML, as element names bear it."""

_HOLDERS = frozenset(f"{W}{name}" for name in ("hyperlink", "ins", "moveTo"))
_AS_TEXT = {f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}


def texts(paragraph: Any) -> Iterator[tuple[Any, str]]:
    """The elements of a paragraph that are text, in order, each with its text. Deleted text is none."""
    for child in paragraph:
        if child.tag == f"{W}r":
            for part in child:
                if (text := _text(part)) is not None:
                    yield part, text
        elif child.tag in _HOLDERS:
            yield from texts(child)


def _text(part: Any) -> str | None:
    if part.tag == f"{W}t":
        return part.text or ""
    if part.tag == f"{W}br":
        return "\n" if part.get(f"{W}type", "textWrapping") == "textWrapping" else ""
    return _AS_TEXT.get(part.tag)


def text_of(paragraph: Any) -> str:
    """The text of a paragraph."""
    return "".join(text for _, text in texts(paragraph))


def visible_characters(body: Any) -> Iterator[tuple[Any, Any, int]]:
    """Every visible character of the paragraphs of a body in order: its paragraph, element, and index in its text."""
    for paragraph in body.iter(f"{W}p"):
        for element, text in texts(paragraph):
            for index, character in enumerate(text):
                if is_visible(character):
                    yield paragraph, element, index


class Order:
    """The numbers of the visible characters of each paragraph, counted through the body."""

    def __init__(self, body: Any) -> None:
        self._places: dict[Any, list[int]] = {}
        for number, (paragraph, _, _) in enumerate(visible_characters(body)):
            self._places.setdefault(paragraph, []).append(number)

    def of(self, paragraph: Any) -> list[int]:
        """The places of a paragraph's visible characters."""
        return self._places.get(paragraph, [])
