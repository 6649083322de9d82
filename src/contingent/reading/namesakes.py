"""Forces that share a name: which EUFOR or EUTM a text means, by the countries it names and its date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from contingent.model.mission import Mission
from contingent.reading.document import Document, Mention
from contingent.reading.names import postings
from contingent.vocabulary.missions import all_missions, mission_aliases

_HERE, _BESIDE = 8, 3
"""How much a country counts that is named in the same sentence or the next, where one named elsewhere counts 1."""


def settle_namesakes(document: Document) -> None:
    """Let every shared name of a force mean the one at work in a country that the text names, nearest first."""
    for mention in document.mentions:
        name = mention.names.get("mission")
        words = " ".join(document.tokens.low[mention.first : mention.end])
        namesakes = _namesakes().get(words, ()) if name is not None else ()
        if name is None or not namesakes:
            continue
        weights = [_weight(document, mention, force) for force in namesakes]
        if max(weights) > 0:
            meant = namesakes[max(range(len(weights)), key=weights.__getitem__)]
            mention.names = mention.names | {"mission": replace(name, id=meant.id)}


@cache
def _namesakes() -> Mapping[str, Sequence[Mission]]:
    """The forces not of the United Nations that bear each shared name, the usual one first."""
    found: dict[str, list[Mission]] = defaultdict(list)
    for alias in mission_aliases():
        mission = all_missions()[alias.mission]
        if alias.ambiguous and mission.kind == "non_un":
            found[alias.alias.lower()].append(mission)
    return found


def _weight(document: Document, mention: Mention, force: Mission) -> float:
    """How much the countries named speak for a force; a little less where it was not at work at publication."""
    named = sum(
        _nearness(mention, other)
        for other in document.mentions
        if other is not mention and not _countries(other).isdisjoint(force.hosts)
    )
    now = f"{document.published.year}" if document.published.year else ""
    at_work = (force.start or "")[:4] <= now <= (force.end or "9999")[:4]
    return named + 0.5 * (at_work and named > 0)


def _nearness(mention: Mention, other: Mention) -> float:
    if mention.sentence == other.sentence:
        return _HERE + _HERE / (1 + abs(mention.first - other.first))
    return _BESIDE if abs(other.sentence - mention.sentence) == 1 else 1


def _countries(mention: Mention) -> set[str]:
    """The countries that a name means: itself, or the hosts of the missions at a place."""
    if "mission" in mention.names:
        return set()
    party, place = mention.id_of("party"), mention.id_of("place")
    there = (all_missions().get(posting.mission) for posting in postings()[1].get(place or "", ()))
    at_place = {host for mission in there if mission is not None for host in mission.hosts}
    return at_place | ({party} if party else set())
