"""Authorised against deployed, mission by month: the authorised strengths are taken, as intervals."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from contingent.model.fact import Fact
from contingent.model.month import Month
from contingent.sources.asserting import checked_facts
from contingent.sources.base import Parsed
from contingent.sources.files import asserting_document, looks_like, named_rows
from contingent.sources.monthly import mission_of, month_of, number, only_host, runs

SOURCE = "personnel_shortfall"
TITLE = "Authorised and deployed personnel of UN missions by month"
COLUMNS = (
    "mission_number_auth", "missioncode_Meg", "yearmon", "missioncountry", "missionccode", "mission", "year", "month",
    "monyear", "monyear_mission", "authtroop", "authpolice", "authmilobs", "troop", "police", "milobs", "totmilauth",
    "totalauth", "total", "total2", "shortfalltroop", "shortfallpolice", "shortfallmilobs", "shortfalltotal",
    "propshortfall", "propshortfalltroops", "propshortfallpolice", "propshortfallmilobs", "unspecdrawdown",
    "numberofmissions", "missionlength1", "contpresence", "contributors", "troopauth_reduc", "troopauth_reduc_count",
)  # fmt: skip
UNITS = {"authtroop": "troops", "authpolice": "police", "authmilobs": "military observers"}


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is the table of authorised and deployed personnel."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the table: a `mandate` fact for each run of months with one authorised strength of a type of personnel."""
    document = asserting_document(data, SOURCE, name, TITLE)
    rows = [(row, f"row {line}") for line, row in named_rows(data, name, COLUMNS)]
    facts = [
        fact for column, unit in UNITS.items() for fact in _mandates(rows, column, unit, name, document.sha256[:12])
    ]
    return Parsed(document, (), 0, facts=checked_facts(facts, name))


def _mandates(
    rows: list[tuple[dict[str, str], str]], column: str, unit: str, name: str, document: str
) -> Iterator[Fact]:
    def told() -> Iterator[tuple[str, Month, tuple[Hashable, ...], str]]:
        for row, place in rows:
            value = number(row[column], f"{name}, {place}")
            if value is not None:
                month = month_of(row["year"], row["month"], f"{name}, {place}")
                yield mission_of(row["mission"], month, f"{name}, {place}"), month, (value,), place

    for run in runs(told()):
        yield Fact(
            kind="mandate",
            subject=run.key,
            object=only_host(run.key, run.first),
            status="authorised",
            start=str(run.first),
            end=str(run.last),
            confirmed_as_of=str(run.last),
            value=float(str(run.said[0])),
            unit=unit,
            publisher="Personnel shortfall data",
            authority="research",
            document=document,
            locator=run.place,
            note="months in which the table has this strength; the resolution is not given",
        )
