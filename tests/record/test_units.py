"""Units by contributor, mission, place and type."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from contingent.errors import NotCoveredError, UnknownNameError
from contingent.model.fact import Fact
from contingent.record.ledger import Ledger
from contingent.record.ledgers import Ledgers
from contingent.record.record import Record
from contingent.record.units import units


def told(kind: str, subject: str, thing: str, year: str, **more: Any) -> Fact:
    return Fact(
        kind=kind, subject=subject, object=thing, status="reported", start=year, end=year, confirmed_as_of=year,
        publisher="Geo-PKO 2.3", authority="research", document="d1", locator="row 2", **more,
    )  # fmt: skip


FACTS = [
    told("unit", "RWA", "UNMISS", "2021", place="Torit", value=950, unit="persons"),
    told("unit", "RWA", "UNMISS", "2020", place="Torit", value=800, unit="persons"),
    told("unit", "IND", "UNMISS", "2021", place="Torit", unit="persons"),
    told("unit", "RWA", "MINUSCA", "2021", place="Bria", value=800, unit="persons"),
    told("presence", "UNMISS", "SSD", "2021", place="Torit", unit="engineers"),
    told("presence", "MINUSCA", "CAF", "2021", place="Bria", unit="medical"),
]


@pytest.fixture(scope="module")
def asked(record: Record) -> Record:
    """The starter record with units of our own."""
    empty = dict(record.ledgers.every())
    return dataclasses.replace(record, ledgers=Ledgers(given={**empty, "facts": Ledger.made(Fact, FACTS)}))


def test_the_newest_year_is_shown_with_the_types_at_the_place(asked: Record) -> None:
    rows = units(asked, "Rwanda")
    assert [(row["first"], row["mission"], row["place"], row["count"], row["types_there"]) for row in rows] == [
        ("2021", "MINUSCA", "Bria", 800, "medical"),
        ("2021", "UNMISS", "Torit", 950, "engineers"),
    ]
    assert any("1,750" in note for note in rows.notes)


def test_units_are_narrowed_by_mission_place_type_and_year(asked: Record) -> None:
    assert len(units(asked, mission="UNMISS", since=2020, until=2021)) == 3
    assert [row["count"] for row in units(asked, "RWA", place="tori", since=2020, until=2020)] == [800]
    assert [row["place"] for row in units(asked, "RWA", unit="engineers")] == ["Torit"]
    assert [(row["mission"], row["unit"]) for row in units(asked, unit="medical")] == [("MINUSCA", "medical")]


def test_what_no_source_tells_is_unknown(asked: Record, record: Record) -> None:
    with pytest.raises(NotCoveredError, match="unknown"):
        units(asked, "Tuvalu")
    with pytest.raises(UnknownNameError, match="engines"):
        units(asked, unit="engines")
