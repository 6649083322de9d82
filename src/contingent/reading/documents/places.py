"""Where a document's text stands in its file: every visible character counted in the order of the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contingent.model.text import Block
from contingent.reading.documents.pieces import Piece, is_visible, join

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Placed:
    """A text with the place of each of its characters.

    `at` has a number for each code point of `text`: which visible character of the file it is, counted from 0 in the
    order of the file, or NOWHERE for what the file does not hold itself (white space, the marks between cells).
    """

    text: str
    blocks: tuple[Block, ...]
    at: tuple[int, ...]


def visible(text: str) -> str:
    """The characters of `text` that are counted: all but white space and invisible ones."""
    return "".join(filter(is_visible, text))


def placed(pieces: Iterable[Piece]) -> Placed:
    """Join pieces that know their places."""
    found = list(pieces)
    text, blocks = join(found)
    at = [NOWHERE] * len(text)
    for piece, block in zip(found, blocks, strict=True):
        for (start, end), places in zip(block.cells or ((block.start, block.end),), piece.places, strict=True):
            _lay(text, start, end, places, at)
    return Placed(text, blocks, tuple(at))


def _lay(text: str, start: int, end: int, places: Sequence[int], at: list[int]) -> None:
    seen = [offset for offset in range(start, end) if is_visible(text[offset])]
    assert len(seen) == len(places), "a piece must know the place of each of its visible characters"
    for offset, place in zip(seen, places, strict=True):
        at[offset] = place
