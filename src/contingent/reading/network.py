"""The network that says what kind of claim an anchor is: features, a hidden layer they share, a second, kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.reading.groups import Features, Row
from contingent.reading.linear import STEP, Floats, LinearModel, Weights

BIAS = "bias"
PARTS = ("kinds.first", "kinds.second", "kinds.last")
"""The layers, as a weights file names them."""


@dataclass(frozen=True, slots=True)
class KindNetwork:
    """Kinds of claims from the features of anchors of all sorts.

    `first` gives the hidden units from features (the anchor's sort is one of them); `second` and `last` are dense
    layers, (units + 1, units) and (units + sorts, kinds): the last rows are the bias and what a sort adds. The second
    layer adds to what the first gives, so that both reach the kinds.
    """

    labels: tuple[str, ...]
    first: LinearModel
    second: NDArray[np.float32]
    last: NDArray[np.float32]
    sorts: tuple[str, ...]

    @classmethod
    def of(cls, stored: Mapping[str, Weights]) -> KindNetwork:
        """Build the network from the weights of its layers."""
        first, second, last = (stored[name] for name in PARTS)
        units = list(first.labels)
        sorts = tuple(name for name in last.features if name not in units)
        dense = _dense(second, [*units, BIAS]), _dense(last, [*units, *sorts])
        return cls(last.labels, LinearModel.of(first), *dense, sorts)

    def probabilities(self, rows: Sequence[Features], sorts: Sequence[str]) -> Floats:
        """The probability of each kind, shape (rows, kinds)."""
        if not rows:
            return np.zeros((0, len(self.labels)))
        told: list[Row] = [
            Features([*row.features, sort_feature(sort)], row.groups) for row, sort in zip(rows, sorts, strict=True)
        ]
        units = self.second.shape[1]
        hidden = np.maximum(self.first.scores(told), 0.0)
        hidden += np.maximum(hidden @ self.second[:-1] + self.second[-1], 0.0)
        numbers = {name: at for at, name in enumerate(self.sorts, start=units)}
        scores = hidden @ self.last[:units] + self.last[[numbers[sort_feature(sort)] for sort in sorts]]
        raised: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
        raised /= raised.sum(axis=1, keepdims=True)
        return raised


def sort_feature(sort: str) -> str:
    """The feature that tells the network an anchor's sort."""
    return f"sort={sort}"


def _dense(weights: Weights, rows: Sequence[str]) -> NDArray[np.float32]:
    """The weights of a layer as a matrix with a row for each of these names."""
    places = [weights.features.index(name) for name in rows]
    return (weights.table[places] * STEP).astype(np.float32)
