"""Facts from codings by year: runs of years in which the same holds become one interval each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Run(Generic[Key]):
    """Years of the coding, one after another, in which the same was coded of `key`; `place` is where the first stands.

    `ended` says whether a later year of the coding has something else; if not, the data end there, or the coding
    goes on.
    """

    key: Key
    first: int
    last: int
    place: str
    ended: bool


def runs(coded: Iterable[tuple[Key, int, str]], years: Sequence[int]) -> Iterator[Run[Key]]:
    """Yield the runs of `coded` (key, year, place), by key in the order first met, then by year.

    `years` are all years that the data code: a run goes on from each to the next of them, however many years lie
    between, as in codings of every fifth year.
    """
    order = {year: place for place, year in enumerate(sorted(set(years)))}
    found: dict[Key, dict[int, str]] = defaultdict(dict)
    for key, year, place in coded:
        found[key].setdefault(year, place)
    last_coded = max(order, default=0)
    for key, places in found.items():
        first = before = None
        for year in sorted(places):
            if before is not None and first is not None and order[year] != order[before] + 1:
                yield Run(key, first, before, places[first], True)
                first = None
            first = year if first is None else first
            before = year
        if first is not None and before is not None:
            yield Run(key, first, before, places[first], before != last_coded)
