"""The encoder: a small pre-trained language model that reads whole passages and says what stands at an anchor.

It is asked beside the models of readable features (`network.py`, `ranker.py`); they err in different places.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.history import Candidate
from contingent.reading.linear import Floats
from contingent.reading.marks import marks_of, on_pieces
from contingent.reading.pieces import Pieces
from contingent.reading.transformer import Transformer, Vectors, linear, matrix
from contingent.reading.windows import Span, heads_of, judged, places_in, windows

LABELLED = ("kinds", "polarity", "category", "dated")
"""What it names of an anchor; `dated` is how its time comes from a date: as the date itself, its start, its end ..."""
SLOTS = ("subject", "time", "mission")
"""What it points at the place of."""
UNITS_OF_KEYS = 48
SCALE = 1 / math.sqrt(UNITS_OF_KEYS)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the encoder says of the anchors of a text.

    `named` has the probabilities of the labels of each answer, shape (anchors, labels). Which name or date a slot is
    filled from is told by how well an anchor's query, shape (anchors, slots, units), fits the keys of its window, by
    the first token of each, or by `nowhere`, shape (anchors, slots), for what is said in no such place.
    """

    labels: Mapping[str, tuple[str, ...]]
    named: Mapping[str, Floats]
    queries: Vectors
    nowhere: Vectors
    keys: Sequence[Mapping[int, Vectors]]

    def pointed(self, number: int, slot: int, candidates: Sequence[Candidate]) -> Floats:
        """The logarithm of the probability that each candidate's place fills a slot of the anchor with this number."""
        keys, query = self.keys[number], self.queries[number, slot]
        nowhere = float(self.nowhere[number, slot])
        near = [keys.get(candidate.place[0]) if candidate.place else None for candidate in candidates]
        scores = np.array([nowhere if key is None else float(key[slot] @ query) * SCALE for key in near])
        different = dict(zip([candidate.place for candidate in candidates], scores.tolist(), strict=True))
        most = max(different.values())
        found: Floats = scores - most - math.log(sum(math.exp(score - most) for score in different.values()))
        return found


@dataclass(frozen=True, slots=True)
class Encoder:
    """The language model and the layers above it. `labels` are those of each answer, `sorts` the sorts of anchors.

    `marks` has the number of each mark of words, and `marked` what each is worth to a piece.
    """

    pieces: Pieces
    below: Transformer
    above: Mapping[str, tuple[Vectors, Vectors]]
    sorts: Mapping[str, tuple[Vectors, Vectors]]
    labels: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, int]
    marked: Vectors

    @classmethod
    def of(cls, stored: Mapping[str, NDArray[Any]]) -> Encoder:
        """Build it from the arrays of a weights file; `told` (JSON) has its pieces, labels, sorts and marks."""
        told = json.loads(np.asarray(stored["told"]).tobytes())
        names = ("first", "second", *LABELLED, "queries", "nowhere", "keys")
        first, last = matrix(stored, "sort_first"), matrix(stored, "sort_last")
        return cls(
            Pieces.of(told["pieces"]),
            Transformer.of(stored),
            {name: linear(stored, name) for name in names},
            {sort: (first[number], last[number]) for number, sort in enumerate(told["sorts"])},
            {name: tuple(told[name]) for name in LABELLED},
            {mark: number for number, mark in enumerate(told["marks"])},
            matrix(stored, "marks").T,
        )

    def read(self, context: Context, anchors: Sequence[Anchor]) -> Opinion:
        """Read the parts of a text where these anchors (one at least, in reading order) are."""
        document = context.document
        answers: dict[str, list[Vectors]] = {name: [] for name in (*LABELLED, "queries", "nowhere")}
        keys: list[Mapping[int, Vectors]] = []
        for window, inside in judged(windows(self.pieces, document.tokens.low), anchors):
            places = places_in(document, window)
            reaches = [window.reach(anchor.first, anchor.end) for anchor in inside]
            named = [window.reach(first, end) for first, end in places]
            cores = [window.starts[anchor.core] for anchor in inside]
            heads = [tuple(map(window.reach_of, heads_of(context, anchor))) for anchor in inside]
            columns, headings = zip(*heads, strict=True)
            spans = {*reaches, *named, *columns, *headings}
            wanted = sorted({*cores, *(at for first, end in spans for at in range(first, end))})
            known = on_pieces(marks_of(document, window.words), window, self.marks) @ self.marked
            told = self.below.read(window.pieces, known, wanted)
            seen = [told[cores], *(_means(told, part) for part in (reaches, columns, headings))]
            for name, found in self._answers(np.concatenate(seen, axis=1), [one.sort for one in inside]).items():
                answers[name].append(found)
            keys += [self._keys(told, [first for first, _ in places], named)] * len(inside)
        joined = {name: np.concatenate(parts) for name, parts in answers.items()}
        chances = {name: _probabilities(joined[name]) for name in LABELLED}
        queries = joined["queries"].reshape(len(anchors), len(SLOTS), UNITS_OF_KEYS)
        return Opinion(self.labels, chances, queries, joined["nowhere"], keys)

    def _answers(self, seen: Vectors, sorts: Sequence[str]) -> dict[str, Vectors]:
        """The answers on anchors of these sorts, from what is seen of each.

        That is the vector of its core beside the means of all its own, of its column's name and of its heading.
        """
        first, last = (np.array(part) for part in zip(*(self.sorts[sort] for sort in sorts), strict=True))
        hidden = np.maximum(self._above("first", seen) + first, 0)
        hidden += np.maximum(self._above("second", hidden), 0)
        every = np.concatenate([hidden, seen], axis=1)
        return {
            "kinds": self._above("kinds", hidden) + last,
            "polarity": self._above("polarity", every),
            "category": self._above("category", every),
            "dated": self._above("dated", every),
            "queries": self._above("queries", seen),
            "nowhere": self._above("nowhere", seen),
        }

    def _keys(self, told: Vectors, firsts: Sequence[int], reaches: Sequence[Span]) -> dict[int, Vectors]:
        """The keys of names and dates, by the first token of each."""
        if not reaches:
            return {}
        shaped = self._above("keys", _means(told, reaches)).reshape(len(reaches), len(SLOTS), UNITS_OF_KEYS)
        return dict(zip(firsts, shaped, strict=True))

    def _above(self, name: str, told: Vectors) -> Vectors:
        weights, bias = self.above[name]
        out: Vectors = told @ weights + bias
        return out


def _means(told: Vectors, reaches: Sequence[Span]) -> Vectors:
    return np.array([told[first:end].sum(axis=0) / max(end - first, 1) for first, end in reaches])


def _probabilities(scores: Vectors) -> Floats:
    raised: Floats = np.exp(scores.astype(float) - scores.max(axis=1, keepdims=True))
    raised /= raised.sum(axis=1, keepdims=True)
    return raised


@cache
def shipped_encoder() -> Encoder:
    """The encoder that comes with the package."""
    path = resources.files("contingent.reading").joinpath("weights", "encoder.npz")
    with path.open("rb") as file, np.load(file) as stored:
        return Encoder.of(stored)
