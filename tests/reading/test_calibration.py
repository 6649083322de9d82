"""Confidence follows the readers' probability, which claims too much near certainty."""

from __future__ import annotations

import math

import pytest

from contingent.reading.calibration import calibrated


def test_confidence_rises_with_the_probability_and_stays_one() -> None:
    told = [calibrated(chance) for chance in (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.0)]
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] < 1


def test_what_seems_certain_is_told_less_surely() -> None:
    assert calibrated(0.999) < 0.999
    assert calibrated(0.3) > 0.3


def test_the_constants_are_those_that_fit() -> None:
    fitting = pytest.importorskip("training.calibration", reason="training needs SciPy")
    chances, right = [0.2] * 40 + [0.8] * 40, [True] * 4 + [False] * 36 + [True] * 36 + [False] * 4
    assert fitting.fit(chances, right) == pytest.approx((math.log(9) / math.log(4), 0.0), abs=0.01)
