"""The coded tables of events: CSV files beside it, strict on what a row must have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from contingent.errors import SourceError
from contingent.model.event import Event
from contingent.sources.asserting import checked_events
from contingent.sources.base import Parsed
from contingent.sources.files import asserting_document, looks_like, named_rows

SOURCE = "coded"
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
LONGEST_QUOTE = 300
REQUIRED = ("kind", "date", "publisher", "authority", "quote")
BY_RULE = "complete the row as docs/coding says, or take it out; nothing of the table was taken"


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
    for number, row in named_rows(data, name, COLUMNS):
        _check(row, kinds, f"{name}, row {number}")
        yield _event(row, f"{name}, row {number}", document, number)


def _check(row: Mapping[str, str], kinds: tuple[str, ...], where: str) -> None:
    missing = [column for column in REQUIRED if not row[column].strip()]
    if row["kind"] in SAID:
        missing += [column for column in ("said_by", "said_on") if not row[column].strip()]
    if missing:
        raise SourceError(f"a coded row has no {' and no '.join(missing)}", where=where, to_do=BY_RULE)
    if row["kind"] not in kinds:
        what = f"a row of kind '{row['kind']}' does not belong in this table (it holds {', '.join(kinds)})"
        raise SourceError(what, where=where, to_do=BY_RULE)
    if not row["url"].startswith("https://") and not row["url"].startswith("http://") and not row["passage"]:
        raise SourceError("a coded row names neither an address nor a passage", where=where, to_do=BY_RULE)
    if len(row["quote"]) > LONGEST_QUOTE:
        what = f"the quote has {len(row['quote'])} characters, more than {LONGEST_QUOTE}"
        raise SourceError(what, where=where, to_do=BY_RULE)


def _event(row: Mapping[str, str], where: str, document: str, number: int) -> Event:
    same = (
        "kind", "date", "until", "subject", "object", "others", "force", "place", "unit", "said_by", "said_on",
        "outcome", "publisher", "authority", "url", "quote",
    )  # fmt: skip
    note = "; ".join(part for part in (row["coder_note"], row["passage"]) if part)
    return Event(
        **{name: row[name] for name in same},
        value=_number(row["value"], where),
        value_high=_number(row["value_high"], where),
        document=document,
        locator=f"row {number}",
        note=note,
    )


def _number(cell: str, where: str) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError as error:
        raise SourceError(f"'{cell}' is not a number", where=where, to_do=BY_RULE) from error
