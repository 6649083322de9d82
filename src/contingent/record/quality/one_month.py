"""Contingents that are short, or swollen, for one report only."""

from __future__ import annotations

import numpy as np

from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.record.columns import Columns
from contingent.record.quality.panel import Panel, contingents

LEAST_PEOPLE = 20
"""A change of fewer people is everyday: single officers come and go between reports."""
LEAST_SHARE = 0.4
"""How much of a contingent must be missing or too many. In 1990-2025 this flags about 100 figures, among them all
that were found by eye; 0.3 flags half as many again, most of them rotations by parts."""
AGREEMENT = 0.75
"""The reports before and after must agree to a quarter, or it is a change under way and not one month's slip."""


def holes_and_spikes(columns: Columns) -> list[QualityFlag]:
    """Flag figures that both neighbouring reports contradict in the same way.

    `value` is the figure as printed, `expected` the nearer of the two neighbouring ones. A month needs a report
    of the mission before and after it, at most two months away.
    """
    panel = contingents(columns, by_type=False)
    before, after, judged = panel.neighbours()
    low, high = np.minimum(before, after), np.maximum(before, after)
    steady = judged & (low >= AGREEMENT * high)
    short = steady & (low - panel.values >= np.maximum(LEAST_PEOPLE, LEAST_SHARE * low))
    swollen = steady & (panel.values - high >= np.maximum(LEAST_PEOPLE, LEAST_SHARE * high))
    return [
        _flag(columns, panel, (series, place), (int(before[series, place]), int(after[series, place])))
        for series, place in np.argwhere(short | swollen).tolist()
    ]


def _flag(columns: Columns, panel: Panel, cell: tuple[int, int], around: tuple[int, int]) -> QualityFlag:
    series, place = cell
    value = int(panel.values[cell])
    hole = value < min(around)
    return QualityFlag(
        "one_month_hole" if hole else "one_month_spike",
        Month(panel.first + place),
        columns.tables["contributor"][panel.contributor[series]],
        columns.tables["mission"][panel.mission[series]] or None,
        None,
        value,
        min(around) if hole else max(around),
        f"{value:,} stands between {around[0]:,} in the report before and {around[1]:,} in the report after",
    )
