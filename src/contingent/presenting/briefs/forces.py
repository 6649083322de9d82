"""Units and deaths, of a contributor or a mission, as far as the record has them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from contingent.checking import wording
from contingent.model.month import Month
from contingent.presenting.briefs.ask import Ask
from contingent.presenting.briefs.model import Note, Point, Sentence
from contingent.presenting.briefs.notes import note_of_document, notes_of_assertions
from contingent.record.fatalities import serving_list

UNITS = "places of units read from the UN's deployment maps by Geo-PKO; strengths are standard sizes of units"
DEATHS = "deaths of all types of personnel and all causes in UN missions since the list begins, by nationality"


def units_of(ask: Ask, party: str) -> Point:
    """Return the places at which a contributor's units were in the year of the brief."""
    return Point("Units", tuple(_units(ask, party)), main=False)


def _units(ask: Ask, party: str) -> Iterator[Sentence]:
    year = str(ask.month.year)
    listed = [fact for fact in ask.record.facts.where(kind="unit", subject=party) if fact.start[:4] == year]
    for mission in sorted({fact.object for fact in listed}):
        own = [fact for fact in listed if fact.object == mission]
        places = sorted({fact.place for fact in own if fact.place})
        if not places:
            continue
        shown = places if len(places) <= 6 else [*places[:5], f"{len(places) - 5} other places"]
        text = f"In {year}, {wording.possessive(party)} units in {mission} were at {wording.listed(shown)}."
        data = tuple(
            {"period": year, "party": party, "mission": mission, "measure": "unit", "place": fact.place,
             "value": fact.value, "unit": fact.unit, "document": fact.document, "where": fact.locator}
            for fact in own
        )  # fmt: skip
        yield Sentence(text, (year,), "unit", UNITS, notes_of_assertions(ask.record, own, 1), data)


def fatalities_of(ask: Ask, party: str | None, mission: str | None = None) -> Point:
    """Return how many died by the end of the month, or by the end of the list where that is earlier."""
    return Point("Deaths", tuple(_deaths(ask, party, mission)))


def _deaths(ask: Ask, party: str | None, mission: str | None) -> Iterator[Sentence]:
    document = serving_list(ask.record)
    if not document:
        return
    counts, months = ask.record.fatalities, ask.record.fatalities.decoded("month")
    mask = counts.mask(document=document)
    last = min(Month.parse(max(months[mask])), ask.month)
    named = {"nationality": party or "", "mission": mission or ""}
    mask &= counts.mask(**{name: value for name, value in named.items() if value})
    mask &= months <= str(last)
    total = int(counts.numbers["count"][np.flatnonzero(mask)].sum())
    if not total:
        return
    people = "1 person" if total == 1 else f"{wording.number(total)} people"
    who = f"{people} from {wording.name(party)}" if party else people
    text = f"By {last.spoken}, {who} had died in {mission or 'UN missions'}."
    datum = {"period": str(last), "party": party or "", "mission": mission or "", "measure": "fatalities",
             "value": total, "unit": "persons", "document": document, "where": "rows added up"}  # fmt: skip
    yield Sentence(text, (str(last),), "fatalities", DEATHS, (_note(ask, document),), (datum,))


def no_deaths(ask: Ask, whom: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is not known of deaths and why, in a record without a list of them."""
    if not serving_list(ask.record):
        to_do = "add the United Nations' list of fatalities with `contingent build --add`"
        yield f"deaths of {whom}", "the record holds no list of them", to_do


def _note(ask: Ask, document: str) -> Note:
    return note_of_document(ask.record, document, "rows added up")
