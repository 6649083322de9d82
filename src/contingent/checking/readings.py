"""All readings of a claim at once: arrays of [measure and scope, month]."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.checking.accept import Number
from contingent.checking.lookup import Levels, Lookup, Ranks
from contingent.checking.question import Question

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Readings:
    """Every reading of a claim. The first axis lists pairs of measure and scope, the literal ones first.

    `values` and `fits` are [pair, month]; `covered` tells where a figure is known and `allowed` where the claim's
    conditions besides its number hold ("behind X"). `rank` and `ties` are given for claims of rank. `about` is true
    when a plain round number is exact nowhere and was read as "about".
    """

    measures: tuple[str, ...]
    scopes: tuple[str, ...]
    literal: Mask
    values: Floats
    covered: Mask
    fits: Mask
    allowed: Mask | None = None
    rank: Ints | None = None
    ties: Ints | None = None
    number: Number | None = None
    about: bool = False

    @property
    def literal_covered(self) -> Mask:
        """[month]: whether any literal reading is covered."""
        covered: Mask = np.any(self.covered[self.literal], axis=0)
        return covered


def readings_of(question: Question, lookup: Lookup, admissible: Mask) -> Readings:
    """Look up every reading that the claim's open slots allow. `admissible` is [month]."""
    pairs = _pairs(question)
    if question.quantity == "rank":
        return _ranked(question, lookup, pairs)
    levels = _levels(question, lookup, pairs)
    if question.quantity == "presence":
        return _fitted(pairs, levels, levels.values > 0)
    if question.quantity == "departure":
        return _fitted(pairs, levels, departures(levels, question.number), number=question.number)
    number = question.number
    assert number is not None
    if question.quantity == "flow":
        number = _lower_bound(number)
    return _numbered(pairs, levels, number, admissible)


Pairs = tuple[tuple[str, str, bool], ...]
"""Measure, scope, and whether the claim's words say both."""


def _pairs(question: Question) -> Pairs:
    every = [
        (measure, scope, said and measure in question.literal)
        for measure in question.literal + (() if question.quantity in ("departure", "flow") else question.loose)
        for scope, said in question.scopes
    ]
    return tuple(sorted(every, key=lambda pair: not pair[2]))


def _levels(question: Question, lookup: Lookup, pairs: Pairs) -> Levels:
    """Stack the figures of all pairs."""
    of_scope = {scope: _of_scope(question, lookup, scope) for scope, _ in question.scopes}
    if question.quantity == "missions":
        rows = [(of_scope[scope], 0) for _, scope, _ in pairs]
    else:
        rows = [(of_scope[scope], lookup.place[measure]) for measure, scope, _ in pairs]
    return Levels(
        np.stack([levels.values[place] for levels, place in rows]),
        np.stack([levels.covered[place] for levels, place in rows]),
    )


def _of_scope(question: Question, lookup: Lookup, scope: str) -> Levels:
    if question.quantity == "missions":
        return lookup.missions_count(scope, question.contributor)
    if question.quantity == "countries":
        return lookup.contributors_count(scope)
    if question.quantity == "presence" and ";" in scope:
        parts = [lookup.levels(part, question.contributor) for part in scope.split(";")]
        return Levels(
            np.min([part.values for part in parts], axis=0), np.logical_and.reduce([part.covered for part in parts])
        )
    return lookup.levels(scope, question.contributor)


def _fitted(
    pairs: Pairs, levels: Levels, fits: Mask, *, number: Number | None = None, about: bool = False
) -> Readings:
    measures, scopes, literal = zip(*pairs, strict=True)
    return Readings(
        measures, scopes, np.array(literal), levels.values, levels.covered, fits & levels.covered,
        number=number, about=about,
    )  # fmt: skip


def _numbered(pairs: Pairs, levels: Levels, number: Number, admissible: Mask) -> Readings:
    """Compare with the number; a plain round number that is exact nowhere the text can know is read as "about"."""
    fits = number.fits(levels.values)
    about = number.is_round and not (fits & admissible).any()
    if about:
        number = number.as_about()
        fits = number.fits(levels.values)
    return _fitted(pairs, levels, fits, number=number, about=about)


def _lower_bound(number: Number) -> Number:
    """Turn a total over time into what a head count of one month can say about it: it is never above the total."""
    _, high = number.interval()
    if number.comparator in (">", ">="):
        return number
    return Number(">", float(high), float(high), False, True, 0, 0)


def _ranked(question: Question, lookup: Lookup, pairs: Pairs) -> Readings:
    places = [(scope, lookup.place[measure]) for measure, scope, _ in pairs]
    levels = _levels(question, lookup, pairs)
    ranks = {scope: lookup.ranks(scope, question.contributor, question.group) for scope, _ in question.scopes}
    rank = np.stack([ranks[scope].rank[place] for scope, place in places])
    ties = np.stack([ranks[scope].ties[place] for scope, place in places])
    claimed = question.claim.rank
    allowed = rank > 0
    for name in question.relative:
        other = np.stack([lookup.levels(scope, name).values[place] for scope, place in places])
        allowed &= _beside(question, levels.values, other, rank, ties)
    if claimed is None:
        fits = allowed & _next_to(question, lookup, places, Ranks(rank, ties))
    else:
        fits = allowed & rank_fits(rank, ties, claimed, question.claim.comparator or "=")
    measures, scopes, literal = zip(*pairs, strict=True)
    return Readings(
        measures, scopes, np.array(literal), levels.values, levels.covered, fits & levels.covered,
        allowed=allowed, rank=rank, ties=ties,
    )  # fmt: skip


def _beside(question: Question, own: Floats, other: Floats, rank: Ints, ties: Ints) -> Mask:
    """Tell where another contributor is ahead as claimed ("behind X"), or behind where the claim leads.

    Among equals the other may take any place of theirs but the claimed one: of two who share the second place, one
    can be called third behind the other, not second.
    """
    claimed = question.claim.rank
    room = True if claimed is None else (claimed < rank + ties - 1) if question.leads else (claimed > rank)
    found: Mask = ((other < own) if question.leads else (other > own)) | ((other == own) & room)
    return found


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


def _next_to(question: Question, lookup: Lookup, places: list[tuple[str, int]], own: Ranks) -> Mask:
    """Tell where nobody stands between the contributor and the nearest of those it is said to be right behind."""
    near = np.zeros(own.rank.shape, dtype=np.bool_)
    for other in question.relative:
        ranks = [lookup.ranks(scope, other, question.group) for scope, _ in places]
        rank = np.stack([found.rank[place] for found, (_, place) in zip(ranks, places, strict=True)])
        ties = np.stack([found.ties[place] for found, (_, place) in zip(ranks, places, strict=True)])
        after = (rank == own.rank + own.ties) if question.leads else (own.rank == rank + ties)
        near |= (rank > 0) & (after | (own.rank == rank))
    return near


LEFT = 0.2
"""A contingent has left when at most a fifth of it remains ..."""

SUDDEN = 6
"""... of what it was at any time in so many months before."""


def departures(levels: Levels, number: Number | None) -> Mask:
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
