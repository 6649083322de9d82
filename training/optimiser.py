"""How the networks learn: Adam with decoupled decay, and batches in a fixed random order with falling rates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE, DECAY, WARM_UP, LEAST = 2e-3, 0.1, 0.1, 0.02
SEED = 7
Array = NDArray[np.float32]


@dataclass
class Adam:
    """Adam with decoupled decay for one array."""

    value: Array
    mean: Array = field(init=False)
    square: Array = field(init=False)

    def __post_init__(self) -> None:
        self.mean, self.square = np.zeros_like(self.value), np.zeros_like(self.value)

    def step(self, gradient: Array, rate: float, number: int) -> None:
        """Move the array against its gradient."""
        self.mean += 0.1 * (gradient - self.mean)
        self.square += 0.001 * (gradient * gradient - self.square)
        scale = rate * np.sqrt(1 - 0.999**number) / (1 - 0.9**number)
        self.value *= 1 - rate * DECAY
        self.value -= scale * self.mean / (np.sqrt(self.square) + 1e-8)


def batches(rows: int, epochs: int, size: int, draw: np.random.Generator) -> Iterator[tuple[NDArray[Any], float, int]]:
    """Yield the rows of each batch, the rate at which to learn from it, and its number from 1."""
    steps = epochs * -(-rows // size)
    number = 0
    for _ in range(epochs):
        order = draw.permutation(rows)
        for start in range(0, rows, size):
            number += 1
            rate = RATE * min(1.0, number / (WARM_UP * steps)) * max(LEAST, 1 - number / steps)
            yield order[start : start + size], rate, number
