"""The missions, what they are called, and finding one by any of its names."""

from __future__ import annotations

import datetime
from collections import defaultdict
from functools import cache
from typing import Any

from contingent.errors import AmbiguousNameError, UnknownNameError
from contingent.model.mission import Mission, MissionAlias
from contingent.vocabulary.tables import day, fold, parts, rows, without_accents


@cache
def all_missions() -> dict[str, Mission]:
    """Return the missions by id (their acronym), United Nations and other."""
    columns = "id name kind hosts region start end predecessor lead note"
    return {row[0]: _mission(row) for row in rows("missions", columns)}


def _mission(row: list[Any]) -> Mission:
    identifier, name, kind, hosts, region, start, end, predecessor, lead, note = row
    return Mission(
        identifier, name, kind, parts(hosts), region or None, start or None, end or None,
        predecessor or None, parts(lead), note,
    )  # fmt: skip


@cache
def mission_aliases() -> tuple[MissionAlias, ...]:
    """Return every alias of every mission: id, name (also with "UN" for "United Nations"), and those in the file."""
    columns = "alias mission language kind valid_from valid_to ambiguous"
    listed: list[Any] = rows("mission_aliases", columns)
    own = [alias for mission in all_missions().values() for alias in _own_aliases(mission)]
    return tuple(own) + tuple(
        MissionAlias(alias, mission, language, kind, day(start), day(end), ambiguous == "true")
        for alias, mission, language, kind, start, end, ambiguous in listed
    )


def _own_aliases(mission: Mission) -> list[MissionAlias]:
    short = mission.name.replace("United Nations ", "UN ", 1)
    names = dict.fromkeys(form for name in (mission.name, short) for form in (name, without_accents(name)))
    own = [MissionAlias(mission.id, mission.id, "en", "acronym", None, None, False)]
    return own + [
        MissionAlias(name, mission.id, "en", "name", None, None, False)
        for name in names
        if fold(name) != fold(mission.id)
    ]


@cache
def _by_name() -> dict[str, list[MissionAlias]]:
    found: dict[str, list[MissionAlias]] = defaultdict(list)
    for alias in mission_aliases():
        found[fold(alias.alias)].append(alias)
    return dict(found)


def mission_candidates(name: str, on: datetime.date | None = None) -> tuple[str, ...]:
    """Return the ids of the missions called `name`, sorted; with `on`, those it meant that day if any."""
    aliases = _by_name().get(fold(name), [])
    if on is not None:
        aliases = [alias for alias in aliases if alias.used_on(on)] or aliases
    return tuple(sorted({alias.mission for alias in aliases}))


def find_mission(name: str, on: datetime.date | None = None) -> str:
    """Return the id of the mission called `name` (acronym, full name, French or former name).

    `on` chooses between missions that bore the name one after another. Raises UnknownNameError or
    AmbiguousNameError.
    """
    found = mission_candidates(name, on)
    if len(found) == 1:
        return found[0]
    if found:
        offer = ", ".join(f"{identifier} ({all_missions()[identifier].name})" for identifier in found)
        raise AmbiguousNameError(f"'{name}' names several missions", where="mission", to_do=f"write one of {offer}")
    raise UnknownNameError.of("mission", name, all_missions(), where="mission")
