"""The rules that raise quality flags, as data: what each means and what a flag changes."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its id: what a flag of it means, and its effect on answers."""

    rule: str
    meaning: str
    effect: str


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by id, in the order of the file."""
    path = Path(__file__).with_name("rules.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["rule"]: Rule(**row) for row in csv.DictReader(file)}
