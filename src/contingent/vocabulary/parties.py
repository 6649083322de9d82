"""The parties, and finding one by any of its names."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

from contingent.errors import AmbiguousNameError, UnknownNameError
from contingent.model.party import Party
from contingent.vocabulary.aliases import aliases_called, all_aliases
from contingent.vocabulary.tables import day, parts, rows


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


def candidates(name: str, on: datetime.date | None = None) -> tuple[str, ...]:
    """Return the ids of the parties called `name`, sorted; none when the name is unknown.

    An id in capitals (RWA) is its party. Otherwise case, accents, hyphens, stops and a leading "the" do not matter.
    `on` keeps, where there are several, the parties that bore the name on that day; if none did, all of them.
    """
    aliases = aliases_called(name)
    if on is not None:
        aliases = tuple(alias for alias in aliases if alias.used_on(on)) or aliases
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
