"""One text with everything found in it: lines, names, word classes, dates and numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from contingent.reading.cells import Line
from contingent.reading.names import Name
from contingent.reading.number_words import Number
from contingent.reading.periods import Published, When
from contingent.reading.tokens import Tokens

_FIRST = attrgetter("first")


@dataclass(slots=True)
class Mention:
    """A name in the text: tokens `first` to `end`, and what it can mean (one name a sort)."""

    first: int
    end: int
    names: dict[str, Name]
    sentence: int = 0
    gloss: bool = False

    def id_of(self, sort: str) -> str | None:
        """The id it has as a party, mission, organisation, place or group, if any."""
        name = self.names.get(sort)
        return name.id if name else None


@dataclass(slots=True)
class Document:
    """A scanned text: its lines cut into cells, and what begins at each token.

    `line_of` gives the number of the line of each token that stands on one. `classes` are the word classes that begin
    at each token, `reach` is where that phrase ends.
    """

    tokens: Tokens
    published: Published
    lines: list[Line]
    classes: list[tuple[str, ...]]
    reach: list[int]
    line_of: dict[int, int]
    mentions: list[Mention] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    mention_at: dict[int, Mention] = field(default_factory=dict)
    when_at: dict[int, When] = field(default_factory=dict)
    number_at: dict[int, Number] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    _firsts: list[int] = field(default_factory=list)
    _sentences: list[int] = field(default_factory=list)

    def mentions_in(self, first: int, last: int) -> list[Mention]:
        """The names in the sentences numbered `first` to `last`."""
        return self.mentions[bisect_left(self._sentences, first) : bisect_right(self._sentences, last)]

    def mentions_of_tokens(self, first: int, end: int) -> list[Mention]:
        """The names that begin at the tokens from `first` up to `end`."""
        return self.mentions[bisect_left(self._firsts, first) : bisect_left(self._firsts, end)]

    def last_mention(self, first: int, end: int) -> Mention | None:
        """The last name that begins at the tokens from `first` up to `end`."""
        at = bisect_left(self._firsts, end) - 1
        return self.mentions[at] if at >= 0 and self._firsts[at] >= first else None

    def whens_of_tokens(self, first: int, end: int) -> list[When]:
        """The dates that begin at the tokens from `first` up to `end`."""
        return self.whens[bisect_left(self.whens, first, key=_FIRST) : bisect_left(self.whens, end, key=_FIRST)]

    def add(self, mention: Mention) -> None:
        """Add a name that stands after all those before."""
        self.mentions.append(mention)
        self.mention_at[mention.first] = mention
        self._firsts.append(mention.first)
        self._sentences.append(mention.sentence)

    def numbers_of_tokens(self, first: int, end: int) -> list[Number]:
        """The numbers that begin at the tokens from `first` up to `end`."""
        return self.numbers[bisect_left(self.numbers, first, key=_FIRST) : bisect_left(self.numbers, end, key=_FIRST)]

    def replace(self, number: Number) -> None:
        """Put a number in the place of the one that begins at the same token, or add it where none does."""
        at = bisect_left(self.numbers, number.first, key=_FIRST)
        self.numbers[at : at + (number.first in self.number_at)] = [number]
        self.number_at[number.first] = number

    def replace_date(self, when: When) -> None:
        """Put a date in the place of the one that begins at the same token."""
        self.whens[bisect_left(self.whens, when.first, key=_FIRST)] = when
        self.when_at[when.first] = when

    def forget(self, when: When) -> None:
        """Take a date out, which is none."""
        del self.whens[bisect_left(self.whens, when.first, key=_FIRST)]
        del self.when_at[when.first]
        self.covered.difference_update(range(when.first, when.end))

    def has(self, index: int, group: str) -> bool:
        """Whether a phrase of class `group` begins at token `index`."""
        return 0 <= index < len(self.classes) and group in self.classes[index]

    def any_prefix(self, index: int, prefix: str) -> str | None:
        """The first class at `index` that begins with `prefix`."""
        if not 0 <= index < len(self.classes):
            return None
        for group in self.classes[index]:
            if group.startswith(prefix):
                return group
        return None
