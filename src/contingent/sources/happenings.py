"""The dated happenings that begin and end intervals, told by the same sources as the intervals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contingent.model.event import Event
from contingent.model.fact import Fact

_STARTS = {
    ("membership", "member"): "accession",
    ("membership", "deposited"): "accession",
    ("membership", "withdrawal_announced"): "exit_announced",
    ("relation", "severed"): "relations_severed",
    ("diplomatic_mission", "embassy"): "embassy_opened",
}
_ENDS = {("membership", "member"): "exit", ("diplomatic_mission", "embassy"): "embassy_closed"}


def happenings(facts: Iterable[Fact]) -> Iterator[Event]:
    """Yield the events that begin and end facts, where the fact says so: accession, exit, severance, opening.

    Relations taken up after a severance that the same facts state are restored, others established. The end of an
    interval where another of the same parties begins is no exit: that other interval's start is the happening.
    """
    listed = list(facts)
    starts = {(fact.kind, fact.subject, fact.object, fact.start) for fact in listed}
    severed = {(frozenset((fact.subject, fact.object)), fact.start) for fact in listed if fact.status == "severed"}
    for fact in listed:
        kind = _STARTS.get((fact.kind, fact.status))
        if (fact.kind, fact.status) == ("relation", "established"):
            pair = frozenset((fact.subject, fact.object))
            earlier = any(who == pair and when < fact.start for who, when in severed)
            kind = "relations_restored" if earlier else "relations_established"
        if kind and fact.start:
            yield _event(kind, fact.start, fact, fact.start_event)
        ended = _ENDS.get((fact.kind, fact.status))
        if ended and fact.end and (fact.kind, fact.subject, fact.object, fact.end) not in starts:
            yield _event(ended, fact.end, fact, fact.end_event)


def _event(kind: str, date: str, fact: Fact, told: str) -> Event:
    return Event(
        kind,
        date,
        fact.subject,
        fact.object,
        place=fact.place,
        outcome=told,
        publisher=fact.publisher,
        authority=fact.authority,
        document=fact.document,
        locator=fact.locator,
        url=fact.url,
        quote=fact.quote,
        note=fact.note,
    )
