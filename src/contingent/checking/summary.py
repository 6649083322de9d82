"""One line on a verdict that a desk officer understands."""

from __future__ import annotations

from contingent.checking import wording
from contingent.checking.case import Case
from contingent.checking.chance import LIKELY
from contingent.checking.sentence import Place, fact, spoken
from contingent.model.verdict import Parts
from contingent.vocabulary.measures import all_measures

NOT_ASSERTED = {
    "negated": "the text denies it",
    "hypothetical": "the text supposes, wishes or threatens it",
    "planned": "the text announces it for the future",
}

_LEADS = {
    "other_definition": "True by another definition",
    "outdated": "Out of date",
    "misdated": "True at another time",
}


def summary_of(case: Case, matched: Place | None, joint: float | None) -> str:
    """Say in one line what the record says about a claim.

    `matched` is the place that fits best, if any does; `joint` how easily its whole clause would match by chance,
    given where the clause holds there.
    """
    status = case.judgement.status
    if status == "unknown":
        return unknown(case.judgement.reason or "")
    if case.question.quantity in ("flow", "departure"):
        return _special(case, matched)
    if matched is None:
        return _nowhere(case)
    if status == "holds":
        return f"True: {_on(case, matched)}."
    if case.chance is not None and case.chance > LIKELY:
        return _may_be_chance(case, matched, joint)
    also = " and by another definition" if case.judgement.differs_in == "both" else ""
    return f"{_LEADS[status]}{also}: {_on(case, matched)}{_but(case, matched)}."


def unknown(reason: str) -> str:
    """Say that the record cannot tell."""
    return f"Not known: {reason}."


def not_judged(reason: str) -> str:
    """Say that a claim is shown and not judged."""
    return f"Not judged: {reason}."


def _on(case: Case, place: Place) -> str:
    told = fact(case.question, case.lookup, place)
    comma = "," if told[0].isdigit() else ""
    return f"on {spoken(case.lookup, place.month)}{comma} {told}"


def _but(case: Case, matched: Place) -> str:
    """Add what the claim's own words come to in the time it speaks of."""
    now = case.stated
    if now is None or now == matched:
        return ""
    if now.month == matched.month and case.question.quantity == "people":
        return f", but {wording.people(now.measure, case.value_at(now))}"
    return f"; {_on(case, now)}"


def _nowhere(case: Case) -> str:
    now = f"; {_on(case, case.stated)}" if case.stated is not None else ""
    later = case.months(case.readings.somewhere & ~case.times.admissible)
    since = f" The figures of {wording.month_name(later[0])}, which it could not know, do fit." if later else ""
    return f"Not so in any month or by any definition that the text could know{now}.{since}"


def _may_be_chance(case: Case, matched: Place, joint: float | None) -> str:
    """Lead with the record, and say that a match of this kind means little by itself."""
    now = case.stated
    lead = wording.upper_first(_on(case, now)) if now is not None else "The record has no figure for that time"
    share = f"{round(100 * (case.chance or 0))}% of such numbers"
    month = wording.month_name(case.lookup.named[matched.month])
    by = f", counting {wording.noun(matched.measure)}" if case.judgement.differs_in in ("definition", "both") else ""
    if joint is not None and joint <= LIKELY:
        return f"{lead}. The whole sentence fits {month}{by}; alone, {share} would fit some month."
    return f"{lead}. The claim fits {month}{by}, but {share} would fit some month: it may be chance."


def _special(case: Case, matched: Place | None) -> str:
    assert matched is not None
    if case.question.quantity == "departure":
        what = wording.noun(matched.measure)
        who = wording.possessive(case.question.contributor)
        left = wording.number(case.value_at(matched))
        where = wording.within(matched.scope)
        return f"True: by {spoken(case.lookup, matched.month)} {who} {what} {where} had fallen to {left}."
    verdict = "True" if case.judgement.status == "holds" else "Too low"
    return f"{verdict}: {_on(case, matched)} at one time, and those who serve over the years are no fewer."


def notes_of(case: Case, parts: Parts | None) -> tuple[str, ...]:
    """Remark on what a reader must know: a number read as about, staff officers counted as troops, a wrong sum."""
    notes = []
    if case.readings.about and case.question.number is not None:
        notes.append(f"no month gives exactly {wording.number(case.question.number.value)}: read as about that number")
    places = [place for place in (case.stated, case.fitting()) if place is not None]
    joined = {place.measure for place in places if place.measure.endswith("troops_staff")}
    if joined and case.question.literal[0] not in joined:
        broad = all_measures()[sorted(joined)[0]].noun
        notes.append(f"judged by {broad}: reports before May 2017 do not tell staff officers from troops")
    if parts is not None and not parts.adds_up:
        stated, added = wording.number(parts.stated), wording.number(parts.sum)
        notes.append(f"the parts in this sentence add up to {added}, not to {stated}")
    return tuple(notes)
