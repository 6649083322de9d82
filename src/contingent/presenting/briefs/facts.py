"""Sentences of facts and events: what a source asserts, with its date, and what other sources say against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from contingent.checking import wording
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.presenting.briefs.ask import Ask
from contingent.presenting.briefs.model import Datum, Sentence
from contingent.presenting.briefs.notes import notes_of_assertions
from contingent.presenting.briefs.spoken import as_of, date_words
from contingent.record.standing import Standing

_KEPT = (
    "kind", "subject", "object", "force", "place", "status", "start", "start_event", "end", "date", "until", "value",
    "value_high", "unit", "said_by", "publisher", "authority", "url", "document", "locator",
)  # fmt: skip


def fact_data(listed: Iterable[Fact | Event]) -> tuple[Datum, ...]:
    """Return assertions as rows of data."""
    rows = (asdict(one) for one in listed)
    return tuple({name: row[name] for name in _KEPT if row.get(name) not in (None, "")} for row in rows)


def asserted(ask: Ask, text: str, listed: Sequence[Fact | Event], measure: str, definition: str) -> Sentence:
    """Return a sentence that rests on assertions."""
    dates = [one.date if isinstance(one, Event) else one.start or one.stated_first for one in listed]
    period = tuple(dict.fromkeys(date for date in dates if date)) or (str(ask.month),)
    return Sentence(text, period[:1], measure, definition, notes_of_assertions(ask.record, listed), fact_data(listed))


def disagreement(ask: Ask, stretch: Standing, measure: str, definition: str) -> Sentence | None:
    """Return the sentence that says who says otherwise; None where all sources agree."""
    if not stretch.against:
        return None
    told = dict.fromkeys(_otherwise(fact) for fact in stretch.against)
    text = f"{as_of(ask.month)}, the sources differ: {'; '.join(list(told)[:2])}."
    return asserted(ask, text, stretch.against, measure, definition)


def _otherwise(fact: Fact) -> str:
    since = f" from {date_words(fact.start or fact.stated_first)}" if fact.start or fact.stated_first else ""
    until = f" to {date_words(fact.end)}" if fact.end else ""
    return f"{fact.publisher} has {fact.status.replace('_', ' ')}{since}{until}"


def persons(value: float | None, high: float | None = None) -> str:
    """Write a reported strength: "1,000 people", "500 to 700 people"; empty where the source gives none."""
    if value is None:
        return ""
    return f"{wording.number(value)} to {wording.number(high)} people" if high else f"{wording.number(value)} people"
