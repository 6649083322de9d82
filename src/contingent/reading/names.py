"""Names of parties, missions, organisations and places for the lexicon, from the vocabulary."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from contingent.model.mission import Mission
from contingent.vocabulary.aliases import all_aliases
from contingent.vocabulary.missions import all_missions, mission_aliases
from contingent.vocabulary.parties import all_parties

Sort = Literal["party", "mission", "organisation", "place"]
_CAPITALISED_BELOW = 7
_ACRONYM_UP_TO = 5


@dataclass(frozen=True, slots=True)
class Name:
    """One thing a name can mean. `surface` is its form (short, long, demonym, capital, army, acronym, code, place).

    `cased` names are ordinary words in lower case and need a capital (Turkey); `upper` ones need all capitals (US).
    """

    sort: Sort
    id: str
    surface: str
    cased: bool = False
    upper: bool = False


@dataclass(frozen=True, slots=True)
class Posting:
    """A mission that a host party or place means between two months."""

    mission: str
    since: str
    until: str


@cache
def postings() -> tuple[dict[str, tuple[Posting, ...]], dict[str, tuple[Posting, ...]]]:
    """Host party -> missions there, and place -> missions there, from `places.csv`, the likeliest first."""
    hosts: dict[str, list[Posting]] = {}
    places: dict[str, list[Posting]] = {}
    families: dict[str | None, list[Mission]] = defaultdict(list)
    for key, mission in sorted(all_missions().items()):
        families[key].append(mission)
        families[family_of(key)].append(mission)
    with resources.files("contingent.reading").joinpath("places.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            family = families[row["mission"]]
            since = min((m.start or "0000")[:7] for m in family)
            posting = Posting(row["mission"], since, max((m.end or "9999-99")[:7] for m in family))
            for host in filter(None, row["hosts"].split(";")):
                hosts.setdefault(host, []).append(posting)
            for place in filter(None, row["places"].split(";")):
                places.setdefault(place, []).append(posting)
    return {key: tuple(value) for key, value in hosts.items()}, {key: tuple(value) for key, value in places.items()}


@cache
def codes() -> Mapping[str, str]:
    """Codes of three letters -> the country: those of ISO 3166, and others that tables use (`codes.csv`: NEP, URU)."""
    states = (party.id for party in all_parties().values() if party.kind in {"state", "territory"})
    return dict(_table("codes")) | {party: party for party in states}


def _table(name: str) -> list[list[str]]:
    """The rows of a table of two columns beside this module."""
    with resources.files("contingent.reading").joinpath(f"{name}.csv").open(encoding="utf-8") as lines:
        return list(csv.reader(lines))[1:]


def family_of(mission: str) -> str | None:
    """The family of a numbered mission: UNOSOM for UNOSOM I and II; None for others."""
    stem, _, number = mission.rpartition(" ")
    return stem if number in {"I", "II", "III"} else None


def _is_upper(alias: str) -> bool:
    return alias.replace(".", "").isupper() and len(alias) <= _ACRONYM_UP_TO


def all_names() -> Iterator[tuple[str, tuple[Sort, str, str, bool, bool]]]:
    """Every alias with the fields of the `Name` it means; of several of a sort, the usual one comes first."""
    for place in postings()[1]:
        yield place, ("place", place, "place", place[0].isupper(), _is_upper(place))
    kinds = {party.id: party.kind for party in all_parties().values()}
    for alias in sorted(all_aliases(), key=lambda alias: (_UNUSUAL.get(alias.party, 0), alias.alias)):
        sort: Sort = "organisation" if kinds[alias.party] in {"organisation", "group"} else "party"
        cased = alias.alias[0].isupper() and len(alias.alias) < _CAPITALISED_BELOW
        yield alias.alias, (sort, alias.party, alias.kind, cased, _is_upper(alias.alias))
    for code, party in codes().items():
        yield code, ("party", party, "code", True, True)
    for town, party in _table("towns"):
        yield town, ("party", party, "place", True, False)
    for name in mission_aliases():
        yield name.alias, ("mission", name.mission, name.kind, True, False)
        family = family_of(name.alias)
        if family is not None:
            yield family, ("mission", family, name.kind, True, False)


_UNUSUAL = dict.fromkeys(
    ("COG", "BTN", "PRK", "DMA", "ICC", "PSE", "GMB", "MAF", "VGB", "BLZ", "BRB", "BHR", "TWN", "MWI"), 1
)
"""Parties that share a name with one that texts mean more often (Congo, Korea, the Himalayan nation)."""
