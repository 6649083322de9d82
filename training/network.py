"""Fitting the network of kinds: plain NumPy, a fixed seed, the same weights each time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from contingent.reading.network import BIAS, PARTS, sort_feature
from training.fit import vocabulary
from training.optimiser import SEED, Adam, batches

UNITS, EPOCHS, BATCH = 64, 10, 256
AT_LEAST = 11
"""The passages that a feature stands in at least."""
FEATURES_OUT, UNITS_OUT = 0.3, 0.5
"""Shares left out at random in training: of features, and of hidden units."""


def _counted(rows: Sequence[Sequence[str]], index: dict[str, int]) -> csr_matrix:
    """Rows of features as a sparse matrix; a feature counts as often as a row has it, as it does in reading."""
    ends, columns = [0], []
    for row in rows:
        columns += sorted(index[feature] for feature in row if feature in index)
        ends.append(len(columns))
    return csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(rows), len(index)))


def fit_network(
    rows: Sequence[Sequence[str]], sorts: Sequence[str], kinds: Sequence[str], owners: Sequence[int]
) -> dict[str, dict[str, Any]]:
    """Train on anchors of all sorts; returns the layers as a weights file stores them."""
    told = [[*row, sort_feature(sort)] for row, sort in zip(rows, sorts, strict=True)]
    index = vocabulary(told, owners, AT_LEAST)
    labels, names = sorted(set(kinds)), sorted({sort_feature(sort) for sort in sorts})
    network = _Network(len(index), len(labels), len(names))
    data = _counted(told, index)
    target = np.array([labels.index(kind) for kind in kinds])
    which = np.array([names.index(sort_feature(sort)) for sort in sorts])
    draw = np.random.default_rng(SEED)
    for chosen, rate, number in batches(len(rows), EPOCHS, BATCH, draw):
        network.learn(data[chosen], target[chosen], which[chosen], draw, rate, number)
    return network.stored(list(index), labels, names)


class _Network:
    def __init__(self, features: int, kinds: int, sorts: int) -> None:
        draw = np.random.default_rng(SEED)
        bound = 1 / np.sqrt(UNITS)
        self.first = Adam(draw.normal(0, 0.01, (features, UNITS)).astype(np.float32))
        self.second = Adam(draw.uniform(-bound, bound, (UNITS + 1, UNITS)).astype(np.float32))
        last = draw.uniform(-bound, bound, (UNITS + sorts, kinds)).astype(np.float32)
        last[UNITS:] = 0
        self.last = Adam(last)

    def learn(
        self,
        data: csr_matrix,
        target: NDArray[Any],
        sorts: NDArray[Any],
        draw: np.random.Generator,
        rate: float,
        n: int,
    ) -> None:
        """One step on a batch."""
        size = len(target)
        data = csr_matrix(
            (data.data * (draw.random(len(data.data)) > FEATURES_OUT), data.indices, data.indptr), data.shape
        )
        keep1, keep2 = ((draw.random((size, UNITS)) > UNITS_OUT).astype(np.float32) / (1 - UNITS_OUT) for _ in range(2))
        below = data @ self.first.value
        one = np.maximum(below, 0) * keep1
        between = one @ self.second.value[:-1] + self.second.value[-1]
        both = one + np.maximum(between, 0) * keep2
        scores = both @ self.last.value[:UNITS] + self.last.value[UNITS + sorts]
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        off = scores / scores.sum(axis=1, keepdims=True)
        off[np.arange(size), target] -= 1
        off = (off / size).astype(np.float32)
        to_last = np.zeros_like(self.last.value)
        to_last[:UNITS] = both.T @ off
        np.add.at(to_last, UNITS + sorts, off)
        to_both = off @ self.last.value[:UNITS].T
        to_between = to_both * keep2 * (between > 0)
        to_second = np.vstack([one.T @ to_between, to_between.sum(axis=0)])
        to_below = (to_both + to_between @ self.second.value[:-1].T) * keep1 * (below > 0)
        self.first.step(np.asarray(data.T @ to_below), rate, n)
        self.second.step(to_second, rate, n)
        self.last.step(to_last, rate, n)

    def stored(self, features: list[str], labels: list[str], sorts: list[str]) -> dict[str, dict[str, Any]]:
        """The layers by name: labels, and feature -> one weight a label."""
        units = [f"h{at:02d}" for at in range(UNITS)]
        layers = (
            (units, features, self.first.value),
            (units, [*units, BIAS], self.second.value),
            (labels, [*units, *sorts], self.last.value),
        )
        return {
            name: {
                "labels": out,
                "weights": {f: [round(float(w), 3) for w in row] for f, row in zip(into, table, strict=True)},
            }
            for name, (out, into, table) in zip(PARTS, layers, strict=True)
        }
