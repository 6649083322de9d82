"""Claims of people trained: what programmes and others report; numbers of programmes neither confirm nor refute."""

from __future__ import annotations

from collections.abc import Iterator

from contingent.checking import wording
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.figures import accepts, stated_number
from contingent.checking.facts.phrases import dated, name, sentence
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.checking.question import Unanswerable
from contingent.model.event import Event
from contingent.model.partial_date import first_day, last_day
from contingent.model.statistic import Statistic
from contingent.vocabulary.assertions import indicators

STUDENTS = ("us_training_peacekeeping",)
"""Indicators of people trained for peace operations."""
ADD = "a page of the programme's own totals (coded/tables/training.csv) would bring it"


def answer(asked: Asked) -> Answer:
    """Return what is told of a training claim.

    Only a number of the programme that the claim names can confirm it; a row that quotes the text itself is no
    evidence for it.
    """
    events = [event for event in _events(asked) if not _own_words(event, asked.text)]
    students = list(_statistics(asked))
    if not events and not students:
        who = f" of {name(asked.claim.contributor)}" if asked.claim.contributor else ""
        raise Unanswerable(f"the record has no numbers of people{who} trained by that programme: {ADD}")
    counted = [event for event in events if event.value is not None]
    number, about = stated_number(asked.claim, [event.value or 0.0 for event in counted])
    spans = [
        Span(first_day(event.date), last_day(event.until or event.date), accepts(number, event.value or 0.0),
             _say(event), event.value, (event,))
        for event in counted
    ]  # fmt: skip
    same = {span for span, event in zip(spans, counted, strict=True) if _programme(asked.claim.note or "", event)}
    fitting = [span for span in spans if span.fits and span in same and asked.claim.value is not None]
    reading = FactReading("training", _scope(asked), True, joined(fitting))
    known = " ".join([*(span.say for span in spans), *_totals(students)]) or None
    reason = "what programmes report neither confirms nor refutes it"
    return Answer((reading,), f"{reason}; {ADD}", tuple(about), reason, known)


def _scope(asked: Asked) -> str:
    return f"party:{asked.claim.contributor}" if asked.claim.contributor else "all"


def _events(asked: Asked) -> Iterator[Event]:
    """Yield what is told of training of the claim's people, or by its trainer."""
    claim = asked.claim
    for event in asked.record.events.where(kind="training"):
        if claim.contributor is None:
            if not event.object and _programme(claim.note or "", event):
                yield event
        elif event.object == claim.contributor or (
            event.subject == claim.contributor and _programme(claim.note or "", event)
        ):
            yield event


def _programme(note: str, event: Event) -> bool:
    """Tell whether an event names the programme that the claim's note does ("by: GPOI")."""
    _, _, trainer = note.partition("by: ")
    words = {word.strip(";,.") for word in trainer.split() if word.strip(";,.").isupper()}
    return any(word in f"{event.note} {event.quote}" for word in words)


def _own_words(event: Event, text: str) -> bool:
    """Tell whether an event was coded from the very text that is checked."""
    return " ".join(event.quote.split()) in " ".join(text.split())


def _statistics(asked: Asked) -> Iterator[Statistic]:
    """Yield the numbers of students that programmes report of the claim's people."""
    if asked.claim.contributor is None:
        return
    for indicator in indicators().values():
        if indicator.id in STUDENTS:
            yield from asked.record.statistics.where(indicator=indicator.id, area=asked.claim.contributor)


def _totals(students: list[Statistic]) -> Iterator[str]:
    by_indicator: dict[str, list[Statistic]] = {}
    for one in students:
        by_indicator.setdefault(one.indicator, []).append(one)
    for indicator, listed in sorted(by_indicator.items()):
        total = sum(one.value or 0.0 for one in listed)
        years = sorted({one.period_end[:4] for one in listed})
        what = indicators()[indicator].name
        yield f"{what}: {wording.number(total)} in the {len(years)} reported years from {years[0]} to {years[-1]}."


def _say(event: Event) -> str:
    trained = f" from {name(event.object)}" if event.object else ""
    period = f"from {event.date} to {event.until}" if event.until else dated(event.date)
    return sentence(f"{event.publisher} told of {event.value or 0.0:,.0f} people{trained} trained {period}")
