"""Which party a territory of the Office of the Historian is, and the historical states that are none."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from contingent.errors import ContingentError, SourceError
from contingent.sources.areas import party
from contingent.vocabulary.parties import find_party

SOURCE = "us_historian"
PUBLISHER = "Office of the Historian, US Department of State"


@cache
def outside() -> frozenset[str]:
    """Return the slugs of historical states that are no parties of the vocabulary."""
    with Path(__file__).with_name("outside.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["slug"] for row in csv.DictReader(file))


def party_of(slug: str, name: str, year: int, where: str) -> str | None:
    """Return the party of a territory, None for a historical state. Raises SourceError for an unknown territory."""
    if slug in outside():
        return None
    plain = name.rstrip("*").split(" (")[0].strip()
    try:
        return find_party(plain) if plain else party("name", slug, year, where)
    except ContingentError as error:
        to_do = "add it to the vocabulary, or to outside.csv where it is no party"
        raise SourceError(error.what, where=where, to_do=to_do) from error
