"""Scales and axes: round ticks, years along the bottom, and labels that do not stand on one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.presenting.charts.drawing.elements import line, number, path, rectangle, words
from contingent.presenting.charts.drawing.text import width

SIZE = 12
"""Font size of axes and labels."""
NOTED = 15.0
"""Height of a line of a label."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps figures from `low` to `high` onto places from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float
    doubling: bool = False
    """Whether each doubling, not each unit, has the same room."""

    def __call__(self, value: float) -> float:
        """Return the place of a figure."""
        if self.doubling:
            share = math.log(value / self.low) / math.log(self.high / self.low)
            return self.start + share * (self.end - self.start)
        return self.start + (value - self.low) / (self.high - self.low or 1) * (self.end - self.start)


def ticks(high: float, most: int = 5) -> list[float]:
    """Return round figures from 0 to the first at or above `high`."""
    rough = max(high, 1e-9) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * 0.999)
    if high >= most and step < 1:
        step = 1.0
    return [step * at for at in range(math.ceil(high / step - 1e-9) + 1)]


def years(first: Month, last: Month, x: Scale, bottom: float) -> str:
    """Draw the years below a chart of months, as many as find room."""
    shown = [Month.of(year, 1) for year in range(first.year, last.year + 2)]
    shown = [month for month in shown if first <= month <= last]
    if not shown:
        return words(x(first.ordinal), bottom + 17, str(first), size=SIZE, fill="muted")
    room = (x(shown[-1].ordinal) - x(shown[0].ordinal)) / max(len(shown) - 1, 1) if len(shown) > 1 else 99
    step = next(s for s in (1, 2, 5, 10, 20, 50) if s * room >= 42)
    marked = [month for month in shown if month.year % step == 0] or shown[:1]
    drawn = [line([(x.start, bottom), (x.end, bottom)], stroke="axis")]
    for month in marked:
        at = x(month.ordinal)
        drawn.append(path(f"M{number(at)} {number(bottom)}v5", stroke="axis"))
        anchor = "start" if at - x.start < 14 else "middle"
        drawn.append(
            words(
                at - (2 if anchor == "start" else 0),
                bottom + 18,
                str(month.year),
                size=SIZE,
                fill="muted",
                anchor=anchor,
            )
        )
    return "".join(drawn)


def levels(at: Sequence[float], y: Scale, left: float, right: float, unit: str = "") -> str:
    """Draw the lines of a vertical axis with their figures above the lines' left ends."""
    drawn = []
    for value in at:
        place = y(value)
        if place != y.start or y.doubling:
            drawn.append(line([(left, place), (right, place)], stroke="line"))
        drawn.append(words(left - 6, place + 4, figure(value, unit), size=SIZE, fill="muted", anchor="end"))
    return "".join(drawn)


def figure(value: float, unit: str = "") -> str:
    """Write a figure of an axis or label."""
    return f"{value:,.0f}{unit}" if float(value).is_integer() else f"{value:,.1f}{unit}"


def margin(at: Sequence[float], unit: str = "") -> float:
    """Return the room that the figures of a vertical axis need."""
    return max(width(figure(value, unit), SIZE) for value in at) + 8


def rank_ticks(highest: float) -> list[float]:
    """Return the ranks marked on an axis of ranks, which gives each doubling the same room."""
    marked = [float(rank) for rank in (1, 2, 3, 5, 10, 20, 50, 100, 200)]
    return [rank for rank in marked if rank <= max(highest, 3)]


def shaded(covered: NDArray[np.bool_], first: Month, x: Scale, y: Scale) -> str:
    """Shade the months between covered ones that no report covers."""
    known = np.flatnonzero(covered)
    top, tall = min(y.start, y.end), abs(y.end - y.start)
    drawn = ""
    for before, after in zip(known[:-1].tolist(), known[1:].tolist(), strict=True):
        if after - before > 1:
            left, right = (x(first.ordinal + at) for at in (before + 0.5, after - 0.5))
            told = f"{first + (before + 1)} to {first + (after - 1)}: not covered"
            drawn += rectangle(left, top, right - left, tall, "gap", tip=told)
    return drawn


def runs(values: NDArray[np.float64]) -> list[list[int]]:
    """Return the runs of places that have a figure."""
    found: list[list[int]] = []
    for at in np.flatnonzero(~np.isnan(values)).tolist():
        if found and found[-1][-1] == at - 1:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def spread(places: Sequence[float], apart: Sequence[float], low: float, high: float) -> list[float]:
    """Move labels as little as needed so that each has its height; return their middles, in the order given.

    `apart` are the heights. Labels keep their order from top to bottom and, where there is room, stay between `low`
    and `high`.
    """
    order = sorted(range(len(places)), key=lambda one: (places[one], one))
    blocks: list[tuple[float, list[int]]] = []
    for one in order:
        blocks.append((_inside(places[one], apart[one], low, high), [one]))
        while len(blocks) > 1 and _bottom(blocks[-2], apart) > _top(blocks[-1], apart):
            (_, first), (_, second) = blocks[-2], blocks[-1]
            joined = first + second
            tall = sum(apart[each] for each in joined)
            blocks[-2:] = [(_inside(_wanted(joined, places, apart), tall, low, high), joined)]
    found = [0.0] * len(places)
    for middle, block in blocks:
        at = middle - sum(apart[one] for one in block) / 2
        for one in block:
            found[one] = at + apart[one] / 2
            at += apart[one]
    return found


def _wanted(block: Sequence[int], places: Sequence[float], apart: Sequence[float]) -> float:
    """Return the middle of a block of labels at which they are nearest to their places on average."""
    tall = sum(apart[one] for one in block)
    offset, total = -tall / 2, 0.0
    for one in block:
        total += places[one] - (offset + apart[one] / 2)
        offset += apart[one]
    return total / len(block)


def _inside(middle: float, tall: float, low: float, high: float) -> float:
    return min(max(middle, low + tall / 2), max(high - tall / 2, low + tall / 2))


def _top(block: tuple[float, list[int]], apart: Sequence[float]) -> float:
    return block[0] - sum(apart[one] for one in block[1]) / 2


def _bottom(block: tuple[float, list[int]], apart: Sequence[float]) -> float:
    return block[0] + sum(apart[one] for one in block[1]) / 2
