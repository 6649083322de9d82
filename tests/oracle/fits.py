"""When a number or a rank fits: the rules of section 4, one figure at a time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

NEAR = 0.025


@dataclass(frozen=True)
class Accepted:
    """The numbers a claim accepts: from `low` to `high`, with or without the ends themselves."""

    low: float
    high: float
    with_low: bool = True
    with_high: bool = True
    whole: bool = True

    def takes(self, value: float) -> bool:
        """Whether a figure fits."""
        above = value >= self.low - 1e-9 if self.with_low else value > self.low + 1e-9
        below = value <= self.high + 1e-9 if self.with_high else value < self.high - 1e-9
        return above and below

    def meets(self, low: float, high: float) -> bool:
        """Whether some number from `low` to `high` fits (whole numbers only where people are counted)."""
        if not self.whole:
            return self.low <= high and low <= self.high
        return any(self.takes(value) for value in range(math.ceil(low), math.floor(high) + 1))


def accepted(claim: dict[str, Any], *, about: bool = False) -> Accepted:
    """The numbers that a claim accepts; `about` reads a plain round number as an approximate one."""
    value, comparator = float(claim["value"]), claim.get("comparator") or "="
    whole = claim.get("value_unit") != "percent"
    if comparator == "range":
        return Accepted(value, float(claim["value_high"]), whole=whole)
    if comparator == "~" or (comparator == "=" and about):
        margin = max(NEAR * value, 1.0 if whole else rounding(value))
        if "below" in (claim.get("note") or ""):
            return Accepted(value - margin, value, whole=whole)
        return Accepted(value - margin, value + margin, whole=whole)
    if comparator == "=":
        margin = 0.0 if whole else rounding(value)
        return Accepted(value - margin, value + margin, whole=whole)
    if comparator in (">", ">="):
        return Accepted(value, math.inf, with_low=comparator == ">=", whole=whole)
    return Accepted(-math.inf, value, with_high=comparator == "<=", whole=whole)


def rounding(value: float) -> float:
    """Half of the last digit of a percentage: a share is never printed in full."""
    text = f"{value:.6f}".rstrip("0")
    return 0.5 * 10.0 ** -len(text.partition(".")[2])


def is_round(claim: dict[str, Any]) -> bool:
    """Whether a plain number ends in two or more zeros, so that it may be meant as approximate."""
    value = claim.get("value")
    plain = (claim.get("comparator") or "=") == "=" and claim.get("value_unit") != "percent"
    return bool(plain and value and value >= 100 and value % 100 == 0)


def rank_fits(claim: dict[str, Any], competition: int, ties: int) -> bool:
    """Whether a claimed place is one of the places that the contributor shares."""
    if (claim.get("comparator") or "=") == "<=":
        return competition <= int(claim["rank"])
    return bool(competition <= claim["rank"] <= competition + ties - 1)
