"""Principal officers and chiefs of mission: who led the United States' mission in a country, from when to when."""

from __future__ import annotations

from collections.abc import Iterator

from contingent.model.fact import Fact
from contingent.sources.asserting import checked_facts
from contingent.sources.base import Parsed
from contingent.sources.clipping import clipped
from contingent.sources.files import asserting_document, heading, named_rows
from contingent.sources.us_historian.territories import PUBLISHER, SOURCE, party_of

COLUMNS = (
    "territory", "chief_id", "person_id", "role", "contemporary_territory", "appointed", "arrived", "started", "ended",
    "note",
)  # fmt: skip
ROLES = (
    ("ambassador", "ambassador"), ("charge", "charge"), ("minister-resident", "minister_resident"), ("envoy", "envoy"),
    ("minister", "envoy"),
)  # fmt: skip
"""How a role begins, and the status that it is."""


def recognises(data: bytes, name: str) -> bool:
    """Say whether a file is the table of chiefs of mission."""
    return heading(data) == COLUMNS


def read(data: bytes, name: str) -> Parsed:
    """Read the table: a fact a chief of mission who took up the post; one who never did is left out."""
    document = asserting_document(data, SOURCE, name, "Principal officers and chiefs of mission")
    facts = [
        fact for line, row in named_rows(data, name, COLUMNS) for fact in _facts(row, document.sha256[:12], name, line)
    ]
    return Parsed(document, (), 0, facts=checked_facts(facts, name))


def _facts(row: dict[str, str], document: str, name: str, line: int) -> Iterator[Fact]:
    start = row["started"] or row["arrived"]
    if not start:
        return
    party = party_of(row["territory"], "", int(start[:4]), f"{name}, row {line}")
    if party is None:
        return
    status = next((status for begins, status in ROLES if row["role"].startswith(begins)), "other")
    yield from clipped(
        Fact(
            "chief_of_mission",
            "USA",
            party,
            status,
            start,
            row["ended"],
            start_event="took up the post",
            end_event="left the post" if row["ended"] else "",
            confirmed_as_of=row["ended"] or start,
            publisher=PUBLISHER,
            authority="government",
            document=document,
            locator=f"row {line}",
            url=f"https://history.state.gov/departmenthistory/people/{row['person_id']}",
            note="; ".join(part for part in (row["role"], row["person_id"], row["note"]) if part),
        )
    )
