"""Stacked areas by month: what a total is made of over time, each part named where it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.presenting.charts.drawing.elements import path, through, words
from contingent.presenting.charts.drawing.scales import SIZE, Scale, levels, margin, runs, shaded, ticks, years
from contingent.presenting.charts.drawing.stack_labels import Edge, End, at_ends, ends_of, inside, room_for

HEIGHT = 0.56
"""The height of the drawing, as a share of its width."""
LEAST = 300.0
TOP = 26.0
CLEAR = 27.0
"""Names above the stack stay below the name of the unit."""
HALF = 0.5
"""A figure of a month is drawn as wide as the month: half of it to each side."""


@dataclass(frozen=True)
class Band:
    """One part: a figure for each month from the chart's first, NaN where the reports do not tell it."""

    label: str
    colour: str
    values: NDArray[np.float64]


@dataclass(frozen=True)
class Stack:
    """Parts that add up to a total, the first at the bottom. `unit` is the noun of the figures."""

    first: Month
    bands: tuple[Band, ...]
    unit: str

    @property
    def last(self) -> Month:
        """The chart's last month."""
        return self.first + (len(self.bands[0].values) - 1)

    @property
    def covered(self) -> NDArray[np.bool_]:
        """[month]: whether any part is told."""
        told: NDArray[np.bool_] = np.any([~np.isnan(band.values) for band in self.bands], axis=0)
        return told

    @property
    def total(self) -> NDArray[np.float64]:
        """[month]: all parts together, NaN where not covered."""
        return np.where(self.covered, np.nansum([band.values for band in self.bands], axis=0), np.nan)

    def draw(self, across: int) -> tuple[float, str]:
        """Draw areas, axes and labels, lower where the names above need the room."""
        tall, drawn, highest = self._draw(across, 0.0)
        if highest < CLEAR:
            tall, drawn, _ = self._draw(across, CLEAR - highest)
        return tall, drawn

    def _draw(self, across: int, lowered: float) -> tuple[float, str, float]:
        """Return the height, the drawing, and the height of the topmost name."""
        at = ticks(float(np.nanmax(self.total)))
        left, bottom = margin(at), max(LEAST, across * HEIGHT) + lowered
        ends = ends_of([(band.label, band.colour, float(band.values[-1])) for band in self.bands], across)
        x = Scale(self.first.ordinal - HALF, self.last.ordinal + HALF, left, across - room_for(ends))
        y = Scale(0, at[-1], bottom, TOP + lowered)
        edges = self._edges(y)
        drawn = [words(0, 12, upper(self.unit), size=SIZE, fill="muted")]
        drawn += [shaded(self.covered, self.first, x, y), levels(at, y, left, x.end)]
        drawn += [_area(edge, self.first, x) for edge in edges]
        drawn += [years(self.first, self.last, x, bottom)]
        names, highest = inside(edges, {end.place for end in ends}, x, y)
        drawn += [*names, *at_ends(_placed(ends, edges), x, y)]
        return bottom + 26, "".join(drawn), highest

    def _edges(self, y: Scale) -> list[Edge]:
        """Return the lower and upper edge of each band in pixels, NaN where it is not told."""
        low = np.zeros(len(self.covered))
        edges = []
        for band in self.bands:
            high = low + np.nan_to_num(band.values)
            told = ~np.isnan(band.values)
            pair = (y.start + (y.end - y.start) * np.where(told, each, np.nan) / y.high for each in (low, high))
            edges.append(Edge(band.label, band.colour, *pair))
            low = high
        return edges


def upper(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def _placed(ends: list[End], edges: list[Edge]) -> list[tuple[End, float]]:
    """Return the ends with the height of the middle of their bands."""
    return [(end, float(edges[end.place].low[-1] + edges[end.place].high[-1]) / 2) for end in ends]


def _area(edge: Edge, first: Month, x: Scale) -> str:
    """Draw a band, a run of months that tell it after the other, where somebody is in it."""
    d = ""
    for run in runs(edge.low):
        for piece in _somebody(run, edge):
            # Where a run begins or ends, the outer half of the month is as high as its figure.
            months = [piece[0] - HALF * (piece[0] == run[0]), *piece[1:-1], piece[-1] + HALF * (piece[-1] == run[-1])]
            places = piece if len(piece) > 1 else [piece[0], piece[0]]
            months = months if len(piece) > 1 else [piece[0] - HALF, piece[0] + HALF]
            top = [(x(first.ordinal + month), float(edge.high[at])) for month, at in zip(months, places, strict=True)]
            base = [(x(first.ordinal + month), float(edge.low[at])) for month, at in zip(months, places, strict=True)]
            d += f"{through([*top, *reversed(base)])}z"
    return path(d, fill=edge.colour, stroke="paper", width=0.6) if d else ""


def _somebody(run: list[int], edge: Edge) -> list[list[int]]:
    """Cut a run to the months around those that have somebody, so that empty stretches draw no line."""
    there = [bool(edge.low[at] != edge.high[at]) for at in run]
    pieces: list[list[int]] = []
    for place, at in enumerate(run):
        if not any(there[max(0, place - 1) : place + 2]):
            continue
        if pieces and pieces[-1][-1] == at - 1:
            pieces[-1].append(at)
        else:
            pieces.append([at])
    return pieces
