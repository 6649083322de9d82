"""Why words were changed, and where the right figure stands: what a reader of the tracked changes is told."""

from __future__ import annotations

from contingent.checking import wording
from contingent.checking.right import Right
from contingent.model.claim import Claim
from contingent.model.verdict import Verdict
from contingent.presenting.check.facts import evidence_words
from contingent.presenting.check.words import STATUS_WORDS

_MOST_ROWS = 2


def reason_of(claim: Claim, verdict: Verdict, right: Right) -> str:
    """Say what was wrong with a claim and what is right: "Out of date: on 31 July 2025 Rwanda had ..."."""
    return f"{STATUS_WORDS[verdict.status].name}: as of {right.month.spoken}, {_told(right)}."


def _told(right: Right) -> str:
    who, where = wording.name(right.contributor), wording.within(right.scope)
    if right.quantity == "rank" and right.rank is not None:
        beside = f", behind {wording.name(right.ahead[0])}" if right.ahead else ""
        return (
            f"{who} was the {wording.largest(right.rank)} contributor of {wording.noun(right.measure)} "
            f"({wording.number(right.value)}){beside}"
        )
    if right.quantity == "share":
        return f"the {wording.noun(right.measure)} of {who} {where} was {right.value:.1f}"
    if right.quantity == "countries":
        return f"{wording.number(right.value)} countries had {wording.noun(right.measure)} {where}"
    if right.quantity == "missions":
        return f"{who} had uniformed personnel in {wording.number(right.value)} UN missions"
    return f"{who} had {wording.people(right.measure, right.value)} {where}"


def source_of(right: Right) -> str:
    """Name the documents and places of the right figure; empty where the record has no rows of it."""
    rows = [evidence_words(row, short=True) for row in right.evidence]
    more = len(rows) - _MOST_ROWS
    return "; ".join(rows[:_MOST_ROWS]) + (f"; and {more} more" if more > 0 else "")
