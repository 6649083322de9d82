"""The starter record with a few facts, events, statistics and deaths of its own, for tests of briefs."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.fatality import FatalityCount
from contingent.model.source import Document, Source
from contingent.model.statistic import Statistic
from contingent.record.ledger import Ledger
from contingent.record.ledgers import Ledgers
from contingent.record.record import Record

PAGE = "a" * 12
_SOURCE = Source("made_up", "Made-up tables", "The Tests", "none", "The Tests, Made-up tables.", "once", "", "", (),
                 "@misc{made_up,\n  author = {{The Tests}},\n  title = {{Made-up tables}},\n}")  # fmt: skip
_DOCUMENT = Document(PAGE + "0" * 52, "made_up", "tables.csv", "Tables", "assertions")


def _fact(kind: str, subject: str, thing: str, status: str, start: str, **more: str) -> Fact:
    given = {"authority": "organisation", "publisher": "The Tests", "document": PAGE, "locator": "row 2"} | more
    return Fact(kind, subject, thing, status, start, given.pop("end", ""), **given)  # type: ignore[arg-type]


FACTS = (
    _fact("membership", "RWA", "EAC", "member", "2007-07-01", start_event="effect of accession", quote="with effect"),
    _fact("membership", "UGA", "EAC", "member", "2000-07-07", start_event="effect of the treaty"),
    _fact("membership", "RWA", "EAC", "observer", "2006", publisher="Others", authority="compilation",
          stated_last="2024", start_event=""),
    _fact("relation", "RWA", "FRA", "established", "2009-11-29", start_event="restored", confirmed_as_of="2009-11-30"),
)  # fmt: skip
EVENTS = (
    Event("relations_severed", "2006-11-24", "RWA", "FRA", publisher="The Press", authority="press", document=PAGE,
          locator="row 3", url="https://example.org/severed", quote="cut off relations"),
    Event("intervention", "2021-07-09", "RWA", "MOZ", value=1000, unit="persons", publisher="The Press",
          authority="press", document=PAGE, locator="row 4", quote='will today start the "deployment" <b>'),
    Event("reaction", "2021-07-10", "ZAF", "RWA", said_by="A Minister", publisher="The Press", authority="press",
          document=PAGE, locator="row 5", quote="it was unfortunate"),
    Event("agreement", "2022-01", "RWA", "MOZ", publisher="The Press", authority="press", document=PAGE,
          locator="row 6", quote="have signed an agreement"),
)  # fmt: skip
STATISTICS = (
    Statistic("refugees", "RWA", "COD", "2020-12-31", "2020-12-31", 74000, release="end-2020", document=PAGE),
    Statistic("refugees", "RWA", "BDI", "2020-12-31", "2020-12-31", 65000, release="end-2020", document=PAGE),
    Statistic("refugees", "UGA", "COD", "2020-12-31", "2020-12-31", 400000, release="end-2020", document=PAGE),
)
DEATHS = (
    FatalityCount("2015-03", "MINUSCA", "RWA", "military", "accident", 2, PAGE),
    FatalityCount("2022-03", "MINUSCA", "RWA", "military", "illness", 1, PAGE),
)


def with_ledgers(record: Record) -> Record:
    """Return the record with these ledgers instead of its own."""
    given = {
        "facts": Ledger.made(Fact, FACTS),
        "events": Ledger.made(Event, EVENTS),
        "statistics": Ledger.made(Statistic, STATISTICS),
        "fatalities": Ledger.made(FatalityCount, DEATHS),
    }
    documents, sources = (*record.documents, _DOCUMENT), (*record.sources, _SOURCE)
    ledgers = Ledgers(None, given)
    return dataclasses.replace(record, documents=documents, sources=sources, ledgers=ledgers)


def with_events(record: Record, events: Sequence[Event]) -> Record:
    """Return the record with these events and no other facts, of a made-up document."""
    told = [dataclasses.replace(event, publisher="The Press", authority="press", document=PAGE) for event in events]
    ledgers = Ledgers(None, {"events": Ledger.made(Event, told)})
    documents, sources = (*record.documents, _DOCUMENT), (*record.sources, _SOURCE)
    return dataclasses.replace(record, documents=documents, sources=sources, ledgers=ledgers)


def without_ledgers(record: Record) -> Record:
    """Return the record with contributions only."""
    return dataclasses.replace(record, ledgers=Ledgers())
