"""Linear models over named features: weight tables in thousandths, and scores for many rows at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import accumulate, chain, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.reading.groups import Row, names_of

Floats = NDArray[np.float64]

STEP = 0.001
"""Weights are whole thousandths, so that sums of them are exact and do not depend on the order of features."""
BETWEEN = "\x00"
_AT_ONCE = 250
"""How many rows are scored at a time: few enough to stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one model: `table` has a row a feature and a column a label, in thousandths."""

    labels: tuple[str, ...]
    features: list[str]
    table: NDArray[np.integer[Any]]

    @classmethod
    def of(cls, labels: Sequence[str], weights: Mapping[str, Sequence[float]]) -> Weights:
        """Weights from feature -> one weight a label, rounded to thousandths."""
        table = np.array(list(weights.values()), dtype=float).reshape(len(weights), len(labels))
        return cls(tuple(labels), list(weights), np.rint(table / STEP).astype(np.int32))


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Scores of labels: sums of weights. `table` has a row a feature, and a last one of zeros for unknown ones."""

    labels: tuple[str, ...]
    index: Mapping[str, int]
    table: NDArray[np.float32]

    @classmethod
    def of(cls, weights: Weights) -> LinearModel:
        """Build a model from its weights."""
        index = dict(zip(weights.features, range(len(weights.features)), strict=True))
        table = np.vstack([weights.table, np.zeros((1, len(weights.labels)))]).astype(np.float32)
        return cls(weights.labels, index, table)

    def scores(self, rows: Sequence[Row]) -> Floats:
        """Sums of weights, shape (rows, labels). A feature counts as often as a row has it."""
        if len(rows) <= _AT_ONCE:
            return self._scores(rows)
        return np.concatenate([self._scores(rows[at : at + _AT_ONCE]) for at in range(0, len(rows), _AT_ONCE)])

    def _scores(self, rows: Sequence[Row]) -> Floats:
        different = dict.fromkeys(found for row in rows for found in row.groups)
        shared = self._sums([*(found.names for found in different), ()])
        places = dict(zip(different, range(len(different)), strict=True))
        flat: list[int] = []
        offsets: list[int] = []
        for row in rows:
            offsets.append(len(flat))
            flat += map(places.__getitem__, row.groups)
            flat.append(len(places))
        own = self._sums([row.features for row in rows])
        summed: Floats = (own + np.add.reduceat(shared.take(flat, axis=0), offsets, axis=0)) * STEP
        return summed

    def _sums(self, rows: Sequence[Sequence[str]]) -> Floats:
        """Sums of the weights of each row's features, in thousandths: whole numbers, exact in 32 bits."""
        rows = [row or ("",) for row in rows]
        offsets = [0, *accumulate(map(len, rows))]
        known = list(map(self.index.get, chain.from_iterable(rows), repeat(len(self.index))))
        summed: Floats = np.add.reduceat(self.table.take(known, axis=0), offsets[:-1], axis=0).astype(float)
        return summed

    def scores_of(self, row: Row) -> Floats:
        """The sums of weights of one row, shape (labels,)."""
        flat = list(map(self.index.get, names_of(row), repeat(len(self.index))))
        summed: Floats = np.add.reduce(self.table.take(flat, axis=0), axis=0) * STEP
        return summed


def load_weights(name: str) -> dict[str, Weights]:
    """The weights of every model of one compact file.

    The file holds what the readable JSON beside it does, in three arrays: `heads` (JSON: each model's name, labels and
    number of features), `features` (all names, joined) and `weights` (int16, all tables one after another).
    """
    path = resources.files("contingent.reading").joinpath("weights", f"{name}.npz")
    with path.open("rb") as file, np.load(file) as arrays:
        heads = json.loads(arrays["heads"].tobytes())
        features = arrays["features"].tobytes().decode("utf-8").split(BETWEEN)
        values = arrays["weights"]
    out: dict[str, Weights] = {}
    first = start = 0
    for head in heads:
        labels, count = tuple(head["labels"]), head["features"]
        end = start + count * len(labels)
        table = values[start:end].reshape(count, len(labels))
        out[head["name"]] = Weights(labels, features[first : first + count], table)
        first, start = first + count, end
    return out
