"""From the answer on a claim of a fact to its verdict: figures, months, sentences, evidence."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from contingent.checking.chance import numbers_by_chance
from contingent.checking.confidence import TENSE_READ
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.judging import Judged, Match, judge, stated_by
from contingent.checking.facts.proofs import cite
from contingent.checking.facts.readings import FactReading, Span
from contingent.checking.facts.when import DAY, When
from contingent.checking.summary import unknown
from contingent.model.month import Month
from contingent.model.verdict import Latest, Stated, Status, TrueFor, Verdict

_LEADS: dict[Status, str] = {
    "holds": "True",
    "other_definition": "True by another definition",
    "outdated": "Out of date",
    "misdated": "True at another time",
    "contradicted": "Not so at any time or by any definition that the text could know",
}


def verdict_of(asked: Asked, answer: Answer) -> Verdict:
    """Give a claim its verdict."""
    asked = replace(asked, when=answer.when or asked.when)
    judged = judge(answer, asked.when)
    matched = [judged.match[0]] if judged.match and judged.match[0].literal else []
    stated = stated_by([*matched, *answer.readings], asked.when)
    newest = _latest(answer.readings, judged.match, asked.now)
    chosen = _chosen(judged, stated)
    unknown_say = answer.known if judged.status == "unknown" else None
    notes = [*answer.notes, *_remarks(judged, asked.when)]
    shown = chosen or answer.known_proof
    return Verdict(
        status=judged.status,
        summary=_summary(judged, stated, answer, newest, asked),
        differs_in=judged.differs_in,
        current=_current(answer.readings, asked.now),
        say=unknown_say if judged.status in ("unknown", "holds") else _told(chosen, asked.when.last),
        say_now=_told(newest, asked.now) if newest and newest[0].since is None else None,
        reason=judged.reason,
        notes=tuple(dict.fromkeys(notes)),
        true_for=tuple(_true_for(answer.readings, asked)),
        true_later=_later(answer.readings, asked),
        by_chance=_by_chance(answer, asked.when),
        stated=Stated(*figure, None) if (figure := _figure(stated, asked.when.last)) else None,
        latest=Latest(*figure, None) if (figure := _figure(newest, asked.now)) else None,
        reference=asked.when.months,
        tense=asked.when.tense,
        confidence=round(asked.claim.confidence * (TENSE_READ if asked.claim.as_of is None else 1.0), 4),
        evidence=cite(asked.record, *shown, _within(shown[1], asked.when)) if shown else (),
    )


def unanswered(asked: Asked, reason: str) -> Verdict:
    """Say that the record cannot judge a claim, and why."""
    return Verdict("unknown", unknown(reason), reason=reason, reference=asked.when.months, tense=asked.when.tense)


def _chosen(judged: Judged, stated: Match | None) -> Match | None:
    """Return what the right sentence tells: the match, or for a wrong date what the record says of that date."""
    if judged.status == "misdated" and stated is not None and stated[0].since is None:
        return stated
    return judged.match or stated


def _latest(readings: Sequence[FactReading], match: Match | None, now: datetime.date) -> Match | None:
    """Return the newest span, by the reading that matched or else a literal one."""
    order = sorted(readings, key=lambda reading: (match is None or reading is not match[0], not reading.literal))
    for reading in order:
        spans = [span for span in reading.spans if span.first <= now]
        if spans:
            return reading, max(spans, key=lambda span: (span.last, span.first))
    return None


def _current(readings: Sequence[FactReading], now: datetime.date) -> bool | None:
    """Tell whether the claim, by its own words, holds at the end of the record; None where nothing is said of it."""
    states = [reading for reading in readings if reading.literal and reading.since is None]
    covering = [span for reading in states for span in reading.covering(now, now)]
    return any(span.fits for span in covering) if covering else None


def _true_for(readings: Sequence[FactReading], asked: Asked) -> list[TrueFor]:
    limit = min(asked.when.limit, max(asked.now, asked.when.last))
    found = [(reading, reading.months(limit)) for reading in readings]
    listed = [TrueFor(one.measure, one.scope, months, one.literal) for one, months in found if months]
    return sorted(listed, key=lambda one: not one.literal)


def _later(readings: Sequence[FactReading], asked: Asked) -> tuple[Month, ...]:
    if asked.when.limit >= asked.now:
        return ()
    later = {month for reading in readings for month in reading.months(asked.now, asked.when.limit)}
    return tuple(sorted(later))


def _by_chance(answer: Answer, when: When) -> float | None:
    """Return the share of numbers of the same form, between half and twice the claimed one, that would have fitted."""
    if answer.number is None or answer.number.value <= 0:
        return None
    spans = [span for reading in answer.readings for span in reading.spans if span.first <= when.limit]
    return numbers_by_chance(answer.number, np.array([s.value for s in spans if s.value is not None], dtype=np.float64))


def _figure(match: Match | None, day: datetime.date) -> tuple[str, str, Month, float] | None:
    """Return the measure, scope, month and figure of a span as of a day; None without a figure."""
    if match is None:
        return None
    reading, span = match
    value = span.value
    if value is None:
        return None
    month = Month.containing(min(max(day, span.first), span.last))
    return reading.measure, reading.scope, month, value


def _within(span: Span, when: When) -> datetime.date:
    """Return the last day of a span that the claim speaks of, or else its first."""
    if span.touches(when.first, when.last):
        return min(span.last, when.last)
    return span.first


def _remarks(judged: Judged, when: When) -> list[str]:
    """Remark on what the match rests on, and on a confirmation that ends before the time the claim speaks of."""
    if judged.match is None:
        return []
    span = judged.match[1]
    notes = list(span.notes)
    if judged.status in ("holds", "other_definition") and span.confirmed is not None:
        asked = min(when.last, span.last)
        if span.confirmed + DAY < max(when.first, span.first) and asked > span.confirmed:
            notes.append(f"confirmed until {span.confirmed.isoformat()}, and not contradicted since")
    return notes


def _told(match: Match | None, day: datetime.date) -> str | None:
    return match[1].told(day) if match else None


def _summary(judged: Judged, stated: Match | None, answer: Answer, newest: Match | None, asked: Asked) -> str:
    if judged.status == "unknown":
        also = f" {answer.known}" if answer.known else ""
        return unknown(judged.reason or "") + also
    told = _told(judged.match or stated, asked.when.last)
    lead = f"{_LEADS[judged.status]}: {told}" if told else f"{_LEADS[judged.status]}."
    other = _told(newest, asked.now) if judged.status == "outdated" else _told(stated, asked.when.last)
    if judged.status in ("outdated", "misdated") and other is not None and other != told:
        return f"{lead} {other}"
    return lead
