"""Which module answers which kind of claim. A module, and the tables it asks, are loaded for its first claim."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.verdicts import unanswered, verdict_of
from contingent.checking.facts.when import when_of
from contingent.checking.question import Unanswerable
from contingent.checking.times import Known
from contingent.errors import ContingentError
from contingent.model.claim import Claim
from contingent.model.verdict import Verdict
from contingent.record.record import Record

FACT_KINDS = {
    "membership": "membership",
    "diplomatic_relation": "relations",
    "refugees_hosted": "refugees",
    "deployment_other": "deployments",
    "units": "units",
    "fatalities": "fatalities",
    "training": "training",
    "withdrawal": "withdrawals",
    "other": "other",
}
"""The kinds of claims that facts, events and statistics answer, and the module of each."""


class Answers(Protocol):
    """What each module has: a claim's answer. Raises Unanswerable where the record has nothing on it."""

    def answer(self, asked: Asked) -> Answer:
        """Return the readings of a claim."""
        ...


def fact_verdict(claim: Claim, text: str, known: Known, record: Record) -> Verdict:
    """Judge a claim of one of FACT_KINDS."""
    now = record.columns.last_month.last_day
    asked = Asked(claim, text, record, known, when_of(claim, text, known, now), now)
    module = cast(Answers, import_module(f"contingent.checking.facts.{FACT_KINDS[claim.kind]}"))
    try:
        return verdict_of(asked, module.answer(asked))
    except Unanswerable as reason:
        return unanswered(asked, reason.reason)
    except ContingentError as error:
        return unanswered(asked, error.what.removeprefix("unknown: "))
