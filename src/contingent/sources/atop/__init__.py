"""Alliance Treaty Obligations and Provisions (ATOP), version 5: what treaties oblige states to, by pair and year."""

from __future__ import annotations

from collections.abc import Iterator

from contingent.errors import SourceError
from contingent.model.fact import Fact
from contingent.sources.areas import party
from contingent.sources.asserting import checked_facts
from contingent.sources.base import Parsed
from contingent.sources.clipping import clipped
from contingent.sources.files import AGAIN, asserting_document, csv_rows, heading
from contingent.sources.yearly import Run, runs

SOURCE = "atop"
PUBLISHER = "Alliance Treaty Obligations and Provisions Project"
OBLIGATIONS = {
    "atop_defense": "defence",
    "atop_offense": "offence",
    "atop_neutral": "neutrality",
    "atop_nonagg": "nonaggression",
    "atop_consul": "consultation",
}
COLUMNS = ("ccode1", "ccode2", "year", *OBLIGATIONS)
_Key = tuple[str, str, str]


def recognises(data: bytes, name: str) -> bool:
    """Say whether a file is ATOP's table of directed dyads by year."""
    return heading(data) == COLUMNS


def read(data: bytes, name: str) -> Parsed:
    """Read the table: a fact for each run of years in which one obligation of one state towards another is coded.

    Raises SourceError for a state, a year or a mark that is not understood.
    """
    document = asserting_document(data, SOURCE, name, "ATOP 5, obligations by directed dyad and year")
    coded: list[tuple[_Key, int, str]] = []
    years: set[int] = set()
    for line, (one, other, year, *marks) in csv_rows(data, name, COLUMNS):
        where = f"{name}, row {line}"
        if not (year.isdecimal() and len(year) == 4) or set(marks) - {"0", "1"}:
            raise SourceError(
                f"the year {year} or a mark of {', '.join(marks)} is not understood", where=where, to_do=AGAIN
            )
        number = int(year)
        years.add(number)
        pair = party("cow", one, number, where), party("cow", other, number, where)
        for status, mark in zip(OBLIGATIONS.values(), marks, strict=True):
            if mark == "1":
                coded.append(((*pair, status), number, f"row {line}"))
    last = str(max(years))
    facts = [fact for run in runs(coded, sorted(years)) for fact in _facts(run, last, document.sha256[:12])]
    return Parsed(document, (), 0, facts=checked_facts(facts, name))


def _facts(run: Run[_Key], last: str, document: str) -> Iterator[Fact]:
    subject, other, status = run.key
    yield from clipped(
        Fact(
            "alliance",
            subject,
            other,
            status,
            str(run.first),
            str(run.last) if run.ended else "",
            confirmed_as_of=str(run.last),
            stated_last=last,
            publisher=PUBLISHER,
            authority="compilation",
            document=document,
            locator=run.place,
            url="http://www.atopdata.org/",
            note="coded by year",
        )
    )
