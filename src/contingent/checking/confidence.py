"""How sure a status is, given the claim as it was read."""

from __future__ import annotations

from contingent.checking.case import Case

TENSE_READ = 0.95
"""The tense rule's share of right answers on claims without a date."""

FLAGGED = 0.8
"""A figure that a quality rule flags may be a slip of the report."""


def confidence_of(case: Case, chance: float | None) -> float:
    """Return how sure the status is, 0 to 1: the reader's confidence, less where the match may be chance.

    A claim without a date depends on its tense; a status that needs another month or definition to fit is worth what
    `by_chance` leaves of it; flagged figures count for less.
    """
    confidence = case.question.claim.confidence
    if case.question.claim.as_of is None:
        confidence *= TENSE_READ
    if case.judgement.status in ("other_definition", "outdated", "misdated"):
        confidence *= 1 - (chance or 0.0) / 2
    place = case.fitting() or case.stated
    if place is not None and case.lookup.flagged(case.question.contributor, place.month):
        confidence *= FLAGGED
    return round(confidence, 4)
