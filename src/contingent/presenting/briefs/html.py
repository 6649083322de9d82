"""A brief as one HTML page that needs nothing else: no network, no script, a strict content policy."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from contingent.presenting.briefs.lines import TAGLINE, about_line, full_name, gap_line
from contingent.presenting.briefs.model import Brief
from contingent.presenting.charts.chart import Chart
from contingent.presenting.charts.page import figure, style
from contingent.presenting.look import policy, tokens

_FOLDER = Path(__file__).parent / "page"


def html(brief: Brief) -> str:
    """Return the page."""
    css = page_style()
    return template("brief.html.j2").render(
        brief=brief, css=Markup(css), policy=policy(css), about=about_line(brief), full_name=full_name(brief),
        tagline=TAGLINE, gaps=[gap_line(gap) for gap in brief.gaps], drawn=drawn,
    )  # fmt: skip


def page_style() -> str:
    """Return the style of pages of briefs."""
    own = "\n".join((_FOLDER / name).read_text(encoding="utf-8").strip() for name in ("brief.css",))
    return f"{tokens()}\n{style()}\n{own}"


def drawn(chart: Chart) -> Markup:
    """Return the figure of a chart."""
    return Markup(figure(chart, level=3))


@cache
def template(name: str) -> Template:
    """Return a template of the pages."""
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(_FOLDER),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template(name)
