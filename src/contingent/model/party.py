"""Party and Alias: states and organisations, and what they are called."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

PartyKind = Literal["state", "territory", "former_state", "organisation", "group"]
"""A `state` is a member or observer state of the United Nations. A `territory` is every other area with a code of
its own, Taiwan, Kosovo and Western Sahara among them: so says the list of members, and nothing is said on status."""

AliasKind = Literal["short", "long", "former", "demonym", "capital", "army", "abbreviation", "nickname", "misspelling"]


@dataclass(frozen=True, slots=True)
class Party:
    """A state, territory, organisation or group of states, and the interval in which it exists.

    `id` is the ISO 3166 alpha-3 code of states and territories (XKX for Kosovo, the withdrawn code of former states)
    and an acronym otherwise. `name` is the short English name and `the_name` the same as a sentence needs it ("the
    Gambia"); `adjective` goes before a noun ("Rwandan troops"). `valid_from` and `valid_to` are inclusive; None means
    before or after everything the record holds. `regions` are ids of groups of kind `region`, the largest first.
    """

    id: str
    kind: PartyKind
    name: str
    formal_name: str
    the_name: str
    adjective: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    predecessor: str | None
    regions: tuple[str, ...]

    def exists_on(self, day: datetime.date) -> bool:
        """Tell whether the party exists on `day`."""
        return within(day, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to call a party, in one language, and when it was in use.

    `ambiguous` is true where other parties bear the same alias: there is then one Alias for each of them.
    """

    alias: str
    party: str
    language: str
    kind: AliasKind
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    ambiguous: bool

    def used_on(self, day: datetime.date) -> bool:
        """Tell whether the alias was in use for its party on `day`."""
        return within(day, self.valid_from, self.valid_to)


def within(day: datetime.date, start: datetime.date | None, end: datetime.date | None) -> bool:
    """Tell whether `day` lies in the inclusive interval; None leaves an end open."""
    return (start is None or start <= day) and (end is None or day <= end)
