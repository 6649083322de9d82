"""The text around anchors: tags of every token, bags of tags between two tokens, topics, lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import accumulate, chain
from typing import NamedTuple

from contingent.reading.anchor import Anchor
from contingent.reading.cells import Line
from contingent.reading.document import Document
from contingent.reading.entries import complete_entries
from contingent.reading.groups import Group
from contingent.reading.landmarks import forces_in, topics_in
from contingent.reading.memo import joint, remembered
from contingent.reading.periods import When
from contingent.reading.rows import shape_lines
from contingent.reading.tagging import bag_of, tags_of
from contingent.reading.yearly import complete_years

_LONGEST_TITLE = 600
_MARKS = frozenset({",", ";", ":", "(", ")", "—", "–"})


def _stem(word: str) -> str:
    """The first letters of a word, by which forms of one verb count as one; empty for short words and marks."""
    return word[:5] if len(word) > 3 and word.isalpha() else ""


_STEMS = remembered(_stem)


class WhenFacts(NamedTuple):
    """What a date expression's own place tells: the word before it, "since", a cue of a state, its lag.

    `governs`: what the text counts without a date of its own is as of this one ("as of", "these are March figures").
    """

    before: str
    since: bool
    as_of: bool
    lag: str
    governs: bool


class Context:
    """Tags of every token of a document, and cached bags of its sentences, headings and columns."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.low = document.tokens.low
        self.now = document.published.now
        years = [when.edtf[:4] for when in document.whens if when.edtf[:4].isdigit()]
        self.own_time = self.now or max(years, default=None)
        shape_lines(document)
        complete_years(document)
        complete_entries(document)
        self.lines = document.lines
        self.title_end = min(self.lines[0].end, _LONGEST_TITLE) if self.lines else 0
        self.line_of = document.line_of
        self.tags = tags_of(document)
        self.topics = topics_in(document.tokens, self.tags)
        self.forces = forces_in(document.tokens, self.tags)
        self._bags: dict[tuple[int, int], tuple[str, ...]] = {}
        self._groups: dict[tuple[str, int, int], Group] = {}
        self._parties: dict[int, dict[int, int]] = {}
        self.stems = list(map(_STEMS, self.low))
        self.when_starts = [when.first for when in document.whens]
        self.first_dated = next((when for when in document.whens if when.form in {"day", "month", "edge"}), None)
        self.placed: dict[int, bool] = {}
        self.tenses: dict[tuple[int, int], str] = {}
        self.categories: tuple[list[tuple[int, str]], list[tuple[int, str]]] | None = None
        self.when_facts: dict[int, WhenFacts] = {}
        self.governing: list[When] | None = None
        self.verbs: dict[int, list[tuple[int, str]]] = {}
        self.head_nouns: dict[tuple[int, int], int | None] = {}
        self.semicolons = [0, *accumulate(word == ";" for word in self.low)]
        self.marks = [0, *accumulate(word in _MARKS for word in self.low)]
        self.mention_ends = {mention.end: mention for mention in document.mentions}
        self.document_bag = bag_of(self.tags)

    def line(self, anchor: Anchor) -> Line:
        """The line in which an anchor stands."""
        return self.lines[self.line_of[anchor.core]]

    def head(self, anchor: Anchor) -> tuple[int, int] | None:
        """The cell that names the column of an anchor, if one does."""
        return self.line(anchor).head_of(anchor.core, self.lines)

    def above(self, anchor: Anchor, longest: int) -> tuple[int, int] | None:
        """The first tokens of the heading over an anchor's line, if it has one: at most `longest` of them."""
        heading = self.line(anchor).heading
        if heading is None:
            return None
        return self.lines[heading].first, min(self.lines[heading].end, self.lines[heading].first + longest)

    def parted(self, first: int, end: int) -> bool:
        """Whether a semicolon stands between two tokens."""
        return self.semicolons[end] > self.semicolons[first]

    def clause_of(self, anchor: Anchor) -> int:
        """The number of an anchor's clause: sentences are cut at semicolons."""
        return self.document.tokens.sentence_of(anchor.core) + self.semicolons[anchor.core]

    def bag(self, first: int, end: int) -> tuple[str, ...]:
        """The different tags between two tokens, in order."""
        found = self._bags.get((first, end))
        if found is None:
            found = self._bags[first, end] = tuple(dict.fromkeys(chain.from_iterable(self.tags[first:end])))
        return found

    def grouped(self, prefix: str, first: int, end: int, names: Callable[[Context, int, int], Iterable[str]]) -> Group:
        """The features that `names` gives for the tokens from `first` to `end`, as one group for all who ask."""
        found = self._groups.get((prefix, first, end))
        if found is None:
            found = self._groups[prefix, first, end] = Group(tuple(map(joint(prefix), names(self, first, end))))
        return found

    def parties_of(self, sentence: int) -> dict[int, int]:
        """First token -> place, for the names of parties in a sentence."""
        found = self._parties.get(sentence)
        if found is None:
            inside = self.document.mentions_of_tokens(*self.document.tokens.sentences[sentence])
            named = [mention.first for mention in inside if "party" in mention.names]
            found = self._parties[sentence] = {first: place for place, first in enumerate(named)}
        return found
