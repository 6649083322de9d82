"""What parties are called: names, former names, demonyms, capitals, armies, abbreviations, in several languages."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from contingent.model.party import Alias
from contingent.vocabulary.tables import day, fold, rows

if TYPE_CHECKING:
    from contingent.model.mission import MissionAlias


@cache
def all_aliases() -> tuple[Alias, ...]:
    """Return every alias of every party, sorted by alias; an ambiguous alias once for each of its parties."""
    return tuple(_alias(row) for row in _rows())


def aliases_called(name: str) -> tuple[Alias, ...]:
    """Return the aliases that read like `name` when case, accents, hyphens and stops are left aside."""
    return tuple(_alias(row) for row in _rows_by_name().get(fold(name), ()))


def mission_aliases() -> tuple[MissionAlias, ...]:
    """Return every alias of every mission, acronyms and full names included."""
    from contingent.vocabulary import missions

    return missions.mission_aliases()


@cache
def _rows() -> list[list[str]]:
    return rows("aliases", "alias party language kind valid_from valid_to ambiguous")


@cache
def _rows_by_name() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = defaultdict(list)
    for row in _rows():
        found[fold(row[0])].append(row)
    return dict(found)


def _alias(row: list[Any]) -> Alias:
    alias, party, language, kind, start, end, ambiguous = row
    return Alias(alias, party, language, kind, day(start), day(end), ambiguous == "true")
