"""Disputed areas: hatched on maps and never coloured as a claimant's."""

from __future__ import annotations

from functools import cache

from contingent.model.disputed_area import DisputedArea
from contingent.vocabulary.tables import parts, rows


@cache
def all_disputed_areas() -> dict[str, DisputedArea]:
    """Return the disputed areas by id, each with its claimants and a neutral note."""
    return {
        identifier: DisputedArea(identifier, name, parts(claimants), note)
        for identifier, name, claimants, note in rows("disputed_areas", "id name claimants note")
    }
