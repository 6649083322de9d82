"""Fitting linear models: softmax regression over labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Weights = dict[str, list[float]]


def vocabulary(rows: Sequence[Sequence[str]], owners: Sequence[int], at_least: int) -> dict[str, int]:
    """Features seen in at least so many passages (`owners` gives each row's), numbered in sorted order."""
    seen: dict[int, set[str]] = {}
    for row, owner in zip(rows, owners, strict=True):
        seen.setdefault(owner, set()).update(row)
    counts = Counter(feature for found in seen.values() for feature in found)
    return {feature: at for at, feature in enumerate(sorted(f for f, n in counts.items() if n >= at_least))}


def matrix(rows: Sequence[Sequence[str]], index: dict[str, int]) -> csr_matrix:
    """Rows of features as a sparse 0/1 matrix."""
    ends, columns = [0], []
    for row in rows:
        columns += sorted({index[feature] for feature in row if feature in index})
        ends.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(index)))


def fit_labels(
    rows: Sequence[Sequence[str]], labels: Sequence[str], owners: Sequence[int], penalty: float, at_least: int = 3
) -> tuple[list[str], Weights]:
    """Softmax regression with an L2 penalty; returns the labels and feature -> one weight a label."""
    names = sorted(set(labels))
    index = vocabulary(rows, owners, at_least)
    data = matrix(rows, index)
    target = np.zeros((len(rows), len(names)))
    target[np.arange(len(rows)), [names.index(label) for label in labels]] = 1.0
    shape = (len(index), len(names))

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        table = flat.reshape(shape)
        scores = data @ table
        scores -= scores.max(axis=1, keepdims=True)
        total = np.log(np.exp(scores).sum(axis=1, keepdims=True))
        logs = scores - total
        gradient = data.T @ (np.exp(logs) - target) + penalty * table
        return float(-(target * logs).sum() + 0.5 * penalty * (flat**2).sum()), gradient.ravel()

    best = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 40})
    table = best.x.reshape(shape)
    return names, {
        feature: [round(float(w), 3) for w in table[at]]
        for feature, at in index.items()
        if np.abs(table[at]).max() >= 0.01
    }
