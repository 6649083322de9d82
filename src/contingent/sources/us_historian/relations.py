"""The guide to recognition and relations: when the United States took up, broke and restored relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day
from contingent.sources.asserting import checked_events, checked_facts
from contingent.sources.base import Parsed
from contingent.sources.clipping import clipped
from contingent.sources.files import asserting_document, csv_rows, heading
from contingent.sources.us_historian import wording
from contingent.sources.us_historian.territories import PUBLISHER, SOURCE, party_of

COLUMNS = ("slug", "country", "section", "heading", "date", "text")
CONFIRMED = "2008"
"""The year of the text, where no later event is told."""
LONGEST_QUOTE = 300
_EVENTS = {
    wording.ESTABLISHED: "relations_established",
    wording.RESTORED: "relations_restored",
    wording.SEVERED: "relations_severed",
    wording.SUSPENDED: "relations_severed",
    wording.OPENED: "embassy_opened",
    wording.RAISED: "embassy_opened",
    wording.CLOSED: "embassy_closed",
}
_STATUSES = {
    wording.ESTABLISHED: "established",
    wording.RESTORED: "established",
    wording.OPENED: "",
    wording.RAISED: "",
}


@dataclass(frozen=True, slots=True)
class _Row:
    told: wording.Told
    heading: str
    slug: str
    place: str


def recognises(data: bytes, name: str) -> bool:
    """Say whether a file is the guide to recognition and relations."""
    return heading(data) == COLUMNS


def read(data: bytes, name: str) -> Parsed:
    """Read the guide: intervals of relations and of the United States' missions, with the events that bound them.

    Recognition, consulates, treaties and missions of others in Washington are not taken. Raises SourceError for a
    country that is not known.
    """
    document = asserting_document(data, SOURCE, name, "Guide to recognition, diplomatic and consular relations")
    relations, missions = defaultdict(list), defaultdict(list)
    for line, (slug, country, section, head, tagged, text) in csv_rows(data, name, COLUMNS):
        party = party_of(slug, country, 1960, f"{name}, row {line}")
        if party is None or not ("relation" in section or "event" in section) or "consular" in section:
            continue
        told, mission = wording.relations(head, tagged, text), wording.missions(head, tagged, text)
        if told is not None:
            relations[party].append(_Row(told, head, slug, f"row {line}"))
            mission = mission or _mission_beside(told, head)
        if mission is not None:
            missions[party].append(_Row(mission, head, slug, f"row {line}"))
    identifier = document.sha256[:12]
    facts = [fact for party, rows in relations.items() for fact in _intervals(party, rows, "relation", identifier)]
    facts += [
        fact for party, rows in missions.items() for fact in _intervals(party, rows, "diplomatic_mission", identifier)
    ]
    kept = [cut for fact in facts for cut in clipped(fact)]
    events = _events((*relations.items(), *missions.items()), identifier)
    return Parsed(document, (), 0, facts=checked_facts(kept, name), events=checked_events(events, name))


def _mission_beside(told: wording.Told, head: str) -> wording.Told | None:
    """Return what a change of relations does to the mission: a severance closes it, else what the heading says."""
    named = next((level for level in ("embassy", "legation") if level in head.lower()), None)
    if told.what == wording.SEVERED or (told.what == wording.SUSPENDED and "clos" in head.lower()):
        return replace(told, what=wording.CLOSED)
    if told.what in (wording.RESTORED, wording.ESTABLISHED) and named:
        return replace(told, what=wording.OPENED, level=named)
    return None


def _intervals(party: str, rows: Sequence[_Row], kind: str, document: str) -> Iterator[Fact]:
    """Yield an interval for each change of status, up to the next change."""
    changes: list[tuple[str, _Row]] = []
    for row in sorted(rows, key=lambda row: (first_day(row.told.date), row.place)):
        status = _status(kind, row.told)
        if not changes or changes[-1][0] != status:
            changes.append((status, row))
    for (status, row), following in zip_longest(changes, changes[1:]):
        after = following[1] if following else None
        yield Fact(
            kind,
            "USA",
            party,
            status,
            row.told.date,
            after.told.date if after else "",
            start_event=row.heading,
            end_event=after.heading if after else "",
            confirmed_as_of=after.told.date if after else max(CONFIRMED, row.told.date),
            publisher=PUBLISHER,
            authority="government",
            document=document,
            locator=row.place,
            url=f"https://history.state.gov/countries/{row.slug}",
            quote=row.told.sentence[:LONGEST_QUOTE],
        )


def _status(kind: str, told: wording.Told) -> str:
    if kind == "relation":
        return _STATUSES.get(told.what, told.what)
    return "closed" if told.what == wording.CLOSED else told.level or "embassy"


def _events(by_party: Iterable[tuple[str, list[_Row]]], document: str) -> Iterator[Event]:
    for party, rows in by_party:
        for row in rows:
            event = Event(
                _EVENTS[row.told.what],
                row.told.date,
                "USA",
                party,
                outcome=row.heading,
                publisher=PUBLISHER,
                authority="government",
                document=document,
                locator=row.place,
                url=f"https://history.state.gov/countries/{row.slug}",
                quote=row.told.sentence[:LONGEST_QUOTE],
            )
            yield replace(event, note="relations suspended") if row.told.what == wording.SUSPENDED else event
