"""The parties, their codes, and finding one by any of its names."""

from __future__ import annotations

import datetime
from collections import defaultdict
from functools import cache
from typing import Any

from contingent.errors import AmbiguousNameError, UnknownNameError
from contingent.model.party import Alias, Party, PartyCode
from contingent.vocabulary.aliases import all_aliases
from contingent.vocabulary.tables import day, fold, parts, rows


@cache
def all_parties() -> dict[str, Party]:
    """Return the parties by id: states, territories, former states, organisations and groups of states."""
    columns = "id kind name formal_name the_name adjective valid_from valid_to predecessor regions"
    return {row[0]: _party(row) for row in rows("parties", columns)}


def _party(row: list[Any]) -> Party:
    identifier, kind, name, formal_name, the_name, adjective, start, end, predecessor, regions = row
    return Party(
        identifier,
        kind,
        name,
        formal_name,
        the_name,
        adjective,
        day(start),
        day(end),
        predecessor or None,
        parts(regions),
    )


@cache
def _by_name() -> dict[str, list[Alias]]:
    found: dict[str, list[Alias]] = defaultdict(list)
    for alias in all_aliases():
        found[fold(alias.alias)].append(alias)
    return dict(found)


def candidates(name: str, on: datetime.date | None = None) -> tuple[str, ...]:
    """Return the ids of the parties called `name`, sorted; none when the name is unknown.

    An id in capitals (RWA) is its party. Otherwise case, accents, hyphens, stops and a leading "the" do not matter.
    `on` keeps, where there are several, the parties that bore the name on that day; if none did, all of them.
    """
    aliases = _by_name().get(fold(name), [])
    if on is not None:
        aliases = [alias for alias in aliases if alias.used_on(on)] or aliases
    found = {alias.party for alias in aliases}
    code = name.strip()
    if code in all_parties():
        found = {code}
    elif not found and code.upper() in all_parties():
        found = {code.upper()}
    return tuple(sorted(found))


def find_party(name: str, on: datetime.date | None = None) -> str:
    """Return the id of the party that people call `name`: "Rwanda", "RWA", "rwandan", "Ivory Coast", "kigali".

    `on` chooses between parties that bore the name at different times. Raises UnknownNameError with the nearest
    names, or AmbiguousNameError with the candidates: of several parties ("Congo") none is chosen.
    """
    found = candidates(name, on)
    if len(found) == 1:
        return found[0]
    if found:
        offer = " or ".join(f"{identifier} ({all_parties()[identifier].name})" for identifier in found)
        raise AmbiguousNameError(f"'{name}' may mean several parties", where="party", to_do=f"write {offer}")
    raise UnknownNameError.of("party", name, (alias.alias for alias in all_aliases()), where="party")


@cache
def all_codes() -> tuple[PartyCode, ...]:
    """Return every code of every party in the schemes iso2, iso3, m49, cow and gw, with its interval."""
    return tuple(
        PartyCode(party, scheme, code, day(start), day(end))
        for party, scheme, code, start, end in rows("party_codes", "party scheme code valid_from valid_to")
    )


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
