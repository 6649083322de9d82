"""Diplomacy: relations established, severed and restored, and embassies, up to the last day of the month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from contingent.checking import wording
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.presenting.briefs.ask import Ask
from contingent.presenting.briefs.facts import asserted, disagreement
from contingent.presenting.briefs.model import Gap, Point, Section, Sentence
from contingent.presenting.briefs.spoken import as_of, date_words, named, on_date
from contingent.record.standing import Standing, history
from contingent.vocabulary.assertions import event_kinds, fact_kinds
from contingent.vocabulary.parties import all_parties

TITLE = "Diplomacy"
MAIN = 6
"""How many sentences on events the short brief tells, breaks and the newest first."""
_VERBS = {
    "relations_established": "established diplomatic relations with",
    "relations_severed": "severed diplomatic relations with",
    "relations_restored": "restored diplomatic relations with",
    "embassy_opened": "opened an embassy in",
    "embassy_closed": "closed its embassy in",
}
_LEGATION = {"embassy_opened": "opened a legation in", "embassy_closed": "closed its legation in"}
"""What is said where the source's words for what happened name a legation and no embassy."""


def diplomacy(ask: Ask, party: str) -> Section:
    """Return the section on relations with other parties and on embassies."""
    happened = _happened(ask, party)
    chosen = set(_chosen(happened))
    main = tuple(_told(ask, event) for event in happened if event in chosen)
    rest = tuple(_told(ask, event) for event in happened if event not in chosen)
    points = (
        Point("Events", main),
        Point("Relations", tuple(_relations(ask, party)), main=False),
        Point("Embassies", tuple(_embassies(ask, party)), main=False),
        Point("Other events", rest, main=False),
    )
    kept = tuple(point for point in points if point.sentences)
    gap = Gap(
        "whether the section on diplomacy is complete",
        f"the record has dated events of {named(party)} and pairs that single sources tell, and no register of all",
    )
    return Section("diplomacy", TITLE, kept, gaps=(gap,))


def _happened(ask: Ask, party: str) -> list[Event]:
    """Return the dated events up to the month, one for each date, kind and pair (the best authority's)."""
    found: dict[tuple[str, str, frozenset[str]], Event] = {}
    for event in sorted(ask.record.events.where(kind=_VERBS), key=_order):
        pair = frozenset((event.subject, event.object))
        known = first_day(event.date) <= ask.month.last_day
        if party in pair and len(pair) == 2 and known and event.object in all_parties():
            found.setdefault((event.kind, event.date[:4], pair), event)
    told = list(found.values())
    return [event for event in told if not _again(event, told)]


def _order(event: Event) -> tuple[str, int, str, str, str, str]:
    return (
        event.date, list(_VERBS).index(event.kind), event.authority, event.subject, event.object, event.document,
    )  # fmt: skip


def _again(event: Event, told: list[Event]) -> bool:
    """Tell whether relations were established before already, with no break since."""
    if event.kind != "relations_established":
        return False
    pair = {event.subject, event.object}
    before = [one for one in told if {one.subject, one.object} == pair and one.date < event.date]
    kinds = [one.kind for one in before if one.kind.startswith("relations_")]
    return bool(kinds) and kinds[-1] != "relations_severed"


def _chosen(happened: list[Event]) -> list[Event]:
    """Return the events for the short brief: breaks and what mended them, then the newest."""
    broken = {frozenset((e.subject, e.object)) for e in happened if e.kind == "relations_severed"}
    first = [e for e in happened if frozenset((e.subject, e.object)) in broken and e.kind != "embassy_opened"]
    rest = [event for event in reversed(happened) if event not in first]
    return [*reversed(first), *rest][:MAIN]


def _told(ask: Ask, event: Event) -> Sentence:
    where = named(event.object)
    who = f"{wording.upper_first(on_date(event.date))}, {named(event.subject)}"
    text = f"{who} {_did(event)} {where}."
    if event.kind == "embassy_opened" and "raised to" in event.outcome.lower():
        text = f"{who} raised its legation in {where} to an embassy."
    return asserted(ask, text, [event], event.kind, event_kinds()[event.kind])


def _did(event: Event) -> str:
    words = event.outcome.lower()
    return (_LEGATION if "legation" in words and "embassy" not in words else {}).get(event.kind, _VERBS[event.kind])


def _relations(ask: Ask, party: str) -> Iterator[Sentence]:
    pairs: dict[str, list[Fact]] = defaultdict(list)
    for fact in (*ask.record.facts.where(kind="relation", subject=party),
                 *ask.record.facts.where(kind="relation", object=party)):  # fmt: skip
        pairs[fact.object if fact.subject == party else fact.subject].append(fact)
    for other, facts in sorted(pairs.items()):
        yield from _standing(ask, other, facts, party)


def _standing(ask: Ask, other: str, facts: list[Fact], party: str) -> Iterator[Sentence]:
    """Say that there are relations, as of the last day that a source vouches for; breaks are told as events."""
    stretch = _current(ask, facts)
    if stretch is None:
        return
    definition = fact_kinds()["relation"].definition
    if stretch.holds:
        text = f"{_confirmed(ask, stretch)}, {named(party)} had diplomatic relations with {named(other)}."
        yield asserted(ask, text, list(stretch.facts), "relation", definition)
    differs = disagreement(ask, stretch, "relation", definition)
    if differs:
        yield differs


def _confirmed(ask: Ask, stretch: Standing) -> str:
    """Begin a sentence with the month's last day, or with the date until which a source vouches where that is less."""
    said = stretch.confirmed_as_of
    if said and last_day(said) < ask.month.last_day:
        return f"As of {date_words(said)}"
    return as_of(ask.month)


def _embassies(ask: Ask, party: str) -> Iterator[Sentence]:
    ledger = ask.record.facts
    pairs: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in (*ledger.where(kind="diplomatic_mission", subject=party),
                 *ledger.where(kind="diplomatic_mission", object=party)):  # fmt: skip
        pairs[fact.subject, fact.object].append(fact)
    for (sender, host), facts in sorted(pairs.items()):
        stretch = _current(ask, facts)
        if stretch is None or not stretch.holds:
            continue
        what = "an embassy" if stretch.status == "embassy" else f"a diplomatic mission ({stretch.status})"
        text = f"{_confirmed(ask, stretch)}, {named(sender)} had {what} in {named(host)}."
        kind = "diplomatic_mission"
        yield asserted(ask, text, list(stretch.facts), kind, fact_kinds()[kind].definition)


def _current(ask: Ask, facts: list[Fact]) -> Standing | None:
    day = ask.month.last_day
    return next((stretch for stretch in history(facts) if stretch.first <= day <= stretch.last), None)
