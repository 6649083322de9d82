"""What a reader is told of a verdict below its summary: a few labelled lines, the same in every form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contingent.model.claim import Claim
from contingent.model.month import Month
from contingent.model.verdict import Evidence, TrueFor, Verdict
from contingent.presenting.check.words import (
    answer_words,
    measure_words,
    month_words,
    months_words,
    number_words,
    scope_words,
)

MOST_RUNS = 8
"""Runs of months shown on one line; the rest are counted."""
MOST_DEFINITIONS = 4
"""Definitions shown for one claim; the rest are counted."""
MANY_BY_CHANCE = 0.2
"""Above this share a match may be chance, and the reader is told."""


_FOUND_ELSEWHERE = ("other_definition", "outdated", "misdated")


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line or lines about a verdict."""

    label: str
    lines: tuple[str, ...]


def facts_of(claim: Claim, verdict: Verdict) -> list[Fact]:
    """Return what there is to tell, in reading order; facts without anything to say are left out."""
    stated, latest, nearest = verdict.stated, verdict.latest, verdict.nearest
    told = (
        stated is not None and latest is not None and (latest.month, latest.measure) == (stated.month, stated.measure)
    )
    newest = None if told else latest
    found = [
        Fact("true for", tuple(_true_for(verdict.true_for))),
        Fact("together", tuple(f"{line}, with the other claims of its clause" for line in _months(verdict.together))),
        Fact("roughly", _months(verdict.roughly)),
        Fact("true later", _months(verdict.true_later)),
        Fact("record says", (answer_words(claim, stated),) if stated else ()),
        Fact("newest", (answer_words(claim, newest),) if newest else ()),
        Fact("nearest", (answer_words(claim, nearest),) if nearest and verdict.status == "contradicted" else ()),
        Fact("chance", _chance(verdict)),
        Fact("not covered", _months(verdict.missing)),
        Fact("note", verdict.notes),
    ]
    return [fact for fact in found if fact.lines]


def definition_words(true: TrueFor) -> str:
    """Name the definition by which a claim is true: the measure, and the scope where it is not all missions."""
    return measure_words(true.measure) + ("" if true.scope == "all" else f", {scope_words(true.scope)}")


def evidence_words(row: Evidence) -> str:
    """Say where a figure stands: document, place, month, figure."""
    figure = "" if row.value is None else f": {number_words(row.value)}"
    return f"{row.title} ({row.document}), {row.locator}, {month_words(row.month)}{figure}"


def _true_for(found: Sequence[TrueFor]) -> list[str]:
    """One line for each set of months, naming all definitions that share it."""
    alike: dict[tuple[Month, ...], list[str]] = {}
    for true in found:
        alike.setdefault(true.months, []).append(definition_words(true))
    lines = [f"{months_words(months, most=MOST_RUNS)} ({' or '.join(names)})" for months, names in alike.items()]
    left = len(lines) - MOST_DEFINITIONS
    return [*lines[:MOST_DEFINITIONS], f"and by {left} more definitions"] if left > 1 else lines


def _months(months: Sequence[Month]) -> tuple[str, ...]:
    return (months_words(months, most=MOST_RUNS),) if months else ()


def _chance(verdict: Verdict) -> tuple[str, ...]:
    share = verdict.by_chance
    if share is None or share <= MANY_BY_CHANCE or verdict.status not in _FOUND_ELSEWHERE:
        return ()
    return (f"{share * 100:.0f} % of such numbers would match some month: the match may be chance",)
