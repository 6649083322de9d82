"""Pieces of a document in reading order, and how they become one canonical text with offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from contingent.model.text import Block, BlockKind

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufffe\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, list item or table row without offsets. `marker` is a list item's bullet or number.

    `places`, where they are asked for, tell which visible characters of the file the text (or each cell) is made of.
    """

    kind: BlockKind
    text: str = ""
    cells: tuple[str, ...] = ()
    page: int | None = None
    marker: str = ""
    places: tuple[tuple[int, ...], ...] = ()


def is_visible(character: str) -> bool:
    """Whether a character is kept wherever texts are tidied: it is no white space and has a shape."""
    return not character.isspace() and not _INVISIBLE.match(character)


def tidy(text: str) -> str:
    """Join white space and drop invisible characters. No-break and thin spaces stay: they separate thousands."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip(" \u00a0")


def row(cells: Iterable[str], page: int | None = None, places: tuple[tuple[int, ...], ...] = ()) -> Piece | None:
    """A table row of these cells, or None where all are empty."""
    tidied = tuple(tidy(cell) for cell in cells)
    return Piece("row", cells=tidied, page=page, places=places) if any(tidied) else None


def join(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Lay the pieces out as one text: rows with pipes, items with their markers, an empty line between paragraphs."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    before: Piece | None = None
    for piece in pieces:
        gap = _gap(before, piece)
        parts.append(gap + piece.marker)
        at += len(gap) + len(piece.marker)
        content, cells = _content(piece, at)
        parts.append(content)
        blocks.append(Block(piece.kind, at, at + len(content), piece.page, cells))
        at += len(content)
        before = piece
    return "".join(parts), tuple(blocks)


def _gap(before: Piece | None, piece: Piece) -> str:
    if before is None:
        return ""
    listed = {"item", "row"}
    if piece.kind not in listed:
        return "\n\n"
    return "\n\n" if before.kind in listed and before.kind != piece.kind else "\n"


def _content(piece: Piece, at: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    if piece.kind != "row":
        return piece.text, ()
    spans: list[tuple[int, int]] = []
    for cell in piece.cells:
        spans.append((at, at + len(cell)))
        at += len(cell) + len(" | ")
    return " | ".join(piece.cells), tuple(spans)
