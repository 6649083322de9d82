"""What the tables of Geo-PKO share: the mission and the year of a row, and facts of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from contingent.errors import ContingentError, SourceError
from contingent.model.fact import Fact
from contingent.sources.asserting import checked_facts
from contingent.sources.base import Parsed
from contingent.sources.files import AGAIN, asserting_document, named_rows
from contingent.vocabulary.missions import find_mission

SOURCE = "geo_pko"
PUBLISHER = "Geo-PKO 2.3"
Cells = Mapping[str, str]


def parsed(
    data: bytes, name: str, columns: Sequence[str], title: str, facts_of: Callable[[Cells, Fact, str], Iterable[Fact]]
) -> Parsed:
    """Read a table: `facts_of` gets a row, a fact that has what all facts of the row share, and the place of the row.

    Raises SourceError for whatever is not understood; nothing of the file is then taken.
    """
    document = asserting_document(data, SOURCE, name, title)

    def found() -> Iterator[Fact]:
        for number, row in named_rows(data, name, columns):
            where = f"{name}, row {number}"
            yield from facts_of(row, _shared(row, where, number, document.sha256[:12]), where)

    return Parsed(document, (), 0, facts=checked_facts(found(), name))


def _shared(row: Cells, where: str, number: int, document: str) -> Fact:
    year = row["year"]
    try:
        mission = find_mission(row["mission"], datetime.date(int(year), 12, 31))
    except (ContingentError, ValueError) as error:
        raise SourceError(f"mission and year are not understood ({error})", where=where, to_do=AGAIN) from error
    return Fact(
        kind="presence",
        subject=mission,
        object="",
        status="reported",
        start=year,
        end=year,
        place=row["location"],
        confirmed_as_of=year,
        publisher=PUBLISHER,
        authority="research",
        document=document,
        locator=f"row {number}",
    )
