"""Mission: an operation with a kind, hosts and an interval."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from contingent.model.partial_date import first_day, last_day

MissionKind = Literal["peacekeeping", "special_political", "office", "other", "non_un"]
MissionAliasKind = Literal["acronym", "name", "former", "french", "spanish"]


@dataclass(frozen=True, slots=True)
class Mission:
    """A field mission of the United Nations, or a force of others (kind `non_un`) that texts name.

    `id` is the acronym. `hosts` are party ids; `region` is the id of the hosts' continent. `start` and `end` are dates
    known to the year, month or day, the end being that of the mandate: people may be counted for months after it.
    `lead` names the parties in command. `predecessor` is the mission it took over from.
    """

    id: str
    name: str
    kind: MissionKind
    hosts: tuple[str, ...]
    region: str | None
    start: str | None
    end: str | None
    predecessor: str | None
    lead: tuple[str, ...]
    note: str

    @property
    def is_un(self) -> bool:
        """True for missions of the United Nations: those that its contribution reports count."""
        return self.kind != "non_un"

    @property
    def is_peacekeeping(self) -> bool:
        """True for the peacekeeping operations: the scope `peacekeeping`."""
        return self.kind == "peacekeeping"

    def active_on(self, day: datetime.date) -> bool:
        """Tell whether `day` may fall between the start and the end; an unknown start or end excludes nothing."""
        started = self.start is None or first_day(self.start) <= day
        return started and (self.end is None or day <= last_day(self.end))


@dataclass(frozen=True, slots=True)
class MissionAlias:
    """One way to call a mission. `ambiguous` is true where other missions bear the same alias."""

    alias: str
    mission: str
    language: str
    kind: MissionAliasKind
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    ambiguous: bool

    def used_on(self, day: datetime.date) -> bool:
        """Tell whether the alias meant its mission on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)
