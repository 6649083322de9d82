"""All readings of a claim at once: arrays of [measure and scope, month]."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from contingent.checking.accept import Number
from contingent.checking.lookup import Levels, Lookup
from contingent.checking.question import Question

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Ints = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Figures:
    """The figures of all readings of a claim, shared by claims about the same subject and words.

    The first axis lists pairs of measure and scope, the literal ones first; the second the months. `covered` tells
    where a figure is known, `literal_covered` [month] where one is by the claim's own words, and `literal_row` [month]
    which of those comes first (troops before troops with staff officers; -1 where none is).
    """

    measures: tuple[str, ...]
    scopes: tuple[str, ...]
    literal: Mask
    values: Floats
    covered: Mask

    @cached_property
    def literal_covered(self) -> Mask:
        """[month]: whether any literal reading is covered."""
        return np.asarray(self.covered[self.literal].any(axis=0))

    @cached_property
    def literal_row(self) -> NDArray[np.intp]:
        """[month]: the first literal reading that is covered."""
        return np.where(self.literal_covered, self.covered[self.literal].argmax(axis=0), -1)

    @cached_property
    def newest(self) -> int:
        """The place of the newest month with a literal reading; -1 where there is none."""
        months = np.flatnonzero(self.literal_covered)
        return int(months[-1]) if len(months) else -1


@dataclass(frozen=True, eq=False)
class Readings:
    """Every reading of a claim, its figures and where they fit ([pair, month], as in Figures).

    `allowed` tells where the claim's conditions besides its number hold ("behind X"). `rank` and `ties` are given for
    claims of rank. `about` is true when a plain round number is exact nowhere and was read as "about".
    """

    figures: Figures
    fits: Mask
    allowed: Mask | None = None
    rank: Ints | None = None
    ties: Ints | None = None
    number: Number | None = None
    about: bool = False

    def __post_init__(self) -> None:
        self.fits[~self.figures.covered] = False

    @property
    def measures(self) -> tuple[str, ...]:
        """The measure of each reading."""
        return self.figures.measures

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scope of each reading."""
        return self.figures.scopes

    @property
    def literal(self) -> Mask:
        """Which readings the claim's own words say."""
        return self.figures.literal

    @property
    def values(self) -> Floats:
        """[pair, month]: the figures."""
        return self.figures.values

    @property
    def covered(self) -> Mask:
        """[pair, month]: where a figure is known."""
        return self.figures.covered

    @property
    def literal_covered(self) -> Mask:
        """[month]: whether any literal reading is covered."""
        return self.figures.literal_covered

    @cached_property
    def somewhere(self) -> Mask:
        """[month]: whether any reading fits."""
        return np.asarray(self.fits.any(axis=0))

    @cached_property
    def said(self) -> Mask:
        """[month]: whether a literal reading fits."""
        return np.asarray(self.fits[self.literal].any(axis=0))


def readings_of(question: Question, lookup: Lookup, admissible: Mask) -> Readings:
    """Look up every reading that the claim's open slots allow. `admissible` is [month]."""
    figures = _figures(question, lookup)
    if question.quantity == "rank":
        return _ranked(question, lookup, figures)
    if question.quantity == "presence":
        return Readings(figures, _serves(question, lookup, figures))
    if question.quantity == "departure":
        return Readings(figures, departures(figures, question.number), number=question.number)
    number = question.number
    assert number is not None
    if question.quantity == "flow":
        number = _lower_bound(number)
    return _numbered(figures, number, admissible)


SHARE_DIGITS = 5
"""Shares come from single precision: what lies beyond these digits is noise, not a difference."""

Pairs = tuple[tuple[str, str, bool], ...]
"""Measure, scope, and whether the claim's words say both."""


def _pairs(question: Question) -> Pairs:
    every = [
        (measure, scope, said and measure in question.literal)
        for measure in question.literal + (() if question.quantity in ("departure", "flow") else question.loose)
        for scope, said in question.scopes
    ]
    return tuple(sorted(every, key=lambda pair: not pair[2]))


def _figures(question: Question, lookup: Lookup) -> Figures:
    """Return the figures of all readings; claims about the same subject and words share them."""
    quantity = "people" if question.quantity in ("rank", "share") else question.quantity
    key = (quantity, question.contributor, question.literal, question.loose, question.scopes)
    found: Figures | None = lookup.kept.get(key)
    if found is None:
        found = _stacked(question, lookup)
        lookup.kept.put(key, found)
    return found


def _stacked(question: Question, lookup: Lookup) -> Figures:
    """Stack the figures of all pairs of measure and scope."""
    pairs = _pairs(question)
    of_scope = {scope: _of_scope(question, lookup, scope) for scope, _ in question.scopes}
    if question.quantity == "missions":
        rows = [(of_scope[scope], 0) for _, scope, _ in pairs]
    else:
        rows = [(of_scope[scope], lookup.place[measure]) for measure, scope, _ in pairs]
    measures, scopes, literal = zip(*pairs, strict=True)
    return Figures(
        measures,
        scopes,
        np.array(literal),
        np.round(np.stack([levels.values[place] for levels, place in rows]), SHARE_DIGITS),
        np.stack([levels.covered[place] for levels, place in rows]),
    )


def _of_scope(question: Question, lookup: Lookup, scope: str) -> Levels:
    if question.quantity == "missions":
        return lookup.missions_count(scope, question.contributor)
    if question.quantity == "countries":
        return lookup.contributors_count(scope)
    return lookup.levels(scope, question.contributor)


def _serves(question: Question, lookup: Lookup, figures: Figures) -> Mask:
    """Tell where a contributor has somebody in every mission that a scope joins."""
    pairs = zip(figures.measures, figures.scopes, strict=True)
    return np.stack(
        [
            np.all(
                [lookup.levels(one, question.contributor).values[lookup.place[m]] > 0 for one in s.split(";")], axis=0
            )
            for m, s in pairs
        ]
    )


def _numbered(figures: Figures, number: Number, admissible: Mask) -> Readings:
    """Compare with the number; a plain round number that is exact nowhere the text can know is read as "about"."""
    fits = number.fits(figures.values)
    about = number.is_round and not (fits & admissible).any()
    if about:
        number = number.as_about()
        fits = number.fits(figures.values)
    return Readings(figures, fits, number=number, about=about)


def _lower_bound(number: Number) -> Number:
    """Turn a total over time into what a head count of one month can say about it: it is never above the total."""
    _, high = number.interval()
    if number.comparator in (">", ">="):
        return number
    return Number(">", float(high), float(high), False, True, 0, 0)


def _ranked(question: Question, lookup: Lookup, figures: Figures) -> Readings:
    places = [(s, lookup.place[measure]) for measure, s in zip(figures.measures, figures.scopes, strict=True)]
    rank, ties = _ranks(question, lookup, question.contributor, places)
    claimed = question.claim.rank
    allowed = rank > 0
    if question.relative:
        others = [np.stack([lookup.levels(s, name).values[at] for s, at in places]) for name in question.relative]
        allowed &= _beside(question, figures.values, np.stack(others), rank, ties)
    if claimed is None:
        fits = allowed & _next_to(question, lookup, places, (rank, ties))
    else:
        fits = allowed & rank_fits(rank, ties, claimed, question.claim.comparator or "=")
    return Readings(figures, fits, allowed=allowed, rank=rank, ties=ties)


def _ranks(question: Question, lookup: Lookup, who: str, places: list[tuple[str, int]]) -> tuple[Ints, Ints]:
    """Return ranks and ties of a contributor in the shape of the readings."""
    first, last = min(place for _, place in places), max(place for _, place in places)
    measures = range(first, last + 1)
    of_scope = {scope: lookup.ranks(scope, who, question.group, measures) for scope, _ in question.scopes}
    rank = np.stack([of_scope[scope].rank[place - first] for scope, place in places])
    return rank, np.stack([of_scope[scope].ties[place - first] for scope, place in places])


def _beside(question: Question, own: Floats, others: Floats, rank: Ints, ties: Ints) -> Mask:
    """Tell where the others [other, pair, month] are ahead as claimed ("behind X"), or behind where the claim leads.

    Those that are tied with the contributor need places of the tie before the claimed one: of two who share the second
    place, one can be called third behind the other, not second. Whoever is not known is neither ahead nor behind.
    """
    claimed = question.claim.rank
    found = np.all(others <= own if question.leads else others >= own, axis=0)
    if claimed is None:
        return np.asarray(found)
    tied = np.sum(others == own, axis=0)
    return np.asarray(found & (claimed <= rank + ties - 1 - tied if question.leads else claimed >= rank + tied))


def rank_fits(rank: Ints, ties: Ints, claimed: int, comparator: str) -> Mask:
    """Tell where a claimed rank fits: ties share all the places that they fill. Without a rank (0) nothing fits."""
    last = rank + ties - 1
    slack = max(1, claimed // 40)
    fits: dict[str, Mask] = {
        "=": (rank <= claimed) & (claimed <= last),
        "~": (rank <= claimed + slack) & (claimed - slack <= last),
        "<=": rank <= claimed,
        "<": rank < claimed,
        ">=": last >= claimed,
        ">": last > claimed,
    }
    found: Mask = fits.get(comparator, fits["="]) & (rank > 0)
    return found


def _next_to(question: Question, lookup: Lookup, places: list[tuple[str, int]], own: tuple[Ints, Ints]) -> Mask:
    """Tell where nobody stands between the contributor and the nearest of those it is said to be right behind."""
    own_rank, own_ties = own
    near = np.zeros(own_rank.shape, dtype=np.bool_)
    for other in question.relative:
        rank, ties = _ranks(question, lookup, other, places)
        after = (rank == own_rank + own_ties) if question.leads else (own_rank == rank + ties)
        near |= (rank > 0) & (after | (own_rank == rank))
    return near


LEFT = 0.2
"""A contingent has left when at most a fifth of it remains ..."""

SUDDEN = 6
"""... of what it was at any time in so many months before."""


def departures(levels: Figures, number: Number | None) -> Mask:
    """Tell in which months a contingent left: it is gone or at most a fifth is left, or it fell by the stated number.

    Months that are not covered are passed over: a figure is compared with the last ones known.
    """
    found = np.zeros(levels.values.shape, dtype=np.bool_)
    for row, (values, covered) in enumerate(zip(levels.values, levels.covered, strict=True)):
        places = np.flatnonzero(covered)
        if len(places) < 2:
            continue
        known = values[places]
        before = np.max([np.concatenate([np.zeros(lag), known[:-lag]]) for lag in range(1, SUDDEN + 1)], axis=0)
        gone = (known <= LEFT * before) & (np.diff(known, prepend=known[0]) < 0)
        if number is not None:
            fallen = number.as_about().fits(-np.diff(known, prepend=known[0]))
            emptied = (known == 0) & number.as_about().fits(before)
            gone = fallen | emptied
        found[row, places] = gone
    return found
