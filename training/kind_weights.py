"""The encoder's weights file: what is written of a trained encoder, and an encoder to go on from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from training.kind_reader import KindReader, Labels

LEFT_OUT = 0.1
"""The share of the language model that is left out at random when an encoder is trained further: it fits by then."""
_SCALES, _PIECES = ".scales", "pieces"


def stored(model: KindReader, labels: Labels, pieces: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The arrays of the weights file: matrices as whole numbers of eight bits, with one scale a row."""
    out: dict[str, NDArray[Any]] = {}
    for name, weights in model.state_dict().items():
        told = weights.numpy().astype(np.float32)
        if told.ndim == 1:
            out[name] = told
            continue
        scales = np.maximum(np.abs(told).max(axis=1, keepdims=True), 1e-9) / np.iinfo(np.int8).max
        out[name] = np.rint(told / scales).astype(np.int8)
        out[name + _SCALES] = scales
    told = json.dumps({**labels, _PIECES: list(pieces)}).encode()
    return {"told": np.frombuffer(told, dtype=np.uint8)} | out


def restored(path: Path) -> tuple[KindReader, Labels]:
    """The encoder of a weights file and its labels, to be trained further."""
    with np.load(path) as file:
        labels = json.loads(file["told"].tobytes())
        labels.pop(_PIECES)
        model = KindReader(labels, LEFT_OUT)
        model.load_state_dict({name: torch.from_numpy(_whole(file, name)) for name in model.state_dict()})
    return model, labels


def _whole(file: Any, name: str) -> NDArray[np.float32]:
    told = file[name].astype(np.float32)
    return told * file[name + _SCALES] if name + _SCALES in file else told
