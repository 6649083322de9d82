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


def load_models(name: str) -> dict[str, LinearModel]:
    """The models of one weights file: name -> model."""
    text = resources.files("contingent.reading").joinpath("weights", f"{name}.json").read_text(encoding="utf-8")
    stored: dict[str, Any] = json.loads(text)
    return {key: LinearModel.from_weights(part["labels"], part["weights"]) for key, part in stored.items()}
