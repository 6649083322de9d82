"""The months in which all claims of a clause hold."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from contingent.checking.question import Question
from contingent.checking.readings import Readings
from contingent.vocabulary.measures import all_measures

Mask = NDArray[np.bool_]
Judged = tuple[Question, Readings]


def base_measures(question: Question, readings: Readings) -> list[str | None]:
    """Return, for each reading, the measure of both sexes it is about; None where the measure says nothing."""
    if question.quantity in ("presence", "missions"):
        return [None] * len(readings.measures)
    return [all_measures()[measure].whole for measure in readings.measures]


def names_its_own(question: Question) -> bool:
    """Tell whether the claim has a noun of its own ("troops"), so that it need not share the clause's measure."""
    return question.claim.category not in (None, "unspecified")


def holds_together(clause: Sequence[Judged], admissible: Mask) -> Mask:
    """Return the admissible months [month] in which all claims of a clause hold.

    They share one measure, unless each of them names its own: one that some claim of the clause says. Women are counted
    among the people of that measure.
    """
    alone = [readings.somewhere for _, readings in clause]
    found: Mask = np.logical_and.reduce(alone) & admissible
    if len(clause) == 1 or not found.any() or all(names_its_own(question) for question, _ in clause):
        return found
    bases = [base_measures(question, readings) for question, readings in clause]
    return _sharing(clause, bases, {measure for question, _ in clause for measure in _said(question)}) & admissible


def _said(question: Question) -> set[str]:
    if question.quantity in ("presence", "missions"):
        return set()
    return {all_measures()[measure].whole for measure in question.literal}


def _sharing(clause: Sequence[Judged], bases: list[list[str | None]], measures: set[str]) -> Mask:
    """Return the months in which all claims of a clause hold by one and the same of some measures."""
    months = np.zeros(clause[0][1].fits.shape[1], dtype=np.bool_)
    for measure in measures:
        rows = [[base in (None, measure) for base in each] for each in bases]
        fits = [readings.fits[np.array(row)].any(axis=0) for (_, readings), row in zip(clause, rows, strict=True)]
        months |= np.logical_and.reduce(fits)
    return months
