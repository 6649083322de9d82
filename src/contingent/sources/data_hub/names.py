"""The countries and missions of the Data Hub, and its words for types."""

from __future__ import annotations

import csv
import datetime
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from contingent.errors import UnknownNameError
from contingent.sources.data_hub.table import Row
from contingent.vocabulary.aliases import all_aliases
from contingent.vocabulary.codes import all_codes
from contingent.vocabulary.missions import all_missions, mission_candidates
from contingent.vocabulary.parties import candidates

COUNTRY_CODES = ("isocode3", "m49_code")
_ADD = "if it is right, add it to the vocabulary (aliases.csv, party_codes.csv, mission_aliases.csv)"


def country(row: Row, column: str) -> str:
    """Return the party id of a country, on which its name and each code that is not empty must agree.

    The codes are today's, whenever the row is about. Raises SourceError.
    """
    m49 = row.code("m49_code")
    iso3 = row.text("isocode3")
    found = _country(row.text(column), iso3, "" if m49 is None else f"{m49:03d}")
    if len(found) != 1:
        said = f"'{row.text(column)}' with the codes '{iso3}' and '{m49 if m49 is not None else ''}'"
        near = UnknownNameError.of("country", row.text(column), _names(), where=row.file)
        raise row.error(f"{said} is no country the vocabulary knows", f"{near.to_do} {_ADD}")
    return next(iter(found))


@cache
def _names() -> tuple[str, ...]:
    return tuple(alias.alias for alias in all_aliases())


@cache
def _country(name: str, iso3: str, m49: str) -> frozenset[str]:
    found = frozenset(candidates(name))
    for scheme, code in (("iso3", iso3), ("m49", m49)):
        if code:
            found &= _parties().get((scheme, code), frozenset())
    return found


@cache
def _parties() -> dict[tuple[str, str], frozenset[str]]:
    parties: dict[tuple[str, str], set[str]] = defaultdict(set)
    for code in all_codes():
        parties[code.scheme, code.code].add(code.party)
    return {key: frozenset(found) for key, found in parties.items()}


def mission(row: Row, day: datetime.date, column: str = "mission_acronym") -> str:
    """Return the id of the mission a row names on `day`.

    An acronym that the Data Hub uses for a family of missions (UNEF, UNOSOM, UNAVEM) means the youngest that had begun
    by then. Raises SourceError for an unknown one.
    """
    found = _mission(row.text(column), day)
    if found is None:
        near = UnknownNameError.of("mission", row.text(column), all_missions(), where=row.file)
        raise row.error(near.what, f"{near.to_do} {_ADD}")
    return found


@cache
def _mission(name: str, day: datetime.date) -> str | None:
    found = mission_candidates(name, day)
    if len(found) > 1:
        begun = [(all_missions()[one].start or "", one) for one in found]
        begun = [(start, one) for start, one in begun if start and start <= day.isoformat()]
        return max(begun)[1] if begun else None
    return found[0] if found else None


def word(row: Row, column: str, known: Mapping[str, str]) -> str:
    """Return what a printed word stands for, underscores and case left aside. Raises SourceError."""
    said = row.text(column)
    found = known.get(" ".join(said.replace("_", " ").lower().split()))
    if found is None:
        near = UnknownNameError.of(column, said, known, where=row.file)
        raise row.error(near.what, f"{near.to_do}; if it is right, it needs a row in the tables of {__package__}")
    return found


@cache
def personnel_types() -> Mapping[str, str]:
    """Return the personnel type id of each printed word; troops are `troops` whether or not with staff officers."""
    return {row["printed"]: row["personnel_type"] for row in _rows("personnel_types.csv")}


@cache
def fatality_words(field: str) -> Mapping[str, str]:
    """Return the ids of the printed words of `field`: personnel_type or incident_type."""
    return {row["printed"]: row["id"] for row in _rows("fatality_words.csv") if row["field"] == field}


def _rows(file_name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(file_name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
