"""Small records and claims for the tests of the rules."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from contingent.checking import check_claims
from contingent.model.claim import Claim
from contingent.model.month import Month
from contingent.model.observation import Observation
from contingent.model.source import Document
from contingent.model.verdict import Checked, Verdict
from contingent.record.columns import from_observations
from contingent.record.record import Record

Counts = Sequence[int | None]


def record(series: Mapping[tuple[str, str, str, str], Counts], first: str = "2020-01") -> Record:
    """Make a record of monthly counts by (contributor, mission, personnel type, sex); None leaves a month out."""
    start = Month.parse(first)
    rows: dict[Month, list[Observation]] = {}
    for (contributor, mission, kind, sex), counts in series.items():
        for place, count in enumerate(counts):
            if count is not None:
                listed = rows.setdefault(start + place, [])
                where = f"page 1, row {len(listed) + 1}"
                printed = (where, contributor, mission, kind)
                listed.append(Observation(start + place, contributor, mission, kind, sex, count, *printed))  # type: ignore[arg-type]
    documents = {month: _document(month) for month in sorted(rows)}
    parts = [(documents[month].sha256[:12], "dyad", rows[month]) for month in sorted(rows)]
    return Record("test.1", from_observations(parts), tuple(documents.values()), ())


def _document(month: Month) -> Document:
    name = f"report-{month}.pdf"
    return Document(hashlib.sha256(name.encode()).hexdigest(), "un_monthly", name, f"Report {month}", "dyad")


def troops(**contributors: Counts) -> Record:
    """Make a record in which contributors have troops in UNMISS only, month by month from January 2020."""
    return record({(name, "UNMISS", "troops", "m"): counts for name, counts in contributors.items()})


def claim(text: str, quote: str, kind: str = "contribution_level", **fields: Any) -> Claim:
    """Make a claim on a quote of a text, about Rwanda unless it is said otherwise."""
    start = text.index(quote)
    fields.setdefault("comparator", "=")
    fields.setdefault("contributor", "RWA")
    return Claim(quote, start, start + len(quote), kind, **fields)  # type: ignore[arg-type]


def level(value: float, category: str = "unspecified", text: str | None = None, **fields: Any) -> tuple[str, Claim]:
    """Make a sentence in the present tense with one claim of a number of people."""
    text = text or f"Rwanda has {value:,.0f} people in UN missions."
    quote = f"{value:,.0f}"
    return text, claim(text, quote, value=float(value), category=category, **fields)


def rank(place: int, category: str = "unspecified", text: str | None = None, **fields: Any) -> tuple[str, Claim]:
    """Make a sentence in the present tense with one claim of rank."""
    text = text or f"Rwanda is number {place} of all contributors."
    return text, claim(text, f"number {place}", "contribution_rank", rank=place, category=category, **fields)


def judged(one: tuple[str, Claim], held: Record, published: str | None = None) -> Verdict:
    """Check one claim."""
    return check_claims(one[0], [one[1]], held, published).verdicts[0]


def together(text: str, claims: Sequence[Claim], held: Record, published: str | None = None) -> Checked:
    """Check several claims of one text."""
    return check_claims(text, claims, held, published)


def months(of: Sequence[Month]) -> list[str]:
    """Write months as YYYY-MM."""
    return [str(month) for month in of]


def true_for(verdict: Verdict) -> dict[tuple[str, str], list[str]]:
    """Return the months of a verdict by measure and scope."""
    return {(found.measure, found.scope): months(found.months) for found in verdict.true_for}
