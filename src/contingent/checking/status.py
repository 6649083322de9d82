"""The status of a claim: the first of the rules that applies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.checking.gaps import blocks_contradiction
from contingent.checking.question import Question
from contingent.checking.readings import Readings
from contingent.checking.times import Times
from contingent.model.month import Month, ranges
from contingent.model.verdict import DiffersIn, Status

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status, what differs, why (for `unknown`), and the months [month] that decided: where the claim fits."""

    status: Status
    differs_in: DiffersIn | None = None
    reason: str | None = None
    literal: bool = True
    deciding: Mask | None = None


def judge(question: Question, readings: Readings, times: Times, months: NDArray[np.int32]) -> Judgement:
    """Give a claim its status by its readings and its reference months."""
    nothing = _nothing_to_say(readings, times, months)
    if nothing:
        return Judgement("unknown", reason=nothing)
    if question.quantity == "departure":
        return _departure(readings, times)
    if question.quantity == "flow":
        return _flow(question, readings, times)
    return _compared(question, readings, times, months)


def _nothing_to_say(readings: Readings, times: Times, months: NDArray[np.int32]) -> str | None:
    if times.unknowable:
        return f"the text speaks of {_span(times)}, of which no report could be known when it was published"
    if (readings.literal_covered & times.reference).any():
        return None
    if not readings.literal_covered.any():
        return "the record has no figures for this"
    covered = months[readings.literal_covered]
    have = f"it covers this from {Month(int(covered[0]))} to {Month(int(covered[-1]))}"
    return f"the record has no figures for {_span(times)} ({have}, with gaps)"


def _span(times: Times) -> str:
    if times.last < times.first:
        return "any month"
    first, last = Month(times.first), Month(times.last)
    return str(first) if first == last else f"{first} to {last}"


def _compared(question: Question, readings: Readings, times: Times, months: NDArray[np.int32]) -> Judgement:
    said, some = readings.said, readings.somewhere
    if (now := said & times.reference).any():
        return Judgement("holds", deciding=now)
    if (now := some & times.reference).any():
        return Judgement("other_definition", "definition", literal=False, deciding=now)
    if times.tense != "past":
        elsewhere = times.admissible & ~times.reference
        if times.tense == "present":
            elsewhere &= months < times.first
        for mask, own in ((said & elsewhere, True), (some & elsewhere, False)):
            if mask.any():
                status: Status = "outdated" if times.tense == "present" else "misdated"
                return Judgement(status, "time" if own else "both", literal=own, deciding=mask)
    blocked = blocks_contradiction(question, readings, times)
    spans = ranges([Month(int(ordinal)) for ordinal in months[blocked]])
    if times.tense != "past" and (times.first < months[0] or times.last > months[-1]):
        spans.append(f"months outside {Month(int(months[0]))} to {Month(int(months[-1]))}")
    if spans:
        return Judgement("unknown", reason=f"the record does not cover {', '.join(spans)}, when it may have been so")
    if question.civilians:
        reason = "a mission's personnel may include civilians, whom the record does not count"
        return Judgement("unknown", reason=reason)
    return Judgement("contradicted")


def _departure(readings: Readings, times: Times) -> Judgement:
    """A departure either shows in the figures around the stated time, or cannot be known from them."""
    around = _widened(times.reference) & times.admissible if times.tense == "stated" else times.reference
    shown = readings.somewhere & around
    if shown.any():
        return Judgement("holds", deciding=shown)
    return Judgement("unknown", reason="the monthly figures around that time do not show such a departure")


NEAR = 2
"""A departure shows in the figures up to so many months before or after it is said to happen."""


def _widened(mask: Mask) -> Mask:
    wide = mask.copy()
    for shift in range(1, NEAR + 1):
        wide[shift:] |= mask[:-shift]
        wide[:-shift] |= mask[shift:]
    return wide


def _flow(question: Question, readings: Readings, times: Times) -> Judgement:
    """A number of people over time cannot be below the largest number at once; more cannot be known from stocks.

    It is contradicted only where every measure that its words may mean was larger at some time.
    """
    number = question.number
    assert number is not None
    period = times.reference if times.tense == "stated" else times.admissible
    exceeded = readings.said & period
    if exceeded.any() and number.comparator in (">", ">="):
        return Judgement("holds", deciding=exceeded)
    told = readings.literal & (readings.covered & period).any(axis=1)
    if exceeded.any() and (readings.fits[told] & period).any(axis=1).all():
        return Judgement("contradicted", deciding=exceeded)
    reason = "people over a period cannot be counted from monthly strengths; they only show that it is no fewer"
    return Judgement("unknown", reason=reason)
