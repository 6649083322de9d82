"""Claims of missions themselves: when they began and ended, and their place among missions by strength."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources

import numpy as np

from contingent.checking import wording
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.phrases import as_of, dated, sentence
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.checking.facts.when import by_reports
from contingent.checking.lookup import Lookup, lookup_of
from contingent.checking.question import Unanswerable
from contingent.model.mission import Mission
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.model.partial_date import first_day, last_day
from contingent.model.verdict import Evidence
from contingent.vocabulary.missions import all_missions, mission_candidates
from contingent.vocabulary.parties import all_parties

SEVERAL = (
    "a mission begins and ends on several dates: decision, mandate, first and last people, of which the record has few"
)
AROUND = datetime.timedelta(days=31)
HALF_A_YEAR = datetime.timedelta(days=190)
"""A mandate is decided before it begins, and people stay after it ends: so far around a date a claim fits loosely."""


def mission_of(asked: Asked) -> Mission:
    """Return the one mission that a claim names. Raises Unanswerable."""
    named = asked.claim.mission
    if not named or ";" in named:
        raise Unanswerable("the claim names no single mission")
    found = (named,) if named in all_missions() else mission_candidates(named)
    if len(found) != 1:
        raise Unanswerable(f"the vocabulary has no single mission '{named}'")
    return all_missions()[found[0]]


def began(asked: Asked) -> Answer:
    """Return when a mission began."""
    mission = mission_of(asked)
    if mission.start is None:
        raise Unanswerable(f"the vocabulary has no date for the start of {mission.id}")
    told = sentence(f"{mission.id} began {dated(mission.start)}")
    own = Span(first_day(mission.start), last_day(mission.start), True, told, proof=(_row(mission, mission.start),))
    readings = [_happening(asked, "mission_start", mission, (own,))]
    readings.append(_happening(asked, "mission_start_about", mission, (_around(own),), literal=False))
    return Answer(tuple(readings), "the vocabulary has no date", open_to=SEVERAL)


def ended(asked: Asked) -> Answer:
    """Return when a mission ended: by its mandate, or when its last people left by the monthly figures."""
    mission = mission_of(asked)
    readings = []
    if mission.end is not None:
        told = sentence(f"The mandate of {mission.id} ended {dated(mission.end)}")
        span = Span(first_day(mission.end), last_day(mission.end), True, told, proof=(_row(mission, mission.end),))
        readings.append(_happening(asked, "mission_end", mission, (span,)))
        readings.append(_happening(asked, "mission_end_about", mission, (_around(span),), literal=False))
    readings += _told_ends(asked, mission)
    last = _last_people(asked, mission)
    if last is not None:
        month, day = last, (last + 1).last_day
        told = sentence(f"the UN's reports last count people in {mission.id} as of {month.spoken}")
        start = datetime.date(month.year, month.month, 1)
        readings.append(_happening(asked, "last_people", mission, (Span(start, day, True, told),)))
    if not readings:
        raise Unanswerable(f"the record has no end of {mission.id}")
    says = " ".join(dict.fromkeys(span.say for reading in readings for span in reading.spans))
    notes = (f"an end has several dates: {says}",) if len(readings) > 1 else ()
    return Answer(tuple(readings), "the vocabulary has no date", notes, open_to=SEVERAL)


def _told_ends(asked: Asked, mission: Mission) -> Iterator[FactReading]:
    """Yield the ends of a mission that pages date: of its mandate, and of the departure of its people."""
    for kind, what in _ENDS.items():
        told = asked.record.events.where(kind=kind, force=mission.id)
        whole = [event for event in told if all_parties()[event.subject].kind == "organisation"]
        spans = joined(
            Span(first_day(event.date), last_day(event.until or event.date), True,
                 sentence(what.format(mission=mission.id, dated=dated(event.date))), proof=(event,))
            for event in whole
        )  # fmt: skip
        if spans:
            yield _happening(asked, kind, mission, spans)


_ENDS = {
    "mandate_ended": "The mandate of {mission} ended {dated}",
    "deployment_ended": "{mission} completed its withdrawal {dated}",
}


def _around(span: Span) -> Span:
    """Return the time in which another date of the same beginning or end may lie."""
    note = "a mission is decided on, begins and ends on several dates: decision, mandate, first and last people"
    return Span(span.first - HALF_A_YEAR, span.last + HALF_A_YEAR, True, span.say, proof=span.proof, notes=(note,))


def _last_people(asked: Asked, mission: Mission) -> Month | None:
    """Return the last month with people in a mission that has ended, None where it may still go on."""
    lookup = lookup_of(asked.record)
    if mission.end is None or f"mission:{mission.id}" not in lookup.scopes:
        return None
    values = lookup.levels(f"mission:{mission.id}", ALL_CONTRIBUTORS).values[lookup.place["uniformed"]]
    peopled = np.flatnonzero(np.nan_to_num(values) > 0)
    if not len(peopled) or peopled[-1] == len(values) - 1:
        return None
    return Month(int(lookup.months[peopled[-1]]))


def lasted(asked: Asked) -> Answer:
    """Return whether a mission existed all through a stated time ("the Haitian mission of 2004-2017")."""
    mission = mission_of(asked)
    if mission.start is None:
        raise Unanswerable(f"the vocabulary has no date for the start of {mission.id}")
    end = mission.end or asked.now.isoformat()
    told = sentence(f"{mission.id} lasted from {mission.start} to {mission.end or 'now'}")
    when = asked.when
    ends_open = when.last >= min(when.limit, asked.now)
    fits = (
        first_day(mission.start) - AROUND <= _end_of_year(asked, when.first)
        and when.first - AROUND <= last_day(mission.start)
        and (ends_open or abs((last_day(end) - when.last).days) <= 366)
    )
    span = Span(first_day(mission.start), last_day(end), fits, told, proof=(_row(mission, mission.start),))
    reading = FactReading("mission_dates", mission.id, True, (span,))
    return Answer((reading,), "the vocabulary has no date", open_to=SEVERAL)


def _end_of_year(asked: Asked, first: datetime.date) -> datetime.date:
    return datetime.date(first.year, 12, 31)


def _happening(
    asked: Asked, measure: str, mission: Mission, spans: tuple[Span, ...], literal: bool = True
) -> FactReading:
    until = max(asked.now, asked.when.limit)
    return FactReading(measure, mission.id, literal, spans, datetime.date(1945, 1, 1), until)


def ranked(asked: Asked) -> Answer:
    """Return the place of a mission among missions, by the people in uniform that the reports count in each."""
    mission, lookup = mission_of(asked), lookup_of(asked.record)
    if f"mission:{mission.id}" not in lookup.scopes:
        raise Unanswerable(f"the record has no figures for {mission.id}")
    smallest = "from below" in (asked.claim.note or "")
    among = (asked.claim.among or "").lower()
    if "women" in among or "peak" in among:
        raise Unanswerable("the record ranks missions by the people in uniform in each month only")
    measure = "police" if "police" in asked.claim.quote.lower() else "uniformed"
    spans = joined(_places(asked, lookup, mission, smallest, measure))
    if not spans:
        raise Unanswerable(f"the record has no figures for {mission.id} then")
    reading = FactReading(measure, f"mission:{mission.id}", True, spans)
    return Answer((reading,), "the reports do not cover the time", when=by_reports(asked.when, asked.known))


def _places(asked: Asked, lookup: Lookup, mission: Mission, smallest: bool, measure: str) -> Iterator[Span]:
    scopes = sorted(scope for scope in lookup.scopes if scope.startswith("mission:"))
    row = lookup.place[measure]
    table = np.stack([lookup.levels(scope, ALL_CONTRIBUTORS).values[row] for scope in scopes])
    own = scopes.index(f"mission:{mission.id}")
    claimed = asked.claim.rank or 1
    for at, ordinal in enumerate(lookup.months.tolist()):
        here = table[own, at]
        if not here > 0:
            continue
        column = table[:, at]
        ahead = (column < here) & (column > 0) if smallest else column > here
        rank, month = 1 + int(np.count_nonzero(ahead)), Month(ordinal)
        noun = "smallest" if smallest else wording.largest(rank)
        place = f"the {noun if rank == 1 or not smallest else wording.ordinal(rank) + '-smallest'}"
        told = as_of(f"{mission.id} was {place} UN mission by {wording.noun(measure)} ({here:,.0f})", month.last_day)
        yield Span(datetime.date(month.year, month.month, 1), month.last_day, rank == claimed, told, float(here))


def _row(mission: Mission, date: str) -> Evidence:
    """Cite the table of missions of the vocabulary."""
    return Evidence(
        source="vocabulary", document="missions.csv", title="Missions: start and end of the mandate", sha256=_hash(),
        locator=f"row {mission.id}", month=Month.containing(first_day(date)), contributor=mission.id,
        measure="mission_dates", value=None,
    )  # fmt: skip


@cache
def _hash() -> str:
    return hashlib.sha256(resources.files("contingent.vocabulary").joinpath("missions.csv").read_bytes()).hexdigest()
