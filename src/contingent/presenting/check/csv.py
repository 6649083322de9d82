"""Checked texts as CSV: a row a claim, for spreadsheets and statistics packages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from contingent.model.claim import Claim
from contingent.model.verdict import Verdict
from contingent.presenting.check.checked_text import CheckedText, Style
from contingent.presenting.check.json import claim_object, plain

_CLAIM = (
    "quote", "start", "end", "kind", "contributor", "object", "mission", "category", "comparator", "value",
    "value_high", "value_unit", "rank", "relative_to", "among", "as_of", "polarity",
)  # fmt: skip
_VERDICT = (
    "status", "differs_in", "current", "summary", "say", "say_now", "reason", "by_chance", "confidence", "tense",
)  # fmt: skip
_MONTHS = ("together", "roughly", "true_later", "reference", "missing")
_ANSWERS = ("stated", "nearest", "latest")
_ANSWER = ("measure", "month", "value", "rank")

FIELDS = (
    "document",
    "published",
    "vintage",
    "claim",
    *_CLAIM,
    *_VERDICT,
    "true_for",
    *_MONTHS,
    *(f"{answer}_{name}" for answer in _ANSWERS for name in _ANSWER),
    "evidence",
)
"""The columns. `true_for` is `measure scope: months` joined by `; `, `evidence` `document, place: figure` likewise."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def pieces(texts: Iterable[CheckedText], record: str, style: Style) -> Iterator[str]:
    """Yield the header, then the rows of each text."""
    yield _lines([FIELDS])
    for text in texts:
        rows = [_row(text, place, claim, verdict) for place, (claim, verdict) in enumerate(text.checked.pairs(), 1)]
        if rows:
            yield _lines(rows)


def _row(text: CheckedText, place: int, claim: Claim, verdict: Verdict) -> list[Any]:
    flat = claim_object(claim, verdict)
    judged = flat["verdict"]
    return [
        _inert(text.name),
        text.checked.published,
        text.checked.vintage.best,
        place,
        _inert(flat["quote"]),
        *(flat[name] for name in _CLAIM[1:]),
        *(judged[name] for name in _VERDICT),
        "; ".join(f"{true.measure} {true.scope}: {' '.join(true.ranges)}" for true in verdict.true_for),
        *(" ".join(judged[name]) for name in _MONTHS),
        *((judged[answer] or {}).get(name) for answer in _ANSWERS for name in _ANSWER),
        "; ".join(
            f"{row.document}, {row.locator}" + ("" if row.value is None else f": {plain(row.value)}")
            for row in verdict.evidence
        ),
    ]


def _inert(text: str) -> str:
    """Put an apostrophe before words of the text that a spreadsheet would run as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _lines(rows: Iterable[Iterable[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
