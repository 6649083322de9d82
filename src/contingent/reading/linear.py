"""Linear models over named features: weight tables in thousandths, and scores for many rows at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from itertools import accumulate, chain, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.reading.groups import Group, Row, names_of

Floats = NDArray[np.float64]

STEP = 0.001
"""Weights are whole thousandths, so that sums of them are exact and do not depend on the order of features."""
BETWEEN = "\x00"
_MOST_SUMS = 50_000
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
    """Softmax regressions side by side: one for each sort of row, with its own labels.

    `table` has a row a feature and a column a label of a sort; `columns` says which are whose. Unknown features count
    nothing.
    """

    labels: tuple[str, ...]
    columns: Mapping[str, slice]
    index: Mapping[str, int]
    table: NDArray[np.float32]

    @classmethod
    def of(cls, weights: Mapping[str, Weights]) -> LinearModel:
        """Build a model from the weights for each sort. The last row of the table is for rows without features."""
        features = dict.fromkeys(feature for part in weights.values() for feature in part.features)
        index = dict(zip(features, range(len(features)), strict=True))
        ends = list(accumulate(len(part.labels) for part in weights.values()))
        table = np.zeros((len(index) + 1, ends[-1]), dtype=np.float32)
        columns = {}
        for (sort, part), end in zip(weights.items(), ends, strict=True):
            columns[sort] = slice(end - len(part.labels), end)
            table[[index[feature] for feature in part.features], columns[sort]] = part.table
        return cls(tuple(label for part in weights.values() for label in part.labels), columns, index, table)

    def scores(self, rows: Sequence[Row]) -> Floats:
        """Sums of weights, shape (rows, labels of all sorts). A feature counts as often as a row has it."""
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

    def probabilities(self, rows: Sequence[Row], sorts: Sequence[str]) -> Floats:
        """Softmax of the scores over the labels of each row's sort, shape (rows, labels of all sorts); else 0."""
        if not rows:
            return np.zeros((0, len(self.labels)))
        others = np.full((len(self.columns), len(self.labels)), -np.inf)
        for at, columns in enumerate(self.columns.values()):
            others[at, columns] = 0
        numbers = {sort: at for at, sort in enumerate(self.columns)}
        scores = self.scores(rows) + others[[numbers[sort] for sort in sorts]]
        raised: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
        raised /= raised.sum(axis=1, keepdims=True)
        return raised

    def best(self, row: Row) -> str:
        """The likeliest label of one row, of all sorts' labels."""
        flat = list(map(self.index.get, names_of(row), repeat(len(self.index))))
        return self.labels[int(np.add.reduce(self.table.take(flat, axis=0), axis=0).argmax())]


@dataclass(frozen=True, slots=True)
class Ranker:
    """A linear score of candidates: feature -> weight in thousandths; unknown features count nothing."""

    weights: Mapping[str, int]
    sums: dict[Group, int] = field(default_factory=dict)

    @classmethod
    def of(cls, weights: Weights) -> Ranker:
        """Build a ranker from weights for one label."""
        return cls(dict(zip(weights.features, weights.table[:, 0].tolist(), strict=True)))

    def best(self, rows: Sequence[Row]) -> int:
        """The number of the row with the highest score; the first of equals. A feature counts once a row."""
        scores = [self._score(row) for row in rows]
        return scores.index(max(scores))

    def _score(self, row: Row) -> int:
        sums = list(map(self.sums.get, row.groups))
        if None in sums:
            sums = [self._sum(group) if known is None else known for group, known in zip(row.groups, sums, strict=True)]
        score = sum(sums)  # type: ignore[arg-type]
        if not row.features:
            return score
        get = self.weights.get
        return score + sum([get(feature, 0) for feature in set(row.features)])

    def _sum(self, group: Group) -> int:
        """Sum up the weights of a group and remember it."""
        if len(self.sums) >= _MOST_SUMS:
            self.sums.clear()
        get = self.weights.get
        found = self.sums[group] = sum([get(name, 0) for name in group.names])
        return found


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
