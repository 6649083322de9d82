"""Make the package's world map: `python -m geometry.make countries-50m.json.gz`.

The file made has its own small form: whole numbers in an Equal Earth plane, each ring as a first point and steps.
Areas bear the id of their party; disputed areas bear their id in the vocabulary and belong to nobody's area. It
replaces the file in the package; nothing else is written.
"""

from __future__ import annotations

import csv
import datetime
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from contingent.errors import ContingentError
from contingent.vocabulary.codes import party_of_code
from geometry.plane import WIDTH, area, centre, projected, simplified
from geometry.topojson import Map, Point, Shape, holds, joined, read_map, unwrapped

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/contingent/presenting/charts/world.json"
SOURCE = "Natural Earth 1:50m, public domain"
ON = datetime.date(2026, 1, 1)
NAMED = {"Kosovo": "XKX", "Siachen Glacier": "", "Indian Ocean Ter.": "AUS", "Ashmore and Cartier Is.": "AUS"}
"""Shapes without a number on the map, or with one of no party; no party where they belong to a disputed area only."""
SELF = ("ESH", "FLK", "IOT", "PSE", "TWN", "XKX")
"""Parties whose whole area is disputed; of others only a part is."""
LEFT_OUT = ("Antarctica", "Fr. S. Antarctic Lands", "Heard I. and McDonald Is.", "S. Geo. and the Is.")
ADDED = {"TUV": (179.2, -8.52)}
"""States that the map lacks, with longitude and latitude."""
LEAST = 45.0
"""Square units that a bend must span to be kept: a quarter of a pixel on a map 720 pixels wide."""
ISLAND = 60.0
"""Square units of the smallest island kept; the largest part of every area is kept."""
SMALL = 1400.0
"""Square units below which a country is shown as a dot too: about seven square pixels."""
TOP, BOTTOM = projected((CENTRE := 11.0, 83.7))[1], projected((CENTRE, -56.0))[1]

Ring = list[tuple[int, int]]


class Plane:
    """A map in the plane: its arcs simplified once, so that neighbours still share their borders."""

    def __init__(self, world: Map) -> None:
        self.world = world
        self.kept = [
            tuple(arc[at] for at in simplified([projected(p, arc[0][0]) for p in arc], LEAST)) for arc in world.arcs
        ]

    def rings(self, polygons: Iterable[Sequence[Sequence[int]]], least: float = ISLAND) -> list[Ring]:
        """Return the rings of polygons that can be seen, the largest first, which is always kept."""
        found = [placed(joined(ring, self.kept)) for polygon in polygons for ring in polygon]
        found = sorted((ring for ring in found if len(ring) > 2), key=area, reverse=True)
        return [ring for at, ring in enumerate(found) if at == 0 or area(ring) >= least]

    def dot(self, polygons: Iterable[Sequence[Sequence[int]]]) -> tuple[int, int]:
        """Return the centre of the largest of polygons, however small it is."""
        outlines = [joined(polygon[0], self.world.arcs) for polygon in polygons]
        return placed([centre(max(outlines, key=area))])[0]

    def line(self, number: int) -> Ring:
        """Return an arc as a line."""
        return placed(self.kept[number])


def placed(points: Sequence[Point]) -> Ring:
    """Project points to whole units from the map's upper left corner, leaving out repetitions."""
    ring: Ring = []
    points = unwrapped(points)
    around = sum(point[0] for point in points) / len(points)
    for point in points:
        x, y = projected(point, around)
        place = round(x), round(min(max(y, TOP), BOTTOM) - TOP)
        if not ring or ring[-1] != place:
            ring.append(place)
    return ring


def party_of(shape: Shape) -> str:
    """Return the party whose area a shape is; empty where it is nobody's."""
    if shape.name in NAMED:
        return NAMED[shape.name]
    try:
        return party_of_code("m49", shape.number, ON) if shape.number else ""
    except ContingentError:
        return ""


def made(world: Map) -> dict[str, object]:
    """Return the map as it ships."""
    plane = Plane(world)
    shapes = [shape for shape in world.shapes if shape.name not in LEFT_OUT]
    disputed = _disputed(shapes, plane)
    own: dict[str, list[Sequence[Sequence[int]]]] = defaultdict(list)
    for shape in shapes:
        own[party_of(shape)] += [polygon for polygon in shape.polygons if polygon not in disputed.parts]
    nobody = own.pop("", [])
    areas = {party: _area(plane, polygons) for party, polygons in own.items() if polygons}
    areas |= {
        party: {"rings": [], "dot": _middle(disputed.rings[name]), "small": True}
        for party, name in disputed.own.items()
    }
    for party, place in ADDED.items():
        areas[party] = {"rings": [], "dot": placed([place])[0], "small": True}
    return {
        "source": SOURCE,
        "projection": "Equal Earth",
        "width": WIDTH,
        "height": round(BOTTOM - TOP),
        "areas": dict(sorted(areas.items())),
        "disputed": {name: [steps(ring) for ring in rings] for name, rings in sorted(disputed.rings.items())},
        "nobody": [steps(ring) for ring in plane.rings(nobody)] if nobody else [],
        "borders": [steps(line) for line in _borders(shapes, plane)],
    }


def _area(plane: Plane, polygons: Sequence[Sequence[Sequence[int]]]) -> dict[str, object]:
    rings = plane.rings(polygons)
    return {
        "rings": [steps(ring) for ring in rings],
        "dot": plane.dot(polygons),
        "small": sum(area(ring) for ring in rings) < SMALL,
    }


def _middle(rings: Sequence[Ring]) -> tuple[int, int]:
    x, y = centre(max(rings, key=area))
    return round(x), round(y)


class Disputed:
    """Disputed areas by id as `rings`, and the `parts` of shapes that they take out of their country's area.

    `own` are the parties of which the disputed area is all there is on the map, with its id.
    """

    def __init__(self) -> None:
        self.rings: dict[str, list[Ring]] = defaultdict(list)
        self.parts: list[Sequence[Sequence[int]]] = []
        self.own: dict[str, str] = {}


def _disputed(shapes: Sequence[Shape], plane: Plane) -> Disputed:
    found = Disputed()
    with (HERE / "disputed.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            _add(found, row["area"], row["how"], row["outline"], shapes, plane)
    return found


def _add(found: Disputed, name: str, how: str, outline: str, shapes: Sequence[Shape], plane: Plane) -> None:
    """Add to a disputed area a whole shape of the map, the parts of shapes that hold points, or an outline."""
    if how == "outline":
        found.rings[name].append(placed(_points(outline)))
        return
    if how == "shape":
        shape = next(shape for shape in shapes if shape.name == outline)
        parts = list(shape.polygons)
        if party_of(shape) in SELF:
            found.own[party_of(shape)] = name
    else:
        parts = [
            polygon
            for shape in shapes
            for polygon in shape.polygons
            if any(holds(joined(polygon[0], plane.world.arcs), point) for point in _points(outline))
        ]
    found.rings[name] += plane.rings(parts, 0)
    found.parts += parts


def _points(outline: str) -> list[Point]:
    pairs = (pair.split(" ") for pair in outline.split(";"))
    return [(float(east), float(north)) for east, north in pairs]


def _borders(shapes: Sequence[Shape], plane: Plane) -> list[Ring]:
    """Return the arcs that lie between two different areas."""
    sides: dict[int, set[str]] = defaultdict(set)
    for shape in shapes:
        for arc in shape.arcs():
            sides[arc].add(party_of(shape) or shape.name)
    lines = (plane.line(arc) for arc, both in sorted(sides.items()) if len(both) > 1)
    return [line for line in lines if len(line) > 1]


def steps(ring: Ring) -> list[int]:
    """Write a ring as its first point and the steps from each point to the next."""
    flat = list(ring[0])
    for (x1, y1), (x2, y2) in pairwise(ring):
        flat += [x2 - x1, y2 - y1]
    return flat


def main(arguments: Sequence[str]) -> None:
    """Write the map of the file named first to the second, or into the package."""
    target = Path(arguments[1]) if len(arguments) > 1 else TARGET
    written = json.dumps(made(read_map(Path(arguments[0]))), ensure_ascii=False, separators=(",", ":"))
    target.write_text(f"{written}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
