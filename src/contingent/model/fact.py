"""Fact: something that holds over an interval, as one source states it."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.model.ordering import InOrder


@dataclass(frozen=True, slots=True)
class Fact(InOrder):
    """One assertion by one source that something held over an interval. Never edited; another source adds another.

    `kind` and `status` are ids of the vocabulary (`fact_kinds.csv`, `statuses.csv`): a membership, a diplomatic
    relation, a diplomatic mission, a deployment, a unit, a mandate. `subject` is the party (or, of a mandate, the
    mission) that it is said of; `object` the organisation, the other party, or the host; `force` the mission or force
    that the people serve in (empty: none, or bilateral).

    `start` and `end` are ISO dates known to the year, month or day, both inclusive, empty where not known; the events
    that made them stand beside them. An empty `end` is no end known: the source vouches for the fact until
    `confirmed_as_of` and no longer. `stated_first` and `stated_last` are when the source said so (first and last
    edition seen), where that is another time than the one it speaks of.

    `value` and `value_high` count `unit` (persons, battalion, company, formed_police_unit ...): a strength, or a
    number of units; None where the source gives none. `publisher` said it, with the `authority` of
    `authorities.csv`; `document` is the id of the file it was read from, `locator` the place there, `url` where the
    publisher has it, `quote` its words (short), `note` what a reader should know.
    """

    kind: str
    subject: str
    object: str
    status: str
    start: str
    end: str
    force: str = ""
    place: str = ""
    start_event: str = ""
    end_event: str = ""
    confirmed_as_of: str = ""
    stated_first: str = ""
    stated_last: str = ""
    value: float | None = None
    value_high: float | None = None
    unit: str = ""
    publisher: str = ""
    authority: str = ""
    document: str = ""
    locator: str = ""
    url: str = ""
    quote: str = ""
    note: str = ""
