"""Remarks that only a reader of the whole report can make. The values stay as printed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from contingent.model.observation import Observation
from contingent.model.quality import QualityFlag

_MOST_WOMEN = 0.25


def flags(observations: Sequence[Observation]) -> tuple[QualityFlag, ...]:
    """Return the remarks on one report: rows printed twice, and a split by sex that cannot be right."""
    return (*_repeated_rows(observations), *_split_by_sex(observations))


def _repeated_rows(observations: Sequence[Observation]) -> Iterator[QualityFlag]:
    """Flag each mission of which some contributor's type is printed on more than one row (2015-05: MINUSTAH)."""
    places: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for observation in observations:
        key = (observation.mission or "", observation.contributor, observation.personnel_type)
        places[key].add(observation.locator)
    repeated = Counter(mission for (mission, _, _), found in places.items() if len(found) > 1)
    for mission, times in sorted(repeated.items()):
        note = f"{times} personnel types of contributors are printed on more than one row; all rows are kept"
        yield QualityFlag("row_repeated", observations[0].month, None, mission or None, None, None, None, note)


def _split_by_sex(observations: Sequence[Observation]) -> Iterator[QualityFlag]:
    """Flag a report whose share of women is above a quarter (the highest share ever reported is under 11 %)."""
    women = sum(observation.count for observation in observations if observation.sex == "f")
    persons = sum(observation.count for observation in observations)
    if women > _MOST_WOMEN * persons:
        note = f"{women:,} of {persons:,} persons are printed as women; the totals agree, the split by sex does not"
        yield QualityFlag("sex_split_implausible", observations[0].month, None, None, None, women, None, note)
