"""Tables of facts coded by hand from pages that anybody can look up, one assertion a row."""

from __future__ import annotations

from collections.abc import Mapping

from contingent.model.fact import Fact
from contingent.sources.asserting import checked_events, checked_facts
from contingent.sources.base import Parsed
from contingent.sources.coded.rows import SOURCE, check_row, number, party
from contingent.sources.files import asserting_document, looks_like, named_rows
from contingent.sources.happenings import happenings
from contingent.sources.lineage import split_at_predecessor

COLUMNS = (
    "kind", "subject", "object", "status", "start", "end", "start_event", "end_event", "value", "unit",
    "confirmed_as_of", "stated_first", "publisher", "authority", "url", "quote", "note",
)  # fmt: skip
REQUIRED = ("publisher", "authority", "url", "quote")


def recognises(data: bytes, name: str) -> bool:
    """Say whether a file is a table of coded facts."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the table: a fact a row, and the happenings that begin and end it.

    Raises SourceError with the row where the publisher, the address or the words it rests on are missing, the words
    are more than a short quotation, or the row is not understood.
    """
    document = asserting_document(data, SOURCE, name, f"Coded facts: {name}")
    facts: list[Fact] = []
    for line, row in named_rows(data, name, COLUMNS):
        facts += split_at_predecessor(_fact(row, document.sha256[:12], f"{name}, row {line}", f"row {line}"))
    return Parsed(document, (), 0, facts=checked_facts(facts, name), events=checked_events(happenings(facts), name))


def _fact(row: Mapping[str, str], document: str, where: str, place: str) -> Fact:
    check_row(row, REQUIRED, where)
    return Fact(
        row["kind"],
        party(row["subject"], where),
        party(row["object"], where) if row["object"] else "",
        row["status"],
        row["start"],
        row["end"],
        start_event=row["start_event"],
        end_event=row["end_event"],
        confirmed_as_of=row["confirmed_as_of"],
        stated_first=row["stated_first"],
        value=number(row["value"], where),
        unit=row["unit"],
        publisher=row["publisher"],
        authority=row["authority"],
        document=document,
        locator=place,
        url=row["url"],
        quote=row["quote"],
        note=row["note"],
    )
