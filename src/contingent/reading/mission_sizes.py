"""Which missions are too small for a number of people: 5,300 soldiers in Afghanistan are not UNAMA's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.reading.anchor import Anchor
from contingent.reading.mission_facts import kind_of

_MOST = 8192
_MOST_GUARDS, _WITHOUT_GUARDS = 700, {"BINUH": 100, "UNAMA": 100}
"""The most soldiers and police that a political mission of the United Nations has had; those that never had guards."""
_MOST_OF_ONE = {"UNMIBH": 260, "UNTSO": 100, "UNMOGIP": 60}
"""Mission -> more people than any contributor has had in it: police in Bosnia, a few observers elsewhere."""
_LEFT_OF_UNMIK, _SMALL_SINCE = 60, "2009"
"""More people than UNMIK has had since the European Union took over its police."""


def large_enough(anchor: Anchor, missions: Sequence[str], subject: str | None, month: str | None) -> Sequence[str]:
    """Of the missions at a place those that can have so many people, of one contributor if the subject is one."""
    if anchor.sort != "quantity":
        return missions
    of_one = subject not in {None, ALL_CONTRIBUTORS}
    return [mission for mission in missions if (anchor.value or 0) <= _most_people(mission, of_one, month)]


@lru_cache(_MOST)
def _most_people(mission: str, of_one: bool, month: str | None) -> float:
    if mission == "UNMIK" and month is not None and month >= _SMALL_SINCE:
        return _LEFT_OF_UNMIK
    if kind_of(mission) == "special_political":
        return _WITHOUT_GUARDS.get(mission, _MOST_GUARDS)
    return _MOST_OF_ONE.get(mission, math.inf) if of_one else math.inf
