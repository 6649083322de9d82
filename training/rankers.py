"""Fitting the rankers of candidates: hidden units and a direct score, softmax over each claim's candidates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from contingent.reading.ranker import BIAS, DIRECT, parts
from training.fit import matrix, vocabulary
from training.optimiser import SEED, Adam, Array, batches

UNITS, EPOCHS, BATCH = 32, 10, 128
FEATURES_OUT, UNITS_OUT = 0.3, 0.5
"""Shares left out at random in training: of features, and of hidden units."""
AT_LEAST = 5
Choice = tuple[Sequence[Sequence[str]], int]
"""The features of each candidate, and the number of the right one."""


def fit_ranker(slot: str, choices: Sequence[Choice], owners: Sequence[int]) -> dict[str, dict[str, Any]]:
    """Train on the choices of one slot; returns the layers as a weights file stores them."""
    rows = [row for candidates, _ in choices for row in candidates]
    of_rows = [owner for (candidates, _), owner in zip(choices, owners, strict=True) for _ in candidates]
    index = vocabulary(rows, of_rows, AT_LEAST)
    data = matrix(rows, index).astype(np.float32)
    starts = np.cumsum([0] + [len(candidates) for candidates, _ in choices])
    right = np.array([at for _, at in choices])
    draw = np.random.default_rng(SEED)
    network = _Network(len(index), draw)
    for chosen, rate, number in batches(len(choices), EPOCHS, BATCH, draw):
        sizes = starts[chosen + 1] - starts[chosen]
        begin = np.cumsum([0, *sizes])[:-1]
        taken = np.repeat(starts[chosen] - begin, sizes) + np.arange(sizes.sum())
        network.learn(data[taken], begin, sizes, right[chosen], draw, rate, number)
    return network.stored(slot, list(index))


class _Network:
    def __init__(self, features: int, draw: np.random.Generator) -> None:
        bound = 1 / np.sqrt(UNITS)
        self.first = Adam(draw.normal(0, 0.05, (features, UNITS)).astype(np.float32))
        self.bias = Adam(np.zeros(UNITS, np.float32))
        self.last = Adam(draw.uniform(-bound, bound, UNITS).astype(np.float32))
        self.direct = Adam(np.zeros(features, np.float32))

    def learn(
        self,
        data: csr_matrix,
        begin: NDArray[Any],
        sizes: NDArray[Any],
        right: NDArray[Any],
        draw: np.random.Generator,
        rate: float,
        n: int,
    ) -> None:
        """One step on a batch of choices; features left out are the same for all candidates."""
        kept = (draw.random(data.shape[1]) > FEATURES_OUT).astype(np.float32) / (1 - FEATURES_OUT)
        data = csr_matrix((data.data * kept[data.indices], data.indices, data.indptr), data.shape)
        keep: Array = (draw.random(UNITS) > UNITS_OUT).astype(np.float32) / (1 - UNITS_OUT)
        below = data @ self.first.value + self.bias.value
        hidden = np.maximum(below, 0) * keep
        scores = hidden @ self.last.value + data @ self.direct.value
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, begin), sizes))
        off = raised / np.repeat(np.add.reduceat(raised, begin), sizes)
        off[begin + right] -= 1
        off = (off / len(sizes)).astype(np.float32)
        to_below = np.outer(off, self.last.value * keep) * (below > 0)
        to_last, to_direct = hidden.T @ off, data.T @ off
        self.first.step(np.asarray(data.T @ to_below), rate, n)
        self.bias.step(to_below.sum(axis=0), rate, n)
        self.last.step(to_last, rate, n)
        self.direct.step(np.asarray(to_direct), rate, n)

    def stored(self, slot: str, features: list[str]) -> dict[str, dict[str, Any]]:
        """The layers by name: labels, and feature -> one weight a label."""
        units = [f"h{at:02d}" for at in range(UNITS)]
        first, last = parts(slot)
        table = np.column_stack([self.first.value, self.direct.value])
        rows = zip([BIAS, *features], [np.append(self.bias.value, 0), *table], strict=True)
        return {
            first: {"labels": [*units, DIRECT], "weights": {f: [round(float(w), 3) for w in row] for f, row in rows}},
            last: {
                "labels": [DIRECT],
                "weights": {unit: [round(float(w), 3)] for unit, w in zip(units, self.last.value, strict=True)},
            },
        }
