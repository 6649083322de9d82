"""Centres, borders and distances; and that the tables are what the map gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.vocabulary.natural_earth import areas

from contingent.vocabulary.parties import all_parties
from contingent.vocabulary.places import borders, centres, distance, share_a_border


def test_places_are_of_parties() -> None:
    assert set(centres()) <= set(all_parties())
    assert {party for pair in borders() for party in pair} <= set(centres())
    states = {party.id for party in all_parties().values() if party.kind == "state"}
    assert states - set(centres()) == {"TUV"}


@pytest.mark.parametrize(("one", "other", "near"), [("RWA", "BDI", True), ("RWA", "MOZ", False), ("DJI", "SOM", True)])
def test_borders_hold_both_ways(one: str, other: str, near: bool) -> None:
    assert share_a_border(one, other) is share_a_border(other, one) is near


def test_distances() -> None:
    assert distance("RWA", "RWA") == 0
    assert 150 < (distance("RWA", "BDI") or 0) < 200
    assert 1_700 < (distance("RWA", "MOZ") or 0) < 2_000
    assert distance("RWA", "TUV") is None


def test_the_tables_are_what_the_map_gives(shared: Path) -> None:
    made, pairs = areas(shared / "data" / "conflict" / "maps" / "countries-50m.json.gz")
    assert made == centres()
    assert pairs | {(other, one) for one, other in pairs} == borders()
