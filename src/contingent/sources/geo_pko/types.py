"""Geo-PKO's types of units by place and year, and what else of a mission is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contingent.errors import SourceError
from contingent.model.fact import Fact
from contingent.model.partial_date import last_day
from contingent.sources.base import Parsed
from contingent.sources.files import AGAIN, looks_like
from contingent.sources.geo_pko.places import Cells, parsed
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.parties import all_parties, find_party

TYPES_COLUMNS = (
    "mission", "year", "location", "latitude", "longitude", "Infantry", "eng", "med", "sig", "av", "riv", "maint",
    "trans",
)  # fmt: skip
FRONT_COLUMNS = (
    "mission", "year", "country", "location", "latitude", "longitude", "Infantry", "NoTroops", "Reserve", "hq", "UNPOL",
    "Med", "Av", "UNMO", "ave.no.troops",
)  # fmt: skip
TYPES = {
    "Infantry": "infantry", "eng": "engineers", "med": "medical", "sig": "signals", "av": "aviation",
    "riv": "riverine", "maint": "maintenance", "trans": "transport",
}  # fmt: skip
FRONT = {"UNPOL": "police", "Med": "medical", "Av": "aviation", "UNMO": "military_observers"}
HEADQUARTERS = {"3": "mission headquarters", "2": "sector headquarters", "1": "other headquarters"}
TWO_HOSTS = "/"


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is the table of unit types by place, or that of what is at each place."""
    return looks_like(data, TYPES_COLUMNS) or looks_like(data, FRONT_COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read either table: `presence` facts, `unit` being the type; `value` only for troops, as a mean over the year."""
    if looks_like(data, FRONT_COLUMNS):
        return parsed(data, name, FRONT_COLUMNS, "Geo-PKO 2.3: what is at each place, by year", _at_place)
    return parsed(data, name, TYPES_COLUMNS, "Geo-PKO 2.3: types of units by mission, place and year", _types)


def _types(row: Cells, shared: Fact, where: str) -> Iterator[Fact]:
    host = _only_host(shared.subject, row["year"])
    for column, unit in TYPES.items():
        if _number(row[column], where):
            note = f"{row[column]} in the table, added up over the maps of the year: not a number of units or people"
            yield replace(shared, object=host, unit=unit, note=note)


def _at_place(row: Cells, shared: Fact, where: str) -> Iterator[Fact]:
    host = "" if TWO_HOSTS in row["country"] else _existing(find_party(row["country"]), row["year"])
    troops = _number(row["ave.no.troops"], where)
    if troops:
        note = "mean over the maps of the year, by standard sizes of units"
        yield replace(shared, object=host, unit="troops", value=troops, note=note)
    if row["hq"] in HEADQUARTERS:
        yield replace(shared, object=host, unit="headquarters", note=HEADQUARTERS[row["hq"]])
    for column, unit in FRONT.items():
        if _number(row[column], where):
            yield replace(shared, object=host, unit=unit)


def _only_host(mission: str, year: str) -> str:
    hosts = all_missions()[mission].hosts
    return _existing(hosts[0], year) if len(hosts) == 1 else ""


def _existing(party: str, year: str) -> str:
    """Return the party if it existed at the end of the year; the tables name hosts as they are called today."""
    return party if all_parties()[party].exists_on(last_day(year)) else ""


def _number(cell: str, where: str) -> float | None:
    if cell in ("", "NA"):
        return None
    try:
        return float(cell)
    except ValueError as error:
        raise SourceError(f"'{cell}' is not a number", where=where, to_do=AGAIN) from error
