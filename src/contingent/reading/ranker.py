"""Ranking the candidates of a slot: features, hidden units, and one score from both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from contingent.reading.groups import Group, Row
from contingent.reading.linear import STEP, Floats, Weights

BIAS = "bias"
DIRECT = "score"
"""The last label of the first layer: what a feature adds to the score past the hidden units."""
_MOST_SUMS = 40_000


def parts(slot: str) -> tuple[str, str]:
    """The layers of the ranker of a slot, as a weights file names them."""
    return f"{slot}.first", f"{slot}.last"


@dataclass(slots=True)
class Ranker:
    """Scores candidates by a layer of hidden units; unknown features count nothing.

    `table` has a row a feature and a column a hidden unit, then the direct score, in thousandths; `last` weighs the
    hidden units. The sums of groups that recur are kept in `sums`, at the places that `places` tells.
    """

    index: Mapping[str, int]
    table: NDArray[np.float32]
    bias: NDArray[np.float32]
    last: NDArray[np.float32]
    places: dict[Group | None, int] = field(default_factory=dict)
    sums: NDArray[np.float32] = field(init=False)

    def __post_init__(self) -> None:
        self._forget()

    @classmethod
    def of(cls, first: Weights, last: Weights) -> Ranker:
        """Build a ranker from the weights of its layers."""
        index = dict(zip(first.features, range(len(first.features)), strict=True))
        table = np.vstack([first.table, np.zeros((1, len(first.labels)))]).astype(np.float32)
        units = [last.features.index(unit) for unit in first.labels[:-1]]
        bias = table[index.get(BIAS, len(index))]
        return cls(index, table, bias, (last.table[units, 0] * STEP).astype(np.float32))

    def scores(self, rows: Sequence[Row]) -> Floats:
        """The score of each row; a feature counts once a row."""
        if len(self.places) > _MOST_SUMS:
            self._forget()
        groups: list[Group | None] = []
        offsets: list[int] = []
        for row in rows:
            offsets.append(len(groups))
            groups.append(None)
            groups += row.groups
        places = list(map(self.places.get, groups))
        if None in places:
            places = [self._place(group) for group in groups]
        summed = np.add.reduceat(self.sums.take(places, axis=0), offsets, axis=0)  # type: ignore[arg-type]
        for at, row in enumerate(rows):
            if row.features:
                summed[at] += self._sum(tuple(dict.fromkeys(row.features)))
        summed *= STEP
        scores: Floats = (np.maximum(summed[:, :-1], 0) @ self.last + summed[:, -1]).astype(float)
        return scores

    def _place(self, group: Group | None) -> int:
        """Where the sum of a group is kept, made at the first meeting; that of None is the bias."""
        place = self.places.get(group)
        if place is None and group is not None:
            place = self.places[group] = len(self.places)
            if place == len(self.sums):
                self.sums = np.vstack([self.sums, np.zeros_like(self.sums)])
            self.sums[place] = self._sum(group.names)
        return place or 0

    def _sum(self, names: Sequence[str]) -> NDArray[np.float32]:
        known = list(map(self.index.get, names, repeat(len(self.index))))
        summed: NDArray[np.float32] = self.table.take(known, axis=0).sum(axis=0)
        return summed

    def _forget(self) -> None:
        """Start anew, with the bias at place 0."""
        self.places.clear()
        self.places[None] = 0
        self.sums = np.zeros((256, self.table.shape[1]), np.float32)
        self.sums[0] = self.bias
