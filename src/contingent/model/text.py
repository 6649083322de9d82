"""Text: a document a user wants read or checked, as the one canonical text in which offsets are given."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "item", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a text that stands by itself: a paragraph, a heading, a list item, or a row of a table.

    `start` and `end` are code points of the text, `cells` the spans of a row's cells (empty cells have none of
    their own length: start == end). `page` counts from 1 and is None where the document has no pages.
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    cells: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One document as text. Every offset anywhere in the package is a code point of `text`.

    `name` is the file's name as given, or the `id` of a corpus line. `sha256` is of the bytes that were read (of
    the `text` field in UTF-8 for a corpus line). `published` is an EDTF date (2016, 2016-12, 2016-12-19, each also
    with `~`) or None for unknown, `published_evidence` what says so ("meta article:published_time", "dateline").
    `language` is an ISO 639-1 code. `notes` says in words what was guessed, joined or left out.
    """

    name: str
    text: str
    sha256: str
    published: str | None = None
    published_evidence: str | None = None
    encoding: str | None = None
    media_type: str = "text/plain"
    language: str = "en"
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()

    def block_at(self, offset: int) -> Block | None:
        """The block that holds code point `offset`, or None between blocks and in texts kept as they are."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        block = self.blocks[index] if index >= 0 else None
        return block if block and offset < max(block.end, block.start + 1) else None

    def page_at(self, offset: int) -> int | None:
        """The page, counted from 1, on which code point `offset` stands; None where there are no pages."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[index].page if index >= 0 else None
