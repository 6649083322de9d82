"""The words and names the reader knows, by their first word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from contingent.reading.names import Name, Sort, all_names
from contingent.reading.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase can be: classes of the word list, and names (party, mission, organisation, place)."""

    words: tuple[str, ...]
    classes: tuple[str, ...]
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Beginning:
    """The entries that begin with one word: those that go on, by the second word and longest first, and the word."""

    longer: dict[str, list[Entry]]
    alone: tuple[Entry, ...]


_Meanings = tuple[list[str], list[tuple[Sort, str, str, bool, bool]]]
_LINE = re.compile(r"^([a-z_.]+): (.*)$")
_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")


def _pieces(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.lower().split(" ") if _PLAIN.fullmatch(phrase) else tokenize(phrase).low)


def read_classes() -> dict[str, list[str]]:
    """The word classes of `words.txt`: class -> phrases."""
    out: dict[str, list[str]] = {}
    text = resources.files("contingent.reading").joinpath("words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        found = _LINE.match(line)
        if found:
            out[found[1]] = [phrase.strip() for phrase in re.split(r",(?: |$)", found[2]) if phrase.strip()]
    return out


class Lexicon:
    """The entries by their first word, arranged when they are first asked for."""

    def __init__(self) -> None:
        self._known: dict[str, Beginning] = {}
        self._meanings: dict[str, dict[tuple[str, ...], _Meanings]] = {}
        for group, phrases in read_classes().items():
            for phrase in phrases:
                self._of(_pieces(phrase))[0].append(group)
        for alias, name in all_names():
            self._of(_pieces(alias))[1].append(name)

    def _of(self, words: tuple[str, ...]) -> _Meanings:
        return self._meanings.setdefault(words[0], {}).setdefault(words, ([], []))

    def beginnings(self, words: list[str]) -> list[tuple[int, Beginning]]:
        """The places in a text's words at which an entry may begin, each with those that could."""
        known, meanings = self._known, self._meanings
        return [
            (at, known[word] if word in known else self._arranged(word))
            for at, word in enumerate(words)
            if word in meanings
        ]

    def _arranged(self, word: str) -> Beginning:
        entries = [
            Entry(words, tuple(sorted(set(classes))), tuple(Name(*name) for name in names))
            for words, (classes, names) in self._meanings[word].items()
        ]
        entries.sort(key=lambda entry: (-len(entry.words), entry.words))
        longer: dict[str, list[Entry]] = {}
        for entry in entries:
            if len(entry.words) > 1:
                longer.setdefault(entry.words[1], []).append(entry)
        found = self._known[word] = Beginning(longer, tuple(entry for entry in entries if len(entry.words) == 1))
        return found


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """All the words and names that the reader knows."""
    return Lexicon()
