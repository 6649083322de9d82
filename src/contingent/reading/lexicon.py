"""The words and names the reader knows, as one trie over tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from contingent.reading.names import Name, all_names
from contingent.reading.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase can be: classes of the word list, and names (party, mission, organisation, place)."""

    words: tuple[str, ...]
    classes: tuple[str, ...]
    names: tuple[Name, ...] = ()


Trie = dict[str, list[Entry]]

_LINE = re.compile(r"^([a-z_.]+): (.*)$")


def _pieces(phrase: str) -> tuple[str, ...]:
    return tuple(tokenize(phrase).low)


def read_classes() -> dict[str, list[str]]:
    """The word classes of `words.txt`: class -> phrases."""
    out: dict[str, list[str]] = {}
    text = resources.files("contingent.reading").joinpath("words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        found = _LINE.match(line)
        if found:
            out[found[1]] = [phrase.strip() for phrase in re.split(r",(?: |$)", found[2]) if phrase.strip()]
    return out


@lru_cache(maxsize=1)
def lexicon() -> Trie:
    """Trie from a first token to the entries that begin with it, longest first."""
    classes: dict[tuple[str, ...], list[str]] = {}
    names: dict[tuple[str, ...], list[Name]] = {}
    for group, phrases in read_classes().items():
        for phrase in phrases:
            classes.setdefault(_pieces(phrase), []).append(group)
    for alias, name in all_names():
        names.setdefault(_pieces(alias), []).append(name)
    trie: Trie = {}
    for words in classes.keys() | names.keys():
        if words:
            entry = Entry(words, tuple(sorted(set(classes.get(words, ())))), tuple(names.get(words, ())))
            trie.setdefault(words[0], []).append(entry)
    for entries in trie.values():
        entries.sort(key=lambda entry: (-len(entry.words), entry.words))
    return trie
