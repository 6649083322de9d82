"""Military deployments as the World Factbook's editions said them: one fact a segment and run of editions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contingent.errors import ContingentError, SourceError
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.sources.asserting import checked_facts
from contingent.sources.base import Parsed
from contingent.sources.factbook.words import MONTHS, Part, parts_of
from contingent.sources.files import AGAIN, asserting_document, looks_like, named_rows
from contingent.vocabulary.parties import all_parties, find_party

COLUMNS = (
    "gec", "iso3", "sender", "first_seen", "last_seen", "text_as_of", "segment", "qualifier", "number", "number_high",
    "location_text", "parenthetical", "segment_text",
)  # fmt: skip
SOURCE = "factbook"
TITLE = "The World Factbook: military deployments, by segment and run of editions"
PUBLISHER = "CIA, The World Factbook"
WITHOUT_NAME = {"ee": "EU"}
"""Senders that the table names by the Factbook's own code only."""
LONGEST = 400
"""Characters of a quote; longer notes are cut."""
_YEAR = re.compile(r"(?:(?P<month>[A-Z][a-z]{2})[a-z]*\.? )?(?P<year>(?:19|20)\d\d)")


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is the table of segments."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the table: a deployment for each number that a segment gives for a place and a force.

    `start` and `confirmed_as_of` are the date that the text itself bears (the editions where it bears none),
    `stated_first` and `stated_last` the editions that had it. Raises SourceError for a sender or a date that is none.
    """
    document = asserting_document(data, SOURCE, name, TITLE)
    facts = [
        fact
        for number, row in named_rows(data, name, COLUMNS)
        for fact in _facts(row, number, name, document.sha256[:12])
    ]
    return Parsed(document, (), 0, facts=checked_facts(facts, name))


def _facts(row: dict[str, str], number: int, name: str, document: str) -> Iterator[Fact]:
    where = f"{name}, row {number}"
    sender = _sender(row, where)
    start, until = _period(row, where)
    for part in parts_of(row["segment_text"]):
        if part.host == sender:
            continue
        yield Fact(
            kind="deployment",
            subject=sender,
            object=part.host,
            status=part.status,
            start=part.date or start,
            end="",
            force=part.force,
            place=part.place,
            confirmed_as_of=part.date if part.date and part.status != "unclear" else until,
            stated_first=row["first_seen"],
            stated_last=row["last_seen"],
            value=part.value,
            value_high=part.high,
            unit="persons",
            publisher=PUBLISHER,
            authority="compilation",
            document=document,
            locator=f"row {number}",
            quote=_short(row["segment_text"]),
            note=_note(part),
        )


def _sender(row: dict[str, str], where: str) -> str:
    if row["iso3"] in all_parties():
        return row["iso3"]
    try:
        return find_party(row["sender"] or WITHOUT_NAME.get(row["gec"], ""))
    except ContingentError as error:
        raise SourceError(error.what, where=where, to_do=error.to_do) from error


def _period(row: dict[str, str], where: str) -> tuple[str, str]:
    """Return the date that a text speaks of, and until when it vouches for it: not after its last edition."""
    found = [_date(match) for match in _YEAR.finditer(row["text_as_of"])]
    start, until = (found[0], found[-1]) if found else (row["first_seen"], row["last_seen"])
    try:
        seen = last_day(row["last_seen"])
        if first_day(start) > seen:
            start = row["first_seen"]
        return start, until if last_day(until) <= seen else row["last_seen"]
    except (ContingentError, ValueError) as error:
        raise SourceError(f"a date is not understood ({error})", where=where, to_do=AGAIN) from error


def _date(found: re.Match[str]) -> str:
    month = MONTHS.get((found["month"] or "").lower(), "")
    return f"{found['year']}-{month}" if month else found["year"]


def _note(part: Part) -> str:
    return " ".join(part.note.split())[:LONGEST]


def _short(text: str) -> str:
    text = re.sub(r"^(?:note: )+(?=note)", "", " ".join(text.split()))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 4]} ..."
