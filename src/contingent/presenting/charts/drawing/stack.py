"""Stacked areas by month: what a total is made of over time, each part named where it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.presenting.charts.drawing.colours import on
from contingent.presenting.charts.drawing.elements import line, number, path, rectangle, through, words
from contingent.presenting.charts.drawing.scales import SIZE, Scale, figure, levels, margin, spread, ticks, years
from contingent.presenting.charts.drawing.text import width, wrapped

HEIGHT = 0.56
"""The height of the drawing, as a share of its width."""
LEAST = 300.0
NOTED = 15.0
"""Height of a line of a label."""


@dataclass(frozen=True)
class Band:
    """One part: a figure for each month from the chart's first, NaN where the month is not covered."""

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

    def draw(self, across: int) -> tuple[float, str]:
        """Draw areas, axes and labels."""
        edges = self._edges()
        at = ticks(float(np.nanmax(edges[-1])))
        left, bottom = margin(at), max(LEAST, across * HEIGHT)
        ends = self._ends(min(across * 0.24, 190))
        right = (
            across
            - max((max(width(row, SIZE, bold=not row[0].isdigit()) for row in rows) for _, rows in ends), default=0)
            - 16
        )
        x = Scale(self.first.ordinal, self.last.ordinal, left, right)
        y = Scale(0, at[-1], bottom, 26)
        drawn = [words(0, 12, upper(self.unit), size=SIZE, fill="muted")]
        drawn += [self._gaps(x, y), levels(at, y, left, right)]
        drawn += [
            _area(edges[place], edges[place + 1], band, self.first, x, y) for place, band in enumerate(self.bands)
        ]
        drawn += [years(self.first, self.last, x, bottom, 26)]
        drawn += self._labels(edges, x, y, {place for place, _ in ends})
        drawn += self._named(edges, ends, x, y)
        return bottom + 26, "".join(drawn)

    def _edges(self) -> NDArray[np.float64]:
        """Return [band + 1, month]: the lines between the bands, NaN where not covered."""
        covered = ~np.isnan(self.bands[0].values)
        edges = np.zeros((len(self.bands) + 1, len(covered)))
        edges[1:] = np.cumsum([band.values for band in self.bands], axis=0)
        edges[:, ~covered] = np.nan
        return edges

    def _gaps(self, x: Scale, y: Scale) -> str:
        covered = ~np.isnan(self.bands[0].values)
        return "".join(
            rectangle(
                x(at.ordinal),
                y.end,
                x(to.ordinal) - x(at.ordinal),
                y.start - y.end,
                "gap",
                tip=f"{at + 1} to {to - 1}: not covered",
            )
            for at, to in gaps(covered, self.first)
        )

    def _ends(self, room: float) -> list[tuple[int, list[str]]]:
        """Return the bands that there is somebody in at the end, with the lines of their labels."""
        found = []
        for place, band in enumerate(self.bands):
            if band.values[-1] > 0:
                found.append((place, [*wrapped(band.label, SIZE, room, bold=True), figure(band.values[-1])]))
        return found

    def _named(self, edges: NDArray[np.float64], ends: list[tuple[int, list[str]]], x: Scale, y: Scale) -> list[str]:
        """Name the bands to the right of where they end."""
        middles = [y(float(edges[place, -1] + edges[place + 1, -1]) / 2) for place, _ in ends]
        tall = [NOTED * len(rows) + 3 for _, rows in ends]
        placed = spread(middles, tall, y.end - 10, y.start + 12)
        drawn = []
        for (place, rows), middle, at, height in zip(ends, middles, placed, tall, strict=True):
            drawn.append(line([(x.end + 1, middle), (x.end + 10, at)], stroke=self.bands[place].colour, width=2))
            top = at - height / 2 + 12.5
            for row, text in enumerate(rows):
                last = row == len(rows) - 1
                drawn.append(
                    words(
                        x.end + 14, top + row * NOTED, text, size=SIZE, bold=not last, fill="muted" if last else "ink"
                    )
                )
        return drawn

    def _labels(self, edges: NDArray[np.float64], x: Scale, y: Scale, named: set[int]) -> list[str]:
        """Name the bands that ended where they are widest, or above the stack with a line to them."""
        drawn, taken = [], []
        step = (x.end - x.start) / max(edges.shape[1] - 1, 1)
        for place, band in enumerate(self.bands):
            if place in named or not np.nanmax(band.values) > 0:
                continue
            lower, upper_edge = (
                y.start - (y.start - y.end) * edges[place] / y.high,
                y.start - (y.start - y.end) * edges[place + 1] / y.high,
            )
            found = _roomiest(lower, upper_edge, int(width(band.label, SIZE, bold=True) / step) + 2)
            if found:
                at, middle = found
                drawn.append(
                    words(
                        x.start + at * step,
                        middle + 4,
                        band.label,
                        size=SIZE,
                        bold=True,
                        anchor="middle",
                        fill=on(band.colour),
                    )
                )
            else:
                drawn.append(self._called(place, edges, x, y, taken))
        return drawn

    def _called(
        self, place: int, edges: NDArray[np.float64], x: Scale, y: Scale, taken: list[tuple[float, float, float]]
    ) -> str:
        """Name a thin band above the stack, at its largest."""
        band = self.bands[place]
        month = int(np.nanargmax(band.values))
        wide = width(band.label, SIZE, bold=True)
        at = x(self.first.ordinal + month)
        start = min(max(at - wide / 2, x.start + 2), x.end - wide)
        near = slice(max(0, month - int(wide)), month + int(wide))
        top = y(float(np.nanmax(edges[-1][near]))) - 14
        while any(
            start < other[1] + 6 and other[0] < start + wide + 6 and abs(other[2] - top) < NOTED for other in taken
        ):
            top -= NOTED
        taken.append((start, start + wide, top))
        middle = y(float(edges[place, month] + edges[place + 1, month]) / 2)
        drawn = line([(at, top + 4), (at, middle)], stroke="ink", width=0.8)
        return drawn + words(start, top, band.label, size=SIZE, bold=True, halo=True)


def upper(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def gaps(covered: NDArray[np.bool_], first: Month) -> list[tuple[Month, Month]]:
    """Return the covered months before and after each run of months that are not covered."""
    found = []
    known = np.flatnonzero(covered)
    for before, after in zip(known[:-1].tolist(), known[1:].tolist(), strict=True):
        if after - before > 1:
            found.append((first + before, first + after))
    return found


def _area(low: NDArray[np.float64], high: NDArray[np.float64], band: Band, first: Month, x: Scale, y: Scale) -> str:
    """Draw a band, a run of covered months after the other; a month alone is as wide as half a month."""
    parts = []
    for run in runs(high):
        months = (
            [first.ordinal + at for at in run]
            if len(run) > 1
            else [first.ordinal + run[0] - 0.25, first.ordinal + run[0] + 0.25]
        )
        places = run if len(run) > 1 else [run[0], run[0]]
        top = [(x(month), y(float(high[at]))) for month, at in zip(months, places, strict=True)]
        base = [(x(month), y(float(low[at]))) for month, at in zip(months, places, strict=True)]
        for piece in _somebody(top, base):
            parts.append(piece)
    d = "".join(f"{through([*top, *reversed(base)])}z" for top, base in parts)
    return path(d, fill=band.colour, stroke="paper", width=0.7) if d else ""


def _somebody(
    top: list[tuple[float, float]], base: list[tuple[float, float]]
) -> list[tuple[list[tuple[float, float]], list[tuple[float, float]]]]:
    """Cut a band to the months around those that have somebody, so that empty stretches draw no line."""
    there = [t[1] != b[1] for t, b in zip(top, base, strict=True)]
    near = [any(there[max(0, at - 1) : at + 2]) for at in range(len(there))]
    pieces, start = [], None
    for at, is_near in enumerate([*near, False]):
        if is_near and start is None:
            start = at
        if not is_near and start is not None:
            pieces.append((top[start:at], base[start:at]))
            start = None
    return pieces


def runs(values: NDArray[np.float64]) -> list[list[int]]:
    """Return the runs of places that have a figure."""
    found: list[list[int]] = []
    for at in np.flatnonzero(~np.isnan(values)).tolist():
        if found and found[-1][-1] == at - 1:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _roomiest(lower: NDArray[np.float64], upper_edge: NDArray[np.float64], months: int) -> tuple[float, float] | None:
    """Return where a label of `months` and a line's height fits best between two edges: (month, height), or None."""
    if months > len(lower):
        return None
    floor = sliding_window_view(lower, months).min(axis=1)
    ceiling = sliding_window_view(upper_edge, months).max(axis=1)
    room = np.nan_to_num(floor - ceiling, nan=-1)
    best = int(room.argmax())
    if room[best] < SIZE + 3:
        return None
    return best + (months - 1) / 2, float(floor[best] + ceiling[best]) / 2
