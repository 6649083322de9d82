"""Naming the bands of a stack: beside their ends, inside where they are widest, or above with a line to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from contingent.presenting.charts.drawing.colours import on
from contingent.presenting.charts.drawing.elements import line, words
from contingent.presenting.charts.drawing.scales import NOTED, SIZE, Scale, figure, spread
from contingent.presenting.charts.drawing.text import width, wrapped

ROOM = 0.24
"""The share of the width that labels beside the ends may take."""
MOST_ROOM = 190.0
AWAY = 16.0
"""Pixels from the end of a band to the end of its label's room."""


@dataclass(frozen=True)
class Edge:
    """A band's lower and upper edge in pixels by month, NaN where it is not told."""

    label: str
    colour: str
    low: NDArray[np.float64]
    high: NDArray[np.float64]


@dataclass(frozen=True)
class End:
    """A label beside the end of the band at `place`: lines of its name, and its figure."""

    place: int
    colour: str
    name: tuple[str, ...]
    told: str

    @property
    def tall(self) -> float:
        """Its height in pixels."""
        return NOTED * (len(self.name) + 1) + 3


def ends_of(bands: Sequence[tuple[str, str, float]], across: float) -> list[End]:
    """Return the labels of the bands (name, colour, last figure) that somebody is in at the end."""
    room = min(across * ROOM, MOST_ROOM)
    return [
        End(place, colour, tuple(wrapped(label, SIZE, room, bold=True)), figure(last))
        for place, (label, colour, last) in enumerate(bands)
        if last > 0
    ]


def room_for(ends: Sequence[End]) -> float:
    """Return the pixels that the labels need beside the drawing."""
    widths = [max(*(width(row, SIZE, bold=True) for row in end.name), width(end.told, SIZE)) for end in ends]
    return max(widths, default=0) + AWAY


def at_ends(placed: Sequence[tuple[End, float]], x: Scale, y: Scale) -> list[str]:
    """Set the labels beside the ends, each as near to its height as the others allow."""
    tall = [end.tall for end, _ in placed]
    found = spread([middle for _, middle in placed], tall, y.end - 10, y.start + 12)
    drawn = []
    for (end, middle), at in zip(placed, found, strict=True):
        drawn.append(line([(x.end + 1, middle), (x.end + 10, at)], stroke=end.colour, width=2))
        top = at - end.tall / 2 + 12.5
        for row, text in enumerate(end.name):
            drawn.append(words(x.end + 14, top + row * NOTED, text, size=SIZE, bold=True))
        drawn.append(words(x.end + 14, top + len(end.name) * NOTED, end.told, size=SIZE, fill="muted"))
    return drawn


@dataclass(frozen=True)
class Above:
    """A label above the stack: its text, where it starts and ends, its height, and the line to its band."""

    text: str
    start: float
    end: float
    height: float
    leader: tuple[tuple[float, float], tuple[float, float]]


def inside(edges: Sequence[Edge], named: set[int], x: Scale, y: Scale) -> tuple[list[str], float]:
    """Name the bands that are not named at their ends; return also the height of the topmost of these names."""
    drawn: list[str] = []
    above: list[Above] = []
    top = np.nanmin([np.where(np.isnan(edge.high), y.start, edge.high) for edge in edges], axis=0)
    for place, edge in enumerate(edges):
        if place in named or not np.nanmax(edge.low - edge.high, initial=0) > 0:
            continue
        within = _within(edge, x)
        drawn.append(within)
        if not within:
            above.append(_above(edge, top, x, above))
    drawn += [line(one.leader, stroke="ink", width=0.8) for one in above]
    drawn += [words(one.start, one.height, one.text, size=SIZE, bold=True, halo=True) for one in above]
    return drawn, min((one.height for one in above), default=y.start)


def _within(edge: Edge, x: Scale) -> str:
    """Name a band where it has most room, in two lines if one finds none; nothing where it has no room."""
    for rows in ([edge.label], wrapped(edge.label, SIZE, width(edge.label, SIZE) * 0.62, bold=True)):
        wide = max(width(row, SIZE, bold=True) for row in rows)
        found = _roomiest(edge, wide / _month(x) + 1, NOTED * len(rows) + 2)
        if found:
            at, middle = found
            top = middle + 4 - NOTED * (len(rows) - 1) / 2
            place = x.start + (at + 0.5) * _month(x)
            return "".join(
                words(place, top + row * NOTED, text, size=SIZE, bold=True, anchor="middle", fill=on(edge.colour))
                for row, text in enumerate(rows)
            )
    return ""


def _roomiest(edge: Edge, months: float, tall: float) -> tuple[float, float] | None:
    """Return where a label of some months and a height fits best in a band: (month, height in pixels), or None."""
    window = int(np.ceil(months))
    if window > len(edge.low):
        return None
    floor = sliding_window_view(edge.low, window).min(axis=1)
    ceiling = sliding_window_view(edge.high, window).max(axis=1)
    room = np.nan_to_num(floor - ceiling, nan=-1.0)
    best = int(room.argmax())
    if room[best] < tall:
        return None
    return best + (window - 1) / 2, float(floor[best] + ceiling[best]) / 2


def _above(edge: Edge, top: NDArray[np.float64], x: Scale, others: Sequence[Above]) -> Above:
    """Name a thin band above the stack, with a line to where it is thickest; keep off the `others`."""
    month = int(np.nan_to_num(edge.low - edge.high).argmax())
    wide = width(edge.label, SIZE, bold=True)
    at = x.start + (month + 0.5) * _month(x)
    start = min(max(at - wide / 2, x.start + 2), x.end - wide)
    left, right = (int((place - x.start) / _month(x)) for place in (start, start + wide))
    height = float(top[max(left, 0) : right + 1].min()) - 12
    while any(
        start < other.end + 6 and other.start < start + wide + 6 and abs(other.height - height) < NOTED
        for other in others
    ):
        height -= NOTED
    low, high = float(edge.low[month]), float(edge.high[month])
    leader = ((at, height + 4), (at, min((low + high) / 2, high + 5)))
    return Above(edge.label, start, start + wide, height, leader)


def _month(x: Scale) -> float:
    """Return the width of a month in pixels."""
    return (x.end - x.start) / (x.high - x.low)
