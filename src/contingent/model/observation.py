"""Observation: one value that one document states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contingent.model.month import Month

Sex = Literal["f", "m", "unknown"]

ALL_CONTRIBUTORS = "UN-total"
"""The contributor id of a figure for all contributors together."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One count of people that one document states for a contributor, month, type and sex.

    `mission` is None where the document gives all missions together. `locator` says where in the document the
    value stands ("page 12, row 7"). The three `..._as_printed` fields keep the source's own words. An
    observation is never edited: a later document adds another.
    """

    month: Month
    contributor: str
    mission: str | None
    personnel_type: str
    sex: Sex
    count: int
    locator: str
    contributor_as_printed: str
    mission_as_printed: str
    type_as_printed: str
