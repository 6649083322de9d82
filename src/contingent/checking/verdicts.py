"""From a judged case to a verdict: months, figures, rows and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

from contingent.checking.case import Case
from contingent.checking.chance import LIKELY
from contingent.checking.confidence import confidence_of
from contingent.checking.gaps import missing
from contingent.checking.proof import Figure
from contingent.checking.sentence import Place, say, serving_in
from contingent.checking.summary import notes_of, summary_of
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.model.verdict import Evidence, Latest, Nearest, Parts, Stated, Strip, TrueFor, Verdict

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Shared:
    """What a claim shares with its clause.

    `together` are the months in which all its claims hold, `ranked` is a claim of rank in it about the same subject,
    `chance` how easily all of them would match as other numbers.
    """

    together: Mask
    ranked: Case | None = None
    chance: float | None = None


def verdict_of(case: Case, shared: Shared, parts: Parts | None = None) -> Verdict:
    """Put together the verdict of a case; `parts` are those of a total."""
    readings, times, judgement, chance = case.readings, case.times, case.judgement, case.chance
    matched = case.fitting(shared.together)
    joint = shared.chance if matched is not None and shared.together[matched.month] else None
    by_luck = chance is not None and chance > LIKELY and (joint is None or joint > LIKELY)
    right = _right(case, matched, by_luck)
    ranked = shared.ranked
    telling = ranked if right == matched else None
    newest = case.newest
    told = right or matched
    evidence = evidence_of(case, told)
    doubts = case.lookup.doubts.about(evidence, told.scope) if told else ()
    return Verdict(
        status=judgement.status,
        summary=summary_of(case, matched, joint),
        differs_in=judgement.differs_in,
        current=_current(case),
        say=None if judgement.status in ("holds", "unknown") or right is None else _say(case, right, telling),
        say_now=None if newest is None else _say(case, newest, ranked),
        reason=judgement.reason,
        notes=(*notes_of(case, parts), *doubts),
        true_for=tuple(_true_for(case)),
        together=case.months(shared.together),
        roughly=case.months(_roughly(case)),
        true_later=case.months(readings.somewhere & ~times.admissible),
        by_chance=chance,
        stated=_stated(case, case.stated),
        nearest=_nearest(case),
        latest=_latest(case, newest),
        missing=case.months(missing(readings, times)),
        confidence=confidence_of(case, joint if joint is not None else chance),
        evidence=evidence,
        reference=case.months(times.reference),
        tense=times.tense,
        parts=parts,
        strips=Strips(case),
    )


def _right(case: Case, matched: Place | None, by_luck: bool) -> Place | None:
    """Choose the place that the right sentence tells of: the match, unless there is none or it may be chance.

    Where the text states a date, the sentence keeps it and corrects the number.
    """
    status = case.judgement.status
    if matched is None or (by_luck and status != "holds"):
        return case.stated
    return (case.stated or matched) if status == "misdated" else matched


def _say(case: Case, place: Place, ranked: Case | None) -> str:
    if ranked is None or case.question.quantity != "people":
        return say(case.question, case.lookup, place)
    return say(ranked.question, case.lookup, place)


def _current(case: Case) -> bool | None:
    """Tell whether the claim, by its own words, fits in the newest covered month."""
    newest = case.readings.figures.newest
    if newest < 0 or case.question.quantity in ("flow", "departure"):
        return None
    return bool(case.readings.said[newest])


def _true_for(case: Case) -> Iterator[TrueFor]:
    if case.question.quantity == "flow":
        return
    fits = case.readings.fits & case.times.admissible
    for row in case.fitting_rows.tolist():
        measure, scope = case.readings.measures[row], case.readings.scopes[row]
        yield TrueFor(measure, scope, case.months(fits[row]), bool(case.readings.literal[row]))


def _roughly(case: Case) -> Mask:
    """Return the admissible months whose literal figure rounds to the stated one, without those that fit."""
    number, readings = case.question.number, case.readings
    none = np.zeros_like(case.times.admissible)
    if number is None or number.comparator not in ("=", "~") or case.question.quantity in ("flow", "departure"):
        return none
    low, high = number.rounding()
    literal = readings.values[readings.literal]
    months: Mask = ((literal >= low) & (literal <= high)).any(axis=0) & ~readings.said & case.times.admissible
    return months


def _stated(case: Case, place: Place | None) -> Stated | None:
    if place is None:
        return None
    month = case.lookup.named[place.month]
    return Stated(place.measure, _told(case, place).scope, month, case.value_at(place), case.rank_at(place))


def _latest(case: Case, place: Place | None) -> Latest | None:
    if place is None:
        return None
    month = case.lookup.named[place.month]
    return Latest(place.measure, _told(case, place).scope, month, case.value_at(place), case.rank_at(place))


def _told(case: Case, place: Place) -> Place:
    """Return the place that a figure is told of: of a presence in several missions those in which somebody serves."""
    question = case.question
    return serving_in(question.contributor, case.lookup, place) if question.quantity == "presence" else place


def _nearest(case: Case) -> Nearest | None:
    """Find the admissible month in which the claim's own words come nearest: the smallest gap, the latest of equals."""
    readings = case.readings
    target = case.question.claim.rank if readings.rank is not None else case.question.claim.value
    if target is None or case.question.quantity in ("flow", "departure"):
        return None
    months = np.flatnonzero(readings.literal_covered & case.times.admissible)
    row = readings.figures.literal_row[months]
    if readings.rank is None:
        gaps = readings.values[row, months] - target
    else:
        rank = readings.rank[row, months]
        gaps = np.where(rank > 0, rank - target, np.inf)
    apart = np.abs(gaps)
    apart[readings.fits[row, months]] -= 1e9
    apart[np.isnan(apart)] = np.inf
    best = len(months) - 1 - int(np.argmin(apart[::-1])) if len(months) else -1
    if best < 0 or np.isinf(apart[best]):
        return None
    place = case.place(int(row[best]), int(months[best]))
    month = case.lookup.named[place.month]
    gap = round(float(gaps[best]), 4)
    return Nearest(place.measure, place.scope, month, case.value_at(place), case.rank_at(place), gap)


def evidence_of(case: Case, place: Place | None) -> tuple[Evidence, ...]:
    """Return the rows of the figure that decides, and of those named beside a rank."""
    if place is None:
        return ()
    question, month = case.question, int(case.lookup.months[place.month])
    whose = (question.contributor, *question.relative) if question.quantity != "countries" else (ALL_CONTRIBUTORS,)
    found: list[Evidence] = []
    for who in whose:
        for table in _tables(case, place, who):
            rows = case.lookup.proof.of(Figure(who, month, place.measure, place.scope, table))
            if rows:
                found.extend(rows)
                break
    return tuple(found)


def _tables(case: Case, place: Place, who: str) -> tuple[str, ...]:
    """Return the tables that may serve a figure, the one that does first."""
    if case.question.quantity == "missions":
        return ("dyad",)
    cube = case.lookup.cube(place.scope.split(";")[0])
    measure = case.lookup.place[place.measure]
    if who == ALL_CONTRIBUTORS and cube.whole_from_missions[measure, place.month]:
        return ("mission",)
    return ("contributor", "dyad") if cube.from_totals[measure, place.month] else ("dyad", "mission")


class Strips(Sequence[Strip]):
    """The strips of a case, made when they are asked for."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def __len__(self) -> int:
        return len(self._case.readings.measures)

    @overload
    def __getitem__(self, row: int) -> Strip: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Strip]: ...
    def __getitem__(self, row: int | slice) -> Strip | Sequence[Strip]:
        if isinstance(row, slice):
            return [self[place] for place in range(*row.indices(len(self)))]
        if not -len(self) <= row < len(self):
            raise IndexError(row)
        readings = self._case.readings
        marks = np.where(readings.covered[row], np.where(readings.fits[row], "+", "-"), ".")
        return Strip(
            measure=readings.measures[row],
            scope=readings.scopes[row],
            literal=bool(readings.literal[row]),
            first=self._case.lookup.named[0],
            marks="".join(marks.tolist()),
            values=tuple(readings.values[row].tolist()),
            ranks=() if readings.rank is None else tuple(readings.rank[row].tolist()),
        )
