"""Numbers of members: counted from the members at each date, or stated by sources for steps that nobody lists."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from contingent.checking.accept import Number, number_of
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.phrases import DAY_LENGTH, as_of, dated, list_of, name, sentence, spoken
from contingent.checking.facts.readings import FactReading, Proof, Span, joined
from contingent.checking.question import Unanswerable
from contingent.checking.sentences import sentence_at
from contingent.errors import UnknownNameError
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.record.memberships import Members, members, membership_facts
from contingent.record.record import Record
from contingent.record.standing import begins, ends, history
from contingent.vocabulary.definitions import Definition, definitions_of
from contingent.vocabulary.groups import all_groups, find_group
from contingent.vocabulary.groups import members as group_members
from contingent.vocabulary.parties import all_parties
from contingent.vocabulary.tables import fold

DAY = datetime.timedelta(days=1)
_MEMBERS = re.compile(r"([A-Z]\w+) (?:members|states|countries|nations)\b")
CONCEPTS = {"AFCFTA": "afcfta_participants"}
"""Organisations whose participants may be counted by different steps, and the concept that lists them."""


def answer(asked: Asked, organisation: str) -> Answer:
    """Return the readings of a claim of a number of members."""
    number = number_of(asked.claim, counted=True)
    assert number is not None
    group = _group(asked)
    readings = [*_stated_steps(asked, organisation, number)]
    if organisation not in CONCEPTS:
        readings.append(_counted(asked, organisation, number, group))
    if not any(reading.spans for reading in readings):
        raise Unanswerable(f"no source in the record says how many belong to {name(organisation)}")
    notes = list(_compared(asked, organisation, number)) if organisation not in CONCEPTS else []
    open_to = _open(asked, organisation, readings)
    missing = f"no source in the record says how many belonged to {name(organisation)} at that time"
    notes += _by_step(readings)
    if organisation in CONCEPTS:
        return Answer(tuple(readings), missing, tuple(notes), open_to, number=number)
    return Answer(tuple(readings), missing, tuple(notes), first_open=open_to, number=number)


def participants(asked: Asked, organisation: str) -> Answer:
    """Return how many take part by each definition, for a claim that compares them with others ("the largest")."""
    readings = [FactReading(r.measure, r.scope, False, r.spans) for r in _stated_steps(asked, organisation, None)]
    told = [(reading, reading.spans[-1]) for reading in readings if reading.spans]
    missing = "the record has no list of the world's free-trade areas and their participants to compare with"
    if not told:
        raise Unanswerable(missing)
    known = "By definition: " + " ".join([*(span.say for _, span in told), *_disputed(asked, organisation)])
    return Answer(tuple(readings), missing, known=known, known_proof=told[0])


def _disputed(asked: Asked, organisation: str) -> Iterator[str]:
    """Yield what named bodies say of an organisation's place among others."""
    for event in asked.record.events.where(kind="statement", subject=organisation):
        yield sentence(f"{event.said_by} {dated(event.said_on)}: “{event.quote}”")


def _group(asked: Asked) -> str | None:
    """Return the group whose members alone are counted ("African members")."""
    told = [asked.claim.among or ""]
    for words in (asked.claim.note or "", asked.claim.quote):
        told += _MEMBERS.findall(words)
    for word in filter(None, told):
        for called in (word, f"{word} countries"):
            try:
                group = find_group(called)
            except UnknownNameError:
                continue
            if all_groups()[group].kind == "region":
                return group
    return None


def _counted(asked: Asked, organisation: str, number: Number, group: str | None) -> FactReading:
    """Return the number of members over time, by the consensus of the sources."""
    spans = []
    for first, last, found in counted(asked.record, organisation, max(asked.now, asked.when.limit)):
        parties = {member.party for member in found.members}
        unsure = set(found.unsure)
        if group:
            there = group_members(group, first)
            parties, unsure = parties & there, unsure & there
        spans.append(_span(asked, organisation, number, first, last, found, len(parties), len(unsure), group))
    scope = f"{organisation};{group}" if group else organisation
    return FactReading("membership", scope, True, joined(spans))


def _span(
    asked: Asked, organisation: str, number: Number, first: datetime.date, last: datetime.date, found: Members,
    count: int, unsure: int, group: str | None,
) -> Span:  # fmt: skip
    import numpy as np

    fits = bool(number.fits(np.arange(count, count + unsure + 1, dtype=np.float64)).any())
    whose = f" in {all_groups()[group].name}" if group else ""
    told = as_of(f"{name(organisation)} had {count:,} members{whose}")
    if last < min(asked.now, asked.when.last):
        since = _as_known(asked.record, organisation, first)
        told = sentence(f"{name(organisation)} had {count:,} members{whose} from {since} to {spoken(last)}")
    proof: list[Proof] = [member.standing.facts[0] for member in found.members if member.since[:10] == str(first)]
    proof = proof or [fact for fact in found.stated if fact.value == count]
    rest = [member.standing.facts[0] for member in found.members]
    notes = [f"{list_of(found.unsure)} not counted: the date is known to the year or month only"] if unsure else []
    return Span(first, last, fits, told, float(count), (*proof, *rest), None, tuple(notes))


def _as_known(record: Record, organisation: str, day: datetime.date) -> str:
    """Write the day of a change as exactly as the facts that make it know it."""
    facts = record.facts.where(kind="membership", object=organisation)
    exact = {fact.start for fact in facts} | {
        (ends(fact) + DAY).isoformat() for fact in facts if len(fact.end) == DAY_LENGTH
    }
    if day.isoformat() in exact or day.day > 1:
        return spoken(day)
    return spoken(str(day.year) if day.month == 1 else day.isoformat()[:7])


Stretch = tuple[datetime.date, datetime.date, Members]


def counted(record: Record, organisation: str, end: datetime.date) -> tuple[Stretch, ...]:
    """Return the members over time, as stretches (first day, last day, members) between changes, up to a day."""
    return _stretches(_Keyed(record), organisation, end)


class _Keyed:
    """A record as a key of the cache: by identity, since a record's arrays cannot be hashed."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def __hash__(self) -> int:
        return id(self.record)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and self.record is other.record


@lru_cache(maxsize=64)
def _stretches(keyed: _Keyed, organisation: str, end: datetime.date) -> tuple[Stretch, ...]:
    record, party = keyed.record, all_parties()[organisation]
    last = min(end, party.valid_to or end)
    days = sorted(day for day in _changes(record, organisation) if (party.valid_from or day) <= day <= last)
    found: list[Stretch] = []
    for first, after in zip(days, [*days[1:], last + DAY], strict=True):
        here = members(record, organisation, first)
        if found and (found[-1][2].parties, found[-1][2].unsure) == (here.parties, here.unsure):
            found[-1] = (found[-1][0], after - DAY, found[-1][2])
        else:
            found.append((first, after - DAY, here))
    return tuple(found)


def _changes(record: Record, organisation: str) -> set[datetime.date]:
    """Return the days on which the consensus on some member, or the completeness of the list, changes."""
    days: set[datetime.date] = set()
    for facts in membership_facts(record, organisation).values():
        for stretch in history(facts):
            days |= {stretch.first} | ({stretch.last + DAY} if stretch.last < datetime.date.max else set())
            days |= {last_day(fact.start) for fact in stretch.facts if fact.start}
    for fact in record.facts.where(kind="member_list", subject=organisation):
        days |= {begins(fact)} | ({ends(fact) + DAY} if ends(fact) < datetime.date.max else set())
    start = all_parties()[organisation].valid_from
    return days | ({start} if start else set())


def _stated_steps(asked: Asked, organisation: str, number: Number | None) -> Iterator[FactReading]:
    """Yield the numbers that sources state by step (signed, ratified, deposited): a reading a definition."""
    if organisation not in CONCEPTS:
        return
    definitions = definitions_of(CONCEPTS[organisation])
    said = [one for one in definitions if _says(asked, one)] or list(definitions)
    for one in definitions:
        facts = asked.record.facts.where(kind="member_count", subject=organisation, status=one.id)
        yield FactReading(one.id, organisation, one in said, joined(_points(facts, one, number, organisation)))


def _says(asked: Asked, one: Definition) -> bool:
    first, last = sentence_at(asked.text, asked.claim.start)
    words = f" {fold(asked.text[first:last])} "
    return any(f" {fold(word)} " in words for word in one.words)


def _points(facts: Sequence[Fact], one: Definition, number: Number | None, organisation: str) -> Iterator[Span]:
    import numpy as np

    for fact in facts:
        fits = number is not None and bool(number.fits(np.array([fact.value or 0.0])).any())
        told = sentence(f"{dated(fact.start)} {fact.value:,.0f} states had {_DONE[one.id]} {name(organisation)}")
        yield Span(first_day(fact.start), last_day(fact.end or fact.start), fits, told, fact.value, (fact,))


_DONE = {
    "signed": "signed the treaty of",
    "ratified": "ratified the treaty of",
    "deposited": "deposited their ratification of",
}


def _by_step(readings: Sequence[FactReading]) -> Iterator[str]:
    """Give the newest number of each definition where there are several."""
    if len(readings) > 1:
        newest = [reading.spans[-1].say for reading in readings if reading.spans]
        yield "by definition: " + " ".join(newest)


def _open(asked: Asked, organisation: str, readings: Sequence[FactReading]) -> str | None:
    """Say why a number cannot be contradicted: numbers only stated now and then, or a list that may lack members."""
    if organisation in CONCEPTS:
        return "sources state the number for some days only, and it may have been so between them"
    on = min(asked.when.last, asked.now)
    lists = asked.record.facts.where(kind="member_list", subject=organisation, status="complete")
    if any(begins(fact) <= on for fact in lists):
        return None
    now = [span for span in readings[-1].covering(on, on) if span.value is not None]
    told = f"the record names {now[-1].value:,.0f}" if now else "the record names some"
    return f"{told} members of {name(organisation)}, and no source says that these are all"


def _compared(asked: Asked, organisation: str, number: Number) -> Iterator[str]:
    """Compare with what sources list or state: one that agrees with a wrong number is stale."""
    on = min(asked.when.last, asked.now)
    try:
        found = members(asked.record, organisation, on)
    except Exception:
        return
    for listing in found.listings:
        if listing.extra or listing.missing:
            differs = [f"it adds {list_of(listing.extra)}"] if listing.extra else []
            differs += [f"it lacks {list_of(listing.missing)}"] if listing.missing else []
            agrees = len(listing.parties) == number.value and found.count != number.value
            stale = ": it agrees with the claim and is itself stale or wrong" if agrees else ""
            yield f"{listing.publisher} lists {len(listing.parties)} members for {on}{stale} ({'; '.join(differs)})"
    if found.dormant:
        yield f"{name(organisation)} was dormant from {found.dormant.start} to {found.dormant.end or 'now'}"
