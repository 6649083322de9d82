"""Checked texts as JSON: schema `contingent/check/1`, one document after the other, a claim a line.

The JSON Schema is `presenting/schemas/check-1.json`. Keys may be added; one leaves only with a new schema number.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from contingent.model.claim import Claim
from contingent.model.month import Month, ranges
from contingent.model.verdict import DocumentVintage, Latest, Nearest, Parts, Stated, Verdict
from contingent.presenting.check.checked_text import CheckedText, Style

SCHEMA = "contingent/check/1"

Object = dict[str, Any]


def pieces(texts: Iterable[CheckedText], record: str, style: Style) -> Iterator[str]:
    """Yield the whole JSON text piece by piece."""
    yield f'{{"schema": {_dumps(SCHEMA)}, "record": {_dumps(record)}, "documents": ['
    before = "\n"
    for text in texts:
        head = _dumps(_head(text))[:-1]
        claims = ",\n ".join(_dumps(claim_object(*pair)) for pair in text.checked.pairs())
        yield f'{before}{head}, "claims": [{claims and chr(10) + " " + claims + chr(10)}]}}'
        before = ",\n"
    yield "\n]}\n"


def check_object(texts: Iterable[CheckedText], record: str) -> Object:
    """Return what `pieces` writes, as one object."""
    documents = [{**_head(text), "claims": [claim_object(*pair) for pair in text.checked.pairs()]} for text in texts]
    return {"schema": SCHEMA, "record": record, "documents": documents}


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _head(text: CheckedText) -> Object:
    return {
        "name": text.name,
        "sha256": text.sha256,
        "published": text.checked.published,
        "published_evidence": text.published_evidence,
        "language": text.language,
        "encoding": text.encoding,
        "media_type": text.media_type,
        "status": "unknown" if text.unread else "checked",
        "reason": text.unread,
        "text": text.checked.text,
        "notes": list(text.notes),
        "vintage": vintage_object(text.checked.vintage),
    }


def vintage_object(vintage: DocumentVintage) -> Object:
    """Return a vintage without its likelihoods."""
    return {
        "best": _month(vintage.best),
        "months": ranges(list(vintage.months)),
        "probability": _share(vintage.probability),
        "claims": vintage.claims,
    }


def claim_object(claim: Claim, verdict: Verdict) -> Object:
    """Return a claim with its verdict."""
    return {
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "kind": claim.kind,
        "contributor": claim.contributor,
        "object": claim.object,
        "mission": claim.mission,
        "category": claim.category,
        "comparator": claim.comparator,
        "value": plain(claim.value),
        "value_high": plain(claim.value_high),
        "value_unit": claim.value_unit,
        "rank": claim.rank,
        "relative_to": ";".join(claim.relative_to) or None,
        "among": claim.among,
        "as_of": claim.as_of,
        "polarity": claim.polarity,
        "below": claim.below,
        "speaker": claim.speaker,
        "note": claim.note,
        "clause": claim.clause,
        "confidence": _share(claim.confidence),
        "spans": {name: list(span) for name, span in sorted(claim.spans.items())},
        "verdict": verdict_object(verdict),
    }


def verdict_object(verdict: Verdict) -> Object:
    """Return a verdict; months are `YYYY-MM`, runs of months `YYYY-MM/YYYY-MM`."""
    return {
        "status": verdict.status,
        "differs_in": verdict.differs_in,
        "current": verdict.current,
        "summary": verdict.summary,
        "say": verdict.say,
        "say_now": verdict.say_now,
        "reason": verdict.reason,
        "notes": list(verdict.notes),
        "true_for": [
            {"measure": true.measure, "scope": true.scope, "months": true.ranges, "literal": true.literal}
            for true in verdict.true_for
        ],
        "together": _months(verdict.together),
        "roughly": _months(verdict.roughly),
        "true_later": _months(verdict.true_later),
        "by_chance": _share(verdict.by_chance),
        "stated": _answer(verdict.stated),
        "nearest": _answer(verdict.nearest),
        "latest": _answer(verdict.latest),
        "reference": _months(verdict.reference),
        "tense": verdict.tense,
        "missing": _months(verdict.missing),
        "parts": _parts(verdict.parts),
        "confidence": _share(verdict.confidence),
        "evidence": [
            {
                "source": row.source,
                "document": row.document,
                "title": row.title,
                "sha256": row.sha256,
                "locator": row.locator,
                "month": str(row.month),
                "contributor": row.contributor,
                "measure": row.measure,
                "value": plain(row.value),
                "url": row.url,
                "quote": row.quote,
            }
            for row in verdict.evidence
        ],
    }


def _answer(answer: Stated | Nearest | Latest | None) -> Object | None:
    if answer is None:
        return None
    told: Object = {
        "measure": answer.measure,
        "scope": answer.scope,
        "month": str(answer.month),
        "value": plain(answer.value),
        "rank": answer.rank,
    }
    return {**told, "gap": plain(answer.gap)} if isinstance(answer, Nearest) else told


def _parts(parts: Parts | None) -> Object | None:
    if parts is None:
        return None
    return {
        "total": parts.total,
        "claims": list(parts.claims),
        "stated": plain(parts.stated),
        "sum": plain(parts.sum),
        "adds_up": parts.adds_up,
    }


def _months(months: Sequence[Month]) -> list[str]:
    return ranges(list(months))


def _month(month: Month | None) -> str | None:
    return None if month is None else str(month)


def plain(value: float | None) -> float | int | None:
    """Return a count as a whole number, and a percentage to a thousandth."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(float(value), 3)


def _share(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)
