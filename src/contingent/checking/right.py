"""What a claim would have to say to be right: the figure, the rank and the neighbours of a chosen month and measure."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from contingent.checking.case import Case, case_of
from contingent.checking.lookup import Lookup, lookup_of
from contingent.checking.question import Quantity, Unanswerable
from contingent.checking.sentence import Place
from contingent.checking.times import Known, known
from contingent.checking.verdicts import evidence_of
from contingent.model.claim import Claim
from contingent.model.month import Month
from contingent.model.verdict import Evidence
from contingent.record.record import Record


@dataclass(frozen=True, slots=True)
class Right:
    """What the record says where a claim is wrong.

    `value` is in the claim's unit (persons, percent, missions, countries) and `rank` the competition rank, None where
    there is none. `ahead` and `behind` are the contributors with more and with less, the nearest first; `next_ahead`
    and `next_behind` the nearest of them, several where they are level. `evidence` are the rows of the figure.
    """

    contributor: str
    quantity: Quantity
    measure: str
    scope: str
    month: Month
    value: float
    rank: int | None
    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    next_ahead: frozenset[str]
    next_behind: frozenset[str]
    evidence: tuple[Evidence, ...]


class Answers:
    """Answers what the claims of one text should say.

    `published` is the date (EDTF) the text is to speak as of, `written` the latest month its own words could know.
    """

    def __init__(self, text: str, record: Record, published: str | None, written: Month | None = None) -> None:
        self.text = text
        self.written = written
        self._lookup: Lookup = lookup_of(record)
        self._known: Known = known(published)

    def right(
        self, claim: Claim, *, measure: str | None = None, contributor: str | None = None, month: Month | None = None
    ) -> Right | None:
        """Return what a claim should say in the latest covered month that it speaks of.

        `measure` takes another measure than the words' own, `contributor` another subject, `month` another month. None
        where the record does not know.
        """
        asked = replace(claim, contributor=contributor or claim.contributor, relative_to=())
        try:
            case = case_of(asked, self.text, self._known, self._lookup)
        except Unanswerable:
            return None
        place = case.stated
        if place is None:
            return None
        at = place.month if month is None else int(np.searchsorted(self._lookup.months, month.ordinal))
        place = Place(measure or place.measure, place.scope, at)
        return self._at(case, place) if _known_at(case, place) else None

    def _at(self, case: Case, place: Place) -> Right:
        near = _neighbours(case, place)
        ahead, behind = near.ahead, near.behind
        return Right(
            contributor=case.question.contributor,
            quantity=case.question.quantity,
            measure=place.measure,
            scope=place.scope,
            month=case.lookup.named[place.month],
            value=case.value_at(place),
            rank=case.rank_at(place) if case.question.quantity == "rank" else None,
            ahead=ahead,
            behind=behind,
            next_ahead=near.next_ahead,
            next_behind=near.next_behind,
            evidence=evidence_of(replace(case, question=replace(case.question, relative=ahead[:1])), place),
        )


def _known_at(case: Case, place: Place) -> bool:
    pairs = list(zip(case.readings.measures, case.readings.scopes, strict=True))
    if (place.measure, place.scope) not in pairs or place.month >= case.readings.values.shape[1]:
        return False
    row = pairs.index((place.measure, place.scope))
    return bool(case.readings.covered[row, place.month] and np.isfinite(case.readings.values[row, place.month]))


@dataclass(frozen=True, slots=True)
class _Near:
    ahead: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    next_ahead: frozenset[str] = frozenset()
    next_behind: frozenset[str] = frozenset()


def _neighbours(case: Case, place: Place) -> _Near:
    """Return who has more and who has less than the contributor of a claim of rank, the nearest first."""
    question, lookup = case.question, case.lookup
    if question.quantity != "rank":
        return _Near()
    cube = lookup.cube(place.scope)
    field = cube.values[lookup.place[place.measure], place.month].astype(np.float64)
    if question.group is not None:
        field[~lookup.members(question.group, place.scope)[place.month]] = np.nan
    own = case.value_at(place)
    names = cube.axes.contributors
    order = [at for at in np.argsort(-field, kind="stable").tolist() if field[at] > 0]
    ahead = [at for at in reversed(order) if field[at] > own]
    behind = [at for at in order if field[at] < own]
    level = [frozenset(names[at] for at in side if field[at] == field[side[0]]) for side in (ahead, behind)]
    return _Near(tuple(names[at] for at in ahead), tuple(names[at] for at in behind), level[0], level[1])
