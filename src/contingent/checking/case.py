"""A claim on its way to a verdict: its question, readings, times and judgement, and the places that decide it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from contingent.checking.chance import by_chance
from contingent.checking.lookup import Lookup
from contingent.checking.question import Question, question_of
from contingent.checking.readings import Readings, readings_of
from contingent.checking.sentence import Place
from contingent.checking.status import Judgement, judge
from contingent.checking.tense import tense_of
from contingent.checking.times import Known, Times, times_of
from contingent.model.claim import Claim
from contingent.model.month import Month

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Case:
    """A claim that the record can answer, with all its readings."""

    question: Question
    readings: Readings
    times: Times
    judgement: Judgement
    lookup: Lookup

    @cached_property
    def chance(self) -> float | None:
        """How easily the search would have matched another number: `by_chance` of the verdict."""
        return by_chance(self.question, self.readings, self.times.admissible)

    def months(self, mask: Mask) -> tuple[Month, ...]:
        """Return the months of a mask over the axis."""
        return tuple(self.lookup.named[mask].tolist())

    def literal_place(self, mask: Mask) -> Place | None:
        """Return the literal reading in the latest month of a mask with a figure: a share of nobody is none."""
        rows = self.readings.figures.literal_row
        months = np.flatnonzero(mask & (rows >= 0))
        months = months[np.isfinite(self.readings.values[rows[months], months])]
        return self.place(int(rows[months[-1]]), int(months[-1])) if len(months) else None

    @cached_property
    def stated(self) -> Place | None:
        """What the claim's own words mean in the latest covered month that it speaks of."""
        return self.literal_place(self.times.reference & self.times.admissible)

    @cached_property
    def newest(self) -> Place | None:
        """The newest covered month by the measure that fitted or, where none did, by the literal one."""
        fitted = self.fitting_rows
        if not len(fitted):
            return self.literal_place(np.ones_like(self.times.reference))
        row = int(fitted[0])
        months = np.flatnonzero(self.readings.covered[row] & np.isfinite(self.readings.values[row]))
        return self.place(row, int(months[-1]))

    @cached_property
    def fitting_rows(self) -> NDArray[np.intp]:
        """The readings that fit in some admissible month, the literal ones first."""
        return np.flatnonzero((self.readings.fits & self.times.admissible).any(axis=1))

    def fitting(self, preferred: Mask | None = None) -> Place | None:
        """Return the month that decided the status (one of `preferred` if there is any) and how it fits.

        The latest of several; of those that a stated date misses, the one nearest to it.
        """
        deciding = self.judgement.deciding
        if deciding is None or not len(months := np.flatnonzero(deciding)):
            return None
        liked = months[preferred[months]] if preferred is not None else months
        chosen = liked if len(liked) else months
        month = int(self._nearest(chosen) if self.judgement.status == "misdated" else chosen[-1])
        return self.place(int(np.argmax(self.readings.fits[:, month])), month)

    def _nearest(self, months: NDArray[np.intp]) -> int:
        """Return the month (place on the axis) that is nearest to the months the claim speaks of, the later of two."""
        ordinals = self.lookup.months[months]
        away = np.maximum(self.times.first - ordinals, ordinals - self.times.last)
        return int(months[len(months) - 1 - int(np.argmin(away[::-1]))])

    def place(self, row: int, month: int) -> Place:
        """Return a reading as a place in the record."""
        return Place(self.readings.measures[row], self.readings.scopes[row], month)

    def row_of(self, place: Place) -> int:
        """Return the row of a place among the readings."""
        pairs = list(zip(self.readings.measures, self.readings.scopes, strict=True))
        return pairs.index((place.measure, place.scope))

    def value_at(self, place: Place) -> float:
        """Return the figure of a place in the claim's unit."""
        return float(self.readings.values[self.row_of(place), place.month])

    def rank_at(self, place: Place) -> int | None:
        """Return the competition rank of a place; None where there is none, or for sums and wholes."""
        if self.readings.rank is not None:
            return int(self.readings.rank[self.row_of(place), place.month]) or None
        if self.question.quantity not in ("people", "share"):
            return None
        measure = self.lookup.place[place.measure]
        return self.lookup.rank_at(place.scope, self.question.contributor, self.question.group, measure, place.month)


def case_of(claim: Claim, text: str, known: Known, lookup: Lookup) -> Case:
    """Look up and judge a claim. Raises Unanswerable where the record has nothing on it."""
    question = question_of(claim, text, lookup)
    readings = readings_of(question, lookup, known.admissible(lookup.months))
    tense = tense_of(text, claim.start, claim.end) if claim.as_of is None else "present"
    times = times_of(claim.as_of, tense, known, lookup.months, readings.literal_covered)
    return Case(question, readings, times, judge(question, readings, times, lookup.months), lookup)
