"""What stands where in a text: counted nouns, names of parties, sentences, table rows."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from contingent.checking.sentences import clause_at, sentence_at
from contingent.model.text import Block
from contingent.reading.document import Document
from contingent.reading.scan import scan

_PERSON = "person."
_GIVERS = {"troop": "troops", "troops": "troops", "police": "police"}
_NOT_COUNTED = frozenset({
    "contributor", "contributors", "contribution", "contingent", "force", "strength", "presence", "deployment",
    "people", "person", "member", "members", "staff",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noun:
    """A word for people counted ("troops"), with its category in the words of claims."""

    start: int
    end: int
    category: str


@dataclass(frozen=True, slots=True)
class Named:
    """A party named in a text, "the" included."""

    start: int
    end: int
    party: str


class Surface:
    """A text with the words that a repair may have to change."""

    def __init__(self, text: str, blocks: tuple[Block, ...] = ()) -> None:
        self.text = text
        self.blocks = blocks

    @cached_property
    def _scanned(self) -> Document:
        return scan(self.text)

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the span of the sentence that holds an offset, without the space and stop that end it."""
        start, end = sentence_at(self.text, offset)
        return start, start + len(self.text[start:end].rstrip().rstrip(".!?"))

    def clause(self, offset: int) -> tuple[int, int]:
        """Return the span of the clause that holds an offset."""
        return clause_at(self.text, offset)

    def nouns(self, start: int, end: int) -> list[Noun]:
        """Return the nouns for counted people between two offsets."""
        document = self._scanned
        found = []
        for at in self._tokens(start, end):
            giver = _GIVERS.get(document.tokens.low[at]) if document.has(at, "rank.noun") else None
            if giver is not None:
                found.append(Noun(*document.tokens.span(at, at + 1), giver))
                continue
            category = document.any_prefix(at, _PERSON)
            if category and document.tokens.low[at] not in _NOT_COUNTED and document.reach[at] > at:
                first, last = document.tokens.span(at, document.reach[at])
                found.append(Noun(first, last, category.removeprefix(_PERSON)))
        return [noun for noun in found if noun.end <= end]

    def parties(self, start: int, end: int) -> list[Named]:
        """Return the parties named between two offsets, "the" included where it stands before the name."""
        found = []
        for mention in self._scanned.mentions:
            first, last = self._scanned.tokens.span(mention.first, mention.end)
            if "party" in mention.names and start <= first and last <= end:
                the = re.search(r"\bthe $", self.text[max(0, first - 4) : first])
                found.append(Named(first - 4 if the else first, last, mention.names["party"].id))
        return found

    def dated(self, start: int, end: int) -> bool:
        """Tell whether a date stands between two offsets."""
        spans = (self._scanned.tokens.span(when.first, when.end) for when in self._scanned.whens)
        return any(start <= first and last <= end for first, last in spans)

    def dated_lines(self, before: int) -> list[str]:
        """Return the lines before an offset in which a date stands."""
        starts = (self._scanned.tokens.starts[when.first] for when in self._scanned.whens)
        return [self._line(start) for start in starts if start < before]

    def _line(self, offset: int) -> str:
        end = self.text.find("\n", offset)
        return self.text[self.text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(self.text)]

    def _tokens(self, start: int, end: int) -> range:
        starts = self._scanned.tokens.starts
        return range(bisect_left(starts, start), bisect_left(starts, end))

    def undated(self, offset: int) -> bool:
        """Tell whether no month is to be written where an offset stands: in a table's row or a heading."""
        index = bisect_left([block.start for block in self.blocks], offset + 1) - 1
        if index >= 0 and self.blocks[index].kind in ("row", "heading") and offset <= self.blocks[index].end:
            return True
        line = self._line(offset)
        return line.startswith("#") or "\t" in line or line.count("|") > 1 or " | " in line
