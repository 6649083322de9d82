"""A small pre-trained language model (BERT's architecture) run with NumPy: pieces in, one vector a piece out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
_SMALLEST = 1e-12
_LARGEST = 60.0
"""Of scores above this the largest is taken off, lest their exponentials grow too large."""
_GELU = math.sqrt(2 / math.pi)


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: weights as (inputs, outputs) with their biases; `offered` makes keys and values at once."""

    asked: tuple[Vectors, Vectors]
    offered: tuple[Vectors, Vectors]
    mixed: tuple[Vectors, Vectors]
    mixed_norm: tuple[Vectors, Vectors]
    wide: tuple[Vectors, Vectors]
    narrow: tuple[Vectors, Vectors]
    norm: tuple[Vectors, Vectors]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of vectors kept as whole numbers of eight bits with one scale a row."""

    whole: NDArray[np.int8]
    scales: Vectors

    def rows(self, numbers: Sequence[int]) -> Vectors:
        """The vectors with these numbers."""
        return self.whole.take(numbers, axis=0) * self.scales.take(numbers, axis=0)


@dataclass(frozen=True, slots=True)
class Transformer:
    """The model: what a piece and its place are worth, and the layers that mix them."""

    pieces: Table
    places: Vectors
    norm: tuple[Vectors, Vectors]
    layers: tuple[Layer, ...]
    heads: int

    @classmethod
    def of(cls, stored: Mapping[str, NDArray[np.generic]], heads: int = 12) -> Transformer:
        """Build it from the arrays of a weights file (`matrix`, `vector`), named as PyTorch's BERT names them."""
        depth = 1 + max(int(name.split(".")[3]) for name in stored if name.startswith("below.encoder.layer."))
        begin = "below.embeddings"
        places = matrix(stored, f"{begin}.position_embeddings") + matrix(stored, f"{begin}.token_type_embeddings")[0]
        names = f"{begin}.word_embeddings.weight", f"{begin}.word_embeddings.weight.scales"
        table = Table(*(np.asarray(stored[name]) for name in names))
        size = places.shape[1] // heads
        layers = tuple(_layer(stored, f"below.encoder.layer.{number}", size) for number in range(depth))
        return cls(table, places, _norm(stored, f"{begin}.LayerNorm"), layers, heads)

    def read(self, pieces: Sequence[int], known: Vectors, wanted: Sequence[int]) -> Vectors:
        """The vectors of a text's pieces, shape (pieces, units), of which only those `wanted` are made, others zero.

        `known`, of the same shape, is added to what each piece itself is worth. There may be at most as many pieces
        as `places`.
        """
        told = _normed(self.pieces.rows(pieces) + self.places[: len(pieces)] + known, self.norm)
        for layer in self.layers[:-1]:
            told = self._through(layer, told, told)
        out = np.zeros_like(told)
        out[wanted] = self._through(self.layers[-1], told, told[wanted])
        return out

    def _through(self, layer: Layer, told: Vectors, asking: Vectors) -> Vectors:
        """The vectors of the pieces that are asking, after they have looked at all that are told."""
        units = told.shape[1]
        size = units // self.heads
        query = _linear(asking, layer.asked).reshape(-1, self.heads, size).transpose(1, 0, 2)
        key, value = _linear(told, layer.offered).reshape(-1, 2, self.heads, size).transpose(1, 2, 0, 3)
        near: Vectors = np.matmul(query, key.transpose(0, 2, 1))
        if near.max() > _LARGEST:
            near -= near.max(axis=2, keepdims=True)
        np.exp(near, out=near)
        mixed: Vectors = np.matmul(near, value)
        mixed /= near.sum(axis=2, keepdims=True)
        seen = _linear(mixed.transpose(1, 0, 2).reshape(-1, units), layer.mixed)
        seen = _normed(asking + seen, layer.mixed_norm)
        return _normed(seen + _linear(_gelu(_linear(seen, layer.wide)), layer.narrow), layer.norm)


def linear(stored: Mapping[str, NDArray[np.generic]], name: str) -> tuple[Vectors, Vectors]:
    """The weights (inputs, outputs) and the bias of a linear layer."""
    return matrix(stored, name).T.copy(), vector(stored, f"{name}.bias")


def matrix(stored: Mapping[str, NDArray[np.generic]], name: str) -> Vectors:
    """A matrix of a weights file: whole numbers of eight bits times one scale a row."""
    found: Vectors = np.asarray(stored[f"{name}.weight"]).astype(np.float32)
    found *= np.asarray(stored[f"{name}.weight.scales"])
    return found


def vector(stored: Mapping[str, NDArray[np.generic]], name: str) -> Vectors:
    """A vector of a weights file."""
    return np.asarray(stored[name]).astype(np.float32)


def _layer(stored: Mapping[str, NDArray[np.generic]], name: str, size: int) -> Layer:
    (asked, bias), *parts = (linear(stored, f"{name}.attention.self.{part}") for part in ("query", "key", "value"))
    scale = np.float32(1 / math.sqrt(size))
    offered = np.concatenate([weights for weights, _ in parts], axis=1), np.concatenate([bias for _, bias in parts])
    return Layer(
        (asked * scale, bias * scale), offered,
        linear(stored, f"{name}.attention.output.dense"), _norm(stored, f"{name}.attention.output.LayerNorm"),
        linear(stored, f"{name}.intermediate.dense"), linear(stored, f"{name}.output.dense"),
        _norm(stored, f"{name}.output.LayerNorm"),
    )  # fmt: skip


def _norm(stored: Mapping[str, NDArray[np.generic]], name: str) -> tuple[Vectors, Vectors]:
    return vector(stored, f"{name}.weight"), vector(stored, f"{name}.bias")


def _linear(told: Vectors, layer: tuple[Vectors, Vectors]) -> Vectors:
    out: Vectors = told @ layer[0]
    out += layer[1]
    return out


def _normed(told: Vectors, norm: tuple[Vectors, Vectors]) -> Vectors:
    told = told - told.mean(axis=1, keepdims=True)
    told /= np.sqrt(np.square(told).mean(axis=1, keepdims=True) + np.float32(_SMALLEST))
    told *= norm[0]
    told += norm[1]
    return told


def _gelu(told: Vectors) -> Vectors:
    inner = np.square(told)
    inner *= np.float32(0.044715)
    inner += np.float32(1)
    inner *= told
    inner *= np.float32(_GELU)
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= told
    inner *= np.float32(0.5)
    return inner
