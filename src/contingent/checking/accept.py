"""When a number fits: each comparator as the interval of figures it accepts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.model.claim import Claim, Comparator

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

ABOUT = 40
"""`about` accepts a difference of one part in forty: 2.5 %."""


@dataclass(frozen=True, slots=True)
class Number:
    """A stated number: its comparator, and how finely it is stated.

    `zeros` counts the trailing zeros of a whole number and `decimals` the decimals of a percentage; `counted` is
    false for percentages, which are rounded when they are written.
    """

    comparator: Comparator
    value: float
    high: float
    below: bool
    counted: bool
    zeros: int
    decimals: int

    @property
    def step(self) -> float:
        """The distance between numbers of the same form: 6,000 is stated in thousands, 6,383 in ones."""
        return float(10**self.zeros) if self.counted else 10.0**-self.decimals

    @property
    def form(self) -> float:
        """The distance between the numbers that might have been stated instead.

        A plain number that is not round might have been any number; a round one, or a bound, any as round.
        """
        return 1.0 if self.counted and self.comparator == "=" and not self.is_round else self.step

    @property
    def is_round(self) -> bool:
        """True for a plain number with two or more trailing zeros, which may be meant as `about`."""
        return self.comparator == "=" and self.counted and self.zeros >= 2

    def as_about(self) -> Number:
        """Return the same number read as `about`."""
        return Number("~", self.value, self.high, self.below, self.counted, self.zeros, self.decimals)

    def interval(self, value: Any = None) -> tuple[Any, Any]:  # noqa: PLR0911 - a line a comparator
        """Return the least and the greatest figure accepted, of this number or of others of its form (an array)."""
        stated: Any = self.value if value is None else value
        half = 0.0 if self.counted else self.step / 2 + 1e-5
        match self.comparator:
            case "=":
                return stated - half, stated + half
            case "~":
                about = np.maximum(stated / ABOUT, 1.0 if self.counted else half)
                return stated - about, stated + (half if self.below else about)
            case ">":
                return np.nextafter(stated, math.inf), math.inf
            case ">=":
                return stated - half, math.inf
            case "<":
                return -math.inf, np.nextafter(stated, -math.inf)
            case "<=":
                return -math.inf, stated + half
            case "range":
                return stated, stated + (self.high - self.value)

    def fits(self, figures: Floats) -> Mask:
        """Return which figures the number accepts. Figures that are not covered (NaN) never fit."""
        low, high = self.interval()
        fits: Mask = (figures >= low) & (figures <= high)
        return fits

    def rounding(self) -> tuple[float, float]:
        """Return the interval that rounds to the stated figures: 6,000 stands for 5,500 to just under 6,500."""
        return self.value - self.step / 2, float(np.nextafter(self.value + self.step / 2, -math.inf))


def number_of(claim: Claim, *, counted: bool) -> Number | None:
    """Return the number that a claim states, or None where it states none."""
    if claim.value is None:
        return None
    value, comparator = float(claim.value), claim.comparator or "="
    high = float(claim.value_high) if claim.value_high is not None else value
    text = f"{value:.6f}".rstrip("0")
    decimals = len(text.partition(".")[2])
    zeros = 0
    while value and decimals == 0 and value % 10 ** (zeros + 1) == 0:
        zeros += 1
    return Number(comparator, value, max(high, value), claim.below, counted, zeros, decimals)
