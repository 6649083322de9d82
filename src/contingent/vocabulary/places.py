"""Where countries lie: their centres, and which share a border, as a public-domain map draws them."""

from __future__ import annotations

import math
from functools import cache

from contingent.vocabulary.tables import rows

EARTH_RADIUS_KM = 6371.0


@cache
def centres() -> dict[str, tuple[float, float]]:
    """Return the latitude and longitude of the centre of each party's largest part."""
    return {party: (float(north), float(east)) for party, north, east in rows("centres", "party latitude longitude")}


@cache
def borders() -> frozenset[tuple[str, str]]:
    """Return the pairs of parties that share a border on land, each in both orders."""
    listed = [(one, other) for one, other in rows("borders", "party neighbour")]
    return frozenset(listed) | frozenset((other, one) for one, other in listed)


def share_a_border(one: str, other: str) -> bool:
    """Say whether two parties share a border on land."""
    return (one, other) in borders()


@cache
def distance(one: str, other: str) -> float | None:
    """Return the kilometres between the centres of two parties along the earth's surface; None where one has none."""
    if one not in centres() or other not in centres():
        return None
    north, east = (math.radians(angle) for angle in centres()[one])
    other_north, other_east = (math.radians(angle) for angle in centres()[other])
    across = math.sin((other_north - north) / 2) ** 2
    along = math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(across + along))
