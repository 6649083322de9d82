"""Group and Membership: what parties belong to, and when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from contingent.model.party import within

GroupKind = Literal["region", "regional_group", "organisation", "political", "economic"]
Precision = Literal["day", "month", "year", "before", ""]
"""How exactly a date is known. `before`: member since that day at the latest; empty: no such date."""


@dataclass(frozen=True, slots=True)
class Group:
    """A set of parties that texts rank within (Africa, the EU, the P5). `party` is its id as a party, if it is one."""

    id: str
    kind: GroupKind
    name: str
    party: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A party's membership of a group, from and to inclusive days known as exactly as the precisions say."""

    group: str
    party: str
    valid_from: datetime.date | None
    from_precision: Precision
    valid_to: datetime.date | None
    to_precision: Precision
    source: str

    def holds_on(self, day: datetime.date) -> bool:
        """Tell whether the party was a member on `day`."""
        return within(day, self.valid_from, self.valid_to)
