"""Geo-PKO: contributors, types of units and what is at each place."""

from __future__ import annotations

from pathlib import Path

import pytest

from contingent.errors import SourceError
from contingent.sources.base import Parsed
from contingent.sources.geo_pko import contributors, types
from contingent.sources.registry import reader_for


def read(columns: tuple[str, ...], *rows: str) -> Parsed:
    data = ("\n".join([",".join(columns), *rows]) + "\n").encode()
    return reader_for(data, "map.csv").read(data, "map.csv")


def test_contributors_of_a_place_become_units() -> None:
    parsed = read(
        contributors.COLUMNS,
        'UNMISS,2021,Torit,4.4,32.5,2,"India (size unknown), Rwanda (950), Congo (150), TCC name unknown (35)"',
    )
    found = {fact.subject: fact for fact in parsed.facts}
    assert (found["RWA"].object, found["RWA"].place, found["RWA"].value) == ("UNMISS", "Torit", 950)
    assert found["IND"].value is None
    assert "COG" in found, "the UN's own spelling"
    assert found[""].note == "contributor not known"


def test_types_have_no_number_and_troops_have_a_mean() -> None:
    (engineers,) = read(types.TYPES_COLUMNS, "UNMISS,2021,Torit,4.4,32.5,0,2,0,0,0,0,0,0").facts
    assert (engineers.kind, engineers.unit, engineers.value) == ("presence", "engineers", None)
    found = read(types.FRONT_COLUMNS, "UNMISS,2021,South Sudan,Torit,4.4,32.5,650,650,0,2,1,0,0,0,650").facts
    assert {(fact.unit, fact.value) for fact in found} == {("troops", 650), ("headquarters", None), ("police", None)}


def test_a_share_that_is_not_understood_is_refused() -> None:
    with pytest.raises(SourceError, match="no contributor with a size") as refused:
        read(contributors.COLUMNS, 'UNMISS,2021,Torit,4.4,32.5,1,"Rwanda 950"')
    assert "row 2" in str(refused.value)


def test_the_tables_as_published(shared: Path) -> None:
    path = shared / "data" / "conflict" / "geopko" / "TCCMap_v.2.3.csv.gz"
    data = path.read_bytes()
    parsed = reader_for(data, path.name).read(data, path.name)
    rwanda = [fact for fact in parsed.facts if fact.subject == "RWA" and fact.start == "2021"]
    assert sum(fact.value or 0 for fact in rwanda) == 5900
    assert {fact.place for fact in rwanda if fact.object == "MINUSCA"} == {"Bangui", "Bria", "Kaga Bandoro"}
