"""The frame of a chart that stands alone: title and what is counted above, notes and source below."""

from __future__ import annotations

import hashlib

from contingent.presenting.charts.chart import Chart
from contingent.presenting.charts.drawing.elements import document, group, rectangle, words
from contingent.presenting.charts.drawing.text import balanced

PADDING = 20.0
TITLE, SUBTITLE, SMALL = 20.0, 13.5, 11.5
LINE = 1.35
"""Height of a line, in font sizes."""


def plain_svg(chart: Chart, width: int) -> str:
    """Return the drawing alone, for pages that set its words around it."""
    height, drawing = chart.picture.draw(width)
    return document(width, height, chart.title, chart.alt, drawing, identifier(chart, width))


def framed_svg(chart: Chart, width: int) -> str:
    """Return the drawing on paper, with title, subtitle, notes and source."""
    room = width - 2 * PADDING
    parts = [*_lines(chart.title, TITLE, room, serif=True, bold=True)]
    parts += _lines(chart.subtitle, SUBTITLE, room, fill="muted")
    head, top = _set(parts, PADDING + 2)
    height, drawing = chart.picture.draw(int(room))
    notes = [row for note in chart.reading for row in _lines(note, SMALL, room, fill="muted")]
    notes += _lines(chart.source_line, SMALL, room, fill="muted")
    foot, bottom = _set(notes, top + 14 + height + 12)
    inside = rectangle(0, 0, width, bottom + PADDING - 6, "paper") + head + group(drawing, PADDING, top + 14) + foot
    return document(width, bottom + PADDING - 6, chart.title, chart.alt, inside, identifier(chart, width))


def identifier(chart: Chart, width: int) -> str:
    """Return an id that no other chart of a page has, the same for the same chart."""
    told = f"{chart.name} {chart.title} {chart.subtitle} {width}"
    return f"chart-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def _lines(text: str, size: float, room: float, **style: str | bool) -> list[tuple[str, float, dict[str, str | bool]]]:
    wide = bool(style.get("bold"))
    return [(row, size, dict(style)) for row in balanced(text, size, room, bold=wide)]


def _set(rows: list[tuple[str, float, dict[str, str | bool]]], top: float) -> tuple[str, float]:
    """Set lines below one another from `top` on; return them and where they end."""
    drawn = []
    for text, size, style in rows:
        top += size * LINE
        drawn.append(words(PADDING, top - size * 0.35, text, size=size, **style))  # type: ignore[arg-type]
    return "".join(drawn), top
