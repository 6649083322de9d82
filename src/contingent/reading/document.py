"""One text with everything found in it: names, word classes, dates, numbers, and what it is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from contingent.reading.columns import count_thousands, count_years
from contingent.reading.dates import DateReader, begins_date
from contingent.reading.lexicon import Entry, Lexicon, lexicon
from contingent.reading.memo import remembered
from contingent.reading.names import Name
from contingent.reading.numbers import Number, begins_number, read_number
from contingent.reading.periods import Published, When
from contingent.reading.tokens import Tokens, tokenize

NO_CLASSES: tuple[str, ...] = ()


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
    """A scanned text. `classes` are the word classes that begin at each token, `reach` where that phrase ends."""

    tokens: Tokens
    published: Published
    classes: list[tuple[str, ...]]
    reach: list[int]
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

    def forget(self, when: When) -> None:
        """Take a date out, which is none."""
        self.whens.remove(when)
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


def scan(text: str, published: str | None = None) -> Document:
    """Find names, word classes, dates and numbers of `text` in one pass over its tokens."""
    tokens = tokenize(text)
    count = len(tokens.low)
    document = Document(tokens, Published.parse(published), [NO_CLASSES] * count, [0] * count)
    _scan_words(document, lexicon())
    _scan_values(document)
    count_years(document)
    count_thousands(document)
    _mark_glosses(document)
    return document


def _scan_words(document: Document, known: Lexicon) -> None:
    low, classes, reach = document.tokens.low, document.classes, document.reach
    class_end = name_end = 0
    for index, found in known.beginnings(low):
        entries = found.alone
        if found.longer and index + 1 < len(low) and low[index + 1] in found.longer:
            entries = (*found.longer[low[index + 1]], *entries)
        named = classed = False
        for entry in entries:
            size = len(entry.words)
            if size > 2 and tuple(low[index : index + size]) != entry.words:
                continue
            if entry.classes and not classed and index >= class_end:
                classes[index] = entry.classes
                reach[index] = class_end = index + size
                classed = True
            if entry.names and not named and index >= name_end and _add_mention(document, index, entry):
                name_end = index + size
                named = True


def _add_mention(document: Document, index: int, entry: Entry) -> bool:
    raw = document.tokens.raw[index]
    names: dict[str, Name] = {}
    for name in entry.names:
        if _written_like(document, index, entry, name, raw):
            names.setdefault(name.sort, name)
    if not names:
        return False
    mention = Mention(index, index + len(entry.words), names, document.tokens.sentence_of(index))
    document.add(mention)
    return True


def _written_like(document: Document, index: int, entry: Entry, name: Name, raw: str) -> bool:
    if name.upper and not raw.replace(".", "").isupper():
        return False
    if name.surface == "code":
        after = index + len(entry.words)
        return after < len(document.tokens.low) and document.tokens.low[after][0].isdecimal()
    if (
        name.sort == "mission"
        and len(entry.words) > 1
        and not document.tokens.raw[index + len(entry.words) - 1][0].isupper()
    ):
        return False
    return not name.cased or raw[0].isupper()


def _may_begin(word: str) -> bool:
    """Whether a date or a number can begin with a word."""
    return begins_date(word) or begins_number(word)


_MAY_BEGIN = remembered(_may_begin)


def _scan_values(document: Document) -> None:
    tokens = document.tokens
    dates = DateReader(tokens, document.published)
    index, count = 0, len(tokens.low)
    while index < count:
        if not _MAY_BEGIN(tokens.low[index]):
            index += 1
            continue
        when = dates.at(index)
        if when is not None and not _is_count(document, when):
            document.whens.append(when)
            document.when_at[when.first] = when
            document.covered.update(range(when.first, when.end))
            index = max(when.end, index + 1)
            continue
        number = read_number(tokens, index)
        if number is not None and number.end > index:
            document.numbers.append(number)
            document.number_at[number.first] = number
            index = number.end
            continue
        index += 1


def _is_count(document: Document, when: When) -> bool:
    """Whether a year-like number counts people: "2003 troops", or "NPL 1953" at the end of a row."""
    if when.form != "year" or when.end - when.first != 1:
        return False
    at = when.end
    if document.any_prefix(at, "person.") or document.any_prefix(at, "unit.") or document.has(at, "women"):
        return True
    low = document.tokens.low
    before = when.first - 1
    party = before >= 0 and any(
        m.end == when.first and "party" in m.names for m in document.mentions[-1:] if m.first <= before
    )
    ends_row = at >= len(low) or low[at] == "\n"
    _ = party
    return bool(ends_row and _after_code(document, before))


def _after_code(document: Document, index: int) -> bool:
    raw = document.tokens.raw
    return index >= 0 and len(raw[index]) == 3 and raw[index].isupper() and raw[index].isalpha()


def _mark_glosses(document: Document) -> None:
    """Mark country names that only explain a mission: "MINUSCA (Central African Republic)", "Mission in Mali"."""
    low = document.tokens.low
    ends: dict[int, Mention] = {mention.end: mention for mention in document.mentions}
    for mention in document.mentions:
        if "mission" in mention.names:
            continue
        if mention.first >= 2 and low[mention.first - 1] == "(":
            before = ends.get(mention.first - 1)
            mention.gloss = before is not None and "mission" in before.names
        if low[mention.end : mention.end + 1] == ["("]:
            after = document.mention_at.get(mention.end + 1)
            mention.gloss = mention.gloss or (
                after is not None and "mission" in after.names and "party" in mention.names
            )
