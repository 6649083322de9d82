"""The ledgers of a record: its facts, events, statistics and counts of deaths, loaded when they are first asked for."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from contingent.errors import InputError
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.fatality import FatalityCount
from contingent.model.partial_date import first_day, last_day
from contingent.model.statistic import Statistic
from contingent.record.ledger import Ledger
from contingent.sources.base import Parsed

SORTS: Mapping[str, type[Any]] = {
    "facts": Fact, "events": Event, "statistics": Statistic, "fatalities": FatalityCount,
}  # fmt: skip
"""The ledgers by name, and what each holds."""


@dataclass(frozen=True)
class Ledgers:
    """Facts, events, statistics and counts of deaths: from the folder of a version, or as given."""

    folder: Path | None = None
    given: Mapping[str, Ledger[Any]] = field(default_factory=dict)

    @cached_property
    def facts(self) -> Ledger[Fact]:
        """What holds over an interval."""
        return self._ledger("facts")

    @cached_property
    def events(self) -> Ledger[Event]:
        """Dated happenings."""
        return self._ledger("events")

    @cached_property
    def statistics(self) -> Ledger[Statistic]:
        """Figures of statistical series."""
        return self._ledger("statistics")

    @cached_property
    def fatalities(self) -> Ledger[FatalityCount]:
        """Deaths, counted together, of every document that lists them."""
        return self._ledger("fatalities")

    def _ledger(self, name: str) -> Ledger[Any]:
        if name in self.given:
            return self.given[name]
        if self.folder is None:
            return Ledger.made(SORTS[name], ())
        return Ledger.load(SORTS[name], file_of(self.folder, name))

    def every(self) -> dict[str, Ledger[Any]]:
        """Return all ledgers by name."""
        return {name: getattr(self, name) for name in SORTS}

    def save(self, folder: Path) -> None:
        """Write the ledgers that hold anything into the folder of a version."""
        for name, ledger in self.every().items():
            if len(ledger):
                ledger.save(file_of(folder, name))

    def only(self, documents: Collection[str]) -> Ledgers:
        """Return the assertions that stand in some documents (by id)."""
        kept = {
            name: ledger.part(np.flatnonzero(ledger.mask(document=documents))) for name, ledger in self.every().items()
        }
        return Ledgers(given=kept)

    def known_on(self, day: datetime.date) -> Ledgers:
        """Return the assertions that could be made by a day, among those of documents known by then.

        Files of statistics have no date of their own; what they give for a later period, or as a later release, was
        not known yet.
        """
        figures = self.statistics
        known = figures.mask(
            period_end=[text for text in figures.values("period_end") if last_day(text) <= day],
            release=[text for text in figures.values("release") if not _later(text, day)],
        )
        return Ledgers(given={**self.every(), "statistics": figures.part(np.flatnonzero(known))})

    def same(self, other: Ledgers) -> bool:
        """Say whether two sets of ledgers hold the same."""
        theirs = other.every()
        return all(ledger.equals(theirs[name]) for name, ledger in self.every().items())


def file_of(folder: Path, name: str) -> Path:
    """Return the file of a ledger in the folder of a version."""
    return folder / f"{name}.npz"


def collected(parts: Collection[Parsed], base: Ledgers | None = None) -> Ledgers:
    """Put together what parsed documents assert, added to the ledgers of an older version if there is one."""
    given = {}
    for name, sort in SORTS.items():
        items = [item for part in parts for item in getattr(part, name)]
        given[name] = Ledger.made(sort, [*(base.every()[name] if base else ()), *items])
    return Ledgers(given=given)


def _later(release: str, day: datetime.date) -> bool:
    """Say whether a release that names its day is of a later one."""
    try:
        return first_day(release) > day
    except InputError:
        return False
