"""Candidates for the slots of a claim, and what the claims before it had."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from contingent.reading.document import Mention
from contingent.reading.groups import Group
from contingent.reading.periods import When


class Timeline:
    """The times of the claims so far. Longer ones share what they have in common, so that adding one is cheap."""

    __slots__ = ("_places", "_size", "_times")

    def __init__(self, times: list[str | None], places: dict[str | None, list[int]]) -> None:
        self._times = times
        self._places = places
        self._size = len(times)

    def __len__(self) -> int:
        return self._size

    def count(self, time: str | None) -> int:
        """How many of the claims have a time."""
        return bisect_left(self._places.get(time, ()), self._size)

    def then(self, time: str | None) -> Timeline:
        """The same times and one more."""
        if len(self._times) > self._size:
            fresh = Timeline([], {})
            for known in self._times[: self._size]:
                fresh = fresh.then(known)
            return fresh.then(time)
        self._places.setdefault(time, []).append(self._size)
        self._times.append(time)
        return Timeline(self._times, self._places)


@dataclass(slots=True)
class Candidate:
    """One possible value of a slot, the mention or date it comes from (None for general ones), and its features.

    Features that recur come in `groups`, which share none with each other or with the rest. `forms` are the ways in
    which a time comes from a date ("point", "start", "published" ...); there are several where they come to the same.
    """

    value: str | None
    mention: Mention | None
    features: list[str] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    when: When | None = None
    forms: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[int, int] | None:
        """The tokens of the name or date it comes from: the first and the end."""
        named = self.mention or self.when
        return (named.first, named.end) if named else None


@dataclass(slots=True)
class History:
    """What was decided for the claims before this one."""

    subject: str | None = None
    mission: str | None = None
    as_of: str | None = None
    sentence: int = -1
    kind: str = ""
    category: str | None = None
    line: int = -1
    ranked: str | None = None
    times: Timeline = field(default_factory=lambda: Timeline([], {}))
    bare: bool = False
