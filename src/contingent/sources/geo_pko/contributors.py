"""Geo-PKO's contributors by place and year: "Rwanda (1600), Senegal (150)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from contingent.errors import ContingentError, SourceError, UnknownNameError
from contingent.model.fact import Fact
from contingent.model.month import Month
from contingent.sources.base import Parsed
from contingent.sources.files import AGAIN, looks_like
from contingent.sources.geo_pko.places import Cells, parsed
from contingent.vocabulary import printed
from contingent.vocabulary.parties import find_party

COLUMNS = ("mission", "year", "location", "latitude", "longitude", "No.TCC", "year.overview")
NOBODY = {"TCC name unknown": "contributor not known", "Multinational": "multinational unit"}
"""What stands for a contributor where the map names none."""
_SHARE = re.compile(r"(?P<who>.+?) \((?P<size>\d+|size unknown)\)(?:, |$)")


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is the table of contributors by place."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the table: a `unit` fact for each contributor at each place and year, `value` the strength by unit sizes."""
    return parsed(data, name, COLUMNS, "Geo-PKO 2.3: contributors by mission, place and year", _facts)


def _facts(row: Cells, shared: Fact, where: str) -> Iterator[Fact]:
    text, at = row["year.overview"], 0
    for share in _SHARE.finditer(text):
        if share.start() != at:
            break
        at = share.end()
        who = _contributor(share["who"], int(row["year"]), where)
        known = share["size"].isdigit()
        yield replace(
            shared,
            kind="unit",
            subject=who,
            object=shared.subject,
            value=float(share["size"]) if known else None,
            unit="persons",
            quote=share[0].rstrip(", "),
            note=NOBODY.get(share["who"], "strength by standard sizes of units" if known else "size unknown"),
        )
    if at != len(text):
        raise SourceError(f"'{text[at : at + 60]}' is no contributor with a size", where=where, to_do=AGAIN)


@cache
def _contributor(name: str, year: int, where: str) -> str:
    if name in NOBODY:
        return ""
    name = name.replace("Korea (ROK)", "Republic of Korea")
    try:
        return printed.contributor(name, Month.of(year, 12))
    except UnknownNameError:
        pass
    try:
        return find_party(name)
    except ContingentError as error:
        raise SourceError(error.what, where=where, to_do=error.to_do) from error
