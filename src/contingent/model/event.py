"""Event: a dated happening, as one source tells it."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.model.ordering import InOrder


@dataclass(frozen=True, slots=True)
class Event(InOrder):
    """One happening as one source tells it: an accession, a severance, a threat, an agreement, a pledge, a reaction.

    `kind` is an id of `event_kinds.csv`. `subject` did it, `object` is whom or what it was done to (a party, an
    organisation or a mission), `others` are further parties joined by `;`. `date` is an ISO date known to the year,
    month or day, `until` the last date of a happening that lasted. An accusation or a statement is coded as said:
    `said_by` is the named body or person, `said_on` when. `outcome` is what became of it, where the source says so.
    `value` counts `unit`. The rest is as in Fact.
    """

    kind: str
    date: str
    subject: str
    object: str
    others: str = ""
    until: str = ""
    force: str = ""
    place: str = ""
    value: float | None = None
    value_high: float | None = None
    unit: str = ""
    said_by: str = ""
    said_on: str = ""
    outcome: str = ""
    publisher: str = ""
    authority: str = ""
    document: str = ""
    locator: str = ""
    url: str = ""
    quote: str = ""
    note: str = ""
