"""Claims of withdrawals that the monthly figures do not show: dated events, ends of missions, forces of others."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from contingent.checking import wording
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.figures import accepts, stated_number
from contingent.checking.facts.missions import ended
from contingent.checking.facts.phrases import dated, name, sentence
from contingent.checking.facts.places import force_of, host_of
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.checking.question import Unanswerable
from contingent.model.event import Event
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.model.partial_date import first_day, last_day

LEFT = ("deployment_ended",)
ANNOUNCED = ("withdrawal_announced",)
LATER = datetime.timedelta(days=62)
"""People leave for weeks around the day that is told of."""
ADD = "a row of coded/tables/withdrawals.csv with its page would bring it"


def answer(asked: Asked) -> Answer:
    """Return the dated events of a withdrawal; the announcement of one is another definition."""
    claim = asked.claim
    if claim.contributor in (None, ALL_CONTRIBUTORS) and claim.value is not None:
        raise Unanswerable("the record does not tell how many of a whole mission or force left at a time")
    if claim.contributor in (None, ALL_CONTRIBUTORS):
        return ended(asked)
    force = force_of(claim)
    host = None if force else host_of(claim, asked.text)[0]
    events = list(_events(asked, force, host))
    where = force or (name(host) if host else "that mission")
    if not events:
        raise Unanswerable(
            f"neither the monthly figures nor dated events show {name(claim.contributor)} leave {where}; {ADD}"
        )
    readings = []
    since, until = datetime.date(1945, 1, 1), max(asked.now, asked.when.limit)
    for measure, kinds in (("deployment_ended", LEFT), ("withdrawal_announced", ANNOUNCED)):
        spans = joined(_span(event, where) for event in events if event.kind in kinds)
        if spans:
            readings.append(
                FactReading(measure, force or f"host:{host}", measure == "deployment_ended", spans, since, until)
            )
    if not any(reading.literal for reading in readings):
        only = readings[0]
        missing = f"an announcement is dated, but no source in the record says when they left; {ADD}"
        return Answer((only,), missing, known=only.spans[-1].say, known_proof=(only, only.spans[-1]))
    return Answer(tuple(readings), "no source dates it", tuple(_other_number(asked, events)))


def _other_number(asked: Asked, events: list[Event]) -> Iterator[str]:
    """Say where the events count other people than the claim does."""
    number, _ = stated_number(asked.claim, ())
    left = [event.value for event in events if event.kind in LEFT and event.value and event.unit == "persons"]
    if number is not None and left and not any(accepts(number, value) for value in left):
        yield f"the record counts {wording.listed([f'{value:,.0f}' for value in left])} people, not {number.value:,.0f}"


def _events(asked: Asked, force: str | None, host: str | None) -> Iterator[Event]:
    for event in asked.record.events.where(kind=(*LEFT, *ANNOUNCED), subject=asked.claim.contributor or ""):
        if (force and event.force == force) or (host and host in (event.object, *event.others.split(";"))):
            yield event


def _span(event: Event, where: str) -> Span:
    who = name(event.subject)
    count = f" ({event.value:,.0f} people)" if event.value and event.unit == "persons" else ""
    outcome = f": {event.outcome}" if event.outcome else ""
    if event.kind in LEFT:
        told = sentence(f"{who} left {where}{count} {dated(event.date)}{outcome}")
        return Span(first_day(event.date), last_day(event.until or event.date) + LATER, True, told, proof=(event,))
    told = sentence(f"{who} announced {dated(event.date)} that it would leave {where}{count}{outcome}")
    return Span(first_day(event.date), last_day(event.date), True, told, proof=(event,))
