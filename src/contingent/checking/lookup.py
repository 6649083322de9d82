"""A record made ready for checking: the figures of a contributor as [measure, month] arrays, kept between claims."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.checking.doubts import Doubts
from contingent.checking.proof import Proof
from contingent.errors import UnknownNameError
from contingent.model.month import Month
from contingent.record.levels import Axes, Cube
from contingent.record.record import Record
from contingent.vocabulary.groups import find_group
from contingent.vocabulary.measures import all_measures
from contingent.vocabulary.missions import all_missions

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Levels:
    """The figures of one contributor in one scope: `values` [measure, month] (NaN not covered) and `covered`.

    A share of nobody is NaN though it is covered: nothing is unknown about it.
    """

    values: Floats
    covered: Mask


@dataclass(frozen=True, slots=True)
class Ranks:
    """Competition ranks (0: none) and how many contributors share each, both [measure, month], of some measures."""

    rank: Ints
    ties: Ints


class Kept:
    """Things made for one claim and used again for the next; the oldest go when there are too many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: dict[Hashable, Any] = {}

    def get(self, key: Hashable) -> Any:
        """Return what is kept under a key, or None."""
        return self._things.get(key)

    def put(self, key: Hashable, thing: Any) -> None:
        """Keep a thing under a key."""
        if len(self._things) >= self._most:
            del self._things[next(iter(self._things))]
        self._things[key] = thing


class Lookup:
    """What checking asks of a record. `measures` orders the first axis of all arrays, `months` the second."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.measures = tuple(all_measures())
        self.place = {measure: place for place, measure in enumerate(self.measures)}
        self.months = record.cubes.axes.months
        self.named = np.array([Month(int(ordinal)) for ordinal in self.months], dtype=np.object_)
        self._shares = [self.place[m.id] for m in all_measures().values() if m.unit == "percent"]
        self._women = [self.place[f"women_{self.measures[at].removeprefix('women_share_')}"] for at in self._shares]
        self.proof = Proof(record)
        self.doubts = Doubts(record)
        self.kept = Kept(512)
        self.scopes = frozenset(record.cubes.scopes)
        self.cube = lru_cache(maxsize=128)(self._cube)
        self.columns = lru_cache(maxsize=128)(self._columns)
        self.levels = lru_cache(maxsize=2048)(self._levels)
        self.ranks = lru_cache(maxsize=512)(self._ranks)
        self.among = lru_cache(maxsize=64)(self._among)
        self.group = lru_cache(maxsize=256)(self._group)

    def _cube(self, scope: str) -> Cube:
        """Return the figures of a scope; those of a mission only for the contributors that ever served in it."""
        cube = self.record.cubes.cube(scope)
        if not scope.startswith("mission:"):
            return cube
        serving = np.flatnonzero((cube.values[self.place["uniformed"]] > 0).any(axis=0))
        axes = Axes(cube.axes.months, tuple(cube.axes.contributors[at] for at in serving.tolist()))
        kept = np.ascontiguousarray(cube.values[:, :, serving].transpose(0, 2, 1)).transpose(0, 2, 1)
        return replace(cube, axes=axes, values=kept)

    def _columns(self, scope: str) -> dict[str, int]:
        return {contributor: at for at, contributor in enumerate(self.cube(scope).axes.contributors)}

    def column(self, scope: str, contributor: str) -> int | None:
        """Return where a contributor stands on the last axis of a scope's figures; None where it never does."""
        return self.columns(scope).get(contributor)

    def members(self, group: str, scope: str) -> Mask:
        """Return [month, contributor]: who of a scope's contributors belongs to a group at the end of each month."""
        everyone = self.columns("all")
        wanted = [everyone[contributor] for contributor in self.cube(scope).axes.contributors]
        members: Mask = self.among(group)[:, wanted]
        return members

    def _levels(self, scope: str, contributor: str) -> Levels:
        """Return a contributor's figures (or those of `UN-total`) in a scope, the sum of missions joined by `;`."""
        parts = [self._single(part, contributor) for part in scope.split(";")]
        return Levels(
            np.sum([part.values for part in parts], axis=0) if len(parts) > 1 else parts[0].values,
            np.logical_and.reduce([part.covered for part in parts]),
        )

    def _single(self, scope: str, contributor: str) -> Levels:
        values = self.cube(scope).series(contributor).astype(np.float64)
        known = ~np.isnan(values)
        known[self._shares] = known[self._women]
        return Levels(values, known)

    def _ranks(self, scope: str, contributor: str, group: str | None, measures: range) -> Ranks:
        """Return a contributor's rank by some measures in a scope, among all or among the members of a group.

        Whoever has nobody, is not known or does not belong to the group has no rank.
        """
        field = self.cube(scope).values[measures.start : measures.stop].transpose(0, 2, 1)
        own = self.levels(scope, contributor).values[measures.start : measures.stop].astype(np.float32)
        ranked = own > 0
        if group is not None:
            members = self.members(group, scope)
            column = self.column(scope, contributor)
            ranked &= members[:, column] if column is not None else False
            field = np.where(members.T, field, np.float32(0))
        ahead = np.add.reduce((field > own[:, None]).view(np.uint8), axis=1, dtype=np.uint16)
        level = np.add.reduce((field == own[:, None]).view(np.uint8), axis=1, dtype=np.uint16)
        return Ranks(np.where(ranked, ahead + 1, 0).astype(np.int32), np.where(ranked, level, 0).astype(np.int32))

    def rank_at(self, scope: str, contributor: str, group: str | None, measure: int, month: int) -> int | None:
        """Return one rank without computing all of them; None where there is none."""
        column = None if ";" in scope else self.column(scope, contributor)
        if column is None:
            return None
        row = self.cube(scope).values[measure, month]
        own = row[column]
        if not own > 0:
            return None
        field = row if group is None else row[self.members(group, scope)[month]]
        return int((field > own).sum()) + 1

    @cached_property
    def _flags(self) -> frozenset[tuple[str, int]]:
        first = int(self.months[0])
        return frozenset(
            (flag.contributor, flag.month.ordinal - first) for flag in self.record.flags if flag.contributor is not None
        )

    def flagged(self, contributor: str, month: int) -> bool:
        """Tell whether a quality rule flags a contributor's figures in a month (place on the axis)."""
        return (contributor, month) in self._flags

    def _among(self, group: str) -> Mask:
        return self.record.cubes.among(group)

    def _group(self, name: str) -> str | None:
        try:
            return find_group(name)
        except UnknownNameError:
            return None

    def contributors_count(self, scope: str) -> Levels:
        """Return how many contributors have somebody of each measure, in the shape of a contributor's figures."""
        count = self.cube(scope).number_of_contributors
        return Levels(np.where(count < 0, np.nan, count), count >= 0)

    @cached_property
    def missions_served(self) -> NDArray[np.bool_]:
        """[mission, month, contributor]: who has uniformed personnel in which mission."""
        columns, axes = self.record.columns, self.record.cubes.axes
        named = columns.tables["mission"]
        shape = (len(named), len(axes.months), len(axes.contributors))
        column = {name: at for at, name in enumerate(axes.contributors)}
        places = np.array([column.get(name, -1) for name in columns.tables["contributor"]])
        rows = self.record.cubes.rows_of("all") & (columns.count > 0)
        served = np.zeros(shape, dtype=np.bool_)
        at = columns.month[rows] - int(axes.months[0])
        served[columns.mission[rows], at, places[columns.contributor[rows]]] = True
        return served

    @cached_property
    def mission_names(self) -> tuple[str, ...]:
        """The first axis of `missions_served`."""
        return self.record.columns.tables["mission"]

    def missions_count(self, scope: str, contributor: str) -> Levels:
        """Return in how many missions of a scope a contributor serves, as one measure: [1, month]."""
        inside = np.array([bool(name) and self._inside(name, scope) for name in self.mission_names])
        covered = self.cube("peacekeeping").covered[[self.place["uniformed"]]]
        column = self.column("all", contributor)
        if column is None:
            count = np.zeros(len(self.months))
        else:
            count = self.missions_served[inside, :, column].sum(axis=0).astype(np.float64)
        return Levels(np.where(covered, count, np.nan), covered)

    def missions_at(self, contributor: str, month: int, scope: str = "all") -> tuple[str, ...]:
        """Return the missions in which a contributor serves in a month (place on the axis), the largest first."""
        column = self.column("all", contributor)
        if column is None:
            return ()
        there = [self.mission_names[place] for place in np.flatnonzero(self.missions_served[:, month, column])]
        sizes = {name: self._size(name, contributor, month) for name in there if self._inside(name, scope)}
        return tuple(sorted(sizes, key=lambda name: (-sizes[name], name)))

    def _size(self, mission: str, contributor: str, month: int) -> float:
        levels = self.levels(f"mission:{mission}", contributor)
        return float(levels.values[self.place["uniformed"], month])

    @staticmethod
    def _inside(mission: str, scope: str) -> bool:
        return scope == "all" or all_missions()[mission].is_peacekeeping


_LOOKUPS: dict[int, Lookup] = {}


def lookup_of(record: Record) -> Lookup:
    """Return the lookup of an open record, made once."""
    found = _LOOKUPS.get(id(record))
    if found is None or found.record is not record:
        if len(_LOOKUPS) >= 4:
            _LOOKUPS.clear()
        found = _LOOKUPS[id(record)] = Lookup(record)
    return found
