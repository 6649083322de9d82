"""One line on a verdict that a desk officer understands."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.checking import wording
from contingent.checking.case import Case
from contingent.checking.chance import LIKELY
from contingent.checking.sentence import Place, fact, spoken
from contingent.model.claim import Claim
from contingent.model.month import Month
from contingent.vocabulary.measures import all_measures

NOT_ASSERTED = {
    "negated": "the text denies it",
    "hypothetical": "the text supposes, wishes or threatens it",
    "planned": "the text announces it for the future",
}


def summary_of(case: Case, chance: float | None, matched: Place | None) -> str:
    """Say in one line what the record says about a claim. `matched` is the place that fits best, if any does."""
    status, now = case.judgement.status, case.stated
    if status == "unknown":
        return f"Not known: {case.judgement.reason}."
    if case.question.quantity in ("flow", "departure"):
        return _special(case, matched)
    if matched is None:
        return f"Not so in any month or by any definition that the text could know{_but(case, now)}."
    if status == "holds":
        return f"True: {_on(case, matched)}."
    if chance is not None and chance > LIKELY:
        return _may_be_chance(case, chance, now)
    if status == "other_definition":
        return f"True by another definition: {_on(case, matched)}{_but(case, now)}."
    lead = "Out of date" if status == "outdated" else "True at another time"
    also = " and by another definition" if case.judgement.differs_in == "both" else ""
    return f"{lead}{also}: {_on(case, matched)}{_but(case, now)}."


def unanswerable(reason: str) -> str:
    """Say that the record has nothing on a claim."""
    return f"Not known: {reason}."


def not_asserted(claim: Claim, reason: str) -> str:
    """Say that a claim is shown and not judged."""
    return f"Not judged: {reason}."


def _on(case: Case, place: Place) -> str:
    return f"on {spoken(case.lookup, place.month)} {fact(case.question, case.lookup, place)}"


def _but(case: Case, place: Place | None) -> str:
    return f"; {_on(case, place)}" if place is not None else ""


def _may_be_chance(case: Case, chance: float, now: Place | None) -> str:
    lead = wording.upper_first(_on(case, now)) if now is not None else "The record has no figure for the time stated"
    months = [month for months in _fitting(case) for month in months][-1:]
    fits = f"fits {'another definition' if case.judgement.status == 'other_definition' else 'another month'}"
    last = f" ({wording.month_name(months[0])})" if months else ""
    return f"{lead}. The claim {fits}{last}, but so would {round(100 * chance)}% of such numbers: it may be chance."


def _fitting(case: Case) -> list[Sequence[Month]]:
    deciding = case.judgement.deciding
    return [] if deciding is None else [case.months(deciding)]


def _special(case: Case, matched: Place | None) -> str:
    assert matched is not None
    if case.question.quantity == "departure":
        what = wording.noun(matched.measure)
        who = wording.possessive(case.question.contributor)
        left = wording.number(case.value_at(matched))
        where = wording.within(matched.scope)
        return f"True: by {spoken(case.lookup, matched.month)} {who} {what} {where} had fallen to {left}."
    verdict = "True" if case.judgement.status == "holds" else "Too low"
    at_once = f"{_on(case, matched)} at once"
    return f"{verdict}: {at_once}, and those who serve over time are no fewer."


def notes_of(case: Case) -> tuple[str, ...]:
    """Remark on what a reader must know: a number read as about, staff officers counted as troops."""
    notes = []
    if case.readings.about and case.question.number is not None:
        notes.append(f"no month gives exactly {wording.number(case.question.number.value)}: read as about that number")
    places = [place for place in (case.stated, case.fitting()) if place is not None]
    joined = {place.measure for place in places if place.measure.endswith("troops_staff")}
    if joined and case.question.literal[0] not in joined:
        broad = all_measures()[sorted(joined)[0]].noun
        notes.append(f"judged by {broad}: reports before May 2017 do not tell staff officers from troops")
    return tuple(notes)
