"""Correspondence: what a variable of ours is called in a dataset that others publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal["same", "sum", "part", "close"]


@dataclass(frozen=True, slots=True)
class Correspondence:
    """One variable of the exports, and the `name` under which `dataset` has it.

    `relation` is `same` (the same thing), `sum` (several of theirs add up to ours), `part` (theirs holds ours among
    other things) or `close` (defined otherwise: compare with care). `note` says how to come from one to the other.
    """

    variable: str
    dataset: str
    name: str
    relation: Relation
    note: str
