"""Correlates of War Diplomatic Exchange, version 2006.1: who was represented where, in every fifth year or so."""

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

SOURCE = "cow_diplomatic_exchange"
PUBLISHER = "Correlates of War"
COLUMNS = ("ccode1", "ccode2", "year", "DR_at_1", "DR_at_2", "DE", "version")
LEVELS = {"1": "charge", "2": "legation", "3": "embassy", "9": "office"}
"""Levels of representation: chargé d'affaires, minister, ambassador, other."""
NOTHING = frozenset({"0", "-9"})
"""No representation, and not known; neither is a fact."""
_Key = tuple[str, str, str]


def recognises(data: bytes, name: str) -> bool:
    """Say whether a file is the dyadic table of diplomatic exchange."""
    return heading(data) == COLUMNS


def read(data: bytes, name: str) -> Parsed:
    """Read the table: a fact for each run of coded years in which one state is represented in another at one level.

    `DR_at_1` is taken as its name says: representation at side 1, that is of side 2 in side 1. Raises SourceError
    for a state, year or level that is not understood.
    """
    document = asserting_document(data, SOURCE, name, "Diplomatic exchange, version 2006.1")
    coded: list[tuple[_Key, int, str]] = []
    years: set[int] = set()
    for line, (one, other, year, at_one, at_other, _, _) in csv_rows(data, name, COLUMNS):
        where = f"{name}, row {line}"
        if not (year.isdecimal() and len(year) == 4):
            raise SourceError(f"'{year}' is no year", where=where, to_do=AGAIN)
        years.add(int(year))
        for host, sender, level in ((one, other, at_one), (other, one, at_other)):
            if level in NOTHING:
                continue
            if level not in LEVELS:
                raise SourceError(f"the level {level} is not understood", where=where, to_do=AGAIN)
            key = (party("cow", sender, int(year), where), party("cow", host, int(year), where), LEVELS[level])
            coded.append((key, int(year), f"row {line}"))
    facts = [fact for run in runs(coded, sorted(years)) for fact in _facts(run, max(years), document.sha256[:12])]
    return Parsed(document, (), 0, facts=checked_facts(facts, name))


def _facts(run: Run[_Key], last: int, document: str) -> Iterator[Fact]:
    sender, host, status = run.key
    yield from clipped(
        Fact(
            "diplomatic_mission",
            sender,
            host,
            status,
            str(run.first),
            str(run.last) if run.ended else "",
            confirmed_as_of=str(run.last),
            stated_last=str(last),
            publisher=PUBLISHER,
            authority="compilation",
            document=document,
            locator=run.place,
            url="https://correlatesofwar.org/data-sets/diplomatic-exchange",
            note="coded every fifth year or so: the years between are not known",
        )
    )
