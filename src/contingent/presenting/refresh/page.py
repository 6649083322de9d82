"""HTML pages: the same source with `del` and `ins` around the words that change, and nothing else touched."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise

from contingent.errors import InputError
from contingent.presenting.refresh.change import Edit
from contingent.reading.documents import html as pages
from contingent.reading.documents.encoding import decode
from contingent.reading.documents.pieces import is_visible
from contingent.reading.documents.places import NOWHERE, Placed, placed, visible


@dataclass(frozen=True, slots=True)
class _Source:
    """A page's source, with the span of each of its visible characters, entities being several long."""

    text: str
    spans: list[tuple[int, int]]
    characters: str


class _Reader(HTMLParser):
    """Notes where each visible character of a page stands in its source."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.lines = [0, *(match.end() for match in re.finditer("\n", source))]
        self.spans: list[tuple[int, int]] = []
        self.characters: list[str] = []

    def _at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def _note(self, character: str, start: int, end: int) -> None:
        if is_visible(character):
            self.spans.append((start, end))
            self.characters.append(character)

    def handle_data(self, data: str) -> None:
        """Note each character of a stretch of text."""
        start = self._at()
        for index, character in enumerate(data):
            self._note(character, start + index, start + index + 1)

    def handle_entityref(self, name: str) -> None:
        """Note a named character."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Note a numbered character."""
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        start = self._at()
        end = start + len(written)
        end += self.source[end : end + 1] == ";"
        for character in html.unescape(self.source[start:end]):
            self._note(character, start, end)


def placed_page(data: bytes, name: str) -> Placed:
    """Return the text of a page with the place of each character among the visible ones of its source."""
    return placed(pages.pieces(pages.parse(decode(data, name, markup=True).text, name), name, placed=True))


def tracked_page(data: bytes, name: str, at: Sequence[int], edits: Sequence[Edit]) -> bytes:
    """Return the page with tracked changes; `at` gives the place of each character of its text.

    Raises InputError where the source does not parse as a browser would read it, so that places are not certain.
    """
    decoded = decode(data, name, markup=True)
    source = _source(decoded.text, name)
    changes = [change for edit in edits for change in _changes(source, at, edit)]
    pieces, last = [], 0
    for start, end, new in sorted(changes):
        if start >= last:
            pieces += [source.text[last:start], new]
            last = end
    written = "".join([*pieces, source.text[last:]])
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else decoded.encoding
    return written.encode(encoding, "xmlcharrefreplace")


def _source(text: str, name: str) -> _Source:
    reader = _Reader(text)
    reader.feed(text)
    reader.close()
    characters = "".join(reader.characters)
    if characters != visible("".join(pages.parse(text, name).xpath("//text()"))):
        raise InputError(
            "the page's markup is not well formed, and its changes cannot be placed with certainty",
            where=name,
            to_do="open it in a browser and save it, or give its text as txt or md",
        )
    return _Source(text, reader.spans, characters)


def _changes(source: _Source, at: Sequence[int], edit: Edit) -> list[tuple[int, int, str]]:
    """Return the replacements in the source that one edit needs: every stretch between tags by itself."""
    added = f"<ins{_why(edit)}>{html.escape(edit.new, quote=False)}</ins>" if edit.new else ""
    places = [place for place in at[edit.start : edit.end] if place != NOWHERE]
    if not places:
        before = next(place for place in reversed(at[: edit.start]) if place != NOWHERE)
        end = source.spans[before][1]
        return [(end, end, added)]
    runs = _runs(source, places)
    if edit.old.endswith(" ") and (gap := re.compile(r"\s+").match(source.text, runs[-1][1])):
        runs[-1] = (runs[-1][0], gap.end())
    why = "" if added else _why(edit)
    changes = [(start, end, f"<del{why}>{source.text[start:end]}</del>") for start, end in runs]
    first = changes[0]
    return [(first[0], first[1], first[2] + added), *changes[1:]]


def _runs(source: _Source, places: Sequence[int]) -> list[tuple[int, int]]:
    """Join the spans of characters that no tag parts, with the white space between them."""
    runs = [source.spans[places[0]]]
    for one, other in pairwise(places):
        (_, last), (start, end) = source.spans[one], source.spans[other]
        gap = source.text[last:start]
        if "<" in gap:
            runs[-1] = (runs[-1][0], last + len(gap) - len(gap.lstrip()))
            runs.append((start - (len(gap) - len(gap.rstrip())), end))
        else:
            runs[-1] = (runs[-1][0], end)
    return runs


def _why(edit: Edit) -> str:
    told = f"{edit.reason} Source: {edit.source}" if edit.source else edit.reason
    return f' title="{html.escape(told)}"' if told else ""
