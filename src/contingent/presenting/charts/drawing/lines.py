"""Lines by month, named where they end; several small panels where each has a line to reach of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.presenting.charts.drawing.elements import circle, line, path, through, words
from contingent.presenting.charts.drawing.scales import (
    NOTED,
    SIZE,
    Scale,
    levels,
    margin,
    rank_ticks,
    runs,
    shaded,
    spread,
    ticks,
    years,
)
from contingent.presenting.charts.drawing.text import width, wrapped

GAP = 28.0
"""Space between panels."""
WIDE = 560
"""Pixels from which panels stand side by side."""


@dataclass(frozen=True)
class Line:
    """A line: a figure for each month from the chart's first, NaN where there is none. `told` stands at its end."""

    label: str
    told: str
    colour: str
    values: NDArray[np.float64]
    width: float = 1.6
    dash: str | None = None


@dataclass(frozen=True)
class Panel:
    """Lines on one pair of axes, and a level (figure, name, words) to compare them with.

    `covered` are the months that reports cover.
    """

    title: str
    lines: tuple[Line, ...]
    covered: NDArray[np.bool_]
    level: tuple[float, str, str] | None = None


@dataclass(frozen=True)
class Label:
    """What is written beside a panel of a line that ends at `month` (an ordinal) with `value`, or of the level."""

    name: tuple[str, ...]
    told: str
    colour: str
    width: float
    month: float
    value: float


@dataclass(frozen=True)
class Lines:
    """Panels of lines. Of ranks the first place is at the top (`ranks`). `unit` follows the figures of the axis."""

    first: Month
    panels: tuple[Panel, ...]
    what: str
    unit: str = ""
    ranks: bool = False

    @property
    def last(self) -> Month:
        """The chart's last month."""
        return self.first + (len(self.panels[0].covered) - 1)

    def draw(self, across: int) -> tuple[float, str]:
        """Draw the panels, two beside each other where there is room."""
        beside = 2 if len(self.panels) > 1 and across >= WIDE else 1
        wide = (across - GAP * (beside - 1)) / beside
        tall = max(270.0, across * 0.5) if len(self.panels) == 1 else 178.0
        drawn = []
        for place, panel in enumerate(self.panels):
            row, column = divmod(place, beside)
            drawn.append(self._panel(panel, column * (wide + GAP), row * (tall + GAP + 22), wide, tall))
        rows = -(-len(self.panels) // beside)
        return rows * (tall + GAP + 22) - GAP + 6, "".join(drawn)

    def _panel(self, panel: Panel, left: float, top: float, wide: float, tall: float) -> str:
        at, y = self._vertical(panel, top + 28, top + tall)
        start = left + margin(at, self.unit)
        room = min(wide * 0.27, 170)
        labels = _labels(panel, self.first, room)
        longest = max((width(row, SIZE, bold=True) for label in labels for row in (*label.name, label.told)), default=0)
        x = Scale(self.first.ordinal - 0.5, self.last.ordinal + 0.5, start, left + wide - longest - 18)
        bold = bool(panel.title)
        drawn = [words(left, top + 11, panel.title or self.what, size=SIZE, bold=bold, fill="ink" if bold else "muted")]
        drawn += [shaded(panel.covered, self.first, x, y), levels(at, y, start, x.end, self.unit)]
        drawn += [years(self.first, self.last, x, max(y.start, y.end))]
        if panel.level:
            place = y(panel.level[0])
            drawn.append(line([(start, place), (x.end, place)], stroke="ink", width=1.2, dash="5 4"))
        drawn += [_drawn(each, self.first, x, y) for each in reversed(panel.lines)]
        drawn += _named(labels, x, y)
        return "".join(drawn)

    def _vertical(self, panel: Panel, top: float, bottom: float) -> tuple[list[float], Scale]:
        """Return the ticks and the scale of the vertical axis."""
        highest = max(
            (float(np.nanmax(each.values)) for each in panel.lines if not np.isnan(each.values).all()), default=1
        )
        if self.ranks:
            at = rank_ticks(highest)
            return at, Scale(1, max(highest, at[-1]) * 1.08, top, bottom, doubling=True)
        at = ticks(max(highest, panel.level[0] if panel.level else 0), 4)
        return at, Scale(0, at[-1], bottom, top)


def _drawn(each: Line, first: Month, x: Scale, y: Scale) -> str:
    """Draw a line, broken where there is no figure; a month alone is a dot."""
    pieces = []
    dots = ""
    for run in runs(each.values):
        points = [(x(first.ordinal + at), y(float(each.values[at]))) for at in run]
        if len(points) == 1:
            dots += circle(*points[0], each.width * 0.8, each.colour, stroke=None)
        else:
            pieces.append(through(points))
    d = "".join(pieces)
    return (path(d, stroke=each.colour, width=each.width, dash=each.dash) if d else "") + dots


def _named(labels: list[Label], x: Scale, y: Scale) -> list[str]:
    """Name the lines and the level to the right of the axes, each at the height where it ends."""
    tall = [NOTED * (len(label.name) + 1) + 2 for label in labels]
    low, high = min(y.start, y.end), max(y.start, y.end)
    placed = spread([y(label.value) for label in labels], tall, low - 14, high + 14)
    drawn = []
    for label, at, height in zip(labels, placed, tall, strict=True):
        place = x(label.month)
        if label.colour != "ink":
            drawn.append(circle(place, y(label.value), label.width + 1, label.colour))
        dash = None if label.month + 1 > x.high else "1 3"
        drawn.append(line([(place + 3, y(label.value)), (x.end + 10, at)], stroke=label.colour, width=1, dash=dash))
        top = at - height / 2 + 12
        for row, text in enumerate(label.name):
            drawn.append(words(x.end + 14, top + row * NOTED, text, size=SIZE, bold=True))
        drawn.append(words(x.end + 14, top + len(label.name) * NOTED, label.told, size=SIZE, fill="muted"))
    return drawn


def _labels(panel: Panel, first: Month, room: float) -> list[Label]:
    """Return what is written beside the panel: the lines that have a figure, and the level."""
    found = []
    for each in panel.lines:
        end = _end(each)
        if end:
            name = tuple(wrapped(each.label, SIZE, room, bold=True))
            found.append(Label(name, each.told, each.colour, each.width, first.ordinal + end[0], end[1]))
    if panel.level:
        value, label, told = panel.level
        last = first.ordinal + len(panel.covered) - 0.5
        found.append(Label(tuple(wrapped(label, SIZE, room, bold=True)), told, "ink", 1, last, value))
    return found


def _end(each: Line) -> tuple[int, float] | None:
    known = np.flatnonzero(~np.isnan(each.values))
    return (int(known[-1]), float(each.values[known[-1]])) if len(known) else None
