"""Small records of facts, events and statistics, and claims of facts, for the tests of the rules."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from typing import Any

from contingent.checking import check_claims
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.fatality import FatalityCount
from contingent.model.source import Document
from contingent.model.statistic import Statistic
from contingent.model.verdict import Verdict
from contingent.record.ledger import Ledger
from contingent.record.ledgers import Ledgers
from contingent.record.record import Record
from contingent.sources.registry import all_sources
from tests.checking.small import claim
from tests.checking.small import record as monthly

DOCUMENT = Document(hashlib.sha256(b"rows").hexdigest(), "coded", "rows.csv", "Rows of a test", "assertions")
WHERE = {"document": DOCUMENT.sha256[:12], "locator": "row 2"}
SAID = {
    "publisher": "The Times",
    "authority": "press",
    "url": "https://example.org/page",
    "quote": "the words",
    **WHERE,
}


def record(
    facts: Sequence[Fact] = (),
    events: Sequence[Event] = (),
    statistics: Sequence[Statistic] = (),
    fatalities: Sequence[FatalityCount] = (),
    months: Any = None,
    first: str = "2021-01",
) -> Record:
    """A record that ends in December 2021, with these assertions beside a contingent of 100 in UNMISS."""
    held = monthly(months or {("RWA", "UNMISS", "troops", "m"): [100] * 12}, first)
    given = {
        "facts": Ledger.made(Fact, facts),
        "events": Ledger.made(Event, events),
        "statistics": Ledger.made(Statistic, statistics),
        "fatalities": Ledger.made(FatalityCount, fatalities),
    }
    sources = (all_sources()["coded"],)
    return dataclasses.replace(
        held, documents=(*held.documents, DOCUMENT), sources=sources, ledgers=Ledgers(given=given)
    )


def member(subject: str, start: str = "", end: str = "", of: str = "COMESA", **more: Any) -> Fact:
    """One assertion of a membership; without a start, a list of a compilation."""
    more = {"start_event": "accession" if start else "", "end_event": "withdrew" if end else "", **SAID, **more}
    return Fact("membership", subject, of, more.pop("status", "member"), start, end, **more)


def listed(subject: str, first: str, last: str, of: str = "COMESA", **more: Any) -> Fact:
    """A member on the list of a compilation, by edition."""
    said = {**SAID, "publisher": "The Almanac", "authority": "compilation", **more}
    return Fact(
        "membership", subject, of, said.pop("status", "member"), "", "", stated_first=first, stated_last=last,
        confirmed_as_of=last, **said,
    )  # fmt: skip


def complete(of: str, start: str) -> Fact:
    """A source's word that the dated accessions are all there are."""
    return Fact("member_list", of, "", "complete", start, "", confirmed_as_of="2021", **SAID)


def deployed(subject: str, host: str, first: str, last: str, value: float | None = None, **more: Any) -> Fact:
    """A reported deployment, by edition."""
    said = {**SAID, **more}
    return Fact(
        "deployment", subject, host, said.pop("status", "reported"), said.pop("start", first), "", stated_first=first,
        stated_last=last, value=value, unit="persons" if value else "", **said,
    )  # fmt: skip


def hosted(host: str, origin: str, year: int, value: float, indicator: str = "refugees") -> Statistic:
    """Refugees in a host from an origin at the end of a year."""
    return Statistic(indicator, host, origin, "", f"{year}-12-31", value, release="r1", **WHERE)


def died(month: str, count: float, nationality: str = "RWA", mission: str = "UNMISS", **more: str) -> FatalityCount:
    """Deaths of a month."""
    kind, cause = more.get("kind", "military"), more.get("cause", "illness")
    return FatalityCount(month, mission, nationality, kind, cause, count, WHERE["document"])


def happened(kind: str, date: str, subject: str, other: str = "", **more: Any) -> Event:
    """A dated happening."""
    return Event(kind, date, subject, other, **{**SAID, **more})


def judged(text: str, quote: str, kind: str, held: Record, published: str | None = None, **fields: Any) -> Verdict:
    """Check one claim on a quote of a text."""
    fields.setdefault("comparator", "=" if "value" in fields else None)
    return check_claims(text, [claim(text, quote, kind, **fields)], held, published).verdicts[0]
