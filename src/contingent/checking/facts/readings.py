"""Readings of a claim of a fact: what the record says by one definition over time, and whether the claim fits it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from contingent.checking.facts.phrases import spoken
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.month import Month
from contingent.model.statistic import Statistic
from contingent.model.verdict import Evidence

Proof = Fact | Event | Statistic | Evidence
"""What a reading rests on: assertions of the record, or rows of its reports already cited."""


@dataclass(frozen=True, slots=True)
class Span:
    """What the record says from `first` to `last`, both inclusive, and whether the claim fits it.

    `say` is the whole sentence that is right for these days, in which {on} stands for one of them; `value` is the
    figure in the claim's unit. `confirmed` is the last day for which a source vouches for it, None where that is the
    last day of the span. `notes` are what a reader should know of it.
    """

    first: datetime.date
    last: datetime.date
    fits: bool
    say: str
    value: float | None = None
    proof: tuple[Proof, ...] = ()
    confirmed: datetime.date | None = None
    notes: tuple[str, ...] = ()

    def told(self, day: datetime.date) -> str:
        """Return the sentence as of a day, or the day of the span that is nearest to it."""
        return self.say.replace("{on}", spoken(min(max(day, self.first), self.last)))

    def touches(self, first: datetime.date, last: datetime.date) -> bool:
        """Tell whether any of the days from `first` to `last` is among them."""
        return self.first <= last and first <= self.last


@dataclass(frozen=True, slots=True)
class FactReading:
    """A claim taken by one definition: `measure` in `scope`, and whether the words of the claim say it.

    `spans` are in the order of time; days in none of them are not covered. A `happening` is dated by its spans: the
    claim fits on these days, and all other days between `since` and `until` are covered and do not fit.
    """

    measure: str
    scope: str
    literal: bool
    spans: tuple[Span, ...]
    since: datetime.date | None = None
    until: datetime.date | None = None

    def fitting(self, first: datetime.date, last: datetime.date) -> list[Span]:
        """Return the spans that fit and touch the days from `first` to `last`."""
        return [span for span in self.spans if span.fits and span.touches(first, last)]

    def covering(self, first: datetime.date, last: datetime.date) -> list[Span]:
        """Return the spans that touch the days from `first` to `last`."""
        return [span for span in self.spans if span.touches(first, last)]

    def covers(self, first: datetime.date, last: datetime.date) -> bool:
        """Tell whether the record says anything, by this reading, of any of the days."""
        if self.since is not None and self.until is not None and self.since <= last and first <= self.until:
            return True
        return bool(self.covering(first, last))

    def months(self, last: datetime.date, after: datetime.date | None = None) -> tuple[Month, ...]:
        """Return the months in which the claim fits, up to a day, and with `after` only those that begin after it."""
        found = {
            ordinal
            for span in self.spans
            if span.fits and span.first <= last
            for ordinal in range(_ordinal(span.first), _ordinal(min(span.last, last)) + 1)
        }
        months = sorted(Month(ordinal) for ordinal in found)
        return tuple(m for m in months if after is None or m.ordinal > _ordinal(after))


def _ordinal(day: datetime.date) -> int:
    return Month.containing(day).ordinal


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in the order of time."""
    return tuple(sorted(spans, key=lambda span: (span.first, span.last, not span.fits, span.say)))
