"""The world map that ships with the package: areas of parties, disputed areas that are nobody's, borders."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from contingent.presenting.charts.drawing.elements import number, path

FILE = Path(__file__).parents[1] / "world.json"
Rings = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Area:
    """A party's area: rings (a first point, then steps), a point inside, and whether it is too small to be seen."""

    rings: Rings
    dot: tuple[int, int]
    small: bool


@dataclass(frozen=True)
class World:
    """The map in units of an Equal Earth plane, `width` by `height`, from the upper left corner.

    `areas` are by party; `disputed` by the id of the vocabulary, and no part of any area; `nobody` is land of no party;
    `borders` are lines between areas.
    """

    source: str
    width: int
    height: int
    areas: dict[str, Area]
    disputed: dict[str, Rings]
    nobody: Rings
    borders: Rings

    def point(self, name: str) -> tuple[float, float] | None:
        """Return a point inside the area of a party or a disputed area; None for one that is not on the map."""
        if name in self.areas:
            return self.areas[name].dot
        if name in self.disputed:
            ring = corners(self.disputed[name][0])
            xs, ys = [x for x, _ in ring], [y for _, y in ring]
            return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        return None


@cache
def world() -> World:
    """Return the map."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    areas = {
        party: Area(_rings(each["rings"]), (each["dot"][0], each["dot"][1]), each["small"])
        for party, each in told["areas"].items()
    }
    disputed = {name: _rings(rings) for name, rings in told["disputed"].items()}
    rest = (_rings(told[name]) for name in ("nobody", "borders"))
    return World(told["source"], told["width"], told["height"], areas, disputed, *rest)


def _rings(told: Sequence[Sequence[int]]) -> Rings:
    return tuple(tuple(ring) for ring in told)


def corners(ring: Sequence[int]) -> list[tuple[int, int]]:
    """Return the points of a ring."""
    x, y = ring[0], ring[1]
    points = [(x, y)]
    for step_x, step_y in zip(ring[2::2], ring[3::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x, y))
    return points


@cache
def outline(rings: Rings, *, closed: bool = True) -> str:
    """Write rings as an SVG path in the map's units."""
    return "".join(f"M{ring[0]} {ring[1]}l{' '.join(map(str, ring[2:]))}{'z' if closed else ''}" for ring in rings)


@dataclass(frozen=True)
class View:
    """The part of the map that is drawn: its upper left corner in units, and pixels a unit."""

    left: float
    top: float
    scale: float

    def __call__(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return where a point of the map is drawn."""
        return (point[0] - self.left) * self.scale, (point[1] - self.top) * self.scale


def base(view: View, fill: Callable[[str], str], tip: Callable[[str], str], names: dict[str, str], pattern: str) -> str:
    """Draw land, disputed areas and borders; `fill` and `tip` are asked for each party, `names` are of disputed areas.

    A disputed area is filled with its `pattern` alone and lies above all areas: no claimant's colour shows through.
    """
    atlas = world()
    drawn = [
        path(outline(area.rings), fill=fill(party), tip=tip(party)) for party, area in atlas.areas.items() if area.rings
    ]
    if atlas.nobody:
        drawn.append(path(outline(atlas.nobody), pattern=pattern))
    drawn.append(path(outline(atlas.borders, closed=False), stroke="border", width=0.6 / view.scale))
    for name, rings in atlas.disputed.items():
        told = f"{names[name]}: disputed; no side is taken"
        drawn.append(path(outline(rings), pattern=pattern, stroke="hatch", width=0.5 / view.scale, tip=told))
    moved = f"scale({view.scale:.5f}) translate({number(-view.left)} {number(-view.top)})"
    return f'<g transform="{moved}">{"".join(drawn)}</g>'
