"""What a number counts in: percent beside percentages, persons within a unit, never thousands of countries."""

from __future__ import annotations

import pytest

from contingent.reading.anchors import find_anchors
from contingent.reading.context import Context
from contingent.reading.scan import scan
from contingent.reading.value_units import value_unit


@pytest.mark.parametrize(
    ("text", "word", "kind", "unit"),
    [
        ("Women are 10 per cent of its police; the aim for 2028 is 15.", "15", "gender_share", "percent"),
        ("Some 4,400 of them are women; in percentage, 4.8.", "4.8", "gender_share", "percent"),
        (
            "Women are 10 per cent of its police. Of its soldiers 15 women serve in Mali.",
            "15",
            "gender_share",
            "persons",
        ),
        ("With 203 the company is its largest abroad.", "203", "contribution_level", "persons"),
        ("Estonia has 38 in the battalion.", "38", "contribution_level", "persons"),
        ("Estonia has 2 infantry battalions there.", "2", "contribution_level", "units"),
        ("Top contributors, May 2025\nKenya 1.247\nNepal 952", "952", "contribution_level", "persons"),
        ("It has people from 58 countries.", "58", "contribution_level", "countries"),
    ],
)
def test_what_a_number_counts_in(text: str, word: str, kind: str, unit: str) -> None:
    context = Context(scan(text, "2025-06"))
    anchor = next(found for found in find_anchors(context.document) if context.low[found.core] == word)
    assert value_unit(context, anchor, kind) == unit
