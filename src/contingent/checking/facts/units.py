"""Claims of formed units: the record has people, and places with types of units, but no table of units by contributor.

A unit needs people: where the UN's reports count nobody of the contributor in the mission, the claim is contradicted.
Otherwise it is unknown, with what is known.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import numpy as np

from contingent.checking import wording
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.phrases import as_of, name
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.checking.facts.when import by_reports
from contingent.checking.lookup import Lookup, lookup_of
from contingent.checking.proof import Figure
from contingent.checking.question import Unanswerable
from contingent.errors import ContingentError
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.vocabulary.missions import all_missions, mission_candidates

MEASURES = {"fpu": "fpu", "battalion": "troops", "company": "troops", "hospital": "troops", "aviation": "troops"}
"""The people who make up each sort of unit; of any other unit, all in uniform."""
AROUND = 2
"""Months before and after that must be empty too, before a unit is denied."""


def answer(asked: Asked) -> Answer:
    """Return what is known of a unit; a reading only where nobody is there who could be it."""
    claim = asked.claim
    if claim.contributor is None or claim.contributor == ALL_CONTRIBUTORS:
        raise Unanswerable(f"{NO_TABLE}, and the claim names no single contributor")
    lookup = lookup_of(asked.record)
    missions = list(_missions(claim.mission, lookup))
    measure = MEASURES.get(claim.category or "", "uniformed")
    scope = ";".join(f"mission:{one}" for one in missions) or "all"
    spans = list(_people(asked, lookup, measure, scope))
    if not spans:
        raise Unanswerable(f"{NO_TABLE}, and no report of the months that the claim speaks of")
    within = [span for span in spans if span.touches(asked.when.first, asked.when.last)]
    newest = (within or spans)[-1]
    known = f"{newest.say}{_places(asked, missions)}"
    empty = all((span.value or 0.0) == 0 for span in spans)
    reading = FactReading(measure, scope, True, joined(spans))
    if empty and asked.when.tense != "past":
        return Answer((reading,), NO_TABLE, ("a unit needs people, and the reports count none",))
    covered = FactReading(measure, scope, False, joined(spans))
    return Answer((covered,), f"{NO_TABLE} by contributor; {_ADD}", known=known, known_proof=(covered, newest))


NO_TABLE = "the record has no table of formed units (battalions, companies, hospitals, aircraft)"
_ADD = "a coded table of units with its pages would bring them (`contingent build --add`)"


def _missions(named: str | None, lookup: Lookup) -> Iterator[str]:
    for part in named.split(";") if named else ():
        found = (part,) if part in all_missions() else mission_candidates(part)
        if len(found) != 1 or f"mission:{found[0]}" not in lookup.scopes:
            raise Unanswerable(f"{NO_TABLE}, and no figures for {part}")
        yield found[0]


def _people(asked: Asked, lookup: Lookup, measure: str, scope: str) -> Iterator[Span]:
    """Yield the people who could be the unit, month by month, in and around the time that the claim speaks of."""
    who = asked.claim.contributor or ""
    rows = [measure, "troops_staff"] if measure == "troops" else [measure]
    when = by_reports(asked.when, asked.known)
    first, last = Month.containing(when.first), Month.containing(when.last)
    levels = lookup.levels(scope, who)
    for at, ordinal in enumerate(lookup.months.tolist()):
        if not first.ordinal - AROUND <= ordinal <= last.ordinal + AROUND:
            continue
        row = next((one for one in rows if levels.covered[lookup.place[one], at]), None)
        if row is None:
            continue
        value = float(levels.values[lookup.place[row], at])
        month = Month(ordinal)
        told = as_of(f"{name(who)} had {wording.people(row, value)} {wording.within(scope)}", month.last_day)
        proof = _proof(lookup, who, ordinal, row, scope)
        if np.isfinite(value):
            yield Span(datetime.date(month.year, month.month, 1), month.last_day, False, told, value, proof)


def _proof(lookup: Lookup, who: str, ordinal: int, measure: str, scope: str):  # type: ignore[no-untyped-def]
    return lookup.proof.of(Figure(who, ordinal, measure, scope, "dyad"))


def _places(asked: Asked, missions: list[str]) -> str:
    """Say where Geo-PKO's maps have units of the contributor in the year, and of which types those places have."""
    from contingent.record.units import units

    if not missions or asked.claim.contributor is None:
        return ""
    year = asked.when.last.year
    try:
        found = units(asked.record, asked.claim.contributor, mission=missions[0], since=year, until=year)
    except ContingentError:
        return ""
    listed = [f"{row['place']} ({row['count'] or 'size unknown'})" for row in found.rows]
    return f" UN maps of {year} show its units at {wording.listed(listed[:5])} (Geo-PKO, standard sizes)."
