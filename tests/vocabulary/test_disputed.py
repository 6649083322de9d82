"""Disputed areas take no side."""

from __future__ import annotations

from contingent.vocabulary.disputed import all_disputed_areas
from contingent.vocabulary.parties import all_parties


def test_disputed_areas_name_their_claimants_without_an_order_of_merit() -> None:
    for area in all_disputed_areas().values():
        assert set(area.claimants) <= set(all_parties())
        assert list(area.claimants) == sorted(area.claimants)
        assert area.name and area.note


def test_the_areas_that_maps_must_hatch_are_there() -> None:
    expected = {"crimea", "western_sahara", "abyei", "kashmir", "golan", "palestine", "kosovo", "taiwan"}
    assert expected <= set(all_disputed_areas())
