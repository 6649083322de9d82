"""Check claims against a record: one verdict a claim, and the vintage of their text."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from contingent.checking.case import Case, case_of
from contingent.checking.clauses import clauses_of
from contingent.checking.facts import FACT_KINDS, fact_verdict
from contingent.checking.lookup import Lookup, lookup_of
from contingent.checking.parts import parts_of
from contingent.checking.question import Unanswerable
from contingent.checking.summary import NOT_ASSERTED, not_judged, unknown
from contingent.checking.times import Known, known
from contingent.checking.together import holds_together
from contingent.checking.verdicts import Shared, verdict_of
from contingent.checking.vintage import Told, vintage_of
from contingent.model.claim import Claim
from contingent.model.verdict import Checked, Verdict
from contingent.record.record import Record

Outcome = Case | Verdict
"""A case that can be judged by reports, or the verdict of a claim that is judged by facts or cannot be judged."""

SHOWN_BY_REPORTS = ("withdrawal",)
"""Kinds of facts that the monthly figures may show; where they do not, facts and events are asked."""


def check_claims(text: str, claims: Sequence[Claim], record: Record, published: str | None = None) -> Checked:
    """Check the claims of a text against a record.

    `published` is the text's date in EDTF (2021, 2021-07, 2021-07-23), or None where it is not known: then every
    covered month counts as known to the text, and the present tense means the latest three of them. The verdicts
    have the order of the claims. Raises InputError for dates that cannot be.
    """
    lookup = lookup_of(record)
    text_knows = known(published)
    outcomes = [_outcome(claim, text, text_knows, lookup) for claim in claims]
    clauses = [
        [(place, case) for place in clause if isinstance(case := outcomes[place], Case)]
        for clause in clauses_of(text, claims)
    ]
    shared = _together(clauses)
    sums = parts_of(text, {at: case.question for at, case in enumerate(outcomes) if isinstance(case, Case)})
    verdicts = [
        verdict_of(outcome, shared[place], sums.get(place)) if isinstance(outcome, Case) else outcome
        for place, outcome in enumerate(outcomes)
    ]
    told = [[Told(c.question, c.readings, c.times) for _, c in clause if _tells(c)] for clause in clauses]
    vintage = vintage_of(told, lookup.named, published is not None)
    return Checked(text, tuple(claims), tuple(verdicts), vintage, record.version, published)


def _outcome(claim: Claim, text: str, text_knows: Known, lookup: Lookup) -> Outcome:
    """Look a claim up, unless it is not asserted or the record has nothing on it."""
    if claim.polarity != "asserted":
        reason = NOT_ASSERTED[claim.polarity]
        return Verdict("not_asserted", not_judged(reason), reason=reason)
    told_by_facts = claim.kind in FACT_KINDS
    if told_by_facts and claim.kind not in SHOWN_BY_REPORTS:
        return _attributed(claim, fact_verdict(claim, text, text_knows, lookup.record))
    try:
        case = case_of(claim, text, text_knows, lookup)
    except Unanswerable as answer:
        if told_by_facts:
            return _attributed(claim, fact_verdict(claim, text, text_knows, lookup.record))
        return _attributed(claim, Verdict("unknown", unknown(answer.reason), reason=answer.reason))
    if told_by_facts and case.judgement.status == "unknown":
        return _attributed(claim, fact_verdict(claim, text, text_knows, lookup.record))
    return case


def _attributed(claim: Claim, verdict: Verdict) -> Outcome:
    """Show what somebody is quoted with, and the record cannot judge, without judging it."""
    if claim.speaker is None or verdict.status != "unknown":
        return verdict
    reason = f"a quotation, and {verdict.reason}"
    return Verdict("not_asserted", not_judged(reason), reason=reason)


def _tells(case: Case) -> bool:
    """Tell whether a case says something about the month that its text was written from."""
    return case.question.quantity not in ("flow", "departure") and not case.times.unknowable


def _together(clauses: Sequence[Sequence[tuple[int, Case]]]) -> dict[int, Shared]:
    """Return, for the place of each case, what it shares with its clause."""
    shared: dict[int, Shared] = {}
    for clause in clauses:
        comparable = [case for _, case in clause if _tells(case)]
        for place, case in clause:
            if not _tells(case):
                shared[place] = Shared(np.zeros_like(case.times.admissible))
                continue
            months = holds_together([(c.question, c.readings) for c in comparable], case.times.admissible)
            chance = math.prod(1.0 if c.chance is None else c.chance for c in comparable)
            shared[place] = Shared(months, _ranked(case, comparable), chance if len(comparable) > 1 else None)
    return shared


def _ranked(case: Case, clause: Sequence[Case]) -> Case | None:
    """Return the clause's claim of rank about the same contributor and missions, if it has one."""
    subject = (case.question.contributor, case.question.scopes)
    for other in clause:
        if other.question.quantity == "rank" and (other.question.contributor, other.question.scopes) == subject:
            return other
    return None
