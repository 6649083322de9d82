"""Vintage: the month whose data a text was written from, by the likelihood of all its claims together.

For each month the probability that a writer with that month's report before him would have made the claim: one where
the figure fits by the claim's own words, less where it fits only by another definition, little where it does not fit
at all (a slip). A stated "about 6,000" is likelier the nearer the figure, "more than 5,000" the less it is exceeded.
Claims of one clause share a measure. What is dated in the text speaks only where nothing is undated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.checking.question import Question
from contingent.checking.readings import Readings
from contingent.checking.times import Times
from contingent.checking.together import base_measures
from contingent.model.verdict import DocumentVintage

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

SLIP = 0.001
"""The probability that a claim does not follow the report; it may then be any number of its form."""

LOOSE = 0.02
"""The probability of using a word for another definition, all others together."""

SPLIT = 0.02
"""The probability that claims of one clause that need not name a measure do not share one."""

UNKNOWN = 0.9
"""The power of a slip's probability that a claim has where the record has no figure: a little above a slip."""

CREDIBLE = 0.95
"""The probability that the credible set reaches."""

FADES = 36.0
"""With a publication date: the months over which older data become less likely by a factor of e."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A claim that may tell the vintage, with its readings and the months it speaks of."""

    question: Question
    readings: Readings
    times: Times


def vintage_of(clauses: Sequence[Sequence[Told]], months: NDArray[np.object_], published: bool) -> DocumentVintage:
    """Return the vintage of a text from the claims of its clauses; empty where no claim has anything to say.

    `months` are the Month objects of the axis.
    """
    clauses = _telling(clauses)
    claims = [told for clause in clauses for told in clause]
    if not claims:
        return DocumentVintage()
    known = np.logical_or.reduce([told.readings.covered.any(axis=0) for told in claims]) & claims[0].times.admissible
    matched = np.logical_or.reduce([_own(told).any(axis=0) for told in claims])
    if not (matched & known).any():
        return DocumentVintage()
    log = np.log(np.stack([_clause(clause) for clause in clauses])).sum(axis=0)[known]
    if published:
        log = log - np.arange(len(log) - 1, -1, -1) / FADES
    weight = np.exp(log - log.max())
    return _summed(weight / weight.sum(), months[known], len(claims))


def _telling(clauses: Sequence[Sequence[Told]]) -> list[list[Told]]:
    """Keep the claims that tell the vintage: the undated ones or, without any, those of the latest stated date."""
    every = [told for clause in clauses for told in clause]
    undated = [told for told in every if told.times.tense != "stated"]
    latest = max((told.times.last for told in every), default=0)
    chosen = undated or [told for told in every if told.times.last == latest]
    kept = [[told for told in clause if told in chosen] for clause in clauses]
    return [clause for clause in kept if clause]


def _own(told: Told) -> Mask:
    """Return where a claim fits; a dated one only in the months that it speaks of."""
    within = told.times.reference if told.times.tense == "stated" else told.times.admissible
    fits: Mask = told.readings.fits & within
    return fits


def _clause(clause: Sequence[Told]) -> Floats:
    """Return the probability of the claims of a clause by month: with one measure for all, or each on its own."""
    each = [_claim(told) for told in clause]
    alone: Floats = np.prod([probability.max(axis=0) for probability in each], axis=0)
    if len(clause) == 1:
        return alone
    bases = [base_measures(told.question, told.readings) for told in clause]
    shared = {base for names in bases for base in names if base is not None}
    best = alone * SPLIT
    for measure in sorted(shared):
        rows = [np.array([base in (None, measure) for base in names]) for names in bases]
        joint = [
            probability[row].max(axis=0) if row.any() else np.full(alone.shape, SLIP / _alternatives(told))
            for probability, row, told in zip(each, rows, clause, strict=True)
        ]
        best = np.maximum(best, np.prod(joint, axis=0))
    return best


def _claim(told: Told) -> Floats:
    """Return the probability of one claim by reading and month."""
    readings = told.readings
    loose = LOOSE / max(1, int(np.count_nonzero(~readings.literal)))
    weight = np.where(readings.literal, 1.0, loose)[:, None]
    slip = SLIP / _alternatives(told)
    probability = np.where(_own(told), np.maximum(weight * _closeness(readings), slip), slip)
    known: Floats = np.where(readings.covered.any(axis=0), probability, slip**UNKNOWN)
    return known


def _alternatives(told: Told) -> float:
    """Return how many numbers of the claim's form there are between half and twice it."""
    number, rank = told.question.number, told.question.claim.rank
    if number is not None and number.value > 0:
        exact = number.comparator == "=" and not told.readings.about and number.counted
        return max(2.0, 1.5 * number.value / (1.0 if exact else number.step))
    return max(2.0, 1.5 * rank) if rank is not None else 2.0


def _closeness(readings: Readings) -> Floats | float:
    """Return how likely a writer is to choose the stated number for each figure that it fits."""
    number = readings.number
    if number is None or readings.rank is not None or number.value <= 0 or number.comparator in ("=", "range"):
        return 1.0
    figures = np.where(np.isnan(readings.values), number.value, readings.values)
    if number.comparator == "~":
        low, high = number.interval()
        span = max(high - number.value, number.value - low, 1e-9)
        near: Floats = 1 - 0.5 * np.clip(np.abs(figures - number.value) / span, 0, 1)
        return near
    if number.comparator in (">", ">="):
        return np.clip(number.value / np.maximum(figures, number.value), 0, 1) ** 2
    if number.comparator in ("<", "<="):
        return np.clip(figures / number.value, 0.1, 1) ** 2
    raise AssertionError(number.comparator)


def _summed(probability: Floats, months: NDArray[np.object_], claims: int) -> DocumentVintage:
    """Arrange the distribution: the best month (the latest of equals) and the smallest set that is credible."""
    best = len(probability) - 1 - int(np.argmax(probability[::-1]))
    order = np.argsort(-probability, kind="stable")
    needed = int(np.searchsorted(np.cumsum(probability[order]), CREDIBLE))
    least = probability[order[min(needed, len(order) - 1)]]
    credible = probability >= least * (1 - 1e-9)
    return DocumentVintage(
        best=months[best],
        months=tuple(months[credible].tolist()),
        probability=float(probability[best]),
        likelihood=tuple(zip(months.tolist(), probability.tolist(), strict=True)),
        claims=claims,
    )
