"""Two tables of counts: evacuees from Libya to Rwanda, and states bound by the African free-trade agreement."""

from __future__ import annotations

from collections.abc import Iterator

from contingent.errors import SourceError
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.statistic import Statistic
from contingent.sources.asserting import checked_events, checked_facts, checked_statistics
from contingent.sources.base import Parsed
from contingent.sources.files import asserting_document, csv_rows, heading, named_rows
from contingent.sources.sourced_facts.intervals import SOURCE
from contingent.sources.sourced_facts.publishers import authority_of

EVACUEES = ("as_of", "cumulative_evacuees", "flights", "publisher", "url", "quote")
FREE_TRADE = ("as_of", "signatories", "ratified", "deposited", "publisher", "url")
_STATUSES = {"signatories": "signed", "ratified": "ratified", "deposited": "deposited"}


def recognises(data: bytes, name: str) -> bool:
    """Say whether a file is one of the two tables of counts."""
    return heading(data) in (EVACUEES, FREE_TRADE)


def read(data: bytes, name: str) -> Parsed:
    """Read a table of counts. Raises SourceError with the row for a count that is none."""
    if heading(data) == EVACUEES:
        return _read_evacuees(data, name)
    document = asserting_document(data, SOURCE, name, "States bound by the African Continental Free Trade Area")
    facts = [
        fact
        for line, row in named_rows(data, name, FREE_TRADE)
        for fact in _member_counts(row, document.sha256[:12], name, line)
    ]
    return Parsed(document, (), 0, facts=checked_facts(facts, name))


def _member_counts(row: dict[str, str], document: str, name: str, line: int) -> Iterator[Fact]:
    where = f"{name}, row {line}"
    for column, status in _STATUSES.items():
        if row[column]:
            yield Fact(
                "member_count",
                "AFCFTA",
                "",
                status,
                row["as_of"],
                row["as_of"],
                confirmed_as_of=row["as_of"],
                value=_count(row[column], where),
                unit="parties",
                publisher=row["publisher"],
                authority=authority_of(row["publisher"], where),
                document=document,
                locator=f"row {line}",
                url=row["url"],
            )


def _read_evacuees(data: bytes, name: str) -> Parsed:
    document = asserting_document(data, SOURCE, name, "Evacuees from Libya to Rwanda")
    identifier = document.sha256[:12]
    statistics, events = [], []
    for line, (as_of, people, flights, publisher, url, quote) in csv_rows(data, name, EVACUEES):
        where = f"{name}, row {line}"
        count, place = _count(people, where), f"row {line}"
        release = f"{publisher}, {as_of}"
        statistics.append(
            Statistic(
                "evacuees", "RWA", "LBY", "2019-09", as_of, count, release=release, document=identifier, locator=place
            )
        )
        events.append(
            Event(
                "evacuation",
                as_of,
                "RWA",
                "LBY",
                value=count,
                unit="persons, cumulative",
                outcome=f"{_count(flights, where):g} flights so far",
                publisher=publisher,
                authority=authority_of(publisher, where),
                document=identifier,
                locator=place,
                url=url,
                quote=quote,
            )
        )
    return Parsed(
        document,
        (),
        0,
        events=checked_events(events, name),
        statistics=checked_statistics(statistics, name),
    )


def _count(text: str, where: str) -> float:
    if not (text.isdecimal() and text.isascii()):
        raise SourceError(f"'{text}' is not a count", where=where, to_do="correct the row")
    return float(text)
