"""Military diplomacy: forces outside the United Nations, agreements, training, threats to leave, reactions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from contingent.checking import wording
from contingent.errors import NotCoveredError
from contingent.model.event import Event
from contingent.model.partial_date import first_day
from contingent.presenting.briefs.ask import Ask
from contingent.presenting.briefs.facts import asserted, persons
from contingent.presenting.briefs.model import Gap, Point, Section, Sentence, Table
from contingent.presenting.briefs.spoken import as_of, date_words, named, on_date
from contingent.record.deployments import deployments
from contingent.vocabulary.assertions import event_kinds, fact_kinds

TITLE = "Military diplomacy"
NEWEST = 2
"""How many events of a kind the short brief tells, the newest."""
SAYINGS = ("reaction", "accusation", "statement", "coordination", "withdrawal_threatened")
"""Events that are words: they are told as said by whom."""
TOPICS: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    ("Interventions", ("intervention", "deployment_started", "deployment_ended"), True),
    ("Agreements", ("agreement",), True),
    ("Training", ("training", "coordination"), True),
    ("Pledges", ("pledge",), False),
    ("Withdrawals", ("withdrawal_threatened", "withdrawal_announced"), True),
    ("Reactions", ("reaction", "accusation"), True),
    ("Statements", ("statement",), False),
)


def military(ask: Ask, party: str) -> Section:
    """Return the section on forces outside UN missions and on the dealings around them, up to the month."""
    events = [event for event in _events(ask, party) if first_day(event.date) <= ask.month.last_day]
    points = [Point("Forces outside UN missions", tuple(_forces(ask, party)))]
    for label, kinds, main in TOPICS:
        listed = [event for event in events if event.kind in kinds]
        newest = listed[-NEWEST:]
        points.append(Point(label, tuple(_told(ask, event) for event in newest), main))
        points.append(Point(f"{label}, earlier", tuple(_told(ask, event) for event in listed[:-NEWEST]), False))
    kept = tuple(point for point in points if point.sentences)
    return Section("military", TITLE, kept, _evidence(ask, party), gaps=tuple(_gaps(ask, party, kept)))


def _evidence(ask: Ask, party: str) -> tuple[Table, ...]:
    if not ask.thorough:
        return ()
    from contingent.presenting.briefs.motive_table import evidence

    return tuple(evidence(ask, party))


def _events(ask: Ask, party: str) -> list[Event]:
    kinds = {kind for _, kinds, _ in TOPICS for kind in kinds}
    named_in = [e for e in ask.record.events.where(kind=kinds) if party in (e.subject, e.object, *e.others.split(";"))]
    return sorted(named_in, key=lambda event: (event.date, event))


def _forces(ask: Ask, party: str) -> Iterator[Sentence]:
    """Say what each source's newest word by the end of the month is on forces that are not in UN missions."""
    try:
        rows = deployments(ask.record, party, month=ask.month).rows
    except NotCoveredError:
        return
    told = [row for row in rows if row["side"] != "UN" and row["status"] != "ended"]
    facts = {(f.document, f.locator): f for f in ask.record.facts.where(kind="deployment", subject=party)}
    for row in told:
        fact = facts.get((row["document"], row["locator"]))
        if fact is None:
            continue
        strength = persons(row["low"] or row["count"], row["high"] if row["low"] != row["high"] else None)
        force = f" in {row['force']}" if row["force"] else ""
        said = f"{row['publisher']}, {date_words(row['confirmed_as_of'] or row['last'])}"
        doubt = "; status unclear" if row["status"] == "unclear" else ""
        text = (
            f"{as_of(ask.month)}, {named(party)} had {strength or 'forces'}{_where(row)}{force} outside UN missions "
            f"({said}{doubt})."
        )
        yield asserted(ask, text, [fact], "deployment", fact_kinds()["deployment"].definition)


def _where(row: Mapping[str, Any]) -> str:
    """Say where forces are; a place that the source names without a host is given in its words, if it is a name."""
    place = row["place"] or ""
    if not row["host"]:
        return f" in “{place}”" if place[:1].isupper() else " abroad"
    return f" in {named(row['host'])} ({place})" if place else f" in {named(row['host'])}"


def _told(ask: Ask, event: Event) -> Sentence:
    when = on_date(event.date)
    if event.until and event.until != event.date:
        when = f"from {date_words(event.date)} to {date_words(event.until)}"
    text = f"{wording.upper_first(when)}, {happened(event)}."
    return asserted(ask, text, [event], event.kind, event_kinds()[event.kind])


def happened(event: Event) -> str:
    """Say what happened as the source tells it: who did what to whom, or who said what, in which words."""
    quoted = f": “{_words(event.quote)}”" if event.quote else ""
    if event.kind in SAYINGS and event.said_by:
        if event.kind == "withdrawal_threatened":
            return f"{event.said_by}, threatened that {named(event.subject)} would leave {_whom(event)}{quoted}"
        of = f" of {_whom(event)}" if event.object else ""
        return f"{event.said_by}, said{of}{quoted}"
    people = persons(event.value, event.value_high) if event.unit == "persons" else ""
    aside = "; ".join(filter(None, (people, f"according to {event.said_by}" if event.said_by else "")))
    told = _DID if event.object else _ALONE
    did = told.get(event.kind, _default(event)).format(named(event.subject), _whom(event))
    return f"{did}{f' ({aside})' if aside else ''}{quoted}"


_DID = {
    "agreement": "{0} and {1} made an agreement",
    "training": "training of forces of {1} by {0} is reported",
    "pledge": "{0} made a pledge to {1}",
    "intervention": "{0} sent forces to {1}",
    "deployment_started": "forces of {0} began to deploy to {1}",
    "deployment_ended": "forces of {0} left {1}",
    "withdrawal_announced": "{0} announced its withdrawal from {1}",
    "withdrawal_threatened": "{0} threatened to withdraw from {1}",
}


_ALONE = {
    "agreement": "{0} made an agreement",
    "training": "training by {0} is reported",
    "pledge": "{0} made a pledge",
}
"""What is said of an event that the source tells of one party alone."""


def _default(event: Event) -> str:
    return f"{event.kind.replace('_', ' ')} of {{0}}{' and {1}' if event.object else ''}"


def _whom(event: Event) -> str:
    place = f"{event.place} in " if event.place else ""
    if event.force and event.force != event.object:
        left = event.kind in ("withdrawal_announced", "withdrawal_threatened")
        return f"{event.force} in {named(event.object)}" if left else f"{named(event.object)} ({event.force})"
    return f"{place}{named(event.object)}"


def _words(quote: str) -> str:
    """Return a quotation for a sentence, its own quotation marks made single; a long one is cut at a word."""
    words = re.sub(r'["“]([^"“”]*)["”]', r"‘\1’", " ".join(quote.split()).strip('“”" '))
    words = re.sub(r'["“”]', "", words).rstrip(".")
    return words if len(words) <= 150 else f"{words[:150].rsplit(' ', 1)[0]} …"


def _gaps(ask: Ask, party: str, points: tuple[Point, ...]) -> Iterator[Gap]:
    have = {point.label for point in points}
    if "Forces outside UN missions" not in have and "Interventions" not in have:
        why = "no source in the record speaks of them by then, which is no denial"
        yield Gap(f"forces of {named(party)} outside UN missions", why)
    missing = [label.lower() for label, _, main in TOPICS if main and label not in have and label != "Interventions"]
    if missing:
        yield Gap(", ".join(missing), f"the record's coded tables name none of {named(party)} by then")
