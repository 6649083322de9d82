"""The evidence of a fact: the document and place of an assertion, with the publisher's address and words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from contingent.checking.facts.readings import FactReading, Span
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.month import Month
from contingent.model.verdict import Evidence
from contingent.record.record import Record

MOST = 8
"""Assertions cited for one verdict."""


def cite(record: Record, reading: FactReading, span: Span, day: datetime.date) -> tuple[Evidence, ...]:
    """Return the evidence of a span, an entry an assertion, for the month that holds `day`."""
    listed: Iterable[Any] = dict.fromkeys(span.proof)
    return tuple(
        proof if isinstance(proof, Evidence) else _cited(record, reading, proof, day) for proof in list(listed)[:MOST]
    )


def _cited(record: Record, reading: FactReading, proof: Any, day: datetime.date) -> Evidence:
    document = record.document_by_id.get(proof.document)
    said = isinstance(proof, Fact | Event)
    return Evidence(
        source=document.source if document else "",
        document=document.name if document else proof.document,
        title=f"{proof.publisher}" if said else (document.title if document else proof.document),
        sha256=document.sha256 if document else "",
        locator=proof.locator,
        month=Month.containing(day),
        contributor=proof.subject if said else proof.area,
        measure=reading.measure if said else proof.indicator,
        value=proof.value,
        url=proof.url if said else "",
        quote=proof.quote if said else "",
    )
