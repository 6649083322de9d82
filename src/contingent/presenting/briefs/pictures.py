"""The charts of a brief, by section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from contingent.errors import ContingentError
from contingent.presenting.briefs.ask import Ask
from contingent.presenting.briefs.model import SHORT_CHARTS, Section, Subject
from contingent.presenting.charts import Chart, chart

CHARTS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("party", "security"): ("missions", "rank", "women", "deployments"),
    ("mission", "strength"): ("strength", "contributors"),
}
"""The charts of a section, by what the brief is about; the first ones are for the short brief."""
_OVER_TIME = ("missions", "rank", "women", "strength")


def with_charts(ask: Ask, subject: Subject, section: Section) -> Section:
    """Return the section with its charts, up to the month of the brief; what has nothing to draw is left out."""
    names = CHARTS.get((subject.kind, section.id), ())
    names = names if ask.thorough else names[:SHORT_CHARTS]
    if section.empty or not names:
        return section
    made = [found for name in names if (found := _made(ask, subject, name)) is not None]
    return replace(section, charts=tuple(made))


def _made(ask: Ask, subject: Subject, name: str) -> Chart | None:
    given: dict[str, Any] = {subject.kind: subject.id}
    given |= {"until": ask.month} if name in _OVER_TIME else {"month": ask.month}
    try:
        return chart(ask.record, name, **given)
    except (ContingentError, ImportError):
        return None
