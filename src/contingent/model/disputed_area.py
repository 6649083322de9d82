"""DisputedArea: an area on which states disagree, and on which the house takes no side."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DisputedArea:
    """An area whose status or border is disputed. `claimants` are party ids in alphabetical order, none first."""

    id: str
    name: str
    claimants: tuple[str, ...]
    note: str
