"""Relations between two parties: established, severed and restored, with the embassies each has in the other."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.record.record import Record
from contingent.record.standing import Standing, conflicts, history


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
    facts = between(record, one, other, "relation")
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


def between(record: Record, one: str, other: str, kind: str) -> list[Fact]:
    """Return the facts of a kind between two parties, said of either."""
    pair = {one, other}
    return [fact for fact in record.facts.where(kind=kind, subject=pair, object=pair) if fact.subject != fact.object]
