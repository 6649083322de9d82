"""A total stated with its parts in one sentence: whether they add up is a matter of the text alone."""

from __future__ import annotations

import pytest

from tests.checking.small import claim, record, together

HELD = record({("RWA", "UNMISS", "troops", "m"): [3200] * 4, ("RWA", "UNMISS", "fpu", "m"): [450] * 4})


def parts(text: str, total: str, value: float):
    claims = [
        claim(text, "3,200 troops", value=3200.0, category="troops"),
        claim(text, "450 police", value=450.0, category="police"),
        claim(text, total, value=value, category="unspecified"),
    ]
    return together(text, claims, HELD).verdicts


def test_parts_that_add_up_are_said_to():
    found = parts("Rwanda has 3,200 troops and 450 police, 3,650 in all.", "3,650 in all", 3650.0)
    assert found[2].parts is not None and found[2].parts.adds_up and found[2].notes == ()
    assert [verdict.status for verdict in found] == ["holds"] * 3


def test_parts_that_do_not_add_up_are_noted():
    found = parts("Rwanda has 3,200 troops and 450 police, 3,750 in all.", "3,750 in all", 3750.0)
    assert found[2].notes == ("the parts in this sentence add up to 3,650, not to 3,750",)


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda has 3,750 peacekeepers, among them 3,200 troops and 450 police.",
        "Rwanda has 3,200 troops and 450 police. It had 3,750 in all.",
    ],
)
def test_numbers_that_are_no_sum_are_left_alone(text):
    total = "3,750 peacekeepers" if "peacekeepers" in text else "3,750 in all"
    assert all(verdict.parts is None for verdict in parts(text, total, 3750.0))
