"""Claims of people trained: what programmes and others report; numbers of programmes neither confirm nor refute."""

from __future__ import annotations

from collections.abc import Iterator

from contingent.checking import wording
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.figures import accepts, stated_number
from contingent.checking.facts.phrases import dated, name, sentence
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.checking.question import Unanswerable
from contingent.checking.sentences import sentence_at
from contingent.model.event import Event
from contingent.model.partial_date import first_day, last_day
from contingent.model.statistic import Statistic
from contingent.vocabulary.definitions import Definition, definitions_of
from contingent.vocabulary.tables import fold

CONCEPT = "people_trained"
ADD = "a page of the programme's own totals (coded/tables/training.csv) would bring it"


def answer(asked: Asked) -> Answer:
    """Return what is told of a training claim.

    Only a number of the programme that the claim names can confirm it, and none contradicts it: reports miss years and
    count students, not people. A row that quotes the text itself is no evidence for it.
    """
    events = [event for event in _events(asked) if not _own_words(event, asked.text)]
    totals = list(_totals(asked))
    if not events and not totals:
        who = f" of {name(asked.claim.contributor)}" if asked.claim.contributor else ""
        raise Unanswerable(f"the record has no numbers of people{who} trained by that programme: {ADD}")
    counted = [event for event in events if event.value is not None]
    figures = [event.value or 0.0 for event in counted] + [span.value or 0.0 for _, _, span in totals]
    number, about = stated_number(asked.claim, figures)
    spans = [
        Span(first_day(event.date), last_day(event.until or event.date), accepts(number, event.value or 0.0),
             _say(event), event.value, (event,))
        for event in counted
    ]  # fmt: skip
    same = {span for span, event in zip(spans, counted, strict=True) if _programme(asked.claim.note or "", event)}
    fitting = [span for span in spans if span.fits and span in same and asked.claim.value is not None]
    readings = [FactReading("training", _scope(asked), True, joined(fitting))]
    if asked.claim.value is not None:
        readings += [
            FactReading(f"{CONCEPT}:{one.id}", _scope(asked), said, (span,))
            for one, said, span in totals
            if said and accepts(number, span.value or 0.0)
        ]
    known = " ".join([*(span.say for span in spans), *(span.say for _, _, span in totals)]) or None
    reason = "what programmes report neither confirms nor refutes it"
    return Answer(tuple(readings), f"{reason}; {ADD}", tuple(about), reason, known)


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


def _totals(asked: Asked) -> Iterator[tuple[Definition, bool, Span]]:
    """Yield by definition whether the claim's words mean it, and the students of the years that it speaks of."""
    who = asked.claim.contributor
    for one in definitions_of(CONCEPT) if who else ():
        listed = asked.record.statistics.where(indicator=set(one.indicators), area=who or "")
        within = [f for f in listed if _in(f, asked)] or listed
        if within:
            yield one, _says(asked, one), _total(asked, one, within)


def _in(figure: Statistic, asked: Asked) -> bool:
    """Tell whether a fiscal year ended in the time that the claim speaks of."""
    return asked.when.first <= last_day(figure.period_end) <= asked.when.last


def _says(asked: Asked, one: Definition) -> bool:
    start, end = sentence_at(asked.text, asked.claim.start)
    words = f" {fold(asked.text[start:end])} {fold(asked.claim.note or '')} "
    return any(f" {fold(word)} " in words for word in one.words)


def _total(asked: Asked, one: Definition, figures: list[Statistic]) -> Span:
    total = sum(figure.value or 0.0 for figure in figures)
    years = sorted({figure.period_end[:4] for figure in figures})
    told = f"{wording.number(total)} in the {len(years)} reported fiscal years from {years[0]} to {years[-1]}"
    proof = tuple(sorted(figures, key=lambda figure: figure.period_end))
    note = "students are not distinct people, and to be trained is not to be deployed"
    said = sentence(f"{one.meaning.split(';')[0]}, {name(asked.claim.contributor or '')}: {told}")
    return Span(asked.when.first, asked.when.last, True, said, total, proof, None, (note,))


def _say(event: Event) -> str:
    trained = f" from {name(event.object)}" if event.object else ""
    period = f"from {event.date} to {event.until}" if event.until else dated(event.date)
    return sentence(f"{event.publisher} told of {event.value or 0.0:,.0f} people{trained} trained {period}")
