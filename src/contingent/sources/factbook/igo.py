"""Memberships as the World Factbook listed them, with the first and last edition in which they stood."""

from __future__ import annotations

import csv
import datetime
from functools import cache
from pathlib import Path

from contingent.errors import UnknownNameError
from contingent.model.fact import Fact
from contingent.sources.asserting import checked_facts
from contingent.sources.base import Parsed
from contingent.sources.files import asserting_document, csv_rows, heading
from contingent.vocabulary.codes import party_of_code

SOURCE = "factbook"
PUBLISHER = "Central Intelligence Agency"
COLUMNS = ("gec", "name", "organisation", "status", "first_seen", "last_seen")
URL = "https://github.com/factbook/factbook.json"


def recognises(data: bytes, name: str) -> bool:
    """Say whether a file is the table of memberships by edition of the Factbook."""
    return heading(data) == COLUMNS


def read(data: bytes, name: str) -> Parsed:
    """Read the table: what the Factbook said and when, which is no statement on when a membership began or ended.

    Organisations that the vocabulary does not have, entities that are no parties, and remarks that are no statuses
    are left out; the source's description says so. Raises SourceError for a table that is not whole.
    """
    document = asserting_document(data, SOURCE, name, "International organisation participation, by edition")
    found = []
    for line, (gec, _, organisation, status, first, last) in csv_rows(data, name, COLUMNS):
        party, joined = _party(gec, last), organisations().get(organisation)
        if party is None or joined is None or status not in statuses():
            continue
        known, note = statuses()[status]
        found.append(
            Fact(
                "membership",
                party,
                joined,
                known,
                "",
                "",
                confirmed_as_of=last,
                stated_first=first,
                stated_last=last,
                publisher=PUBLISHER,
                authority="compilation",
                document=document.sha256[:12],
                locator=f"row {line}",
                url=URL,
                note=note,
            )
        )
    return Parsed(document, (), 0, facts=checked_facts(found, name))


@cache
def _party(gec: str, on: str) -> str | None:
    """Return the party of a code, or None for the Factbook's other entities: oceans, bases, uninhabited islands."""
    try:
        return party_of_code("gec", gec.upper(), datetime.date.fromisoformat(on))
    except UnknownNameError:
        return None


@cache
def organisations() -> dict[str, str]:
    """Return the organisations that are taken: as the Factbook abbreviates them, to party id."""
    with Path(__file__).with_name("igo_organisations.csv").open(encoding="utf-8", newline="") as file:
        return {row["printed"]: row["party"] for row in csv.DictReader(file)}


@cache
def statuses() -> dict[str, tuple[str, str]]:
    """Return the words in brackets that say a status: to the status, and what it leaves unsaid."""
    with Path(__file__).with_name("igo_statuses.csv").open(encoding="utf-8", newline="") as file:
        return {row["printed"]: (row["status"], row["note"]) for row in csv.DictReader(file)}
