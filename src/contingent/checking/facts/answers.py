"""What is asked of the record about a claim of a fact, and what it answers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from contingent.checking.accept import Number
from contingent.checking.facts.readings import FactReading, Span
from contingent.checking.facts.when import When
from contingent.checking.times import Known
from contingent.model.claim import Claim
from contingent.record.record import Record


@dataclass(frozen=True)
class Asked:
    """A claim of a fact, the record and text it is judged by, and when it speaks of. `now` ends the record."""

    claim: Claim
    text: str
    record: Record
    known: Known
    when: When
    now: datetime.date


@dataclass(frozen=True)
class Answer:
    """What the record has on a claim: its readings, what a reader must know, and what would be needed for more.

    `missing` says why the status is unknown where no literal reading covers the time. `open_to` says, where the
    record cannot exclude the claim, why: it is then never contradicted; `first_open` says so where not even another
    time may be named instead. `known` is a sentence to propose where the status is unknown, `known_proof` what it
    rests on. `when` replaces the days that the claim speaks of by those that are counted; `number` is what the claim's
    number was compared as.
    """

    readings: tuple[FactReading, ...]
    missing: str
    notes: tuple[str, ...] = ()
    open_to: str | None = None
    known: str | None = None
    known_proof: tuple[FactReading, Span] | None = None
    when: When | None = None
    first_open: str | None = None
    number: Number | None = None
