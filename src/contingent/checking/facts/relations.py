"""Claims of diplomatic relations and embassies: taken up, broken, restored, opened, closed; the same said of either."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from contingent.checking.facts.acts import RELATIONS, act_of
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.phrases import as_of, dated, name, sentence, spoken
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.checking.question import Unanswerable
from contingent.checking.sentences import sentence_at
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.record.relations import between, relations_told
from contingent.record.standing import Standing, history
from contingent.vocabulary.parties import all_parties

_EMBASSY = re.compile(r"\b(?:embass|legation|diplomatic mission)", re.IGNORECASE)
PRESS_DAYS = datetime.timedelta(days=3)
BROKEN = ("severed", "suspended")
KINDS = {
    "establish": ("relations_established", "relations_restored"),
    "restore": ("relations_restored", "relations_established"),
    "sever": ("relations_severed",),
    "open": ("embassy_opened",),
    "close": ("embassy_closed",),
}
"""The kinds of events that an act may be; the first is what its words say, the others are another definition."""
_DONE = {
    "relations_established": "{one} and {other} took up diplomatic relations",
    "relations_restored": "{one} and {other} restored diplomatic relations",
    "relations_severed": "{one} broke off diplomatic relations with {other}",
    "embassy_opened": "{one} opened an embassy in {other}",
    "embassy_closed": "{one} closed its embassy in {other}",
}
ADD = "add a source of relations with `contingent build --add` (a row with its page, or Diplometrics)"


def answer(asked: Asked) -> Answer:
    """Return the readings of a claim of relations. Raises Unanswerable without two parties."""
    claim = asked.claim
    if claim.value is not None:
        raise Unanswerable("the record does not count the states with which one has relations")
    if claim.contributor is None or claim.object is None:
        raise Unanswerable("the claim does not name both parties")
    one, other = claim.contributor, claim.object
    if one not in all_parties() or other not in all_parties():
        raise Unanswerable("the vocabulary does not have both parties")
    act = act_of(claim, asked.text, RELATIONS)
    act = ("sever" if other == "TWN" else "establish") if act == "switch" else act
    if act == "downgrade":
        raise Unanswerable("the record has no levels of relations, only whether there are any")
    if act in ("open", "close") and asked.when.tense != "present":
        return _happening(asked, act, one, other)
    if act in KINDS and asked.when.tense != "present" and not _still(asked):
        return _happening(asked, act, one, other)
    return _embassy(asked, one, other) or _state(asked, one, other, broken=act == "sever")


def _still(asked: Asked) -> bool:
    """Tell whether the claim is of a state that lasts: a stretch of time, and no event at its beginning."""
    return asked.when.lasting


def _happening(asked: Asked, act: str, one: str, other: str) -> Answer:
    found = [event for event in _events(asked, one, other) if event.kind in KINDS[act]]
    if act in ("open", "close"):
        found = [event for event in found if event.subject == one]
    if not found:
        raise Unanswerable(f"no source in the record dates that between {name(one)} and {name(other)}; {ADD}")
    kinds = [kind for kind in KINDS[act] if any(event.kind == kind for event in found)]
    since, until = _known_since(asked, act, one, other), max(asked.now, asked.when.limit)
    readings = []
    for kind in kinds:
        own = [event for event in found if event.kind == kind]
        spans = joined(_span(asked, event) for event in own)
        readings.append(FactReading(kind, _scope(one, other), kind == kinds[0], spans, since, until))
    notes = [*_dates(found, readings[0]), *_first(asked, act, found), *_who(act, one, readings[0])]
    return Answer(tuple(readings), "no source dates it", tuple(notes))


def _known_since(asked: Asked, act: str, one: str, other: str) -> datetime.date:
    """Return the day from which another date is wrong: relations may be broken and restored before the record begins.

    That is the first day of all where a source tells when they were taken up, else the earliest date of the two.
    """
    events = _events(asked, one, other)
    if act in ("open", "close") or any(event.kind == "relations_established" for event in events):
        return datetime.date(1776, 1, 1)
    return min(first_day(event.date) for event in events)


def _scope(one: str, other: str) -> str:
    return f"{one};{other}"


def _events(asked: Asked, one: str, other: str) -> list[Event]:
    """Return the dated happenings between two parties: those told as events, and the starts and ends of facts."""
    pair = {one, other}
    told = [e for e in asked.record.events.where(subject=pair, object=pair) if e.subject != e.object]
    return sorted(dict.fromkeys([*told, *_of_facts(asked, one, other)]))


def _of_facts(asked: Asked, one: str, other: str) -> Iterator[Event]:
    """Yield as events the dated starts of relations and embassies that no event of the same date tells."""
    pair = {one, other}
    told = {(e.kind, e.date) for e in asked.record.events.where(subject=pair, object=pair)}
    facts = between(asked.record, one, other, "relation")
    for fact in facts:
        broken = any(f.status in BROKEN and f.start and f.start < fact.start for f in facts)
        kind = (
            "relations_severed"
            if fact.status in BROKEN
            else "relations_restored"
            if broken
            else "relations_established"
        )
        if fact.start and (kind, fact.start) not in told:
            yield _as_event(fact, kind, fact.start, fact.start_event)
        ended = {"established": "relations_severed", "severed": "relations_restored"}.get(fact.status)
        if ended and fact.end and fact.end_event and not any(k == ended and d[:4] == fact.end[:4] for k, d in told):
            yield _as_event(fact, ended, fact.end, fact.end_event)


def _as_event(fact: Fact, kind: str, date: str, event: str) -> Event:
    return Event(
        kind, date, fact.subject, fact.object, outcome=event, publisher=fact.publisher, authority=fact.authority,
        document=fact.document, locator=fact.locator, url=fact.url, quote=fact.quote, note=fact.note,
    )  # fmt: skip


def _span(asked: Asked, event: Event) -> Span:
    first, last = first_day(event.date), last_day(event.until or event.date)
    if asked.when.exact and first == last and first != asked.when.first:
        first, last = first - PRESS_DAYS, last + PRESS_DAYS
    done = _DONE[event.kind].format(one=name(event.subject), other=name(event.object))
    outcome = f" ({event.outcome})" if event.outcome else ""
    told = sentence(f"{done} {dated(event.date)}{outcome}")
    return Span(first, last, True, told, proof=(event,))


def _dates(events: Sequence[Event], literal: FactReading) -> Iterator[str]:
    """Give every date that sources name for what the claim says, where they name several."""
    dates = [f"{event.date} ({event.publisher})" for event in events if event.kind == literal.measure]
    if len({event.date for event in events if event.kind == literal.measure}) > 1:
        yield f"the record has these dates: {'; '.join(dict.fromkeys(dates))}"


def _first(asked: Asked, act: str, events: Sequence[Event]) -> Iterator[str]:
    """Check "its first embassy": no earlier one in the record."""
    if act == "open" and "first" in asked.claim.quote:
        earliest = min(events)
        yield f"the earliest embassy of {name(earliest.subject)} there in the record dates from {spoken(earliest.date)}"


def _who(act: str, one: str, literal: FactReading) -> Iterator[str]:
    """Say who broke relations, where it was the other party."""
    severed = [proof for span in literal.spans for proof in span.proof if isinstance(proof, Event)]
    if act == "sever" and severed and all(event.subject != one for event in severed):
        yield f"it was {name(severed[-1].subject)} that broke them off, as {severed[-1].publisher} says"


def _state(asked: Asked, one: str, other: str, broken: bool) -> Answer:
    """Return over time whether two parties have relations."""
    facts = relations_told(asked.record, one, other)
    end = max(asked.now, asked.when.limit)
    spans = [_standing(stretch, one, other, end, broken, asked) for stretch in history(facts) if stretch.first <= end]
    if not spans:
        raise Unanswerable(f"no source in the record says how {name(one)} and {name(other)} stand; {ADD}")
    reading = FactReading("relation", _scope(one, other), True, joined(spans))
    return Answer((reading,), f"no source in the record speaks of {name(one)} and {name(other)} at that time")


def _embassy(asked: Asked, one: str, other: str) -> Answer | None:
    """Return over time whether one party has an embassy in the other, of a claim that speaks of one; None otherwise."""
    facts = asked.record.facts.where(kind="diplomatic_mission", subject=one, object=other)
    if not facts or not _EMBASSY.search(asked.text, *sentence_at(asked.text, asked.claim.start)):
        return None
    end = max(asked.now, asked.when.limit)
    spans = [_sent(stretch, one, other, end) for stretch in history(facts) if stretch.first <= end]
    reading = FactReading("diplomatic_mission", _scope(one, other), True, joined(spans))
    return Answer((reading,), f"no source in the record speaks of an embassy of {name(one)} in {name(other)} by then")


def _sent(stretch: Standing, one: str, other: str, end: datetime.date) -> Span:
    holds = bool(stretch.holds)
    what = f"a diplomatic mission ({stretch.status.replace('_', ' ')})" if holds else "no embassy"
    what = "an embassy" if stretch.status == "embassy" else what
    told = as_of(f"{name(one)} had {what} in {name(other)}")
    confirmed = stretch.confirmed_as_of
    return Span(
        stretch.first, min(stretch.last, end), holds, told, proof=(*stretch.facts, *stretch.against),
        confirmed=last_day(confirmed) if confirmed else None,
    )  # fmt: skip


def _standing(stretch: Standing, one: str, other: str, end: datetime.date, broken: bool, asked: Asked) -> Span:
    holds = bool(stretch.holds)
    last = min(stretch.last, end)
    what = f"{name(one)} and {name(other)} had {'' if holds else 'no '}diplomatic relations"
    told = as_of(what) if last >= min(asked.now, asked.when.last) else sentence(f"{what} until {spoken(stretch.end)}")
    confirmed = stretch.confirmed_as_of
    against = tuple(f"{fact.publisher} says otherwise: {fact.status}" for fact in stretch.against)
    return Span(
        stretch.first, last, holds is not broken, told, proof=(*stretch.facts, *stretch.against),
        confirmed=last_day(confirmed) if confirmed else None, notes=against,
    )  # fmt: skip
