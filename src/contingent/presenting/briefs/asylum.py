"""Asylum: refugees and asylum-seekers that a party hosts, from where, and those brought by evacuation flights."""

from __future__ import annotations

from collections.abc import Iterator

from contingent.checking import wording
from contingent.model.event import Event
from contingent.presenting.briefs.ask import Ask
from contingent.presenting.briefs.facts import asserted
from contingent.presenting.briefs.model import Gap, Note, Point, Section, Sentence
from contingent.presenting.briefs.notes import note_of_document
from contingent.presenting.briefs.spoken import date_words, named
from contingent.record.statistics import Figure, Statistics, rank_of
from contingent.vocabulary.assertions import event_kinds
from contingent.vocabulary.definitions import find_definition
from contingent.vocabulary.parties import all_parties

TITLE = "Asylum"
CONCEPTS = ("refugees_hosted", "asylum_seekers_hosted")
FACTBOOK = "factbook"
NOUNS = {"refugees": ("refugee", "refugees"), "asylum_seekers": ("asylum-seeker", "asylum-seekers")}
RANKED = 20
"""The last place among hosts that a brief tells."""


def asylum(ask: Ask, party: str) -> Section:
    """Return the section on refugees and asylum-seekers hosted at the end of the last year before the month's end."""
    points = [
        Point("Refugees", (*_hosted(ask, party, "refugees"), *_origins(ask, party))),
        Point("Asylum-seekers", tuple(_hosted(ask, party, "asylum_seekers"))),
        Point("By another count", tuple(_printed(ask, party)), main=False),
        Point("Evacuated", tuple(_evacuated(ask, party))),
    ]
    kept = tuple(point for point in points if point.sentences)
    gaps = () if kept else (_nothing(ask, party),)
    return Section("asylum", TITLE, kept, gaps=gaps)


def _latest(ask: Ask, party: str, definition: str) -> tuple[Figure, tuple[str, ...]] | None:
    """Return the newest figure whose period ends by the month's end, and the indicators that make it."""
    meant = find_definition(CONCEPTS, definition)
    found = Statistics(ask.record)
    if not all(found.has(name) for name in meant.indicators):
        return None
    day = ask.month.last_day.isoformat()
    series = [one for period, one in found.series(meant.indicators, party).items() if period <= day]
    return (series[-1], meant.indicators) if series else None


def _hosted(ask: Ask, party: str, definition: str) -> Iterator[Sentence]:
    latest = _latest(ask, party, definition)
    if latest is None or latest[0].value is None:
        return
    figure, indicators = latest
    text = f"As of {date_words(figure.period)}, {named(party)} hosted {_counted(figure.value, definition)}"
    rank = rank_of(Statistics(ask.record).by_area(indicators, figure.period), party)
    if rank and definition == "refugees" and rank <= RANKED:
        text += f", the {wording.largest(rank)} number of any host"
    yield _sentence(ask, f"{text}.", definition, figure, _data(party, figure, indicators, definition))


def _counted(value: float | None, definition: str) -> str:
    one, many = NOUNS[definition]
    return f"1 {one}" if value == 1 else f"{wording.number(value or 0)} {many}"


def _printed(ask: Ask, party: str) -> Iterator[Sentence]:
    """Say what the World Factbook printed, by the date of its edition: it counts other years and groups than UNHCR."""
    latest = _latest(ask, party, FACTBOOK)
    if latest is None or latest[0].value is None:
        return
    figure, indicators = latest
    edition = f"In its edition of {date_words(figure.period)}, the CIA World Factbook"
    text = f"{edition} listed {_counted(figure.value, 'refugees')} in {named(party)}."
    yield _sentence(ask, text, FACTBOOK, figure, _data(party, figure, indicators, FACTBOOK))


def _origins(ask: Ask, party: str) -> Iterator[Sentence]:
    latest = _latest(ask, party, "refugees")
    if latest is None or not latest[0].value:
        return
    figure, indicators = latest
    total = figure.value or 0
    origins = list(Statistics(ask.record).by_counterpart(indicators, party, figure.period).items())[:3]
    large = [(who, value) for who, value in origins if value >= total / 100 and not _nowhere(who)]
    told = [f"{wording.number(value) if place else _counted(value, 'refugees')} from {_origin(who)}"
            for place, (who, value) in enumerate(large)]  # fmt: skip
    if told:
        text = f"As of {date_words(figure.period)}, {named(party)} hosted {wording.listed(told)}."
        data = tuple(
            {"period": figure.period, "party": party, "counterpart": who, "measure": "refugees", "value": value,
             "unit": "persons"} for who, value in origins
        )  # fmt: skip
        yield _sentence(ask, text, "refugees", figure, data)


def _nowhere(who: str) -> bool:
    """Tell whether those counted together are from no country that is named: unknown, various, stateless."""
    return all_parties()[who].kind == "group" and not named(who).startswith("people from ")


def _origin(who: str) -> str:
    """Name where refugees are from; a group that is called by its home by that."""
    return named(who).removeprefix("people from ")


def _data(party: str, figure: Figure, indicators: tuple[str, ...], definition: str) -> tuple[dict[str, object], ...]:
    return (
        {"period": figure.period, "party": party, "measure": ",".join(indicators), "definition": definition,
         "value": figure.value, "unit": "persons", "release": "; ".join(figure.releases)},
    )  # fmt: skip


def _sentence(ask: Ask, text: str, definition: str, figure: Figure, data: tuple[dict[str, object], ...]) -> Sentence:
    meaning = find_definition(CONCEPTS, definition).meaning
    return Sentence(text, (figure.period,), definition, meaning, _notes(ask, figure), data)


def _notes(ask: Ask, figure: Figure) -> tuple[Note, ...]:
    rows = f"rows of {figure.period[:4]} and {all_parties()[figure.area].name}"
    return tuple(note_of_document(ask.record, document, rows) for document in figure.documents)


def _evacuated(ask: Ask, party: str) -> Iterator[Sentence]:
    day = ask.month.last_day.isoformat()
    flights = [
        event for event in ask.record.events.where(kind="evacuation", subject=party)
        if event.unit == "persons, cumulative" and event.date <= day
    ]  # fmt: skip
    if flights:
        last: Event = max(flights, key=lambda event: event.date)
        who = f"{wording.number(last.value or 0)} refugees and asylum-seekers evacuated from {named(last.object)}"
        text = f"By {date_words(last.date)}, {named(party)} had received {who}."
        yield asserted(ask, text, [last], "evacuation", event_kinds()["evacuation"])


def _nothing(ask: Ask, party: str) -> Gap:
    what = f"refugees and asylum-seekers in {named(party)}"
    if Statistics(ask.record).has("refugees"):
        return Gap(what, "UNHCR's table, as the record holds it, has no figure by then")
    return Gap(
        what,
        "the record has no figures of refugees",
        "add UNHCR's population table with `contingent build --add`",
    )
