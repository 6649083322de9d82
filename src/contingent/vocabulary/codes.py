"""The codes of parties (ISO, M49, Correlates of War, Gleditsch-Ward), valid over intervals."""

from __future__ import annotations

import datetime
from collections import defaultdict
from functools import cache
from typing import Any

from contingent.errors import UnknownNameError
from contingent.model.code import PartyCode
from contingent.vocabulary.tables import day, rows


@cache
def all_codes() -> tuple[PartyCode, ...]:
    """Return every code of every party in the schemes iso2, iso3, m49, cow, gw and gec, with its interval."""
    listed: list[Any] = rows("party_codes", "party scheme code valid_from valid_to")
    return tuple(PartyCode(party, scheme, code, day(start), day(end)) for party, scheme, code, start, end in listed)


@cache
def _by_code() -> dict[tuple[str, str], list[PartyCode]]:
    found: dict[tuple[str, str], list[PartyCode]] = defaultdict(list)
    for code in all_codes():
        found[code.scheme, code.code].append(code)
    return dict(found)


def party_of_code(scheme: str, code: str, on: datetime.date) -> str:
    """Return the id of the party that `code` stands for in `scheme` on a day. Raises UnknownNameError."""
    for entry in _by_code().get((scheme, code), ()):
        if entry.used_on(on):
            return entry.party
    known = {entry.code for entry in all_codes() if entry.scheme == scheme}
    raise UnknownNameError.of(f"{scheme} code", code, known, where=f"{scheme} codes on {on}")


def code_of_party(scheme: str, party: str, on: datetime.date) -> str | None:
    """Return the code of `party` in `scheme` on a day, or None when it has none there."""
    return next((c.code for c in all_codes() if (c.scheme, c.party) == (scheme, party) and c.used_on(on)), None)
