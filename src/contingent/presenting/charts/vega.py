"""Charts as Vega-Lite specifications: the same figures and colours, for whoever wants to change them."""

from __future__ import annotations

from typing import Any

from contingent.presenting.charts.chart import Chart


def spec(chart: Chart) -> dict[str, Any]:
    """Return the specification of a chart with its figures inside."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": {"text": chart.title, "subtitle": chart.subtitle},
        "description": chart.alt,
        "data": {"values": list(chart.rows)},
    }
