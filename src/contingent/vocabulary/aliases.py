"""What parties are called: names, former names, demonyms, capitals, armies, abbreviations, in several languages."""

from __future__ import annotations

from functools import cache
from typing import Any

from contingent.model.mission import MissionAlias
from contingent.model.party import Alias
from contingent.vocabulary import missions
from contingent.vocabulary.tables import day, rows


@cache
def all_aliases() -> tuple[Alias, ...]:
    """Return every alias of every party, sorted by alias; an ambiguous alias once for each of its parties."""
    columns = "alias party language kind valid_from valid_to ambiguous"
    listed: list[Any] = rows("aliases", columns)
    return tuple(
        Alias(alias, party, language, kind, day(start), day(end), ambiguous == "true")
        for alias, party, language, kind, start, end, ambiguous in listed
    )


def mission_aliases() -> tuple[MissionAlias, ...]:
    """Return every alias of every mission, acronyms and full names included."""
    return missions.mission_aliases()
