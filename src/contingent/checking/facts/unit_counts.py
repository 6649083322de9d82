"""Formed units as pages count them: the readings of a claim of units from the coded table.

A page vouches for a unit from its start, or from the page's day, to its end, or for a tour of duty after the page.
Numbers that do not fit speak against a claim only around the day of the page: a battalion more may come in a month.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contingent.checking import wording
from contingent.checking.facts.answers import Asked
from contingent.checking.facts.figures import accepts, stated_number
from contingent.checking.facts.phrases import dated, name, sentence, spoken, stretch
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.vocabulary.units import UnitType, types_meant, unit_types

TOUR = datetime.timedelta(days=365)
"""How long after its page a unit may still be taken to be there: contingents are relieved once a year."""
AROUND = datetime.timedelta(days=31)
ADDED = ("battalion", "fpu")
"""Categories whose types, added up, are another definition: a battle group may be called a battalion."""
Page = tuple[str, str, str]


@dataclass(frozen=True)
class UnitCounts:
    """What pages say of a contributor's units of the claim's category: the facts, and the types that its words mean."""

    facts: tuple[Fact, ...]
    types: tuple[UnitType, ...]
    missions: tuple[str, ...]


def unit_counts(asked: Asked, missions: Sequence[str]) -> UnitCounts:
    """Return the coded units of the claim's contributor and category, in its missions or, without any, in all."""
    claim = asked.claim
    category = claim.category or "unit"
    known = {one.id for one in unit_types().values() if one.category == category}
    found = asked.record.facts.where(kind="unit", subject=claim.contributor or "", unit=known)
    wanted = [fact for fact in found if not missions or fact.object in missions]
    meant = types_meant(category, claim.quote)
    return UnitCounts(tuple(sorted(wanted, key=lambda fact: fact.confirmed_as_of)), meant, tuple(missions))


def readings(asked: Asked, counts: UnitCounts, scope: str) -> tuple[FactReading, ...]:
    """Return the readings: of the types that the claim names, and of all types of its category added up."""
    meant = {one.id for one in counts.types}
    own = [fact for fact in counts.facts if fact.unit in meant]
    literal = FactReading(_measure(meant), scope, True, joined(_spans(asked, counts, own)))
    every = {fact.unit for fact in counts.facts}
    if asked.claim.category not in ADDED or every <= meant:
        return (literal,)
    return literal, FactReading(_measure(every), scope, False, joined(_spans(asked, counts, counts.facts)))


def _measure(types: set[str]) -> str:
    return "+".join(sorted(types))


def _spans(asked: Asked, counts: UnitCounts, facts: Sequence[Fact]) -> Iterator[Span]:
    """Yield what each page says of the missions asked: a page that does not count all of them fits no number."""
    by_page: dict[Page, list[Fact]] = defaultdict(list)
    anywhere = counts.missions or asked.claim.value is None or _one_mission(asked, facts)
    for fact in facts:
        if anywhere or not fact.object:
            key = fact.object if len(counts.missions) <= 1 else ""
            by_page[key, fact.url, fact.confirmed_as_of].append(fact)
    for page in by_page.values():
        if len(counts.missions) > 1 and {fact.object for fact in page} != set(counts.missions):
            continue
        yield from _span(asked, page)


def _one_mission(asked: Asked, facts: Sequence[Fact]) -> bool:
    """Tell whether a claim of one unit without a mission can mean one mission only, by the pages of its time."""
    near = [
        fact
        for fact in facts
        if first_day(fact.start) <= asked.when.last and last_day(fact.confirmed_as_of) + TOUR >= asked.when.first
    ]
    return asked.claim.value == 1 and len({fact.object for fact in near}) == 1


def _span(asked: Asked, page: Sequence[Fact]) -> Iterator[Span]:
    told = [fact.value for fact in page if fact.value is not None]
    total = sum(told) if len(told) == len(page) else None
    number, _ = stated_number(asked.claim, () if total is None else (total,))
    fits = number is None if total is None else accepts(number, total)
    counted = all(fact.status == "counted" for fact in page)
    confirmed = max(last_day(fact.end or fact.confirmed_as_of) for fact in page)
    first = max(first_day(fact.start) for fact in page)
    last = confirmed if any(fact.end for fact in page) else confirmed + TOUR
    if not fits:
        too_few = total is not None and number is not None and number.value < total
        if not counted or too_few or total is None:
            return
        first, last = max(first, confirmed - AROUND), min(last, confirmed + AROUND)
    yield Span(first, last, fits, said_of(page), total, tuple(page), min(confirmed, last))


def said_of(page: Sequence[Fact]) -> str:
    """Write what a page says as a sentence: "On 17 July 2021 Rwanda had 2 battalions in MINUSCA (The New Times).".

    Where the page says since when, the sentence does: "From 2012 to September 2022 Ukraine had 1 aviation unit ...",
    or, of units that were still there, "On 31 January 2007 India had 1 FPU in UNMIL, since 30 January 2007 ...".
    """
    ordered = sorted(page, key=lambda fact: (-(fact.value or 0), fact.unit))
    units = wording.listed([unit_types()[fact.unit].counted(fact.value) for fact in ordered])
    some = "" if all(fact.status == "counted" for fact in page) else "at least "
    missions = list(dict.fromkeys(fact.object for fact in page if fact.object))
    where = f"in {wording.listed(missions)}" if missions else "in UN missions"
    day = max(fact.end or fact.confirmed_as_of for fact in page)
    since = max(fact.start for fact in page)
    known = since < day and all(fact.start_event != "reported" for fact in page)
    ended = known and all(fact.end for fact in page)
    when = stretch(since, day) if ended else dated(day)
    there = f", since {spoken(since)}" if known and not ended else ""
    return sentence(f"{when} {name(page[0].subject)} had {some}{units} {where}{there} ({page[0].publisher})")


def nearest(asked: Asked, counts: UnitCounts) -> str:
    """Say what the pages nearest to the time of the claim count, one a mission; empty where no page counts any."""
    best: dict[str, tuple[int, list[Fact]]] = {}
    by_page: dict[Page, list[Fact]] = defaultdict(list)
    for fact in counts.facts:
        by_page[fact.object, fact.url, fact.confirmed_as_of].append(fact)
    for (mission, _, confirmed), page in sorted(by_page.items()):
        day = last_day(confirmed)
        away = max((asked.when.first - day).days, (day - asked.when.last).days, 0)
        if mission not in best or away < best[mission][0]:
            best[mission] = (away, page)
    closest = sorted(best.items(), key=lambda item: (item[1][0], item[0]))[:3]
    return " ".join(said_of(page) for _, (_, page) in closest)
