"""Claims of forces outside the command of the United Nations: there at all, since when, and how strong."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contingent.checking import wording
from contingent.checking.accept import Number
from contingent.checking.facts import forces
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.figures import fits, stated_number
from contingent.checking.facts.phrases import dated, name, sentence, stretch
from contingent.checking.facts.places import force_of, host_of
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.checking.question import Unanswerable
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.record.record import Record
from contingent.vocabulary.missions import all_missions

BEGUN = ("deployment_started", "intervention")
TOLD = ("statement",)
TOGETHER = "all together, in and outside the forces named"
"""How the note of a figure begins that holds a force and others: no strength of the force."""
MONTH = datetime.timedelta(days=31)
ROUNDED = 0.05
"""A round figure stands for what rounds to it, but for no more than so much of it to either side."""
APART = 2.0
"""Reported strengths are estimates: they speak against numbers below half of them, or above twice, and no others."""


@dataclass(frozen=True)
class Whereabouts:
    """Whose forces a claim is about, in which force, in which host, and whether the text leaves no doubt which."""

    sender: str
    force: str | None
    host: str | None
    sure: bool = True

    @property
    def scope(self) -> str:
        """The scope of its readings."""
        return f"force:{self.force}" if self.force else f"host:{self.host}"

    @property
    def where(self) -> str:
        """Where, in words."""
        return f"in {self.force}" if self.force else f"in {name(self.host or '')}"


def answer(asked: Asked) -> Answer:
    """Return the readings of a claim of forces outside UN missions."""
    claim = asked.claim
    force = force_of(claim)
    whole = claim.contributor is None and claim.rank is None and claim.value_unit in (None, "persons")
    if whole and force is not None:
        return forces.answer(asked, force)
    if claim.contributor is None:
        raise Unanswerable("the record has such forces by sender, and the claim names no single one")
    if claim.rank is not None or claim.value_unit in ("countries", "percent"):
        raise Unanswerable("the record does not rank or count the senders of forces outside the United Nations")
    there = Whereabouts(claim.contributor, force, None)
    if there.force is None:
        there = Whereabouts(claim.contributor, None, *host_of(claim, asked.text))
        if there.host is None:
            raise Unanswerable("the claim names neither a force nor a host, and the record has no totals of all forces")
    facts, events = facts_of(asked.record, there), events_of(asked.record, there)
    if not facts and not events:
        raise Unanswerable(f"no source in the record speaks of forces of {name(there.sender)} {there.where}; {ADD}")
    if claim.value is None or claim.value_unit == "units":
        return _presence(asked, there, facts, events)
    return _strength(asked, there, facts, events)


NO_UNITS = "the record has no table of units outside the United Nations"
ADD = "add the World Factbook's deployments (factbook_military_deployments_segments.csv) or another source"


def facts_of(record: Record, there: Whereabouts) -> list[Fact]:
    """Return what sources report of a sender in a force or host, oldest first; forces of the United Nations apart."""
    found = [fact for fact in record.facts.where(kind="deployment", subject=there.sender) if _meant(fact, there)]
    return sorted(found, key=lambda fact: (_first(fact), fact))


def _meant(fact: Fact, there: Whereabouts) -> bool:
    mission = all_missions().get(there.force or "")
    if there.force is None:
        own = all_missions().get(fact.force)
        return fact.object == there.host and not (own is not None and own.is_un)
    named = there.force in fact.quote.replace("(", " ").replace(")", " ").split()
    if fact.force == there.force or (not fact.force and named and not fact.note.startswith(TOGETHER)):
        return True
    if mission is None or fact.force not in mission.lead or fact.object not in mission.hosts:
        return False
    return mission.active_on(_first(fact)) or mission.active_on(_last(fact))


def events_of(record: Record, there: Whereabouts) -> list[Event]:
    """Return what is told of a sender's people going there, or of their number."""
    kinds = (*BEGUN, *TOLD)
    if there.force:
        listed = record.events.where(kind=kinds, subject=there.sender, force=there.force)
    else:
        listed = record.events.where(kind=kinds, subject=there.sender, object=there.host or "")
    return sorted(event for event in listed if event.kind in BEGUN or event.unit == "persons")


def _first(fact: Fact) -> datetime.date:
    return first_day(fact.start or fact.stated_first)


def _last(fact: Fact) -> datetime.date:
    return last_day(max(fact.stated_last, fact.end, fact.start) or fact.confirmed_as_of)


def _told_from(asked: Asked, fact: Fact) -> datetime.date:
    """Return from when on a figure speaks: an edition restates a figure of an earlier year until the next one."""
    return min(_first(fact), first_day(fact.stated_first)) if fact.stated_first else _first(fact)


def _presence(asked: Asked, there: Whereabouts, facts: Sequence[Fact], events: Sequence[Event]) -> Answer:
    spans = [
        Span(
            _told_from(asked, fact), _last(fact), fact.status == "reported", _reported(there, fact), proof=(fact,),
        )
        for fact in facts
    ]  # fmt: skip
    begun = [event for event in events if event.kind in BEGUN]
    happenings = joined(_begun(there, event) for event in begun)
    readings = []
    lasting = asked.when.lasting or asked.when.tense == "present"
    if happenings and not lasting:
        until = max(asked.now, asked.when.limit)
        readings.append(
            FactReading("deployment_started", there.scope, True, happenings, datetime.date(1900, 1, 1), until)
        )
    readings.append(FactReading("deployment", there.scope, True, joined([*spans, *(happenings if lasting else ())])))
    missing = f"{_told(facts, events)} speak of another time only"
    notes = list(_first_dated(facts, begun))
    silent = "that no source reports it then is no denial"
    if asked.claim.value_unit == "units":
        known = readings[-1].covering(asked.when.first, asked.when.last) or list(readings[-1].spans)[-1:]
        told = (readings[-1], known[-1]) if known else None
        bare = FactReading("deployment", there.scope, False, readings[-1].spans)
        return Answer((bare,), NO_UNITS, known=known[-1].say if known else None, known_proof=told)
    return Answer(tuple(readings), missing, tuple(notes), silent, first_open=silent if asked.when.lasting else None)


def _told(facts: Sequence[Fact], events: Sequence[Event]) -> str:
    told = [fact.publisher for fact in facts] + [event.publisher for event in events]
    return wording.listed(list(dict.fromkeys(told))[:3])


def _first_dated(facts: Sequence[Fact], begun: Sequence[Event]) -> Iterator[str]:
    """Give the dates that sources name for the beginning, where they name several."""
    dates = list(dict.fromkeys(f"{event.date} ({event.publisher})" for event in begun))
    if facts:
        first = min(facts, key=lambda fact: fact.stated_first or fact.start)
        dates.append(f"first in {first.publisher} on {first.stated_first or first.start}")
    if len(dates) > 1:
        yield f"sources date the beginning differently: {wording.listed(dates)}"


def _begun(there: Whereabouts, event: Event) -> Span:
    count = f" with {event.value:,.0f} people" if event.value and event.unit == "persons" else ""
    said = f", as {event.said_by} said" if event.said_by else ""
    verb = "intervened" if event.kind == "intervention" else "deployed forces"
    told = sentence(f"{name(there.sender)} {verb} {there.where}{count} {dated(event.date)}{said}")
    return Span(first_day(event.date), last_day(event.until or event.date), True, told, event.value, (event,))


def _reported(there: Whereabouts, fact: Fact) -> str:
    figure = _figure(fact)
    what = f"{figure} people" if figure else "people"
    if fact.status == "announced":
        return sentence(
            f"{fact.publisher} said that {figure or 'some'} people of {name(there.sender)} were announced {there.where}"
        )
    if fact.status != "reported":
        return sentence(
            f"{fact.publisher} said that the forces of {name(there.sender)} {there.where} were {fact.status}"
        )
    said = (fact.stated_first or fact.start, fact.stated_last or fact.start)
    time = dated(said[0]) if said[0] == said[1] else stretch(*said)
    return sentence(f"{name(there.sender)} had {what} {there.where}, as {fact.publisher} said {time}")


def _figure(fact: Fact) -> str:
    if fact.value is None:
        return ""
    high = f" to {fact.value_high:,.0f}" if fact.value_high is not None else ""
    hedge = next((said for said, words in _HEDGES.items() if _hedged(fact, words)), "")
    return f"{hedge} {fact.value:,.0f}{high}".strip()


_HEDGES = {
    "up to": ("up to",),
    "about": ("about",),
    "approximately": ("approximately", "approx."),
    "several": ("several",),
    "an estimated": ("est.", "estimated"),
}


def _hedged(fact: Fact, words: Sequence[str]) -> bool:
    """Tell whether words stand before a fact's number: the first of its own text, or right before it."""
    number = f"{fact.value:,.0f}"
    return any(
        text.startswith(word) or f"{word} {number}" in text for word in words for text in (fact.note, fact.quote)
    )


def _strength(asked: Asked, there: Whereabouts, facts: Sequence[Fact], events: Sequence[Event]) -> Answer:
    valued = [fact for fact in facts if fact.value is not None]
    told = [event for event in events if event.value is not None and event.unit == "persons"]
    figures = [fact.value or 0.0 for fact in valued] + [event.value or 0.0 for event in told]
    if not figures:
        raise Unanswerable(f"the sources in the record give no strength of {name(there.sender)} {there.where}; {ADD}")
    number, about = stated_number(asked.claim, figures)
    assert number is not None
    spans = [_sized(asked, there, fact, number) for fact in valued]
    spans += [_stated(there, event, number) for event in told]
    reading = FactReading("deployment", there.scope, True, joined(spans))
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    missing = f"the record has strengths of {name(there.sender)} {there.where} {stretch(first, last)} only"
    notes = [*about, *_other_figures(asked, reading)]
    unsure = None if there.sure else "the text names several states, and it is not sure which of them is meant"
    estimates = all(fact.authority == "compilation" and _figure(fact)[:1].isalpha() for fact in valued)
    open_to = "the only strengths in the record are estimates of a compilation" if estimates and not told else None
    first_open = unsure or _near(asked, number, reading)
    return Answer((reading,), missing, tuple(notes), open_to, first_open=first_open, number=number)


def _sized(asked: Asked, there: Whereabouts, fact: Fact, number: Number) -> Span:
    low, high = bounds(fact.value or 0.0, fact.value_high)
    least, most = number.interval()
    fit = bool(least <= high and low <= most) and fact.status == "reported"
    return Span(_told_from(asked, fact), _last(fact), fit, _reported(there, fact), fact.value, (fact,))


def bounds(value: float, value_high: float | None) -> tuple[float, float]:
    """Return what a reported strength stands for: its range, or what rounds to it (6,200: 6,150 to 6,250)."""
    zeros = 0
    while value and value % 10 ** (zeros + 1) == 0:
        zeros += 1
    half = min(10**zeros / 2, value * ROUNDED) if zeros >= 2 else 0.0
    return value - half, (value_high if value_high is not None else value) + half


def _stated(there: Whereabouts, event: Event, number: Number) -> Span:
    assert event.value is not None
    who = event.said_by or event.publisher
    told = sentence(
        f"{dated(event.date)} {who} put the people of {name(there.sender)} {there.where} at {event.value:,.0f}"
    )
    fit = fits(number, (event.value,))
    return Span(first_day(event.date), last_day(event.date) + MONTH, fit, told, event.value, (event,))


def _other_figures(asked: Asked, reading: FactReading) -> Iterator[str]:
    """Name the figures of the same time that differ from the claim's, where another one fits it."""
    covering = reading.covering(asked.when.first, asked.when.last)
    if any(span.fits for span in covering):
        differing = list(dict.fromkeys(span.say for span in covering if not span.fits))
        if differing:
            yield f"for the same time also: {' '.join(differing[:3])}"


def _near(asked: Asked, number: Number, reading: FactReading) -> str | None:
    """Say why a strength is not contradicted: it is not far enough from what is reported of the time, or of any."""
    then = [span.value for span in reading.covering(asked.when.first, asked.when.last) if span.value]
    values = then or [span.value for span in reading.spans if span.value]
    least, most = number.interval()
    if any(least <= value * APART and value / APART <= most for value in values):
        return f"reported strengths are estimates, and those in the record ({_range(values)}) are not far from it"
    return None


def _range(values: Sequence[float]) -> str:
    low, high = min(values), max(values)
    return f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
