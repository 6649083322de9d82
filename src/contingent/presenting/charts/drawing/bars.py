"""Bars, one below the other, with names before and figures after them."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.presenting.charts.drawing.elements import line, rectangle, words
from contingent.presenting.charts.drawing.scales import SIZE, figure
from contingent.presenting.charts.drawing.text import shortened, width

ROW = 25.0
THICK = 17.0
SPLIT = 12.0
"""Height of the gap where ranks are left out."""


@dataclass(frozen=True)
class Bar:
    """A bar: its name, its parts (figure and colour) from left to right, and a mark to compare it with.

    `strong` sets it off; `after` is said behind the figure; `apart` leaves a gap above it.
    """

    label: str
    parts: tuple[tuple[float, str], ...]
    before: str = ""
    mark: float | None = None
    after: str = ""
    strong: bool = False
    apart: bool = False

    @property
    def total(self) -> float:
        """The figure of the whole bar."""
        return sum(value for value, _ in self.parts)


@dataclass(frozen=True)
class Bars:
    """Bars with one scale. `names` are the parts' names, said at the first bar; `marked` says what the marks are."""

    bars: tuple[Bar, ...]
    what: str
    names: tuple[str, ...] = ()
    marked: str = ""

    def draw(self, across: int) -> tuple[float, str]:
        """Draw the bars."""
        room = across * (0.34 if across > 500 else 0.36)
        before = max(width(bar.before, SIZE) for bar in self.bars)
        before += 8 if before else 0
        names = [shortened(bar.label, SIZE * 1.04, room - before) for bar in self.bars]
        left = before + max(width(name, SIZE, bold=bar.strong) for name, bar in zip(names, self.bars, strict=True)) + 10
        after = max(width(figure(bar.total), SIZE, bold=True) + width(bar.after, SIZE) for bar in self.bars) + 18
        high = max(max(bar.total, bar.mark or 0) for bar in self.bars) or 1
        scale = max(across - left - after, 40) / high
        top = 18.0 + (18 if self.names or self.marked else 0)
        drawn = [words(0, 12, self.what, size=SIZE, fill="muted")]
        drawn.append(self._key(left, scale, across))
        for name, bar in zip(names, self.bars, strict=True):
            if bar.apart:
                drawn.append(line([(left, top + SPLIT / 2), (across, top + SPLIT / 2)], stroke="axis", dash="1 4"))
                top += SPLIT
            drawn.append(_row(name, bar, top, before, left, scale))
            top += ROW
        return top + 4, "".join(drawn)

    def _key(self, left: float, scale: float, across: float) -> str:
        """Say above the first bar what its parts and the marks are."""
        drawn, at = "", left
        for name, (_, colour) in zip(self.names, self.bars[0].parts, strict=False):
            drawn += rectangle(at, 22, 10, 10, colour) + words(at + 14, 31, name, size=SIZE)
            at += width(name, SIZE) + 32
        if self.marked:
            drawn += line([(at + 4, 21), (at + 4, 33)], stroke="ink", width=2)
            drawn += words(at + 11, 31, self.marked, size=SIZE)
        return drawn


def _row(name: str, bar: Bar, top: float, before: float, left: float, scale: float) -> str:
    base = top + ROW / 2 + 4
    drawn = ""
    if bar.before:
        drawn += words(before - 8, base, bar.before, size=SIZE, fill="muted", anchor="end")
    drawn += words(left - 8, base, name, size=SIZE, bold=bar.strong, anchor="end")
    at = left
    for value, colour in bar.parts:
        long = value * scale
        if value:
            drawn += rectangle(at, top + (ROW - THICK) / 2, max(long - 0.6, 0.6), THICK, colour)
        at += long
    said = figure(bar.total)
    long = 10 + width(said, SIZE, bold=True) + (width(bar.after, SIZE) + 4 if bar.after else 0)
    if bar.mark is not None:
        place = left + bar.mark * scale
        edges = [(place, top + (ROW - THICK) / 2 - 2), (place, top + (ROW + THICK) / 2 + 2)]
        drawn += line(edges, stroke="paper", width=4.5) + line(edges, stroke="ink", width=2)
        at = place + 2 if at - 4 < place < at + long else at
    drawn += words(at + 6, base, said, size=SIZE, bold=True)
    if bar.after:
        drawn += words(at + 10 + width(said, SIZE, bold=True), base, bar.after, size=SIZE, fill="muted")
    return drawn
