"""Verdict: for which months and by which definitions a claim is true, and the sentence that would be right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NoReturn

from contingent.model.claim import Claim
from contingent.model.month import Month, ranges

Status = Literal["not_asserted", "unknown", "holds", "other_definition", "outdated", "misdated", "contradicted"]
"""In the order in which they are tried: the first that applies is the status."""

DiffersIn = Literal["time", "definition", "both"]

STATUSES: tuple[Status, ...] = (
    "not_asserted",
    "unknown",
    "holds",
    "other_definition",
    "outdated",
    "misdated",
    "contradicted",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a claim: a measure, a scope and a month.

    `fits` is None where the record does not cover the month: unknown, not false. `value` is in persons (percent for
    shares, missions or countries where the claim counts those); `rank` is the competition rank, for claims of rank.
    """

    measure: str
    scope: str
    month: Month
    fits: bool | None
    value: float | None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """All readings by one measure and scope, a mark a month from `first` on: what a chart of months shows.

    `marks` has one character a month: `+` fits, `-` does not, `.` not covered. `values` are the figures, NaN where
    not covered; `ranks` are competition ranks for claims of rank (0 where there is none), else empty.
    """

    measure: str
    scope: str
    literal: bool
    first: Month
    marks: str
    values: tuple[float, ...]
    ranks: tuple[int, ...] = ()

    def readings(self) -> tuple[Reading, ...]:
        """Return the readings one by one, oldest first."""
        fits = {"+": True, "-": False, ".": None}
        return tuple(
            Reading(
                self.measure,
                self.scope,
                self.first + place,
                fits[mark],
                None if math.isnan(value) else value,
                (self.ranks[place] or None) if self.ranks else None,
            )
            for place, (mark, value) in enumerate(zip(self.marks, self.values, strict=True))
        )


@dataclass(frozen=True, slots=True)
class TrueFor:
    """The admissible months in which the claim is true by one measure in one scope; `literal` if the words say so."""

    measure: str
    scope: str
    months: tuple[Month, ...]
    literal: bool

    @property
    def ranges(self) -> list[str]:
        """The months as `YYYY-MM` or, for runs, `YYYY-MM/YYYY-MM`."""
        return ranges(list(self.months))


@dataclass(frozen=True, slots=True)
class Stated:
    """What the record says for the words of the claim: the literal measure in the latest covered reference month."""

    measure: str
    scope: str
    month: Month
    value: float
    rank: int | None


@dataclass(frozen=True, slots=True)
class Nearest:
    """The admissible month in which the literal measure comes nearest to the claim.

    `gap` is that value less the claimed one, or that rank less the claimed one for a claim of rank.
    """

    measure: str
    scope: str
    month: Month
    value: float
    rank: int | None
    gap: float


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest covered figure: by the measure that fitted or, where none did, by the literal one."""

    measure: str
    scope: str
    month: Month
    value: float
    rank: int | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rows of one document that a figure was added up from.

    `source` and `document` are the source's id and the file's name, `title` what the document calls itself,
    `sha256` its bytes, `locator` the places in it, `value` what those rows add up to (None for a rank's field). Of a
    fact or an event, `title` is who says it, `url` where, and `quote` the words it rests on; else they are empty.
    """

    source: str
    document: str
    title: str
    sha256: str
    locator: str
    month: Month
    contributor: str
    measure: str
    value: float | None
    url: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A total stated with its parts in one sentence ("3,200 troops and 450 police, 3,650 in all").

    `claims` are the places of the parts among the document's claims, `total` the place of the total.
    """

    total: int
    claims: tuple[int, ...]
    stated: float
    sum: float

    @property
    def adds_up(self) -> bool:
        """True when the stated parts add up to the stated total."""
        return self.stated == self.sum


@dataclass(frozen=True)
class Verdict:
    """All readings of a claim, a status, and the sentence that would be right. It has no truth value.

    status: the first that applies of STATUSES. differs_in: what is off where another month or definition fits.
    current: whether the claim, by its own words, still holds in the newest covered month (None: not judged).
    summary: one line for a reader. say: the right sentence for the month the claim speaks of, or for the month that
    fits; say_now: the same for the newest month; both None where the record has nothing to say. reason: why the
    status is `unknown` or `not_asserted`; notes: remarks (a number read as about, staff officers included, ...).
    true_for: admissible months by measure and scope, the literal ones first. together: the months in which all
    claims of its clause hold. roughly: months whose figure rounds to the stated one; it decides nothing. true_later:
    months after the text could have known. by_chance: the share, 0 to 1, of numbers of the same form that the same
    search would have matched (None where the claim has no number). missing: months the record does not cover where
    the answer might have been. reference: the months the claim speaks of. tense: how that was known.
    confidence: 0 to 1, that the status is right given the reading. strips: every reading, for charts. `stated`,
    `nearest`, `latest` and `evidence` give the figures and their rows.
    """

    status: Status
    summary: str
    differs_in: DiffersIn | None = None
    current: bool | None = None
    say: str | None = None
    say_now: str | None = None
    reason: str | None = None
    notes: tuple[str, ...] = ()
    true_for: tuple[TrueFor, ...] = ()
    together: tuple[Month, ...] = ()
    roughly: tuple[Month, ...] = ()
    true_later: tuple[Month, ...] = ()
    by_chance: float | None = None
    stated: Stated | None = None
    nearest: Nearest | None = None
    latest: Latest | None = None
    missing: tuple[Month, ...] = ()
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    reference: tuple[Month, ...] = ()
    tense: Literal["stated", "present", "past"] | None = None
    parts: Parts | None = None
    strips: Sequence[Strip] = ()

    def __bool__(self) -> NoReturn:
        raise TypeError("a verdict is neither true nor false: ask verdict.status, or verdict.true_for for the months")


@dataclass(frozen=True, slots=True)
class DocumentVintage:
    """The month(s) whose data a text was written from, inferred from all its claims together.

    `best` is the likeliest month and `months` a set that holds the month with a probability of at least 0.95;
    `probability` is that of `best`. `likelihood` gives every admissible covered month with its probability, oldest
    first. `claims` is the number of claims that had something to say. All empty where none had.
    """

    best: Month | None = None
    months: tuple[Month, ...] = ()
    probability: float | None = None
    likelihood: tuple[tuple[Month, float], ...] = ()
    claims: int = 0


@dataclass(frozen=True)
class Checked:
    """A checked text: its claims in the given order, a verdict for each, and the text's vintage.

    `record` is the version of the record that was asked; `published` the text's date as given (EDTF).
    """

    text: str
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    vintage: DocumentVintage
    record: str
    published: str | None = None
    name: str | None = None

    def pairs(self) -> list[tuple[Claim, Verdict]]:
        """Return each claim with its verdict."""
        return list(zip(self.claims, self.verdicts, strict=True))

    def count(self, status: Status) -> int:
        """Return how many verdicts have a status."""
        return sum(verdict.status == status for verdict in self.verdicts)
