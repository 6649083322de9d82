"""Centres and borders of countries, computed from a TopoJSON map: how centres.csv and borders.csv were made."""

from __future__ import annotations

import gzip
import json
import math
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from contingent.errors import ContingentError
from contingent.vocabulary.codes import party_of_code

NAMED = {"Kosovo": "XKX", "Somaliland": "SOM", "N. Cyprus": "CYP"}
"""Areas without a number on the map: Kosovo is a party of its own; parts that the vocabulary has under one party."""
TODAY = date(2026, 1, 1)

Ring = list[tuple[float, float]]


def areas(path: Path) -> tuple[dict[str, tuple[float, float]], set[tuple[str, str]]]:
    """Return the centre of the largest part of each party (latitude, longitude), and who shares a border."""
    world = json.loads(gzip.decompress(path.read_bytes()))
    arcs = _arcs(world)
    largest: dict[str, tuple[float, float, float]] = {}
    sides: dict[int, set[str]] = defaultdict(set)
    for shape in world["objects"]["countries"]["geometries"]:
        party = _party(shape)
        if party is None:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                for arc in ring:
                    sides[arc if arc >= 0 else ~arc].add(party)
            size, latitude, longitude = _centre(_ring(polygon[0], arcs))
            if size > largest.get(party, (0.0, 0.0, 0.0))[0]:
                largest[party] = size, latitude, longitude
    centres = {party: (round(latitude, 2), round(longitude, 2)) for party, (_, latitude, longitude) in largest.items()}
    borders = {pair for both in sides.values() if len(both) == 2 for pair in [tuple(sorted(both))]}
    return centres, {(one, other) for one, other in borders}


def _party(shape: dict[str, Any]) -> str | None:
    try:
        return party_of_code("m49", shape["id"], TODAY) if shape.get("id") else NAMED.get(shape["properties"]["name"])
    except ContingentError:
        return None


def _arcs(world: dict[str, Any]) -> list[Ring]:
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    decoded = []
    for arc in world["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        decoded.append(line)
    return decoded


def _ring(indices: list[int], arcs: list[Ring]) -> Ring:
    points: Ring = []
    for index in indices:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += line[1:] if points else line
    return points


def _centre(ring: Ring) -> tuple[float, float, float]:
    """Return the size and centre of a ring on an equal-area cylinder."""
    size = east = north = 0.0
    flat = [(longitude, math.sin(math.radians(latitude))) for longitude, latitude in ring]
    for (x0, y0), (x1, y1) in zip(flat, [*flat[1:], flat[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        size += cross
        east += (x0 + x1) * cross
        north += (y0 + y1) * cross
    if size == 0:
        return 0.0, 0.0, 0.0
    return abs(size), math.degrees(math.asin(max(-1.0, min(1.0, north / (3 * size))))), east / (3 * size)
