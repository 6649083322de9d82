"""What facts, events and statistics may be: their kinds, statuses, authorities and indicators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from contingent.vocabulary.tables import rows


@dataclass(frozen=True, slots=True)
class FactKind:
    """A sort of fact; `subject` and `object` say what stands there: a party, an organisation, a mission or a place."""

    id: str
    name: str
    subject: str
    object: str
    definition: str


@dataclass(frozen=True, slots=True)
class FactStatus:
    """A status that facts of a kind can have; `holds` says whether the plain sentence ("is a member") is then true."""

    kind: str
    status: str
    holds: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A statistical series: what is counted, in which unit, as a stock (at a day) or a flow (over a period).

    `series` is the id of the source that publishes it.
    """

    id: str
    name: str
    unit: str
    stock_or_flow: Literal["stock", "flow"]
    series: str
    definition: str


@cache
def fact_kinds() -> dict[str, FactKind]:
    """Return the kinds of facts by id."""
    return {row[0]: FactKind(*row) for row in rows("fact_kinds", "id name subject object definition")}


@cache
def statuses() -> dict[tuple[str, str], FactStatus]:
    """Return the statuses of facts by (kind, status)."""
    listed = rows("statuses", "kind status holds meaning")
    return {(kind, status): FactStatus(kind, status, holds == "true", what) for kind, status, holds, what in listed}


@cache
def event_kinds() -> dict[str, str]:
    """Return the kinds of events: id to definition."""
    return {row[0]: row[2] for row in rows("event_kinds", "id name definition")}


@cache
def authorities() -> dict[str, int]:
    """Return the authorities that a publisher can have: id to precedence, 1 being the strongest."""
    return {row[0]: int(row[1]) for row in rows("authorities", "id precedence meaning")}


@cache
def indicators() -> dict[str, Indicator]:
    """Return the indicators by id."""
    return {row[0]: Indicator(*row) for row in rows("indicators", "id name unit stock_or_flow series definition")}  # type: ignore[arg-type]
