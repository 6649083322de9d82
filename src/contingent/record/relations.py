"""Relations between two parties: established, severed and restored, with the embassies each has in the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.record.record import Record
from contingent.record.standing import Standing, conflicts, history
from contingent.vocabulary.assertions import statuses

_STATES = {
    "relations_established": "established",
    "relations_restored": "established",
    "relations_severed": "severed",
}
"""Kinds of events after which two parties have relations, or none."""


@dataclass(frozen=True, slots=True)
class RelationHistory:
    """What the sources say of two parties over time, oldest first.

    `relations` is the consensus on diplomatic relations, which are the same said of either; `missions` the consensus
    on the diplomatic missions of each in the other, by (sender, host); `events` the dated happenings between them;
    `conflicts` the stretches over which sources disagree on relations; `facts` all assertions on relations.
    """

    one: str
    other: str
    relations: tuple[Standing, ...]
    missions: dict[tuple[str, str], tuple[Standing, ...]]
    events: tuple[Event, ...]
    conflicts: tuple[Standing, ...]
    facts: tuple[Fact, ...]


def relation_history(record: Record, one: str, other: str) -> RelationHistory:
    """Return the history of relations between two parties; empty where no source speaks of them."""
    pair = {one, other}
    facts = relations_told(record, one, other)
    missions = {
        (sender, host): tuple(history(record.facts.where(kind="diplomatic_mission", subject=sender, object=host)))
        for sender, host in ((one, other), (other, one))
    }
    events = [event for event in record.events.where(subject=pair, object=pair) if event.subject != event.object]
    return RelationHistory(
        one,
        other,
        tuple(history(facts)),
        missions,
        tuple(sorted(events, key=lambda event: (event.date, event))),
        tuple(conflicts(facts)),
        tuple(facts),
    )


def relations_told(record: Record, one: str, other: str) -> list[Fact]:
    """Return the facts of relations between two parties, breaks mended; where no source states any, what events tell.

    Relations taken up or restored hold until the next break, broken ones until they are restored.
    """
    facts = between(record, one, other, "relation")
    if facts:
        return mended(facts, between(record, one, other, "diplomatic_mission"))
    pair = {one, other}
    told = sorted(
        (event for event in record.events.where(subject=pair, object=pair, kind=set(_STATES))),
        key=lambda event: (event.date, event),
    )
    return [_state(event, told[place + 1 :]) for place, event in enumerate(told) if event.subject != event.object]


def _state(event: Event, later: Sequence[Event]) -> Fact:
    """Return what an event began, until the first of the later ones that ends it."""
    status = _STATES[event.kind]
    end = next((other.date for other in later if _STATES[other.kind] != status), "")
    return Fact(
        "relation", event.subject, event.object, status, event.date, end, confirmed_as_of=end or event.date,
        publisher=event.publisher, authority=event.authority, document=event.document, locator=event.locator,
        url=event.url, quote=event.quote, note=event.note,
    )  # fmt: skip


def between(record: Record, one: str, other: str, kind: str) -> list[Fact]:
    """Return the facts of a kind between two parties, said of either."""
    pair = {one, other}
    return [fact for fact in record.facts.where(kind=kind, subject=pair, object=pair) if fact.subject != fact.object]


def mended(relations: Sequence[Fact], missions: Sequence[Fact]) -> list[Fact]:
    """Return relations in which a break ends, where no source dates its end, when one opens an embassy in the other."""
    opened = sorted(
        (first_day(fact.start), fact) for fact in missions
        if fact.start and statuses()[fact.kind, fact.status].holds
    )  # fmt: skip
    found: list[Fact] = []
    for fact in relations:
        broken = not statuses()[fact.kind, fact.status].holds and fact.start and not fact.end
        after = next((sent for day, sent in opened if broken and day > last_day(fact.start)), None)
        found.append(replace(fact, end=after.start) if after else fact)
        if after:
            found.append(replace(after, kind="relation", status="established"))
    return found
