"""Memberships, diplomatic relations and embassies compiled row by row from public pages."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from contingent.errors import ContingentError, SourceError
from contingent.model.fact import Fact
from contingent.sources.asserting import checked_events, checked_facts
from contingent.sources.base import Parsed
from contingent.sources.files import asserting_document, looks_like, named_rows
from contingent.sources.happenings import happenings
from contingent.sources.lineage import split_at_predecessor
from contingent.sources.sourced_facts.publishers import authority_of
from contingent.vocabulary.parties import find_party

SOURCE = "sourced_facts"
COLUMNS = (
    "subject", "relation", "object", "status", "valid_from", "from_precision", "from_event", "valid_to", "to_precision",
    "to_event", "publisher", "url", "source_date", "quote", "note",
)  # fmt: skip
PRECISIONS = {4: "year", 7: "month", 10: "day", 0: ""}
"""How exactly a date is known, by how many characters it is written with."""

_WORDS = Path(__file__).with_name("words.csv")


def recognises(data: bytes, name: str) -> bool:
    """Say whether a file is a table of intervals compiled from public pages."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the table: a fact a row, and the happenings that begin and end it.

    A row that starts before its organisation did, in its predecessor's time, states two facts: membership of the
    predecessor until it was replaced, and of the organisation since. Raises SourceError with the row for anything
    that is not understood.
    """
    document = asserting_document(data, SOURCE, name, "Memberships and relations from public pages")
    facts = [
        fact for line, row in named_rows(data, name, COLUMNS) for fact in _facts(row, document.sha256[:12], name, line)
    ]
    return Parsed(document, (), 0, facts=checked_facts(facts, name), events=checked_events(happenings(facts), name))


def _facts(row: Mapping[str, str], document: str, name: str, line: int) -> Iterator[Fact]:
    where = f"{name}, row {line}"
    if (row["relation"], row["status"]) not in _words():
        what = f"'{row['relation']}' with the status '{row['status']}' is not understood"
        raise SourceError(what, where=where, to_do=f"correct it, or add it to {_WORDS.name}")
    if not row["url"]:
        raise SourceError("the row has no address", where=where, to_do="give the page it was read from")
    kind, status, place = _words()[row["relation"], row["status"]]
    _check_precision(row["valid_from"], row["from_precision"], where)
    _check_precision(row["valid_to"], row["to_precision"], where)
    fact = Fact(
        kind,
        _party(row["subject"], where),
        _party(row["object"], where),
        status,
        row["valid_from"],
        row["valid_to"],
        place=place,
        start_event=row["from_event"],
        end_event=row["to_event"],
        confirmed_as_of=max(row["source_date"] or row["valid_to"], row["valid_from"]),
        publisher=row["publisher"],
        authority=authority_of(row["publisher"], where),
        document=document,
        locator=f"row {line}",
        url=row["url"],
        quote=row["quote"],
        note=row["note"],
    )
    yield from split_at_predecessor(fact)


def _check_precision(date: str, precision: str, where: str) -> None:
    if PRECISIONS.get(len(date)) != precision:
        what = f"the date '{date}' is not known to the '{precision}'"
        raise SourceError(what, where=where, to_do="write YYYY, YYYY-MM or YYYY-MM-DD, and its precision")


def _party(name: str, where: str) -> str:
    try:
        return find_party(name)
    except ContingentError as error:
        raise SourceError(error.what, where=where, to_do=error.to_do) from error


@cache
def _words() -> dict[tuple[str, str], tuple[str, str, str]]:
    with _WORDS.open(encoding="utf-8", newline="") as file:
        return {
            (row["relation"], row["status"]): (row["kind"], row["id"], row["place"]) for row in csv.DictReader(file)
        }
