"""Claim: what a span of text asserts. What the text leaves open stays an open slot (None)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "contribution_level",
    "contribution_rank",
    "mission_presence",
    "units",
    "cumulative_total",
    "gender_share",
    "membership",
    "diplomatic_relation",
    "refugees_hosted",
    "fatalities",
    "deployment_other",
    "withdrawal",
    "training",
    "other",
]
Comparator = Literal["=", "~", ">", ">=", "<", "<=", "range"]
Polarity = Literal["asserted", "negated", "hypothetical", "planned"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion in a text: a subject with a value, a rank or a fact, and the span it was read from.

    `start` and `end` are code points of the text. `contributor` is a party id or `UN-total`; `as_of` an EDTF date
    or interval (2020-12, 2021-07~, 1988/2020-09~); `below` marks "nearly" and "almost". `clause` numbers the
    clause the claim stands in: claims of one clause share a month. `spans` gives for each field the span it was
    read from; `confidence` is the reader's, 0 to 1.
    """

    quote: str
    start: int
    end: int
    kind: Kind
    contributor: str | None = None
    object: str | None = None
    mission: str | None = None
    category: str | None = None
    comparator: Comparator | None = None
    value: float | None = None
    value_high: float | None = None
    value_unit: str | None = None
    rank: int | None = None
    relative_to: tuple[str, ...] = ()
    among: str | None = None
    as_of: str | None = None
    polarity: Polarity = "asserted"
    below: bool = False
    note: str | None = None
    clause: int | None = None
    confidence: float = 1.0
    speaker: str | None = None
    spans: dict[str, tuple[int, int]] = field(default_factory=dict, hash=False)
