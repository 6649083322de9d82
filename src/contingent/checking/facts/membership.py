"""Claims of membership: joined, left, belongs, suspended, and numbers of members, computed from the members."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from contingent.checking import wording
from contingent.checking.facts import counts
from contingent.checking.facts.acts import MEMBERSHIP, act_of
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.phrases import as_of, dated, name, sentence, spoken
from contingent.checking.facts.phrases import stretch as stretch_of
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.checking.facts.when import BEGINNING
from contingent.checking.question import Unanswerable
from contingent.checking.sentences import sentence_at
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.record.memberships import members
from contingent.record.standing import DAY, Standing, begins, ends, history, standing_on
from contingent.vocabulary.parties import all_parties, candidates

JOINING = {
    "member": "membership",
    "accession_signed": "accession_signed",
    "admitted": "admitted",
    "deposited": "deposited",
    "ratified": "ratified",
    "signed": "signed",
    "associate": "associate",
}
"""Statuses whose dated start is a way to have joined, and the measure of each."""
LITERAL_JOINING = {
    "join": ("membership", "accession_signed", "admitted", "deposited"),
    "sign": ("signed", "accession_signed"),
    "deposit": ("deposited",),
    "ratify": ("ratified", "deposited"),
}
_STEPS = {
    "membership": "became a member of {other}",
    "accession_signed": "signed the treaty of accession to {other}",
    "admitted": "was admitted to {other}",
    "deposited": "deposited its instrument of ratification of {other}",
    "ratified": "ratified the treaty of {other}",
    "signed": "signed the treaty of {other}",
    "associate": "became an associate of {other}",
}
PRESS_DAYS = datetime.timedelta(days=3)
"""Press dates of one event differ by days: a claim of a day fits so many days around the source's."""


def answer(asked: Asked) -> Answer:
    """Return the readings of a claim of membership. Raises Unanswerable without a party or an organisation."""
    claim = asked.claim
    organisation = organisation_of(claim.object)
    if claim.value is not None and (claim.contributor is None or not _is_ordinal(asked)):
        return counts.answer(asked, organisation)
    if claim.contributor is None:
        raise Unanswerable("the claim names no party")
    if claim.contributor not in all_parties():
        raise Unanswerable(f"the vocabulary has no party '{claim.contributor}'")
    facts = asked.record.facts.where(kind="membership", subject=claim.contributor, object=organisation)
    act = act_of(claim, asked.text, MEMBERSHIP)
    if not facts:
        return _outsider(asked, claim.contributor, organisation)
    if act == "suspend":
        return _suspension(asked, organisation, facts)
    if act in ("leave", "announce"):
        return _leaving(asked, organisation, facts, act)
    if (
        act is None
        and asked.when.tense == "stated"
        and not asked.when.lasting
        and _SINCE.search(asked.text, *_around(asked))
    ):
        act = "join"
    if act in LITERAL_JOINING and _dated_once(asked):
        return _joining(asked, organisation, facts, act)
    return _belonging(asked, organisation, facts)


_ORDINAL = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|\w*(?:first|second|third)|\w+th)\b(?=[^.;]{0,30}\bmember)|\bthe \d+(?:st|nd|rd|th)\b",
    re.I,
)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)


def _around(asked: Asked) -> tuple[int, int]:
    start, end = sentence_at(asked.text, asked.claim.start)
    return start, max(end, asked.claim.end)


def organisation_of(name_: str | None) -> str:
    """Return the organisation that a claim names. Raises Unanswerable for none, or one the vocabulary lacks."""
    if name_ is None:
        raise Unanswerable("the claim names no organisation")
    found = [one for one in candidates(name_) if all_parties()[one].kind in ("organisation", "group")]
    if len(found) != 1:
        raise Unanswerable(f"the vocabulary has no organisation '{name_}'")
    return found[0]


def _is_ordinal(asked: Asked) -> bool:
    """Tell "the 55th member" from "one of 55 members"."""
    claim = asked.claim
    return _ORDINAL.search(f"{claim.note or ''} {asked.text[claim.start : claim.end + 30]}") is not None


def _dated_once(asked: Asked) -> bool:
    """Tell whether the claim speaks of a happening: dated, or in the past tense."""
    return asked.when.tense != "present"


def _outsider(asked: Asked, party: str, organisation: str) -> Answer:
    """Answer for a pair that no source names: a complete list of members excludes it, otherwise nothing is known."""
    on = min(asked.when.last, asked.now)
    lists = asked.record.facts.where(kind="member_list", subject=organisation, status="complete")
    if not any(begins(fact) <= on <= ends(fact) for fact in lists):
        raise Unanswerable(
            f"no source in the record says whether {name(party)} belongs to {name(organisation)};"
            " add one with `contingent build --add` (a row of memberships with its page)"
        )
    told = as_of(f"{name(party)} was not a member of {name(organisation)}")
    span = Span(max(begins(fact) for fact in lists), asked.now, False, told, proof=tuple(lists))
    return Answer((FactReading("membership", organisation, True, (span,)),), "")


def _joining(asked: Asked, organisation: str, facts: Sequence[Fact], act: str) -> Answer:
    dated_steps = [fact for fact in facts if fact.start and fact.status in JOINING]
    told = [fact for fact in dated_steps if fact.start_event] or dated_steps
    if not told:
        raise Unanswerable(
            f"no source in the record dates when {name(facts[0].subject)} joined {name(organisation)}; {_listed(facts)}"
        )
    readings = []
    for measure in dict.fromkeys(JOINING[fact.status] for fact in told):
        own = [fact for fact in told if JOINING[fact.status] == measure]
        spans = joined(_step(asked, measure, fact) for fact in own)
        literal = measure in LITERAL_JOINING[act] or (act == "join" and measure == "signed" and len(own) == len(told))
        since, until = datetime.date(1800, 1, 1), asked.now
        readings.append(FactReading(measure, organisation, literal, spans, since, max(until, asked.when.limit)))
    if not any(reading.literal for reading in readings):
        readings = [FactReading(r.measure, r.scope, True, r.spans, r.since, r.until) for r in readings]
    order = sorted(readings, key=lambda reading: (not reading.literal, list(_STEPS).index(reading.measure)))
    notes = [*_all_steps(order), *_ordinal(asked, organisation), *_organisation_notes(asked, organisation, facts)]
    by_year = (
        None if any(fact.start_event for fact in told) else f"only codes by year are in the record: {_listed(told)}"
    )
    return Answer(tuple(order), "no source dates it", tuple(notes), first_open=by_year)


def _step(asked: Asked, measure: str, fact: Fact) -> Span:
    """Return the days on which a step may have been taken; those of a claim of a day reach a few days further."""
    first, last = first_day(fact.start), last_day(fact.start)
    notes = [_about(fact)]
    if asked.when.exact and first == last and first != asked.when.first:
        first, last = first - PRESS_DAYS, last + PRESS_DAYS
    done = _STEPS[measure].format(other=name(fact.object))
    event = f" ({fact.start_event})" if fact.start_event else ""
    told = sentence(f"{name(fact.subject)} {done} {dated(fact.start)}{event}")
    return Span(first, last, True, told, proof=(fact,), notes=tuple(note for note in notes if note))


def _about(fact: Fact) -> str:
    return "" if fact.start_event else f"{fact.publisher} codes it by {fact.start} and dates no event"


def _all_steps(readings: Sequence[FactReading]) -> Iterator[str]:
    """Name every dated step where there are several: "joined" is true of each."""
    spans = [span for reading in readings for span in reading.spans]
    if len({span.say for span in spans}) > 1:
        yield "the record dates: " + " ".join(dict.fromkeys(span.say for span in spans))


def _ordinal(asked: Asked, organisation: str) -> Iterator[str]:
    """Compare "the 55th member" with the members counted on the day it joined."""
    stated = asked.claim.value
    if stated is None:
        return
    on = min(asked.when.last, asked.now)
    found = members(asked.record, organisation, on)
    if not found.complete:
        return
    most = found.count + len(found.unsure)
    range_ = f"{found.count:,}" if most == found.count else f"{found.count:,} to {most:,}"
    after = f"{name(organisation)} had {range_} members by the record's count as of {spoken(on)}"
    yield f"{after}, as stated" if found.count <= stated <= most else f"{after}, not {stated:,.0f}"


def _leaving(asked: Asked, organisation: str, facts: Sequence[Fact], act: str) -> Answer:
    """Return when a party left, or said that it would: other definitions of one another."""
    own, announced = [], []
    for fact in facts:
        if fact.status == "withdrawal_announced" and fact.start:
            announced.append(_parting(asked, fact, fact.start, "announced that it would leave", fact.start_event))
        elif fact.status == "withdrawn" and fact.start:
            own.append(_parting(asked, fact, fact.start, "left", fact.start_event))
        elif fact.end and fact.end_event and not _carries_on(fact, facts):
            own.append(_parting(asked, fact, fact.end, "left", fact.end_event))
    since, until = datetime.date(1800, 1, 1), max(asked.now, asked.when.limit)
    readings = []
    if own:
        readings.append(FactReading("withdrawn", organisation, act == "leave", joined(own), since, until))
    if announced:
        literal = act == "announce" or not own
        readings.append(FactReading("withdrawal_announced", organisation, literal, joined(announced), since, until))
    if not readings:
        raise Unanswerable(
            f"no source in the record says that {name(facts[0].subject)} left {name(organisation)}; {_listed(facts)}"
        )
    if not any(reading.literal for reading in readings):
        readings = [FactReading(r.measure, r.scope, True, r.spans, r.since, r.until) for r in readings]
    notes = [*_all_steps(readings), *_ordinal(asked, organisation)]
    return Answer(tuple(readings), "no source dates it", tuple(notes))


def _carries_on(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Tell whether the end of a fact is only the beginning of another status, not a departure."""
    return any(other.start == fact.end or begins(other) == ends(fact) + DAY for other in facts)


def _parting(asked: Asked, fact: Fact, date: str, done: str, event: str) -> Span:
    first, last = first_day(date), last_day(date)
    if asked.when.exact and first == last and first != asked.when.first:
        first, last = first - PRESS_DAYS, last + PRESS_DAYS
    told = sentence(f"{name(fact.subject)} {done} {name(fact.object)} {dated(date)}" + (f" ({event})" if event else ""))
    return Span(first, last, True, told, proof=(fact,))


def _suspension(asked: Asked, organisation: str, facts: Sequence[Fact]) -> Answer:
    """Return when a party was suspended, by the publishers that say so of any time."""
    who = {fact.publisher for fact in facts if fact.status == "suspended"}
    if not who:
        raise Unanswerable(
            f"no source in the record says whether {name(facts[0].subject)} was suspended from {name(organisation)}"
        )
    told = [fact for fact in facts if fact.publisher in who]
    spans = joined(_suspended(asked, fact, told) for fact in told if fact.status == "suspended")
    missing = "the sources that tell of suspensions speak of another time"
    open_to = "the sources that tell of suspensions give no days, only when they listed them"
    reading = FactReading("suspended", organisation, True, spans)
    return Answer((reading,), missing, first_open=open_to)


def _suspended(asked: Asked, fact: Fact, told: Sequence[Fact]) -> Span:
    """Return what a source says of a stretch; one that only lists may have begun since it last said otherwise."""
    first = begins(fact)
    if not fact.start:
        before = [ends(other) for other in told if other.publisher == fact.publisher and ends(other) < first]
        first = max(before) + DAY if before else first
    last = min(ends(fact), max(asked.now, asked.when.limit))
    listed = stretch_of(fact.start or fact.stated_first, fact.end or fact.stated_last)
    say = sentence(f"{name(fact.subject)} was suspended from {name(fact.object)} {listed}, as {fact.publisher} says")
    return Span(first, last, True, say, proof=(fact,))


def _belonging(asked: Asked, organisation: str, facts: Sequence[Fact]) -> Answer:
    """Return over time whether a party is a member."""
    end = max(asked.now, asked.when.limit)
    told = [stretch for stretch in history(facts) if stretch.first <= end and not _silence(stretch)]
    spans = [_state(stretch, organisation, end, asked) for stretch in told]
    if not spans:
        raise Unanswerable(f"no source in the record dates it: {_listed(facts)}")
    spans += _not_yet(facts, organisation, min(span.first for span in spans))
    reading = FactReading("membership", organisation, True, joined(spans))
    missing = f"no source in the record speaks of {name(facts[0].subject)} and {name(organisation)} at that time"
    notes = [*_ordinal(asked, organisation), *_organisation_notes(asked, organisation, facts)]
    return Answer((reading,), missing, tuple(notes))


def _not_yet(facts: Sequence[Fact], organisation: str, first: datetime.date) -> list[Span]:
    """Return the time before a dated accession, which says that there was no membership yet."""
    before = standing_on(facts, first - DAY)
    if before.holds is not False or not before.facts:
        return []
    told = as_of(f"{name(facts[0].subject)} was not a member of {name(organisation)} yet")
    return [Span(BEGINNING, first - DAY, False, told, proof=before.facts)]


def _silence(stretch: Standing) -> bool:
    """Tell whether nobody says that a party is out but compilations that stop listing it: that is no departure."""
    listing = all(fact.authority == "compilation" and not fact.end_event for fact in stretch.facts)
    return stretch.holds is False and stretch.status == "" and listing


def _state(stretch: Standing, organisation: str, end: datetime.date, asked: Asked) -> Span:
    """Return what a stretch of consensus says. After an exit is announced whose effect no source dates, the plain
    sentence "is a member" no longer fits."""
    party = name(stretch.facts[0].subject)
    leaving = stretch.status == "withdrawal_announced" and stretch.last == datetime.date.max
    fits = bool(stretch.holds) and not leaving
    last = min(stretch.last, end)
    what = f"{party} was {'' if stretch.holds else 'not '}a member of {name(organisation)}"
    if leaving:
        told = sentence(
            f"{party} announced {dated(stretch.start)} that it would leave {name(organisation)}; from when the exit"
            " takes effect is not in the record"
        )
    elif stretch.last >= asked.now or not fits or last >= asked.when.last:
        told = as_of(what)
    else:
        told = sentence(f"{what} until {spoken(stretch.end)}")
    against = tuple(_contrary(stretch.against))
    confirmed = stretch.confirmed_as_of
    return Span(
        stretch.first, last, fits, told, proof=(*stretch.facts, *stretch.against),
        confirmed=last_day(confirmed) if confirmed else None, notes=against,
    )  # fmt: skip


def _contrary(against: Sequence[Fact]) -> Iterator[str]:
    for fact in against:
        told = f"{fact.start or fact.stated_first} to {fact.end or fact.stated_last or fact.confirmed_as_of}"
        yield f"{fact.publisher} says otherwise: {fact.status.replace('_', ' ')} {told}"


def _organisation_notes(asked: Asked, organisation: str, facts: Sequence[Fact]) -> Iterator[str]:
    """Flag an organisation that slept, or did not exist, at the time; and a source that agrees and is stale."""
    party, when = all_parties()[organisation], asked.when
    if when.first.year < 1900:
        return
    if party.valid_from and when.last < party.valid_from:
        before = f" (its predecessor was {name(party.predecessor)})" if party.predecessor else ""
        yield f"{name(organisation)} did not exist yet: it began on {spoken(party.valid_from)}{before}"
    if party.valid_to and when.first > party.valid_to:
        yield f"{name(organisation)} no longer existed: it ended on {spoken(party.valid_to)}"
    for fact in asked.record.facts.where(kind="activity", subject=organisation, status="dormant"):
        yield f"{name(organisation)} was dormant from {fact.start} to {fact.end or 'now'}, as {fact.publisher} says"
    day = min(when.last, asked.now)
    standing = standing_on(facts, day)
    stale = [fact for fact in standing.against if fact.stated_last and fact.authority == "compilation"]
    if standing.holds is False and stale:
        yield f"{wording.listed([fact.publisher for fact in stale])} still lists it, and is stale"


def _listed(facts: Sequence[Fact]) -> str:
    told = [f"{fact.publisher}: {fact.status.replace('_', ' ')}" for fact in facts]
    return f"what is told: {'; '.join(dict.fromkeys(told))}"
