"""A place in a text where a claim could stand."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.reading.document import Mention


@dataclass(slots=True)
class Anchor:
    """A candidate: `sort` (quantity, rank, unit, event, party, place), the tokens it covers and what they say.

    `core` is the number or name itself inside `first`..`end`. `value`, `high`, `comparator`, `below` and `form` are
    read from the words; `rank` for ordinals and superlatives. `other_force` is the probability that a force is not
    under UN command, None where none is spoken of. In a list that a superlative ranks, `ranked_by` is its token and
    `ranked_in` the name of the mission that it ranks within.
    """

    sort: str
    first: int
    end: int
    core: int
    value: float | None = None
    high: float | None = None
    comparator: str = "="
    below: bool = False
    form: str = ""
    rank: int | None = None
    group: str = ""
    series: int = -1
    other_force: float | None = None
    ranked_by: int | None = None
    ranked_in: Mention | None = None
