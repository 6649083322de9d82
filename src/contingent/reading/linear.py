"""Linear models over named features: weight tables in thousandths, and scores for many rows at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STEP = 0.001
"""Weights are whole thousandths, so that sums of them are exact and do not depend on the order of features."""
BETWEEN = "\x00"
_MOST = 50_000


class Group:
    """Features that come together. The same object for the same names, so that their weights are summed up once."""

    __slots__ = ("names",)

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names


Part = tuple[str, Group]
"""A group with the prefix that is joined to each of its names with "&"; none where it is empty."""


@lru_cache(_MOST)
def group(*names: str) -> Group:
    """The group of features of these names."""
    return Group(names)


def alone(*names: str) -> Part:
    """The group of features of these names, without a prefix."""
    return "", group(*names)


class Row(Protocol):
    """What models score: features, and groups of features, which for rankers share none with each other."""

    features: list[str]
    groups: list[Part]


@dataclass(slots=True)
class Features:
    """The features of one thing, such as an anchor; those it has in common with others come in groups."""

    features: list[str]
    groups: list[Part]


def names_of(row: Row) -> list[str]:
    """All features of a row by name, those of groups too."""
    return [*row.features, *(name for prefix, group in row.groups for name in _joined(prefix, group))]


def _joined(prefix: str, group: Group) -> Sequence[str]:
    return [f"{prefix}&{name}" for name in group.names] if prefix else group.names


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
    """Softmax regression: `table` has a row a feature and a column a label; unknown features count nothing."""

    labels: tuple[str, ...]
    index: Mapping[str, int]
    table: Floats

    @classmethod
    def of(cls, weights: Weights) -> LinearModel:
        """Build a model. The last row of the table is for rows without features."""
        table = np.zeros((len(weights.features) + 1, len(weights.labels)))
        table[:-1] = weights.table
        return cls(weights.labels, dict(zip(weights.features, range(len(weights.features)), strict=True)), table)

    def scores(self, rows: Sequence[Row]) -> Floats:
        """Sums of weights, shape (rows, labels). A feature counts as often as a row has it."""
        if not rows:
            return np.zeros((0, len(self.labels)))
        parts = {part: at for at, part in enumerate(dict.fromkeys(part for row in rows for part in row.groups))}
        summed = self._sums(row.features for row in rows)
        if parts:
            shared = self._sums(_joined(*part) for part in parts)
            flat = [parts[part] for row in rows for part in row.groups]
            owners = [at for at, row in enumerate(rows) for _ in row.groups]
            np.add.at(summed, owners, shared[flat])
        return summed * STEP

    def _sums(self, rows: Iterable[Sequence[str]]) -> Floats:
        """Sums of the weights of each row's features, in thousandths."""
        get, nothing = self.index.get, len(self.index)
        flat: list[int] = []
        offsets: list[int] = []
        for row in rows:
            offsets.append(len(flat))
            flat += [at for at in map(get, row) if at is not None]
            flat.append(nothing)
        summed: Floats = np.add.reduceat(self.table[flat], offsets, axis=0)
        return summed

    def probabilities(self, rows: Sequence[Row]) -> Floats:
        """Softmax of the scores, shape (rows, labels)."""
        scores = self.scores(rows)
        scores = np.exp(scores - scores.max(axis=1, keepdims=True)) if len(rows) else scores
        return scores / scores.sum(axis=1, keepdims=True) if len(rows) else scores


@dataclass(frozen=True, slots=True)
class Ranker:
    """A linear score of candidates: feature -> weight in thousandths; unknown features count nothing."""

    weights: Mapping[str, int]
    sums: dict[str, dict[Group, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, weights: Weights) -> Ranker:
        """Build a ranker from weights for one label."""
        return cls(dict(zip(weights.features, weights.table[:, 0].tolist(), strict=True)))

    def best(self, rows: Sequence[Row]) -> int:
        """The number of the row with the highest score; the first of equals. A feature counts once a row."""
        get, sums = self.weights.get, self.sums
        scores = []
        for row in rows:
            score = sum([get(feature, 0) for feature in set(row.features)]) if row.features else 0
            for prefix, group in row.groups:
                try:
                    score += sums[prefix][group]
                except KeyError:
                    score += self._sum(prefix, group)
            scores.append(score)
        return scores.index(max(scores))

    def _sum(self, prefix: str, group: Group) -> int:
        """Sum up the weights of a group and remember it."""
        known = self.sums[prefix]
        if len(known) >= _MOST:
            known.clear()
        found = known[group] = sum(self.weights.get(name, 0) for name in _joined(prefix, group))
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
