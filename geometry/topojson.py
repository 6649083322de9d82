"""Reading a TopoJSON map: shapes as rings of arcs, each arc kept once however many shapes share it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """A country or area of the map. `polygons` are rings, the outer one first, of arcs (~n: arc n backwards)."""

    name: str
    number: str
    polygons: tuple[tuple[tuple[int, ...], ...], ...]

    def arcs(self) -> Iterable[int]:
        """Yield the arcs the shape is made of, whichever way they are walked."""
        for polygon in self.polygons:
            for ring in polygon:
                yield from (arc if arc >= 0 else ~arc for arc in ring)


@dataclass(frozen=True)
class Map:
    """A map: its shapes, and its arcs as points (longitude, latitude)."""

    shapes: tuple[Shape, ...]
    arcs: tuple[tuple[Point, ...], ...]


def read_map(path: Path, layer: str = "countries") -> Map:
    """Read a layer of a TopoJSON file, packed by gzip or not."""
    data = path.read_bytes()
    world = json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)
    shapes = tuple(_shape(each) for each in world["objects"][layer]["geometries"])
    return Map(shapes, tuple(_arc(arc, world["transform"]) for arc in world["arcs"]))


def _shape(geometry: dict[str, Any]) -> Shape:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = tuple(tuple(tuple(ring) for ring in polygon) for polygon in polygons)
    return Shape(geometry["properties"]["name"], str(geometry.get("id") or ""), rings)


def _arc(steps: Sequence[Sequence[int]], transform: dict[str, Sequence[float]]) -> tuple[Point, ...]:
    (wide, tall), (left, bottom) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for step_x, step_y in steps:
        x, y = x + step_x, y + step_y
        points.append((x * wide + left, y * tall + bottom))
    return tuple(unwrapped(points))


def unwrapped(points: Sequence[Point]) -> list[Point]:
    """Let longitudes run on beyond 180 degrees where a line crosses that meridian."""
    line = [points[0]]
    for east, north in points[1:]:
        turns = round((line[-1][0] - east) / 360)
        line.append((east + 360 * turns, north))
    return line


def joined(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """Walk the arcs of a ring; the first point is not repeated at the end."""
    points: list[Point] = []
    for arc in ring:
        walked = list(arcs[arc]) if arc >= 0 else list(reversed(arcs[~arc]))
        points += walked[1:] if points else walked
    points = unwrapped(points)
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points


def holds(ring: Sequence[Point], point: Point) -> bool:
    """Say whether a point lies inside a ring."""
    x, y = point
    within = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            within = not within
    return within
