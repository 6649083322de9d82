"""Tables of facts coded by hand from pages that anybody can look up, one assertion a row."""

from __future__ import annotations

from collections.abc import Mapping

from contingent.errors import ContingentError, SourceError
from contingent.model.fact import Fact
from contingent.sources.asserting import checked_events, checked_facts
from contingent.sources.base import Parsed
from contingent.sources.files import asserting_document, looks_like, named_rows
from contingent.sources.happenings import happenings
from contingent.sources.lineage import split_at_predecessor
from contingent.vocabulary.parties import find_party

SOURCE = "coded"
COLUMNS = (
    "kind", "subject", "object", "status", "start", "end", "start_event", "end_event", "value", "unit",
    "confirmed_as_of", "stated_first", "publisher", "authority", "url", "quote", "note",
)  # fmt: skip
LONGEST_QUOTE = 300


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
    missing = [column for column in ("publisher", "authority", "url", "quote") if not row[column]]
    if missing:
        raise SourceError(f"the row has no {missing[0]}", where=where, to_do="cite the page and the words it rests on")
    if len(row["quote"]) > LONGEST_QUOTE:
        what = f"the quotation has {len(row['quote'])} characters"
        raise SourceError(what, where=where, to_do=f"keep it to what the row rests on, at most {LONGEST_QUOTE}")
    return Fact(
        row["kind"],
        _party(row["subject"], where),
        _party(row["object"], where) if row["object"] else "",
        row["status"],
        row["start"],
        row["end"],
        start_event=row["start_event"],
        end_event=row["end_event"],
        confirmed_as_of=row["confirmed_as_of"],
        stated_first=row["stated_first"],
        value=_value(row["value"], where),
        unit=row["unit"],
        publisher=row["publisher"],
        authority=row["authority"],
        document=document,
        locator=place,
        url=row["url"],
        quote=row["quote"],
        note=row["note"],
    )


def _party(name: str, where: str) -> str:
    try:
        return find_party(name)
    except ContingentError as error:
        raise SourceError(error.what, where=where, to_do=error.to_do) from error


def _value(text: str, where: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError as error:
        raise SourceError(f"'{text}' is no number", where=where, to_do="correct the row") from error
