"""Measure, PersonnelType and Scope: what is counted, of whom, and in which missions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contingent.model.month import Month


@dataclass(frozen=True, slots=True)
class PersonnelType:
    """A type of personnel as the reports print it. `troops_staff` is troops before staff officers were apart."""

    id: str
    name: str
    noun: str
    definition: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A definition of what is counted at the end of a month.

    `types` are the personnel types added up; `sex` is `f` for measures of women. A share is the percentage of women
    among the people of the measure `whole`. `noun` is the phrase for sentences ("6,383 uniformed personnel").
    `source_wording` is what the reports call it. `valid_since` and `valid_until` are the months between which reports
    give it; None means as long as there are reports. `comparable_with` are measures that the same word may mean.
    """

    id: str
    name: str
    types: tuple[str, ...]
    sex: Literal["all", "f"]
    unit: Literal["persons", "percent"]
    noun: str
    definition: str
    source_wording: str
    valid_since: Month | None
    valid_until: Month | None
    comparable_with: tuple[str, ...]

    @property
    def whole(self) -> str:
        """The measure of both sexes that this one is a part or a share of; itself where it counts both."""
        return self.id.removeprefix("women_").removeprefix("share_")


@dataclass(frozen=True, slots=True)
class Scope:
    """A set of missions counted. `id` is a scope or, ending in `:*`, the pattern of a family of them."""

    id: str
    name: str
    definition: str
