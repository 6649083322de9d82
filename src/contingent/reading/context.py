"""The text around anchors: tags of every token, bags of tags between two tokens, topics, lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import accumulate, chain
from typing import NamedTuple

from contingent.reading.anchor import Anchor
from contingent.reading.cells import Line
from contingent.reading.document import Document, Mention
from contingent.reading.entries import complete_entries
from contingent.reading.groups import Group
from contingent.reading.memo import joint, remembered
from contingent.reading.names import Name, postings
from contingent.reading.periods import When
from contingent.reading.rows import shape_lines
from contingent.reading.yearly import complete_years
from contingent.vocabulary.missions import all_missions

_FUNCTION_WORDS = frozenset(
    [
        "the",
        "of",
        "in",
        "to",
        "a",
        "an",
        "and",
        "for",
        "with",
        "on",
        "at",
        "by",
        "from",
        "as",
        "that",
        "this",
        "these",
        "those",
        "it",
        "its",
        "is",
        "was",
        "were",
        "be",
        "been",
        "being",
        "are",
        "has",
        "have",
        "had",
        "or",
        "but",
        "not",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "we",
        "they",
        "he",
        "she",
        "i",
        "you",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "when",
        "where",
        "why",
        "how",
        "there",
        "here",
        "than",
        "then",
        "so",
        "if",
        "into",
        "over",
        "under",
        "after",
        "before",
        "between",
        "during",
        "through",
        "out",
        "up",
        "down",
        "off",
        "about",
        "also",
        "only",
        "just",
        "very",
        "more",
        "most",
        "much",
        "many",
        "few",
        "other",
        "some",
        "any",
        "all",
        "no",
        "each",
        "both",
        "such",
        "own",
        "same",
        "too",
        "even",
        "yet",
        "still",
        "again",
        "ever",
        "never",
        "while",
        "because",
        "though",
        "although",
        "until",
        "since",
        "per",
        "via",
        "do",
        "does",
        "did",
        "done",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
        "them",
        "him",
        "us",
        "me",
        "one",
        "two",
        "strong",
        "nor",
        "either",
        "neither",
        "within",
        "without",
        "against",
        "among",
        "along",
        "across",
        "around",
    ]
)
_TOPICS = {
    "women": "women", "v.die": "died", "v.train": "trained", "v.wound": "wounded", "cue.money": "money",
    "cue.army": "army",
    "cue.auth": "ceiling", "cue.thing": "thing", "v.join": "member", "v.withdraw": "leave", "cue.share": "share",
}  # fmt: skip

_LONGEST_TITLE = 600
_MARKS = frozenset({",", ";", ":", "(", ")", "—", "–"})
_FORCES = frozenset({"<un mission>", "<other force>", "<un>", "<other organisation>", "<place>", "cue.nonun"})


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
        self.tags = self._tags()
        self.topics = self._topics()
        self.forces = [(index, tag) for index, tags in enumerate(self.tags) for tag in tags[-3:] if tag in _FORCES]
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
        self.document_bag = self._document_bag()

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

    def _tags(self) -> list[tuple[str, ...]]:
        document = self.document
        tags: list[tuple[str, ...]] = list(document.classes)
        for mention in document.mentions:
            name = mention.names.get("mission") or mention.names.get("party") or next(iter(mention.names.values()))
            tags[mention.first] = (*tags[mention.first], *_name_tags(mention, name))
        for when in document.whens:
            tags[when.first] = (*tags[when.first], f"<{'year' if when.form == 'year' else 'date'}>")
        for number in document.numbers:
            tags[number.first] = (*tags[number.first], "<number>" if number.form != "percent" else "<percent>")
        for index, word in enumerate(self.low):
            if not tags[index] and word.isalpha() and word not in _FUNCTION_WORDS:
                tags[index] = ("<others>",) if len(word) > 3 and word.endswith("s") else ("<other>",)
        return tags

    def _topics(self) -> list[tuple[int, str]]:
        """Where the text names what could be counted: (token, topic) in order."""
        out = []
        for index, tags in enumerate(self.tags):
            for tag in tags:
                topic = _TOPICS.get(tag) or (tag if tag.startswith(("person.", "unit.")) else None)
                if topic is not None:
                    out.append((index, topic))
                    break
        return out

    def topic_before(self, index: int) -> tuple[str, int]:
        """The nearest topic before a token, and how many sentences back it stands."""
        at = bisect_left(self.topics, (index, "")) - 1
        if at < 0:
            return "none", 9
        token, topic = self.topics[at]
        sentence_of = self.document.tokens.sentence_of
        return topic, sentence_of(index) - sentence_of(token)

    def topic_after(self, index: int, end: int) -> str:
        """The nearest topic from a token on, up to `end`."""
        at = bisect_left(self.topics, (index, ""))
        return self.topics[at][1] if at < len(self.topics) and self.topics[at][0] < end else "none"

    def force_before(self, index: int) -> tuple[str, int]:
        """The last force or organisation named before a token, and how many sentences back it stands."""
        at = bisect_left(self.forces, (index, "")) - 1
        if at < 0:
            return "none", 9
        token, force = self.forces[at]
        sentence_of = self.document.tokens.sentence_of
        return force, sentence_of(index) - sentence_of(token)

    def force_after(self, index: int, end: int) -> str:
        """The first force or organisation named from a token on, up to `end`."""
        at = bisect_left(self.forces, (index, ""))
        return self.forces[at][1] if at < len(self.forces) and self.forces[at][0] < end else "none"

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

    def _document_bag(self) -> Group:
        counts: dict[str, int] = {}
        for tags in self.tags:
            for tag in tags:
                counts[tag] = counts.get(tag, 0) + 1
        world = counts.get("cue.world", 0) + counts.get("<mission>", 0) + counts.get("person.unspecified", 0)
        out = [f"D:world={min(world, 4)}", f"D:parties={min(counts.get('<party>', 0) + counts.get('<demonym>', 0), 4)}"]
        wanted = (
            "v.join",
            "v.relate",
            "v.host",
            "person.refugees",
            "v.train",
            "v.die",
            "cue.nonun",
            "v.withdraw",
            "women",
            "<mission>",
            "<organisation>",
            "cue.world",
            "cue.army",
        )
        bag = [f"D:{tag}={min(3, counts[tag]) if counts[tag] < 6 else 6}" for tag in wanted if tag in counts]
        return Group((*out, *bag))


def _name_tags(mention: Mention, name: Name) -> tuple[str, ...]:
    if name.sort == "mission":
        known = all_missions().get(name.id)
        return (
            ("<mission>", "<other force>")
            if known is not None and known.kind == "non_un"
            else ("<mission>", "<un mission>")
        )
    if name.sort == "party":
        extra = ("<host>",) if name.id in postings()[0] else ()
        return ("<demonym>" if name.surface == "demonym" else "<party>", *extra)
    if name.sort == "organisation":
        return ("<organisation>", "<un>") if name.id == "UN" else ("<organisation>", "<other organisation>")
    return (f"<{name.sort}>",)
