"""World maps: countries shaded by a class, and circles where people are."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from contingent.presenting.charts.drawing.elements import circle, hatching, line, path, rectangle, words
from contingent.presenting.charts.drawing.scales import SIZE, figure
from contingent.presenting.charts.drawing.text import width
from contingent.presenting.charts.drawing.world import View, base, world
from contingent.vocabulary.disputed import all_disputed_areas
from contingent.vocabulary.parties import all_parties

DOT = 3.4
"""Radius of a country too small to be seen."""
LARGEST = 0.036
"""Radius of the largest circle, as a share of the width."""
CLOSEST = 0.26
"""The least share of the world's width that is drawn."""
POLICY = "Hatched: disputed areas, coloured as nobody's. Borders and names imply no opinion on the status of any area."

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shade:
    """A class of countries: its name for the key, and its colour."""

    name: str
    colour: str


@dataclass(frozen=True)
class ShadedMap:
    """Countries by class: `shades` in the order of the key, `shown` the place of each party's class and its words.

    `named` are parties written on the map, with their words. Others have the colour of land (`rest`).
    """

    shades: tuple[Shade, ...]
    shown: dict[str, tuple[int, str]]
    named: tuple[tuple[str, str], ...]
    rest: str

    def draw(self, across: int) -> tuple[float, str]:
        """Draw the map and its key."""
        atlas = world()
        view = View(0, 0, across / atlas.width)
        tall = atlas.height * view.scale
        pattern = _identifier("shaded", across, *(f"{party}{place}" for party, (place, _) in self.shown.items()))
        drawn = hatching(pattern) + hatching(f"{pattern}m", 1 / view.scale)
        drawn += base(view, self._fill, self._tip, _disputed(), f"{pattern}m")
        small = [party for party, area in sorted(atlas.areas.items()) if area.small and party in self.shown]
        for party in small:
            drawn += circle(
                *view(atlas.areas[party].dot), DOT, self._fill(party), tip=self._tip(party), stroke="ink", width=0.6
            )
        places = [view(atlas.areas[party].dot) for party, _ in self.named]
        taken: list[Box] = [(x - 6, y - 6, x + 6, y + 6) for x, y in places]
        for place, (_, told) in zip(places, self.named, strict=True):
            drawn += circle(*place, 2.2, "ink") + _label(place, 6.0, told, "", (across, tall), taken)
        key, used = self._key(across, tall + 10, pattern)
        return tall + 10 + used, drawn + key

    def _fill(self, party: str) -> str:
        return self.shades[self.shown[party][0]].colour if party in self.shown else "land"

    def _tip(self, party: str) -> str:
        name = all_parties()[party].name
        return f"{name}: {self.shown[party][1]}" if party in self.shown else f"{name}: {self.rest.lower()}"

    def _key(self, across: float, top: float, pattern: str) -> tuple[str, float]:
        """Draw what the colours mean in a strip, and return how much height it needs."""
        drawn, at, row = "", 0.0, top
        for name, colour in [
            *((shade.name, shade.colour) for shade in self.shades),
            (self.rest, "land"),
            ("Disputed", ""),
        ]:
            wide = width(name, SIZE) + 38
            if at + wide > across + 16:
                at, row = 0.0, row + 20
            drawn += _swatch(at, row, colour, pattern) + words(at + 23, row + 10, name, size=SIZE)
            at += wide
        return drawn, row - top + 16


def _swatch(at: float, row: float, colour: str, pattern: str) -> str:
    if colour:
        return rectangle(at, row, 18, 11, colour)
    return path(f"M{at:.1f} {row:.1f}h18v11h-18z", pattern=pattern, stroke="hatch", width=0.5)


@dataclass(frozen=True)
class Circle:
    """People in a place: their number (None where no source counts them), a name, and whose command they are under.

    `place` is a party or a disputed area; `own` says that the force is not one of the United Nations.
    """

    name: str
    place: str
    count: float | None
    told: str
    own: bool = False


Placed = tuple[Circle, float, float, float]


@dataclass(frozen=True)
class CircleMap:
    """Circles where people of a sender are, as large as they are many, and the sender's own country."""

    circles: tuple[Circle, ...]
    sender: str | None

    def draw(self, across: int) -> tuple[float, str]:
        """Draw the part of the world where the circles are, and a key."""
        tall = across * (0.52 if across > 500 else 0.8)
        view = _around(self._points(), across, tall)
        pattern = _identifier("circles", across, self.sender or "", *(f"{c.name}{c.count}" for c in self.circles))
        hosts = {circle_.place for circle_ in self.circles}
        drawn = hatching(pattern, 1 / view.scale) + _clip(pattern, across, tall)
        land = base(
            view,
            lambda party: "m1" if party in hosts else "land",
            lambda party: all_parties()[party].name,
            _disputed(),
            pattern,
        )
        drawn += f'<g clip-path="url(#{pattern}c)">{land}</g>'
        drawn += rectangle(0, tall, across, 0.8, "line") + rectangle(0, 0, across, 0.8, "line")
        taken: list[Box] = []
        sender = self._sender(view, (across, tall), taken)
        placed = self._placed(view, (across, tall))
        for _, x, y, radius in placed:
            taken.append((x - radius, y - radius, x + radius, y + radius))
        for each, x, y, radius in placed:
            drawn += _circle(each, x, y, radius)
        silent: set[str] = set()
        for each, x, y, radius in placed:
            told = "" if each.count is None else figure(each.count)
            if each.count is None and each.name in silent:
                continue
            silent.add(each.name)
            drawn += _label((x, y), radius, each.name, told, (across, tall), taken)
        return tall + (24 if any(each.own for each in self.circles) else 6), drawn + sender + self._key(tall)

    def _points(self) -> list[tuple[float, float]]:
        atlas = world()
        places = [each.place for each in self.circles] + ([self.sender] if self.sender else [])
        return [point for place in places if (point := atlas.point(place))]

    def _placed(self, view: View, size: tuple[float, float]) -> list[Placed]:
        """Return each circle with its place and radius, the largest first; those of one place side by side."""
        most = max((each.count or 0 for each in self.circles), default=1) or 1
        found: list[Placed] = []
        for each in sorted(self.circles, key=lambda one: (-(one.count or 0), one.name)):
            point = world().point(each.place)
            if point is not None:
                radius = max(3.0, size[0] * LARGEST * math.sqrt((each.count or 0) / most))
                found.append((each, *_beside(each, view(point), radius, size, found), radius))
        return found

    def _sender(self, view: View, size: tuple[float, float], taken: list[Box]) -> str:
        """Mark and name the sender's own country."""
        point = world().point(self.sender) if self.sender else None
        if self.sender is None or point is None:
            return ""
        x, y = view(point)
        taken.append((x - 5, y - 5, x + 5, y + 5))
        mark = path(f"M{x - 4:.1f} {y:.1f}l4 -4l4 4l-4 4z", fill="ink", stroke="paper", width=1)
        return mark + _label((x, y), 5, all_parties()[self.sender].name, "", size, taken)

    def _key(self, tall: float) -> str:
        """Say what a ring means, where there is one."""
        if not any(each.own for each in self.circles):
            return ""
        return circle(7, tall + 16, 5, None, stroke="c5", width=2) + words(
            18, tall + 20, "not under the United Nations, as other sources count", size=SIZE
        )


def _beside(
    each: Circle, place: tuple[float, float], radius: float, size: tuple[float, float], placed: Sequence[Placed]
) -> tuple[float, float]:
    """Return where a circle stands, inside the map: at its place, or beside another force that is there already."""
    there = [(x, y, other) for one, x, y, other in placed if one.place == each.place]
    choices = [place]
    for x, y, other in there:
        far = other + radius + 1
        choices += [(x + far, y), (x - far, y), (x, y + far), (x, y - far)]
    kept = [
        (min(max(x, radius + 1), size[0] - radius - 1), min(max(y, radius + 1), size[1] - radius - 1))
        for x, y in choices
    ]
    if not there:
        return kept[0]
    return min(kept, key=lambda spot: sum(_covered(spot, radius, other) for other in placed))


def _covered(spot: tuple[float, float], radius: float, other: Placed) -> float:
    """Return by how many pixels a circle and another one lie over each other."""
    return max(0.0, radius + other[3] - math.hypot(spot[0] - other[1], spot[1] - other[2]))


def _circle(each: Circle, x: float, y: float, radius: float) -> str:
    if each.own:
        return circle(x, y, radius, None, stroke="paper", width=4) + circle(
            x, y, radius, None, stroke="c5", width=2, tip=each.told
        )
    return circle(x, y, radius, "c1", width=1.2, tip=each.told)


def _disputed() -> dict[str, str]:
    return {name: area.name for name, area in all_disputed_areas().items()}


def _identifier(*parts: object) -> str:
    return f"h{hashlib.sha256(repr(parts).encode()).hexdigest()[:8]}"


def _clip(identifier: str, across: float, tall: float) -> str:
    return f'<clipPath id="{identifier}c"><path d="M0 0h{across}v{tall:.1f}h-{across}z"/></clipPath>'


def _around(points: Sequence[tuple[float, float]], across: float, tall: float) -> View:
    """Return a view of all points with room around them, not closer than CLOSEST, inside the world."""
    atlas = world()
    xs, ys = [x for x, _ in points], [y for _, y in points]
    shape = across / tall
    wide = max((max(xs) - min(xs)) * 1.35, (max(ys) - min(ys)) * 1.5 * shape, CLOSEST * atlas.width)
    wide = min(wide, atlas.width, atlas.height * shape)
    left = (max(xs) + min(xs)) / 2 - wide / 2
    top = (max(ys) + min(ys)) / 2 - wide / shape / 2
    left = min(max(left, 0), atlas.width - wide)
    top = min(max(top, 0), max(atlas.height - wide / shape, 0))
    return View(left, top, across / wide)


def _label(
    place: tuple[float, float], radius: float, name: str, told: str, size: tuple[float, float], taken: list[Box]
) -> str:
    """Write a name and a figure next to a place where nothing else is written, with a line to it from afar."""
    x, y = place
    wide = width(name, SIZE, bold=True) + (width(f" {told}", SIZE) if told else 0) + 2
    box, away = _free(x, y, radius, wide, size, taken)
    taken.append(box)
    drawn = ""
    if away > 3:
        edge = (box[0] if box[0] > x else box[2] if box[2] < x else (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        turn = math.atan2(edge[1] - y, edge[0] - x)
        drawn += line([(x + radius * math.cos(turn), y + radius * math.sin(turn)), edge], stroke="ink", width=0.8)
    drawn += words(box[0] + 1, box[3] - 4, name, size=SIZE, bold=True, halo=True)
    if told:
        drawn += words(box[0] + 1 + width(f"{name} ", SIZE, bold=True), box[3] - 4, told, size=SIZE, halo=True)
    return drawn


def _free(
    x: float, y: float, radius: float, wide: float, size: tuple[float, float], taken: Sequence[Box]
) -> tuple[Box, float]:
    """Return the nearest free box for a label, going round the place ever farther, and how far it is."""
    turns = (0, 180, 330, 30, 210, 150, 270, 90)
    for away, turn in product((3, 9, 16, 26, 38, 52, 70, 92, 118), turns):
        far = radius + away
        middle_x, middle_y = x + far * math.cos(math.radians(turn)), y + far * math.sin(math.radians(turn))
        left = middle_x if turn in (0, 330, 30) else middle_x - wide if turn in (180, 210, 150) else middle_x - wide / 2
        box = (left, middle_y - 8, left + wide, middle_y + 8)
        inside = box[0] >= 0 and box[1] >= 2 and box[2] <= size[0] and box[3] <= size[1] - 2
        if inside and not any(_overlap(box, other) for other in taken):
            return box, away
    return (min(max(x, 0), size[0] - wide), y - 8, min(max(x, 0), size[0] - wide) + wide, y + 8), 0


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
