"""What is said twice in a clause is one claim."""

from __future__ import annotations

from contingent.model.claim import Claim


def without_repeats(claims: list[Claim]) -> list[Claim]:
    """Keep one of the claims of a clause that say the same of the same words: the surest that says where."""
    kept: dict[int | None, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (_nowhere(claim), -claim.confidence)):
        same_clause = kept.setdefault(claim.clause, [])
        if not any(_same(claim, other) for other in same_clause):
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
