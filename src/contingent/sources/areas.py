"""Who the areas of a statistical table are: by code in a year, or by the name as printed."""

from __future__ import annotations

import datetime
from functools import cache, lru_cache

from contingent.errors import ContingentError, SourceError
from contingent.model.code import PartyCode
from contingent.model.month import Month
from contingent.vocabulary import printed
from contingent.vocabulary.codes import all_codes
from contingent.vocabulary.parties import all_parties, find_party

BY_NAME = "name"


def party(scheme: str, code: str, year: int, where: str) -> str:
    """Return the id of the party that a table calls `code` in a year, in `scheme` (iso3, iso2, cow, gw or name).

    Raises SourceError naming the place for what the vocabulary does not know.
    """
    return dated_party(scheme, code, year, where)[0]


def dated_party(scheme: str, code: str, year: int, where: str) -> tuple[str, bool]:
    """Return the id of a party, and whether it bore the code at the end of the year.

    Tables give figures under a code before it was in use (a territory that became a state) and in the year in which it
    ended: where the code always meant one party, that is it. Raises SourceError.
    """
    try:
        return _party(scheme, code, year)
    except ContingentError as error:
        to_do = f"add it to the vocabulary (printed.csv, kind area, for a spelling); {error.to_do}"
        raise SourceError(error.what, where=where, to_do=to_do) from error


@lru_cache(maxsize=65_536)
def _party(scheme: str, code: str, year: int) -> tuple[str, bool]:
    last = datetime.date(year, 12, 31)
    if scheme == BY_NAME:
        return printed.area(code, Month.of(year, 12)) or find_party(code, last), True
    entries = _entries().get((scheme, code), [])
    for entry in entries:
        if entry.used_on(last):
            return entry.party, True
    if scheme == "iso3" and code in all_parties():
        return code, False
    meant = {entry.party for entry in entries}
    if len(meant) == 1:
        return meant.pop(), False
    raise SourceError(f"unknown {scheme} code '{code}' in {year}", where=scheme, to_do="correct the code")


@cache
def _entries() -> dict[tuple[str, str], list[PartyCode]]:
    found: dict[tuple[str, str], list[PartyCode]] = {}
    for entry in all_codes():
        found.setdefault((entry.scheme, entry.code), []).append(entry)
    return found
