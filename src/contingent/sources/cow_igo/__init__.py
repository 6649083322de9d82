"""Memberships coded by year in the Correlates of War data on intergovernmental organisations, version 3."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path

from contingent.errors import SourceError
from contingent.model.fact import Fact
from contingent.sources.areas import party
from contingent.sources.asserting import checked_facts
from contingent.sources.base import Parsed
from contingent.sources.clipping import clipped
from contingent.sources.files import AGAIN, asserting_document, heading, named_rows

SOURCE = "cow_igo"
PUBLISHER = "Correlates of War"
COLUMNS = ("ioname", "state", "status", "first_year", "last_year")
STATUSES = {"1": "member", "2": "associate", "3": "observer"}
NO_PARTY = frozenset(
    {
        "austriahungary",
        "baden",
        "bavariaelect",
        "hessegrand",
        "korea",
        "papalstates",
        "tuscany",
        "twosicilies",
        "zanzibar",
    }
)
"""Former states that are no party of the vocabulary, and Korea before 1910."""


def recognises(data: bytes, name: str) -> bool:
    """Say whether a file is the table of memberships by runs of years."""
    return heading(data) == COLUMNS


def read(data: bytes, name: str) -> Parsed:
    """Read the table: a fact a run of years in which a state is coded with one status.

    A run that ends with the last year coded for its organisation has no end: the data end there. Raises SourceError
    for a state, status or year that is not understood.
    """
    document = asserting_document(data, SOURCE, name, "IGO memberships, version 3, by runs of years")
    rows = list(named_rows(data, name, COLUMNS))
    ends = _last_years(rows, name)
    facts = [
        fact
        for line, row in rows
        if row["ioname"] in organisations() and row["state"] not in NO_PARTY
        for fact in _facts(row, ends[row["ioname"]], document.sha256[:12], f"{name}, row {line}", f"row {line}")
    ]
    return Parsed(document, (), 0, facts=checked_facts(facts, name))


def _last_years(rows: list[tuple[int, dict[str, str]]], name: str) -> Mapping[str, int]:
    """Return the last year coded for each organisation."""
    last: dict[str, int] = defaultdict(int)
    for line, row in rows:
        years = row["first_year"], row["last_year"]
        if not all(len(year) == 4 and year.isdecimal() for year in years) or row["status"] not in STATUSES:
            what = f"the years {years[0]} to {years[1]} with status {row['status']} are not understood"
            raise SourceError(what, where=f"{name}, row {line}", to_do=AGAIN)
        last[row["ioname"]] = max(last[row["ioname"]], int(years[1]))
    return last


def _facts(row: Mapping[str, str], last_coded: int, document: str, where: str, place: str) -> Iterator[Fact]:
    """Yield the facts of one run of years, one for each party that the state was in turn."""
    first, last = int(row["first_year"]), int(row["last_year"])
    if last < first:
        raise SourceError(f"the end {last} is before the start {first}", where=where, to_do=AGAIN)
    for who, coded in _in_turn(row["state"], first, last, where):
        whole = Fact(
            "membership",
            who,
            organisations()[row["ioname"]],
            STATUSES[row["status"]],
            str(coded[0]),
            "" if coded[-1] == last_coded else str(coded[-1]),
            confirmed_as_of=str(coded[-1]),
            stated_last=str(last_coded),
            publisher=PUBLISHER,
            authority="compilation",
            document=document,
            locator=place,
            url="https://correlatesofwar.org/data-sets/igos/",
            note="coded by year" if first >= 1965 else "coded by year, and only every fifth year before 1965",
        )
        yield from clipped(whole)


def _in_turn(state: str, first: int, last: int, where: str) -> list[tuple[str, list[int]]]:
    """Return the parties that a state was in turn, each with its years."""
    if party("name", state, first, where) == party("name", state, last, where):
        return [(party("name", state, first, where), [first, last])]
    runs = groupby(range(first, last + 1), key=lambda year: party("name", state, year, where))
    return [(who, list(years)) for who, years in runs]


@cache
def organisations() -> dict[str, str]:
    """Return the organisations that are taken: as the data abbreviate them, to party id."""
    with Path(__file__).with_name("organisations.csv").open(encoding="utf-8", newline="") as file:
        return {row["printed"]: row["party"] for row in csv.DictReader(file)}
