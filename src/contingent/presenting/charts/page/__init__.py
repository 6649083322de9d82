"""Charts on pages: a figure for any page of the house, and a page of its own that needs nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markupsafe import Markup

from contingent.presenting.charts.chart import NARROW, WIDTH, Chart
from contingent.presenting.charts.drawing.colours import css
from contingent.presenting.charts.frame import identifier
from contingent.presenting.look import policy, template, tokens
from contingent.presenting.tables import cell

_FOLDER = Path(__file__).parent


@cache
def style() -> str:
    """Return the style that a page needs for the figures of charts, light, dark and printed."""
    return f"{css('.chart-figure')}\n{(_FOLDER / 'figure.css').read_text(encoding='utf-8').strip()}"


def figure(chart: Chart, *, table: bool = True, level: int = 2) -> str:
    """Return a chart as a `figure`: its words, the drawing for wide and for narrow pages, and its figures as a table.

    The heading is of the `level` given. The page must have `style()`.
    """
    fields = chart.data.brief or chart.data.fields
    return template(_FOLDER, "figure.html.j2").render(
        chart=chart,
        level=level,
        id=identifier(chart, 0),
        wide=Markup(chart.svg(WIDTH, framed=False)),
        narrow=Markup(chart.svg(NARROW, framed=False)),
        fields=fields if table else (),
        rows=[[cell(row.get(name)) for name in fields] for row in chart.rows] if table else [],
    )


def page(chart: Chart) -> str:
    """Return a page with one chart: no request, no script, and a content policy that allows only its own style."""
    sheet = f"{tokens()}\n{style()}\n{(_FOLDER / 'page.css').read_text(encoding='utf-8').strip()}"
    return template(_FOLDER, "page.html.j2").render(
        chart=chart,
        css=Markup(sheet),
        policy=policy(sheet),
        figure=Markup(figure(chart, level=1)),
    )
