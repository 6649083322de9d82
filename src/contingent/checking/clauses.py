"""Which claims stand in one clause, and so share a month and, unless each names its own, a measure."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.checking.sentences import clause_at, resumes, sentence_at
from contingent.model.claim import Claim


def clauses_of(text: str, claims: Sequence[Claim]) -> list[list[int]]:
    """Return the places of the claims, clause by clause, in the order of the claims.

    A claim that bears a clause number stands with those of the same number. Otherwise the text decides: a sentence,
    cut at semicolons, dashes, "while" and "but"; a sentence that goes on about the one before ("This is the
    fourth-highest") belongs to it. Claims dated apart, and claims that are not asserted, stand alone.
    """
    joined: dict[tuple[object, ...], list[int]] = {}
    for place, claim in enumerate(claims):
        if claim.polarity != "asserted":
            joined[("alone", place)] = [place]
            continue
        key = ("clause", claim.clause) if claim.clause is not None else ("text", _clause(text, claim, claims))
        joined.setdefault((*key, claim.as_of), []).append(place)
    return sorted(joined.values())


def _clause(text: str, claim: Claim, claims: Sequence[Claim]) -> int:
    """Return where the clause begins that a claim belongs to."""
    start, _ = clause_at(text, claim.start)
    sentence, _ = sentence_at(text, claim.start)
    if start == sentence and sentence > 0 and resumes(text, sentence):
        before = sentence_at(text, sentence - 1)
        subjects = [other for other in claims if before[0] <= other.start < before[1]]
        if subjects and subjects[-1].contributor == claim.contributor:
            return _clause(text, subjects[-1], claims)
    return start
