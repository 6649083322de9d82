"""Chart: figures of the record with everything a reader needs to see them rightly, and the forms it can take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from contingent.record.rows import Row, Rows

WIDTH = 720
"""Pixels across a chart where nothing else is asked for."""
NARROW = 360
"""Pixels across a chart on a phone."""


class Picture(Protocol):
    """How the figures are drawn: one class a kind of chart."""

    def draw(self, width: int) -> tuple[float, str]:
        """Return the height in pixels and the SVG elements of the drawing, `width` pixels across."""
        ...


@dataclass(frozen=True)
class Chart:
    """A chart of the record: its words, its figures and its picture.

    `subtitle` says what is counted, in which missions and when. `alt` says in words, with figures, what the picture
    shows. `months` are the months drawn, each of them covered; `data` the figures with sources and notes.
    """

    name: str
    title: str
    subtitle: str
    alt: str
    months: tuple[str, ...]
    data: Rows
    picture: Picture
    reading: tuple[str, ...] = ()
    """What a reader must know to read it: gaps, definitions that change, the policy of the map."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The figures drawn."""
        return self.data.rows

    @property
    def source_line(self) -> str:
        """Name the publishers whose documents the figures stand in, and the version of the record."""
        publishers = dict.fromkeys(source["publisher"] for source in self.data.sources)
        return f"Source: {'; '.join(sorted(publishers))} (record {self.data.about['record']})"

    def csv(self) -> str:
        """Return the figures as CSV, a row each with month, measure and source."""
        from contingent.presenting.tables import render

        return render(self.data, "csv")

    def svg(self, width: int = WIDTH, *, framed: bool = True) -> str:
        """Return the chart as one SVG; `framed` adds title, subtitle, notes and source around the drawing."""
        from contingent.presenting.charts.frame import framed_svg, plain_svg

        return framed_svg(self, width) if framed else plain_svg(self, width)

    def png(self, width: int = WIDTH, *, framed: bool = True, scale: float = 2) -> bytes:
        """Return the chart as PNG with its words in the file. Raises MissingExtraError without the extra `charts`."""
        from contingent.presenting.charts.bitmap import png

        return png(self, width, framed=framed, scale=scale)

    def figure(self) -> str:
        """Return the chart as an HTML `figure` for a page that has the style `charts.page.CSS`."""
        from contingent.presenting.charts.page import figure

        return figure(self)

    def html(self) -> str:
        """Return a page that needs nothing else: the chart, and its figures as a table."""
        from contingent.presenting.charts.page import page

        return page(self)

    def vega(self) -> str:
        """Return the specification as JSON."""
        import json

        return json.dumps(self.spec(), ensure_ascii=False, allow_nan=False) + "\n"

    def spec(self) -> dict[str, Any]:
        """Return the chart as a Vega-Lite specification with its figures inside."""
        from contingent.presenting.charts.vega import spec

        return spec(self)
