"""What the vocabulary and word list know of each word, for the encoder, which could not tell it from the letters.

Every word of a phrase is marked, with all that its name can mean: the encoder reads better so than from first words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from contingent.reading.document import Document, Mention
from contingent.reading.names import postings
from contingent.reading.transformer import Vectors
from contingent.reading.windows import Window
from contingent.vocabulary.missions import all_missions

Marks = Sequence[Sequence[str]]
"""The marks of each of several words."""


def marks_of(document: Document, words: slice) -> Marks:
    """The marks of these words: classes, what a name can mean, the form of a date or number, the shape of the line.

    Every word of a phrase has its marks: `person.troops`, `party.demonym`, `mission.non_un`, `date.year`, `row`.
    """
    out: list[list[str]] = [[] for _ in range(words.start, words.stop)]

    def put(first: int, end: int, names: Sequence[str]) -> None:
        for at in range(first, min(end, words.stop)):
            out[at - words.start] += names

    for at in range(words.start, words.stop):
        if document.classes[at]:
            put(at, document.reach[at], document.classes[at])
        line = document.line_of.get(at)
        if line is not None and document.lines[line].shape != "prose":
            out[at - words.start].append(document.lines[line].shape)
    for mention in document.mentions_of_tokens(words.start, words.stop):
        put(mention.first, mention.end, _of_mention(mention))
    for when in document.whens_of_tokens(words.start, words.stop):
        put(when.first, when.end, ("date", f"date.{when.form}"))
    for number in document.numbers_of_tokens(words.start, words.stop):
        put(number.first, number.end, ("number", f"number.{number.form}"))
    return out


def on_pieces(marks: Marks, window: Window, numbers: Mapping[str, int]) -> Vectors:
    """Which marks the pieces of a window have: ones and zeros, shape (pieces, marks), by the number of each mark."""
    out = np.zeros((len(window.pieces), len(numbers)), dtype=np.float32)
    for at, names in enumerate(marks, start=window.words.start):
        known = [numbers[name] for name in names if name in numbers]
        out[window.starts[at] : window.starts[at + 1], known] = 1
    return out


def _of_mention(mention: Mention) -> list[str]:
    found = [mark for name in mention.names.values() for mark in _of_name(name.sort, name.id, name.surface)]
    return [*found, "gloss"] if mention.gloss else found


@cache
def _of_name(sort: str, name: str, surface: str) -> tuple[str, ...]:
    if sort == "mission":
        found = all_missions().get(name)
        return ("mission", f"mission.{found.kind}") if found is not None else ("mission",)
    if sort == "party":
        return ("party", f"party.{surface}", "host") if name in postings()[0] else ("party", f"party.{surface}")
    return (sort, "UN") if name == "UN" else (sort,)
