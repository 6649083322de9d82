"""What tables of missions by month share: the mission and month of a row, and runs of months that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from contingent.errors import ContingentError, SourceError
from contingent.model.month import Month
from contingent.sources.files import AGAIN
from contingent.vocabulary import printed
from contingent.vocabulary.missions import all_missions, mission_candidates
from contingent.vocabulary.parties import all_parties


class Run(NamedTuple):
    """Months one after another for which a table says the same; `place` is where the first of them stands."""

    key: str
    first: Month
    last: Month
    said: tuple[Hashable, ...]
    place: str


def month_of(year: str, month: str, where: str) -> Month:
    """Return the month that two cells name. Raises SourceError."""
    try:
        return Month.of(int(float(year)), int(float(month)))
    except ValueError as error:
        raise SourceError(f"'{year}-{month}' is not a month", where=where, to_do=AGAIN) from error


def mission_of(name: str, month: Month, where: str) -> str:
    """Return the mission that a table calls `name` in a month. Raises SourceError."""
    found = mission_candidates(name, month.last_day)
    if len(found) == 1:
        return found[0]
    try:
        return printed.mission(name, month)
    except ContingentError as error:
        to_do = "add it to the vocabulary (mission_aliases.csv, or printed.csv for a spelling)"
        raise SourceError(f"'{name}' is no mission that the vocabulary knows", where=where, to_do=to_do) from error


def only_host(mission: str, month: Month) -> str:
    """Return the host of a mission that has one, if it existed in the month; empty otherwise."""
    hosts = all_missions()[mission].hosts
    return hosts[0] if len(hosts) == 1 and all_parties()[hosts[0]].exists_on(month.last_day) else ""


def number(cell: str, where: str) -> float | None:
    """Return the number in a cell, None where it is empty. Raises SourceError."""
    try:
        return float(cell) if cell not in ("", "NA") else None
    except ValueError as error:
        raise SourceError(f"'{cell}' is not a number", where=where, to_do=AGAIN) from error


def runs(told: Iterable[tuple[str, Month, tuple[Hashable, ...], str]]) -> Iterator[Run]:
    """Yield the runs of (key, month, what is said, place) by key, then by month. A month without a row ends a run."""
    found: dict[str, dict[Month, tuple[tuple[Hashable, ...], str]]] = defaultdict(dict)
    for key, month, said, place in told:
        found[key].setdefault(month, (said, place))
    for key, months in found.items():
        run: Run | None = None
        for month in sorted(months):
            said, place = months[month]
            if run and run.said == said and month.ordinal == run.last.ordinal + 1:
                run = run._replace(last=month)
                continue
            if run:
                yield run
            run = Run(key, month, month, said, place)
        if run:
            yield run
