"""What is said twice in a clause is one claim."""

from __future__ import annotations

from contingent.model.claim import Claim

_FACTS = frozenset({"mission_presence", "units", "withdrawal", "diplomatic_relation", "other"})
"""Kinds of which a verb and its object may both be read: "a company served there" is no presence beside a unit."""


def without_repeats(claims: list[Claim], text: str) -> list[Claim]:
    """Keep one of the claims of a clause that say the same of the same words: the surest that says where."""
    kept: dict[int | None, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (_nowhere(claim), -claim.confidence)):
        same_clause = kept.setdefault(claim.clause, [])
        if not any(_same(claim, other) or _one_fact(claim, other, text) for other in same_clause):
            same_clause.append(claim)
    return [claim for found in kept.values() for claim in found]


def _nowhere(claim: Claim) -> bool:
    """Whether a claim says that a party is present, but not where."""
    return claim.kind == "mission_presence" and claim.mission is None


def _fact(claim: Claim) -> tuple[object, ...]:
    """What a claim without a number states, but for its date: of a relation, it is one who is named first."""
    parties = (claim.contributor or "", claim.object or "")
    if claim.kind == "diplomatic_relation":
        parties = (min(parties), max(parties))
    return (*parties, claim.mission, claim.polarity)


def _same(one: Claim, other: Claim) -> bool:
    if one.kind == other.kind == "contribution_rank" and one.clause == other.clause and one.rank == other.rank:
        return one.contributor == other.contributor and one.mission == other.mission
    if one.kind == other.kind and one.value is one.rank is other.value is other.rank is None:
        if _nowhere(one) and not _nowhere(other):
            return (one.contributor, one.polarity, one.as_of) == (other.contributor, other.polarity, other.as_of)
        return _fact(one) == _fact(other) and (one.as_of == other.as_of or (one.as_of is None and bool(one.object)))
    overlap = min(one.end, other.end) > max(one.start, other.start)
    alike = one.value == other.value and one.rank == other.rank and one.contributor == other.contributor
    return one.kind == other.kind and overlap and alike


def _one_fact(one: Claim, other: Claim, text: str) -> bool:
    """Whether two claims are the verb and the object of one fact: "took its battalion away", "100 went home"."""
    first, second = sorted((one, other), key=lambda claim: claim.start)
    if _setting(one) != _setting(other) or "," in text[first.end : second.start]:
        return False
    if one.kind == other.kind != "membership":
        return one.object == other.object and _says_no_number(one) != _says_no_number(other)
    return {one.kind, other.kind} <= _FACTS and all(claim.value in (None, 1) for claim in (one, other))


def _setting(claim: Claim) -> tuple[object, ...]:
    return claim.contributor, claim.mission, claim.as_of, claim.polarity


def _says_no_number(claim: Claim) -> bool:
    return claim.value is None and claim.rank is None
