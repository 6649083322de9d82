"""The map in the plane: the Equal Earth projection, and lines with only the points that can be seen."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence

from geometry.topojson import Point

_A = (1.340264, -0.081106, 0.000893, 0.003796)
CENTRE = 11.0
"""The meridian in the middle, so that the map is cut in the Bering Strait."""
WIDTH = 10000
"""Units across the whole map."""
_HALF = 2.7066299836960748
"""The projection's x at 180 degrees on the equator."""
_SCALE = WIDTH / (2 * _HALF)


def projected(point: Point, around: float = 0.0) -> Point:
    """Project longitude and latitude to units from the map's left edge and, downwards, from the equator.

    `around` is a longitude that the shape is near: points go to the same side of the map's cut as it does.
    """
    turned = (around - CENTRE + 180) % 360 - 180
    east = turned + (point[0] - around)
    north = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(point[1])))
    square = north * north
    a1, a2, a3, a4 = _A
    slope = a1 + 3 * a2 * square + square**3 * (7 * a3 + 9 * a4 * square)
    x = 2 * math.sqrt(3) * math.radians(east) * math.cos(north) / (3 * slope)
    y = north * (a1 + a2 * square + square**3 * (a3 + a4 * square))
    return (x + _HALF) * _SCALE, -y * _SCALE


def simplified(points: Sequence[Point], least: float) -> list[int]:
    """Return which points of a line to keep: its ends, and those that span at least `least` square units.

    The smallest triangle goes first, as Visvalingam and Whyatt do; a closed line keeps three points.
    """
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))
    size = {at: _triangle(points[at - 1], points[at], points[at + 1]) for at in range(1, len(points) - 1)}
    heap = [(area, at) for at, area in size.items()]
    heapq.heapify(heap)
    fewest = 4 if points[0] == points[-1] else 2
    left = len(points)
    while heap and left > fewest:
        area, at = heapq.heappop(heap)
        if size.get(at) != area:
            continue
        if area >= least:
            break
        del size[at]
        left -= 1
        after[before[at]], before[after[at]] = after[at], before[at]
        for other in (before[at], after[at]):
            if other in size:
                now = _triangle(points[before[other]], points[other], points[after[other]])
                size[other] = max(now, area)
                heapq.heappush(heap, (size[other], other))
    return [0, *sorted(size), len(points) - 1] if len(points) > 1 else [0]


def _triangle(one: Point, two: Point, three: Point) -> float:
    return abs((two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1])) / 2


def area(ring: Sequence[Point]) -> float:
    """Return the area of a ring."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def centre(ring: Sequence[Point]) -> Point:
    """Return the centre of gravity of a ring."""
    x = y = twice = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        twice, x, y = twice + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return (x / (3 * twice), y / (3 * twice)) if twice else ring[0]
