"""Records of facts and events alone, for tests of what is asked of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.source import Document
from contingent.record.columns import from_observations
from contingent.record.ledger import Ledger
from contingent.record.ledgers import Ledgers, collected
from contingent.record.record import Record
from contingent.sources.registry import all_sources, reader_for

DOCUMENT = Document(hashlib.sha256(b"").hexdigest(), "coded", "test.csv", "Rows of a test", "assertions")


def record_of(facts: Iterable[Fact] = (), events: Iterable[Event] = ()) -> Record:
    """A record of these facts and events, said to stand in one document."""
    ledgers = Ledgers(given={"facts": Ledger.made(Fact, facts), "events": Ledger.made(Event, events)})
    return Record("test", from_observations([]), (DOCUMENT,), (), sources=(all_sources()["coded"],), ledgers=ledgers)


def record_from(paths: Iterable[Path]) -> Record:
    """A record of files of facts, read as a build reads them."""
    parts = []
    for path in paths:
        data = path.read_bytes()
        parts.append(reader_for(data, path.name).read(data, path.name))
    documents = tuple(part.document for part in parts)
    sources = tuple(all_sources()[name] for name in sorted({document.source for document in documents}))
    return Record("test", from_observations([]), documents, (), sources=sources, ledgers=collected(parts))


def member(
    subject: str,
    start: str,
    end: str = "",
    *,
    of: str = "COMESA",
    status: str = "member",
    publisher: str = "The Times",
    authority: str = "press",
    event: str = "accession",
    confirmed: str = "",
    stated: tuple[str, str] = ("", ""),
) -> Fact:
    """One assertion of a membership."""
    return Fact(
        "membership",
        subject,
        of,
        status,
        start,
        end,
        start_event=event,
        end_event="left" if end else "",
        confirmed_as_of=confirmed,
        stated_first=stated[0],
        stated_last=stated[1],
        publisher=publisher,
        authority=authority,
        document=DOCUMENT.sha256[:12],
        locator="row 2",
        url="https://example.org/page",
        quote="the words",
    )
