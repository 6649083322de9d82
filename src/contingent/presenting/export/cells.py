"""The rows of the balanced panel: which pairs in which months, and which observations fall on each row."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.presenting.export.sheet import EMPTY
from contingent.record.record import Record

Integers = NDArray[np.int32]


class Cells:
    """The rows of a panel as arrays [row]: `pair` (number), `contributor`, `mission` (codes) and `month` (ordinals).

    A pair is a contributor and a mission that some report by contributor and mission names together. It has a row for
    every month from the first to the last in which any table names the mission, as far as `since` and `until` allow.
    """

    def __init__(self, record: Record, since: Month, until: Month) -> None:
        self._columns, cubes = record.columns, record.cubes
        dyads = cubes.table("dyad")
        self.observations = np.flatnonzero(dyads)
        """The observations that the panel is made of, as rows of the record's columns."""
        keys = self._key(self._columns.contributor[dyads], self._columns.mission[dyads])
        self._keys, self._pair_of_observation = np.unique(keys, return_inverse=True)
        contributors, missions = np.divmod(self._keys, len(self._columns.tables["mission"]))
        first, last = self._lives(dyads | cubes.table("mission"), since, until)
        self._first, self._last = first[missions], last[missions]
        lengths = np.maximum(self._last - self._first + 1, 0)
        self._start = np.cumsum(lengths) - lengths
        self.pair = np.repeat(np.arange(len(self._keys)), lengths)
        self.contributor, self.mission = contributors[self.pair], missions[self.pair]
        self.month: Integers = (np.arange(len(self.pair)) - (self._start - self._first)[self.pair]).astype(np.int32)

    def __len__(self) -> int:
        return len(self.pair)

    def _key(self, contributor: NDArray[np.int16], mission: NDArray[np.int16]) -> NDArray[np.int64]:
        return contributor.astype(np.int64) * len(self._columns.tables["mission"]) + mission

    def _lives(self, rows: NDArray[np.bool_], since: Month, until: Month) -> tuple[Integers, Integers]:
        """Return the first and last month of each mission (by code) that the panel shows."""
        missions, months = self._columns.mission[rows], self._columns.month[rows]
        first = np.full(len(self._columns.tables["mission"]), until.ordinal + 1, dtype=np.int32)
        last = np.full(len(first), since.ordinal - 1, dtype=np.int32)
        np.minimum.at(first, missions, months)
        np.maximum.at(last, missions, months)
        return np.maximum(first, since.ordinal), np.minimum(last, until.ordinal)

    def _rows(self, pair: NDArray[np.int64], month: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return the panel's row of each pair and month, EMPTY outside the months shown."""
        inside = (month >= self._first[pair]) & (month <= self._last[pair])
        return np.where(inside, self._start[pair] + month - self._first[pair], EMPTY)

    @cached_property
    def row_of_observation(self) -> NDArray[np.int64]:
        """For each of `observations` the panel's row that it falls on, EMPTY outside the months shown."""
        return self._rows(self._pair_of_observation, self._columns.month[self.observations])

    def row(self, contributor: str, mission: str, month: Month) -> int:
        """Return the row of a contributor and a mission (ids) in a month, or EMPTY where there is none."""
        codes = self._columns.code("contributor", contributor), self._columns.code("mission", mission)
        key = self._key(*(np.array([code], dtype=np.int16) for code in codes))
        found = np.searchsorted(self._keys, key)
        if EMPTY in codes or found[0] == len(self._keys) or self._keys[found] != key:
            return EMPTY
        return int(self._rows(found, np.array([month.ordinal], dtype=np.int32))[0])

    def persons(self, chosen: NDArray[np.bool_]) -> Integers:
        """Add up the `chosen` ones of `observations`: persons [row]."""
        chosen = chosen & (self.row_of_observation != EMPTY)
        counts = self._columns.count[self.observations[chosen]]
        persons = np.bincount(self.row_of_observation[chosen], weights=counts, minlength=len(self))
        return persons.astype(np.int32)

    def named(self) -> NDArray[np.bool_]:
        """Return [row] whether a report names the pair, if only with 0."""
        rows = self.row_of_observation
        return np.bincount(rows[rows != EMPTY], minlength=len(self)) > 0
