"""Linear models over named features: a weight table read from JSON, and scores for many rows at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Softmax regression: `table` has a row a feature and a column a label; unknown features count nothing."""

    labels: tuple[str, ...]
    index: Mapping[str, int]
    table: Floats

    @classmethod
    def from_weights(cls, labels: Sequence[str], weights: Mapping[str, Sequence[float]]) -> LinearModel:
        """Build a model from feature -> one weight a label. The last row of the table is for rows without features."""
        index = {feature: row for row, feature in enumerate(weights)}
        table = np.zeros((len(weights) + 1, len(labels)))
        if weights:
            table[:-1] = np.array(list(weights.values()), dtype=float)
        return cls(tuple(labels), index, table)

    def scores(self, rows: Sequence[Sequence[str]]) -> Floats:
        """Sums of weights, shape (rows, labels)."""
        if not rows:
            return np.zeros((0, len(self.labels)))
        get, nothing = self.index.get, len(self.index)
        flat: list[int] = []
        offsets: list[int] = []
        for row in rows:
            offsets.append(len(flat))
            flat += [at for feature in row if (at := get(feature)) is not None]
            flat.append(nothing)
        summed: Floats = np.add.reduceat(self.table[flat], offsets, axis=0)
        return summed

    def probabilities(self, rows: Sequence[Sequence[str]]) -> Floats:
        """Softmax of the scores, shape (rows, labels)."""
        scores = self.scores(rows)
        scores = np.exp(scores - scores.max(axis=1, keepdims=True)) if len(rows) else scores
        return scores / scores.sum(axis=1, keepdims=True) if len(rows) else scores


@dataclass(frozen=True, slots=True)
class Ranker:
    """A linear score of candidates: feature -> weight; unknown features count nothing."""

    weights: Mapping[str, float]

    @classmethod
    def from_weights(cls, weights: Mapping[str, Sequence[float]]) -> Ranker:
        """Build a ranker from feature -> list of one weight."""
        return cls({feature: values[0] for feature, values in weights.items()})

    def best(self, rows: Sequence[Sequence[str]]) -> int:
        """The number of the row with the highest score; the first of equals."""
        get = self.weights.get
        scores = [sum([get(feature, 0.0) for feature in set(row)]) for row in rows]
        return max(range(len(scores)), key=scores.__getitem__)


def load_weights(name: str) -> dict[str, Any]:
    """What one weights file stores: model name -> its labels and weights."""
    text = resources.files("contingent.reading").joinpath("weights", f"{name}.json").read_text(encoding="utf-8")
    stored: dict[str, Any] = json.loads(text)
    return stored
