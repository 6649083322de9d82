"""The status of a claim of a fact: the rules of all claims, on days instead of months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contingent.checking.facts.answers import Answer
from contingent.checking.facts.readings import FactReading, Span
from contingent.checking.facts.when import When
from contingent.model.verdict import DiffersIn, Status

Match = tuple[FactReading, Span]
"""A reading, and the span of it that tells."""


@dataclass(frozen=True)
class Judged:
    """A status, what differs, the reading and span that decided, and why it is unknown."""

    status: Status
    differs_in: DiffersIn | None = None
    match: Match | None = None
    reason: str | None = None


def judge(answer: Answer, when: When) -> Judged:
    """Return the first status that applies."""
    own = [reading for reading in answer.readings if reading.literal]
    if when.unknowable:
        return Judged("unknown", reason="the text speaks of a time after its own date")
    if not any(reading.covers(when.first, when.last) for reading in own):
        return Judged("unknown", reason=answer.missing)
    if match := _match(own, when):
        return Judged("holds", match=match)
    if match := _match(answer.readings, when):
        return Judged("other_definition", "definition", match)
    return _at_another_time(answer, own, when)


def _at_another_time(answer: Answer, own: Sequence[FactReading], when: When) -> Judged:
    if answer.first_open is not None:
        return Judged("unknown", reason=answer.first_open)
    status: Status = "outdated" if when.tense == "present" else "misdated"
    if when.tense != "past":
        if match := _elsewhere(own, when):
            return Judged(status, "time", match)
        if match := _elsewhere(answer.readings, when):
            return Judged(status, "both", match)
    if answer.open_to is not None:
        return Judged("unknown", reason=answer.open_to)
    return Judged("contradicted")


def _match(readings: Sequence[FactReading], when: When) -> Match | None:
    """Return the reading and span that fit when the claim speaks of; a lasting claim must fit to its end."""
    for reading in readings:
        fitting = reading.fitting(when.first, when.last)
        if fitting and (not when.lasting or _lasts(reading, when)):
            return reading, fitting[-1]
    return None


def _lasts(reading: FactReading, when: When) -> bool:
    """Tell whether nothing covered in the stated time speaks against a lasting claim."""
    return reading.since is not None or all(span.fits for span in reading.covering(when.first, when.last))


def _elsewhere(readings: Sequence[FactReading], when: When) -> Match | None:
    """Return what fits at the nearest other time that the text can know; of the present tense, earlier."""
    first, last = when.first, when.last
    found: list[tuple[int, int, Match]] = []
    for place, reading in enumerate(readings):
        for span in reading.spans:
            if not span.fits or span.first > when.limit or (when.tense == "present" and span.first > last):
                continue
            away = max((first - span.last).days, (span.first - last).days, 0)
            found.append((away, place, (reading, span)))
    return min(found, key=lambda one: one[:2])[2] if found else None


def stated_by(readings: Sequence[FactReading], when: When) -> Match | None:
    """Return what the record says, by the claim's own words, in the latest covered time that it speaks of."""
    for literal in (True, False):
        for reading in readings:
            covering = reading.covering(when.first, when.last) if reading.literal is literal else []
            if covering:
                return reading, covering[-1]
    return None
