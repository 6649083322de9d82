"""Months the record does not cover: where they forbid to say "contradicted", and which are listed as missing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.checking.question import Question
from contingent.checking.readings import Readings
from contingent.checking.times import Times

Mask = NDArray[np.bool_]

SHORT = 2
"""A gap of so many months at most can be judged from its neighbours."""

WIDENED = 0.05
"""By how much the span between the neighbours is widened on each side."""


def gap_mask(covered: Mask) -> Mask:
    """Return which months are not covered though months before and after them are. The last axis is the month."""
    before = np.logical_or.accumulate(covered, axis=-1)
    after = np.logical_or.accumulate(covered[..., ::-1], axis=-1)[..., ::-1]
    inside: Mask = before & after & ~covered
    return inside


def missing(readings: Readings, times: Times) -> Mask:
    """Return the months without a figure by the claim's own words where one might be: gaps, and reference months."""
    covered = readings.literal_covered
    found: Mask = gap_mask(covered) & times.admissible
    return found if times.tense == "past" else found | (times.reference & ~covered)


def blocks_contradiction(question: Question, readings: Readings, times: Times) -> Mask:
    """Return the months that forbid to call a claim contradicted, as a mask over the axis.

    A gap of one or two months does where the claim would fit a figure between its neighbours, widened by 5 %; any
    longer stretch does where a reference month falls in it.
    """
    found = np.zeros_like(times.reference)
    covered = readings.literal_covered
    short = np.zeros_like(covered)
    for first, last in _runs(gap_mask(covered)):
        short[first:last] = last - first <= SHORT
    found |= times.reference & ~covered & ~short
    for row in range(len(readings.covered)):
        for first, last in _runs(gap_mask(readings.covered[row])):
            known = times.admissible[first:last]
            if last - first <= SHORT and known.any() and _might_fit(question, readings, row, first - 1, last):
                found[first:last] |= known
    return found


def _runs(mask: Mask) -> list[tuple[int, int]]:
    """Return the runs of true values as (first, one past the last)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.view(np.int8), [0]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _might_fit(question: Question, readings: Readings, row: int, before: int, after: int) -> bool:
    if readings.rank is not None and readings.ties is not None:
        return _rank_might_fit(question, readings.rank[row, [before, after]], readings.ties[row, [before, after]])
    low, high = sorted(readings.values[row, [before, after]].tolist())
    if readings.number is None:
        return bool(high > 0)
    least, most = readings.number.interval()
    return bool(least <= high * (1 + WIDENED) and low * (1 - WIDENED) <= most)


def _rank_might_fit(question: Question, rank: NDArray[np.int32], ties: NDArray[np.int32]) -> bool:
    there = rank > 0
    claimed = question.claim.rank
    if not there.any() or claimed is None:
        return bool(there.any())
    low = rank[there].min() * (1 - WIDENED)
    high = (rank + ties - 1)[there].max() * (1 + WIDENED)
    comparator = question.claim.comparator or "="
    if comparator in ("<", "<="):
        return bool(low <= claimed)
    if comparator in (">", ">="):
        return bool(high >= claimed)
    return bool(low <= claimed <= high)
