"""The right sentence: what the record says about a claim's subject in one month, in plain English."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from contingent.checking import wording
from contingent.checking.lookup import Lookup
from contingent.checking.question import Question
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.vocabulary.measures import all_measures


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the record a sentence stands: a measure, a scope and a month (its place on the axis)."""

    measure: str
    scope: str
    month: int


def say(question: Question, lookup: Lookup, place: Place) -> str:
    """Write the whole sentence: "As of 31 December 2020, Rwanda had 6,383 uniformed personnel in UN missions."."""
    return f"As of {spoken(lookup, place.month)}, {fact(question, lookup, place)}."


def spoken(lookup: Lookup, month: int) -> str:
    """Write the last day of a month on the axis: "31 December 2020"."""
    return _spoken(lookup.named[month])


@lru_cache(maxsize=2048)
def _spoken(month: Month) -> str:
    return month.spoken


def fact(question: Question, lookup: Lookup, place: Place) -> str:
    """Write what the record says for a place, without the date: "Rwanda had 6,383 uniformed personnel in ..."."""
    if question.quantity == "rank":
        return _rank(question, lookup, place)
    if question.quantity == "countries":
        return _countries(lookup, place)
    if question.quantity == "missions":
        return _missions(question, lookup, place)
    if question.quantity == "share":
        return _share(question, lookup, place)
    if question.quantity == "presence":
        return _presence(question.contributor, lookup, place)
    return _people(question.contributor, lookup, place)


def figure(contributor: str, lookup: Lookup, place: Place) -> float:
    """Return a contributor's figure at a place."""
    return float(lookup.levels(place.scope, contributor).values[lookup.place[place.measure], place.month])


def _people(contributor: str, lookup: Lookup, place: Place) -> str:
    count = wording.people(place.measure, figure(contributor, lookup, place))
    if contributor != ALL_CONTRIBUTORS:
        return f"{wording.name(contributor)} had {count} {wording.within(place.scope)}"
    subject = wording.within(place.scope, "").strip()
    if all_measures()[place.measure].sex == "f":
        count = count.replace("among its", "among their" if place.scope in ("all", "peacekeeping") else "among its")
    return f"{subject} had {count}"


def serving_in(contributor: str, lookup: Lookup, place: Place) -> Place:
    """Return the place with those of its missions alone in which a contributor has somebody, or all where in none."""
    missions = place.scope.split(";")
    there = [scope for scope in missions if figure(contributor, lookup, replace(place, scope=scope))]
    return replace(place, scope=";".join(there or missions))


def _presence(contributor: str, lookup: Lookup, place: Place) -> str:
    """Write how many serve, and in which of several missions nobody does."""
    there = serving_in(contributor, lookup, place)
    absent = [scope for scope in place.scope.split(";") if scope not in there.scope.split(";")]
    nobody = f" but nobody {wording.within(';'.join(absent))}" if absent else ""
    return _people(contributor, lookup, there) + nobody


def _share(question: Question, lookup: Lookup, place: Place) -> str:
    share = figure(question.contributor, lookup, place)
    whole = wording.noun(all_measures()[place.measure].whole)
    where = wording.within(place.scope)
    if np.isnan(share):
        return f"{wording.name(question.contributor)} had no {whole} {where}"
    owner = "the" if question.contributor == ALL_CONTRIBUTORS else wording.possessive(question.contributor)
    return f"women made up {share:.1f}% of {owner} {whole} {where}"


def _countries(lookup: Lookup, place: Place) -> str:
    count = lookup.contributors_count(place.scope).values[lookup.place[place.measure], place.month]
    countries = f"{wording.number(count)} {'country' if count == 1 else 'countries'}"
    return f"{countries} contributed {wording.noun(place.measure)} {wording.within(place.scope, 'to')}"


def _missions(question: Question, lookup: Lookup, place: Place) -> str:
    missions = lookup.missions_at(question.contributor, place.month, place.scope)
    subject = f"{wording.name(question.contributor)} had uniformed personnel in"
    kind = "UN peacekeeping operation" if place.scope == "peacekeeping" else "UN mission"
    if not missions:
        return f"{subject} no {kind}"
    return f"{subject} {wording.small(len(missions))} {kind}{'s' * (len(missions) > 1)}: {wording.listed(missions)}"


def _rank(question: Question, lookup: Lookup, place: Place) -> str:
    contributor, group = question.contributor, question.group
    rank = lookup.rank_at(place.scope, contributor, group, lookup.place[place.measure], place.month)
    own = figure(contributor, lookup, place)
    if rank is None:
        outside = " and so no rank" if own == 0 else f", but was not counted{wording.of_group(group)}"
        return _people(contributor, lookup, place) + outside
    tied, ahead, behind = _neighbours(question, lookup, place, own)
    towards = "" if place.scope == "all" else f" {wording.within(place.scope, 'to')}"
    what = f"{wording.largest(rank)} contributor of {wording.noun(place.measure)}{towards}{wording.of_group(group)}"
    verb = f"was tied with {wording.listed(tied)} as the" if tied else "was the"
    beside = f", behind {wording.listed(ahead)}" if ahead else f", ahead of {wording.listed(behind)}" if behind else ""
    return f"{wording.name(contributor)} {verb} {what} ({_shown(place.measure, own)}){beside}"


def _shown(measure: str, value: float) -> str:
    return f"{value:.1f}%" if all_measures()[measure].unit == "percent" else wording.number(value)


def _neighbours(question: Question, lookup: Lookup, place: Place, own: float) -> tuple[list[str], list[str], list[str]]:
    """Name those with the same figure, those just ahead and, for a first place, those just behind."""
    cube = lookup.cube(place.scope)
    field = cube.values[lookup.place[place.measure], place.month].astype(np.float64)
    if question.group is not None:
        field[~lookup.members(question.group, place.scope)[place.month]] = np.nan
    field[lookup.column(place.scope, question.contributor)] = np.nan
    tied = [wording.name(cube.axes.contributors[at]) for at in np.flatnonzero(field == own)]
    above, below = field[field > own], field[(field < own) & (field > 0)]
    if len(above):
        return tied, _having(lookup, place, field, above.min()), []
    return tied, [], _having(lookup, place, field, below.max()) if len(below) else []


def _having(lookup: Lookup, place: Place, field: NDArray[np.float64], value: float) -> list[str]:
    """Name up to three contributors with a figure, the figure in brackets."""
    shown = _shown(place.measure, value)
    contributors = lookup.cube(place.scope).axes.contributors
    return [f"{wording.name(contributors[at])} ({shown})" for at in np.flatnonzero(field == value)[:3]]
