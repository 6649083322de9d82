"""Claims given by hand, so that what is rewritten does not hang on how a text is read."""

from __future__ import annotations

from typing import Any

from contingent.checking import check_claims
from contingent.model.claim import Claim
from contingent.model.month import Month
from contingent.presenting.refresh import AsOf, applied
from contingent.presenting.refresh.edits import Plan, plan
from contingent.presenting.refresh.meaning import Care
from contingent.presenting.refresh.surface import Surface
from contingent.record.record import Record

TO = Month.of(2025, 7)


def level(text: str, quote: str, number: str, who: str, **more: Any) -> Claim:
    """A claim of a strength; `number` is the words of its value inside `quote`."""
    start = text.index(quote)
    at = start + quote.index(number)
    spans = {"value": (at, at + len(number))} | spans_of(text, more)
    digits = more.pop("value", None) or float(number.replace(",", "").rstrip("%"))
    named: dict[str, Any] = {"kind": "contribution_level", "comparator": "=", "value_unit": "persons"} | more
    return Claim(quote, start, start + len(quote), contributor=who, value=digits, spans=spans, **named)


def ranked(text: str, quote: str, rank: int, who: str, **more: Any) -> Claim:
    """A claim of rank; `quote` is its words."""
    start = text.index(quote)
    spans = {"anchor": (start, start + len(quote))} | spans_of(text, more)
    named: dict[str, Any] = {"category": "unspecified", "comparator": "="} | more
    return Claim(quote, start, start + len(quote), "contribution_rank", who, rank=rank, spans=spans, **named)


def spans_of(text: str, more: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """The span of the contributor's name, given as `name`; taken out of `more`."""
    name = more.pop("name", None)
    return {} if name is None else {"contributor": (text.index(name), text.index(name) + len(name))}


def planned(record: Record, text: str, *claims: Claim, to: Month = TO) -> Plan:
    """The plan for a text with given claims."""
    as_of = AsOf.of(record, to)
    checked = check_claims(text, claims, record, as_of.published)
    return plan(Surface(text), checked, as_of.answers(text, None), {0: Care.FULL})


def rewritten(record: Record, text: str, *claims: Claim, to: Month = TO) -> str:
    """The text with its stale claims put right."""
    return applied(text, planned(record, text, *claims, to=to).edits)
