"""Words as the pieces that the encoder knows: the longest piece that fits, again and again (WordPiece)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_PARTS = re.compile(r"\w+|[^\w\s]")
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Pieces:
    """The vocabulary of pieces: text -> number; what continues a word begins with ##.

    `begin` and `end` are the numbers of the marks around a text, `unknown` that of what has no piece, `mask` of what
    is hidden in training.
    """

    numbers: Mapping[str, int]
    begin: int
    end: int
    unknown: int
    mask: int
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, lines: Sequence[str]) -> Pieces:
        """Build it from the pieces in the order of their numbers."""
        numbers = {piece: number for number, piece in enumerate(lines)}
        return cls(numbers, numbers["[CLS]"], numbers["[SEP]"], numbers["[UNK]"], numbers["[MASK]"])

    def of_word(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces: at least one, the unknown piece for what has none (a line's end)."""
        found = self._known.get(word)
        if found is None:
            parts = _PARTS.findall(_plain(word))
            found = tuple(number for part in parts for number in self._split(part)) or (self.unknown,)
            if len(word) <= _LONGEST_WORD:
                self._known[word] = found
        return found

    def _split(self, part: str) -> Sequence[int]:
        if len(part) > _LONGEST_WORD:
            return [self.unknown]
        out, at = [], 0
        while at < len(part):
            for end in range(len(part), at, -1):
                number = self.numbers.get(part[at:end] if at == 0 else f"##{part[at:end]}")
                if number is not None:
                    break
            else:
                return [self.unknown]
            out.append(number)
            at = end
        return out


def _plain(word: str) -> str:
    """Without accents, in small letters."""
    told = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in told if unicodedata.category(letter) != "Mn")
