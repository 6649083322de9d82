"""A brief as one HTML page that needs nothing else: no network, no script, a strict content policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from contingent.presenting.briefs.lines import about_line, end_line, full_name, gap_line
from contingent.presenting.briefs.model import Brief
from contingent.presenting.charts.chart import Chart
from contingent.presenting.charts.page import figure, style
from contingent.presenting.look import policy, template, tokens
from contingent.presenting.tables import cell

FOLDER = Path(__file__).parent / "page"


def html(brief: Brief) -> str:
    """Return the page."""
    css = page_style()
    return template(FOLDER, "brief.html.j2").render(
        brief=brief, css=Markup(css), policy=policy(css), about=about_line(brief), full_name=full_name(brief),
        end=end_line(brief), gaps=[gap_line(gap) for gap in brief.gaps], drawn=drawn, figures=list(_figures(brief)),
    )  # fmt: skip


def page_style() -> str:
    """Return the style of pages of briefs."""
    own = "\n".join((FOLDER / name).read_text(encoding="utf-8").strip() for name in ("brief.css",))
    return f"{tokens()}\n{style()}\n{own}"


def drawn(chart: Chart) -> Markup:
    """Return the figure of a chart, without its data: they stand at the end of the page."""
    return Markup(figure(chart, table=False, level=3))


def _figures(brief: Brief) -> Iterator[tuple[Chart, tuple[str, ...], list[list[str]]]]:
    """Yield the charts with the fields and rows of their figures."""
    for section in brief.sections:
        for chart in section.charts:
            fields = chart.data.brief or chart.data.fields
            yield chart, fields, [[cell(row.get(name)) for name in fields] for row in chart.rows]
