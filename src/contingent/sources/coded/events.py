"""The coded tables of events: CSV files beside it, strict on what a row must have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from contingent.errors import SourceError
from contingent.model.event import Event
from contingent.sources.asserting import checked_events
from contingent.sources.base import Parsed
from contingent.sources.coded.rows import SOURCE, check_row, number, refused
from contingent.sources.files import asserting_document, looks_like, named_rows

COLUMNS = (
    "kind", "date", "until", "subject", "object", "others", "force", "place", "value", "value_high", "unit", "said_by",
    "said_on", "outcome", "publisher", "authority", "url", "passage", "quote", "coder_note",
)  # fmt: skip
TABLES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "agreements": ("Agreements on forces, security and protection", ("agreement",)),
    "coordination": ("The Light Coordination Mechanism", ("coordination",)),
    "evacuations": ("Evacuations", ("evacuation",)),
    "interventions": ("Interventions outside the United Nations", ("intervention", "deployment_started", "mandate")),
    "mission_ends": ("Ends of missions", ("mandate_ended", "deployment_ended")),
    "pledges": ("Pledges and readiness", ("pledge", "readiness")),
    "reactions": ("Reactions and accusations", ("reaction", "accusation")),
    "relations": (
        "Diplomatic relations and embassies",
        (
            "relations_established",
            "relations_severed",
            "relations_restored",
            "embassy_opened",
            "embassy_closed",
        ),
    ),
    "statements": ("Attributed statements", ("statement",)),
    "threats": ("Threats to withdraw", ("withdrawal_threatened",)),
    "training": ("Training programmes", ("training",)),
    "withdrawals": ("Withdrawals", ("withdrawal_announced", "deployment_ended")),
}
"""The tables by file name: their title, and the kinds of events that each may hold."""
SAID = ("accusation", "reaction", "statement", "withdrawal_threatened")
"""Kinds that are only ever what somebody said: they need `said_by` and `said_on`."""
REQUIRED = ("kind", "date", "publisher", "authority", "quote")


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is a coded table of events."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read one coded table; `name` says which. Raises SourceError for a row that breaks a rule of coding."""
    if Path(name).stem not in TABLES:
        raise SourceError("this is no coded table of the package", where=name, to_do=f"name it {', '.join(TABLES)}")
    title, kinds = TABLES[Path(name).stem]
    document = asserting_document(data, SOURCE, name, f"Coded: {title}")
    return Parsed(document, (), 0, events=checked_events(_events(data, name, kinds, document.sha256[:12]), name))


def _events(data: bytes, name: str, kinds: tuple[str, ...], document: str) -> Iterator[Event]:
    for line, row in named_rows(data, name, COLUMNS):
        _check(row, kinds, f"{name}, row {line}")
        yield _event(row, f"{name}, row {line}", document, f"row {line}")


def _check(row: Mapping[str, str], kinds: tuple[str, ...], where: str) -> None:
    check_row(row, REQUIRED + (("said_by", "said_on") if row["kind"] in SAID else ()), where)
    if row["kind"] not in kinds:
        raise refused(f"a row of kind '{row['kind']}' does not belong here (the table holds {', '.join(kinds)})", where)
    if not row["url"].startswith("https://") and not row["url"].startswith("http://") and not row["passage"]:
        raise refused("the row names neither an address nor a passage", where)


def _event(row: Mapping[str, str], where: str, document: str, place: str) -> Event:
    same = (
        "kind", "date", "until", "subject", "object", "others", "force", "place", "unit", "said_by", "said_on",
        "outcome", "publisher", "authority", "url", "quote",
    )  # fmt: skip
    note = "; ".join(part for part in (row["coder_note"], row["passage"]) if part)
    return Event(
        **{name: row[name] for name in same},
        value=number(row["value"], where),
        value_high=number(row["value_high"], where),
        document=document,
        locator=place,
        note=note,
    )
