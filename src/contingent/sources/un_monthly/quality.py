"""Remarks that only a reader of the whole report can make. The values stay as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contingent.model.observation import Observation
from contingent.model.quality import QualityFlag

_MOST_WOMEN = 0.25


def flags(observations: Sequence[Observation]) -> Iterator[QualityFlag]:
    """Flag a report whose share of women is above a quarter (the highest share ever reported is under 11 %)."""
    women = sum(observation.count for observation in observations if observation.sex == "f")
    persons = sum(observation.count for observation in observations)
    if women > _MOST_WOMEN * persons:
        note = f"{women:,} of {persons:,} persons are printed as women; the totals agree, the split by sex does not"
        yield QualityFlag("sex_split_implausible", observations[0].month, None, None, None, women, None, note)
