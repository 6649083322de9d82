"""How easily the search would have matched another number of the same form."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.checking.accept import Number
from contingent.checking.question import Question
from contingent.checking.readings import Readings

Mask = NDArray[np.bool_]

LIKELY = 0.2
"""Above this share a match may well be chance, and the summary says so first."""

_MOST = 200_000
"""How many numbers are tried at most; beyond it they are tried at even distances."""


def by_chance(question: Question, readings: Readings, admissible: Mask) -> float | None:
    """Return the share of numbers of the same form, between half and twice the claimed one, that some reading fits.

    Every reading in an admissible month counts, as in the search itself. None where the claim has no number above 0.
    """
    searched = readings.covered & admissible
    if readings.rank is not None and readings.ties is not None:
        claimed = question.claim.rank
        if claimed is None:
            return None
        held = searched & (readings.rank > 0 if readings.allowed is None else readings.allowed)
        return _ranks_by_chance(readings.rank[held], readings.ties[held], claimed, question.claim.comparator or "=")
    number = question.number
    if number is None or number.value <= 0 or readings.number is None:
        return None
    return numbers_by_chance(number, readings.values[searched])


def numbers_by_chance(number: Number, figures: NDArray[np.float64]) -> float:
    """Try all numbers of the form: a plain round one may also be read as "about", as the claim itself may."""
    figures = figures[~np.isnan(figures)]
    if not len(figures):
        return 0.0
    tried = _same_form(number)
    low, high = (number.as_about() if number.is_round else number).interval(tried)
    if np.ndim(low) == 0 or np.ndim(high) == 0:
        return float(np.mean((figures.max() >= low) & (figures.min() <= high)))
    if number.counted and number.comparator == "=" and not number.is_round and len(tried) < _MOST:
        return _exact_by_chance(figures, tried)
    if number.counted:
        return _counts_by_chance(figures, np.asarray(low), np.asarray(high))
    ordered = np.sort(figures)
    matched = np.searchsorted(ordered, high, side="right") > np.searchsorted(ordered, low, side="left")
    return float(matched.mean())


def _exact_by_chance(figures: NDArray[np.float64], tried: NDArray[np.float64]) -> float:
    """Return the share of numbers that some head count equals."""
    found = np.zeros(int(tried[-1]) + 2, dtype=np.bool_)
    found[np.minimum(figures, len(found) - 1).astype(np.int64)] = True
    return float(np.count_nonzero(found[int(tried[0]) : int(tried[-1]) + 1]) / len(tried))


def _counts_by_chance(figures: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]) -> float:
    """Return the share of intervals with a head count in them, by counting the figures below each end."""
    top = int(high[-1]) + 1
    found = np.zeros(top + 2, dtype=np.int32)
    found[figures[figures <= top].astype(np.int64) + 1] = 1
    below = np.cumsum(found)
    first, last = np.ceil(low).astype(np.int64), np.floor(high).astype(np.int64)
    return float(np.mean(below[last + 1] > below[np.maximum(first, 0)]))


def _same_form(number: Number) -> NDArray[np.float64]:
    step = number.form
    first, last = int(np.ceil(number.value / 2 / step)), int(np.floor(2 * number.value / step))
    stride = max(1, (last - first + 1) // _MOST)
    tried: NDArray[np.float64] = np.arange(max(first, 1), last + 1, stride, dtype=np.float64) * step
    return tried


def _ranks_by_chance(rank: NDArray[np.int32], ties: NDArray[np.int32], claimed: int, comparator: str) -> float:
    first, last = max(1, (claimed + 1) // 2), 2 * claimed
    if not len(rank):
        return 0.0
    filled = np.zeros(max(last, int((rank + ties).max())) + 2, dtype=np.int64)
    np.add.at(filled, rank, 1)
    np.add.at(filled, rank + ties, -1)
    held = np.cumsum(filled) > 0
    tried = np.arange(first, last + 1)
    if comparator in ("<", "<="):
        return float(np.mean(tried >= rank.min()))
    if comparator in (">", ">="):
        return float(np.mean(tried <= (rank + ties - 1).max()))
    return float(held[tried].mean())
