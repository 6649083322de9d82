"""Months the record does not cover: where they forbid to say "contradicted", and which are listed as missing."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from contingent.checking.question import Question
from contingent.checking.readings import Readings
from contingent.checking.times import Times

Mask = NDArray[np.bool_]
Places = NDArray[np.intp]

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

    A gap of one or two months does where the claim would fit a figure between its neighbours, widened by 5 %; a
    longer one in any literal reading, or a time that none of them covers, does where a reference month falls in it.
    """
    literal = readings.covered[readings.literal]
    longer = (gap_mask(literal) & ~_in_short_gaps(literal)).any(axis=0)
    covered = readings.literal_covered[None]
    outside = (~covered & ~_in_short_gaps(covered))[0]
    found: Mask = times.reference & (longer | outside)
    rows, first, last = short_gaps(readings.covered)
    might = _might_fit(question, readings, rows, first - 1, last)
    for start, end in set(zip(first[might].tolist(), last[might].tolist(), strict=True)):
        found[start:end] |= times.admissible[start:end]
    return found


def _in_short_gaps(covered: Mask) -> Mask:
    """Return which months lie in gaps of one or two months, row by row."""
    inside = np.zeros(covered.shape, dtype=np.bool_)
    for row, first, last in zip(*map(np.ndarray.tolist, short_gaps(covered)), strict=True):
        inside[row, first:last] = True
    return inside


def short_gaps(covered: Mask) -> tuple[Places, Places, Places]:
    """Return the gaps of one or two months as (row, first month, month after the last)."""
    return _short_gaps(covered.tobytes(), covered.shape)


@lru_cache(maxsize=256)
def _short_gaps(packed: bytes, shape: tuple[int, int]) -> tuple[Places, Places, Places]:
    covered = np.frombuffer(packed, dtype=np.bool_).reshape(shape)
    edges = np.diff(gap_mask(covered).view(np.int8), axis=1, prepend=0, append=0)
    rows, first = np.nonzero(edges == 1)
    last = np.nonzero(edges == -1)[1]
    short = last - first <= SHORT
    return rows[short], first[short], last[short]


def _might_fit(question: Question, readings: Readings, rows: Places, before: Places, after: Places) -> Mask:
    """Tell for each gap whether the claim would fit some figure between its neighbours."""
    if readings.rank is not None and readings.ties is not None:
        return _rank_might_fit(question, readings.rank, readings.ties, (rows, before, after))
    one, other = readings.values[rows, before], readings.values[rows, after]
    low, high = np.minimum(one, other), np.maximum(one, other)
    if readings.number is None:
        return np.asarray(high > 0)
    low, high = low * (1 - WIDENED), high * (1 + WIDENED)
    if question.quantity != "share":
        low, high = np.ceil(low), np.floor(high)
    least, most = readings.number.interval()
    return np.asarray((least <= high) & (low <= most))


def _rank_might_fit(
    question: Question, rank: NDArray[np.int32], ties: NDArray[np.int32], gaps: tuple[Places, Places, Places]
) -> Mask:
    rows, before, after = gaps
    ranks = np.stack([rank[rows, before], rank[rows, after]])
    lasts = ranks + np.stack([ties[rows, before], ties[rows, after]]) - 1
    there = (ranks > 0).any(axis=0)
    claimed = question.claim.rank
    if claimed is None:
        return np.asarray(there)
    low = np.where(ranks > 0, ranks, 10**6).min(axis=0) * (1 - WIDENED)
    high = np.where(ranks > 0, lasts, 0).max(axis=0) * (1 + WIDENED)
    comparator = question.claim.comparator or "="
    if comparator in ("<", "<="):
        return np.asarray(there & (low <= claimed))
    if comparator in (">", ">="):
        return np.asarray(there & (high >= claimed))
    return np.asarray(there & (low <= claimed) & (claimed <= high))
