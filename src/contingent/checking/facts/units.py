"""Claims of formed units: by the pages that count them, and by the people whom the UN's reports count.

A unit needs people: where the reports count nobody of the contributor in the mission, the claim is contradicted. Where
neither pages nor reports decide it is unknown, with what is known.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import numpy as np

from contingent.checking import wording
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.phrases import as_of, name
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.checking.facts.unit_counts import UnitCounts, nearest, readings, unit_counts
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
    """Return the readings of a claim of units: from pages that count units, else from the people who could be it."""
    claim = asked.claim
    if claim.contributor is None or claim.contributor == ALL_CONTRIBUTORS:
        raise Unanswerable("the record counts formed units by contributor, and the claim names no single one")
    lookup = lookup_of(asked.record)
    missions = list(_missions(claim.mission, lookup))
    counts = unit_counts(asked, missions)
    measure = MEASURES.get(claim.category or "", "uniformed")
    scope = ";".join(f"mission:{one}" for one in missions) or "all"
    spans = list(_people(asked, lookup, measure, scope))
    told = readings(asked, counts, scope)
    if any(one.fitting(asked.when.first, asked.when.last) for one in told):
        return Answer(told, NO_PAGE)
    if spans and asked.when.tense != "past" and all((span.value or 0.0) == 0 for span in spans):
        nobody = FactReading(measure, scope, True, joined(spans))
        return Answer((nobody,), NO_PAGE, ("a unit needs people, and the reports count none",))
    return _by_pages(asked, counts, told, spans, missions)


def _by_pages(
    asked: Asked, counts: UnitCounts, told: tuple[FactReading, ...], spans: list[Span], missions: list[str]
) -> Answer:
    """Answer by the pages that count units; where they do not reach, say what they and the reports say."""
    if not spans and not counts.facts:
        raise Unanswerable(f"{NO_PAGE}, and no report of the months that the claim speaks of")
    known = nearest(asked, counts)
    if not spans:
        return Answer(told, NO_PAGE, known=known)
    within = [span for span in spans if span.touches(asked.when.first, asked.when.last)]
    newest = (within or spans)[-1]
    people = FactReading(told[0].measure, told[0].scope, False, joined(spans))
    said = " ".join(part for part in (known, newest.told(asked.when.last)) if part) + _places(asked, missions)
    return Answer(told, f"{NO_PAGE} at that time; {_ADD}", known=said, known_proof=(people, newest))


NO_PAGE = "no page that the record cites counts such units"
_ADD = "a row of coded/tables/units.csv with its page would bring it (`contingent build --add`)"


def _missions(named: str | None, lookup: Lookup) -> Iterator[str]:
    for part in named.split(";") if named else ():
        found = (part,) if part in all_missions() else mission_candidates(part)
        if len(found) != 1 or f"mission:{found[0]}" not in lookup.scopes:
            raise Unanswerable(f"{NO_PAGE}, and the record has no figures for {part}")
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
