"""A text as tokens with offsets, grouped in lines and sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from contingent.reading.memo import remembered

_TOKEN = re.compile(
    r"(?<!\d,)\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!,?\d)"
    r"|(?<!\d,)\d{1,2}(?:,\d{2})+,\d{3}(?!,?\d)"
    r"|\d+(?:\.\d+)+(?:,\d+)?(?!,?\d)"
    r"|(?<!\d,)\d+,\d+(?:\.\d+)*(?!,?\d)"
    r"|\d+"
    r"|[^\W\d_]+\d[^\W_]*"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*"
    r"|['’]s\b"
    r"|\.{2,}|\n|[^\s]"
)
_ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "brig", "capt", "sgt", "st", "no", "nos", "vs", "e.g", "i.e",
    "etc", "ca", "c", "art", "resp", "approx", "est", "prof", "hon", "rt", "sen", "rep", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "fig", "vol", "op", "cit", "inc", "ltd", "gov", "adm",
    "cmdr", "rev", "min", "max", "mil", "pol", "incl",
})  # fmt: skip
_LONGEST, _LONGEST_MARK = 300, 6
_ELLIPSES = frozenset({"...", "…"})
_STOPS = frozenset("\n.!?") | _ELLIPSES
_CLOSERS = frozenset("\"'”’)]»")


@dataclass(slots=True)
class Tokens:
    """Tokens of one text: `low` (lower case), `raw`, `starts`, `ends` (code points), and sentence bounds.

    `sentences` are (first, end) token indices; `sentence_of` gives the sentence of a token.
    """

    text: str
    raw: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)

    def sentence_of(self, index: int) -> int:
        """The number of the sentence that holds token `index`, or that the line break at `index` ends."""
        return self._numbers[index]

    def bounds(self, index: int) -> tuple[int, int]:
        """First and end token of the sentence that holds token `index`."""
        return self.sentences[self.sentence_of(index)]

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Code point span of the tokens `first` up to, not including, `end`."""
        return self.starts[first], self.ends[end - 1]

    def glued(self, index: int) -> bool:
        """Whether token `index` follows its neighbour without a space."""
        return index > 0 and self.ends[index - 1] == self.starts[index]


def _lower(word: str) -> str:
    return word.lower().replace("’", "'")


_LOW = remembered(_lower)


def tokenize(text: str) -> Tokens:
    """Split a text into tokens and sentences. Linear in length; offsets are code points of `text`."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    raw = [text[start:end] for start, end in spans]
    low = list(map(_LOW, raw))
    tokens = Tokens(text, raw, low, [start for start, _ in spans], [end for _, end in spans])
    tokens.sentences = list(_sentences(tokens))
    tokens._numbers = _sentence_numbers(tokens.sentences, len(raw))
    return tokens


def _sentence_numbers(sentences: list[tuple[int, int]], count: int) -> list[int]:
    out: list[int] = []
    for number, (_, end) in enumerate(sentences):
        out += [number] * (end - len(out))
    return out + [len(sentences) - 1] * (count - len(out))


def _sentences(tokens: Tokens) -> list[tuple[int, int]]:
    low, raw, starts, ends = tokens.low, tokens.raw, tokens.starts, tokens.ends
    out: list[tuple[int, int]] = []
    first, count = 0, len(low)
    for place in [at for at, word in enumerate(low) if word in _STOPS]:
        if low[place] == "\n":
            if place > first:
                out.append((first, place))
            first = place + 1
        elif _ends_sentence(low, raw, starts, ends, place, first):
            index = _after_marks(low, starts, ends, place + 1)
            out.append((first, index))
            first = index
    if first < count:
        out.append((first, count))
    return [part for sentence in out for part in _cut(*sentence)] or [(0, 0)]


def _cut(first: int, end: int) -> list[tuple[int, int]]:
    """A sentence in parts of bearable length: one without an end must not make reading slow."""
    return [(start, min(start + _LONGEST, end)) for start in range(first, end, _LONGEST)]


def _after_marks(low: list[str], starts: list[int], ends: list[int], index: int) -> int:
    """The first token after what closes a sentence behind its stop: quotation marks, brackets, marks of footnotes."""
    while index < len(low) and starts[index] == ends[index - 1]:
        if low[index] in _CLOSERS:
            index += 1
        elif low[index] == "[" and "]" in low[index : index + _LONGEST_MARK]:
            index = low.index("]", index) + 1
        else:
            break
    return index


def _ends_sentence(low: list[str], raw: list[str], starts: list[int], ends: list[int], index: int, first: int) -> bool:
    following = _after_marks(low, starts, ends, index + 1)
    if following >= len(low) or low[following] == "\n":
        return True
    if starts[following] == ends[following - 1]:
        return False
    before = low[index - 1] if index > first else ""
    if low[index] == ".":
        if before in _ABBREVIATIONS and starts[index] == ends[index - 1]:
            return False
        if index == first + 1 and before.isdigit():
            return False
        if len(before) == 1 and before.isalpha() and raw[index - 1].isupper():
            return False
    upcoming = raw[following][0]
    return upcoming.isupper() if low[index] in _ELLIPSES else not upcoming.islower() or low[index] != "."
