"""What the words of stale claims were meant to count: their own measure, or the one by which they were true."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from contingent.checking.chance import LIKELY
from contingent.checking.question import Unanswerable, measures_of
from contingent.model.claim import Claim
from contingent.model.verdict import Verdict
from contingent.presenting.refresh.people import NOUNS
from contingent.presenting.refresh.surface import Noun

STALE = frozenset({"outdated", "misdated", "other_definition", "contradicted"})
"""The statuses of claims that are to be put right."""

_UNIFORMED = frozenset({"unspecified", "personnel", "uniformed"})


class Care(IntEnum):
    """How much of a sentence is rewritten: less where the full way does not read back as it should."""

    FULL = 0
    UNDATED = 1
    LITERAL = 2
    LITERAL_UNDATED = 3
    NONE = 4


def literal(claim: Claim) -> tuple[str, ...]:
    """Return the measures that a claim's own words mean."""
    category = claim.category or "unspecified"
    women = claim.kind == "gender_share" and not category.startswith("women_")
    try:
        return measures_of("women_uniformed" if women else category, False)[0]
    except Unanswerable:
        return ()


def means(noun: Noun, claim: Claim) -> bool:
    """Tell whether a noun is of a claim's category."""
    own = (claim.category or "unspecified").removeprefix("women_")
    return noun.category == own or (noun.category in _UNIFORMED and own in _UNIFORMED)


def shared_measure(members: Sequence[tuple[Claim, Verdict]]) -> str | None:
    """Return the measure by which all claims of a clause held together, where it is not the words' own.

    None where they did not, or where such a match may well be chance.
    """
    together = members[0][1].together
    told = [pair for pair in members if pair[1].true_for and pair[0].value_unit not in ("missions", "countries")]
    if len(told) < 2 or not together or _luck(told) > LIKELY:
        return None
    for month in reversed(together):
        found = [{true.measure for true in verdict.true_for if month in true.months} for _, verdict in told]
        if all(measures & set(literal(claim)) for (claim, _), measures in zip(told, found, strict=True)):
            return None
    found = [{true.measure for true in verdict.true_for if together[-1] in true.months} for _, verdict in told]
    common = set.intersection(*found) & set(NOUNS)
    return next((measure for measure in ("uniformed", *sorted(common)) if measure in common), None)


def _luck(told: Sequence[tuple[Claim, Verdict]]) -> float:
    chance = 1.0
    for _, verdict in told:
        chance *= verdict.by_chance if verdict.by_chance is not None else 1.0
    return chance


def single_measure(claim: Claim, verdict: Verdict) -> str | None:
    """Return the measure by which a number was true, where it is not its own and the match is no accident.

    A number that was true as it is said in some month needs no other definition. A rank by itself, and a number that
    is true of another definition in another month than the stated one, tell nothing of what was meant.
    """
    if claim.rank is not None or verdict.status == "misdated" or any(true.literal for true in verdict.true_for):
        return None
    if verdict.differs_in not in ("definition", "both") or verdict.by_chance is None or verdict.by_chance > LIKELY:
        return None
    spoken = set(verdict.reference)
    now = [true.measure for true in verdict.true_for if spoken & set(true.months)]
    fitted = [measure for measure in now or [true.measure for true in verdict.true_for] if measure in NOUNS]
    return fitted[0] if fitted else None
