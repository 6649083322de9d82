"""What a reader is told of a verdict below its summary: a few labelled lines, the same in every form."""

from __future__ import annotations

import textwrap
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
from contingent.record.evidence import pages

SURE = 0.7
"""A claim read with less confidence is shown as uncertain."""
LONG_TITLE, LONG_PLACE, LONG_QUOTE = 70, 40, 160
MOST_RUNS = 6
"""Runs of months shown on one line; the rest are counted."""
MOST_DEFINITIONS = 2
"""Definitions shown for one claim; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line or lines about a verdict."""

    label: str
    lines: tuple[str, ...]


def facts_of(claim: Claim, verdict: Verdict) -> list[Fact]:
    """Return what there is to tell, in reading order; facts without anything to say are left out.

    A claim that holds needs no months that nearly fit, that fit later, or that are missing.
    """
    stated, nearest = verdict.stated, verdict.nearest
    doubtful = verdict.status != "holds"
    found = [
        Fact("true for", tuple(_true_for(verdict))),
        Fact("together", _together(verdict)),
        Fact("roughly", _months(verdict.roughly) if doubtful else ()),
        Fact("true later", _months(verdict.true_later) if doubtful else ()),
        Fact("record says", (answer_words(claim, stated),) if stated else ()),
        Fact("nearest", (answer_words(claim, nearest),) if nearest and verdict.status == "contradicted" else ()),
        Fact("not covered", _months(verdict.missing) if verdict.status in _NOT_FOUND else ()),
        Fact("parts", _parts(verdict)),
        Fact("note", verdict.notes),
        Fact("reading", _doubt(claim)),
    ]
    return [fact for fact in found if fact.lines]


_NOT_FOUND = ("contradicted", "unknown")


def definition_words(true: TrueFor) -> str:
    """Name the definition by which a claim is true: the measure, and the scope where it is not all missions."""
    return measure_words(true.measure) + ("" if true.scope == "all" else f", {scope_words(true.scope)}")


def evidence_words(row: Evidence, *, short: bool = False) -> str:
    """Say where a figure stands: document, month, place (where `short`, of long places the pages only), figure.

    Of a fact or an event: who says it, in which words, and where.
    """
    if row.url or row.quote:
        quote = f", “{textwrap.shorten(row.quote, LONG_QUOTE, placeholder=' …')}”" if row.quote else ""
        return f"{row.title}{quote}{f', {row.url}' if row.url else ''} ({row.document}, {row.locator})"
    place = f"pages {pages(row.locator)}" if short and _long(row.locator) else row.locator
    figure = "" if row.value is None else f": {number_words(row.value)}"
    title = textwrap.shorten(row.title, LONG_TITLE, placeholder=" …")
    return f"{title}, {month_words(row.month)}, {place}{figure} ({row.document})"


def _long(locator: str) -> bool:
    return len(locator) > LONG_PLACE and "page " in locator


def telling(verdict: Verdict) -> list[TrueFor]:
    """Return the definitions worth telling, the most telling first.

    Where the words hold literally in the months they speak of, only these. Otherwise those that fit in these months
    or together with the other claims of the clause, then the literal ones; all the others only where there is none.
    """
    spoken, together = set(verdict.reference), set(verdict.together)
    literal = [true for true in verdict.true_for if true.literal and spoken & set(true.months)]
    if literal:
        return literal

    def rank(true: TrueFor) -> tuple[bool, bool, bool]:
        months = set(true.months)
        return not together & months, not spoken & months, not true.literal

    ordered = sorted(verdict.true_for, key=rank)
    return [true for true in ordered if rank(true) != (True, True, True)] or ordered


def _true_for(verdict: Verdict) -> list[str]:
    """One line for each set of months, naming the definitions that share it.

    A narrower scope is named only where its months are not those of all missions.
    """
    found = telling(verdict)
    whole = {(true.measure, true.months) for true in found if true.scope == "all"}
    alike: dict[tuple[Month, ...], list[str]] = {}
    for true in found:
        if true.scope == "all" or (true.measure, true.months) not in whole:
            alike.setdefault(true.months, []).append(definition_words(true))
    lines = [f"{months_words(months, most=MOST_RUNS)} ({' or '.join(names)})" for months, names in alike.items()]
    left = len(lines) - MOST_DEFINITIONS
    more = [f"and by {left} more {'definition' if left == 1 else 'definitions'}"] if left > 0 else []
    return lines[:MOST_DEFINITIONS] + more


def _together(verdict: Verdict) -> tuple[str, ...]:
    """Return the months shared with the rest of the clause, where they are fewer than the claim's own."""
    if not any(set(verdict.together) < set(true.months) for true in telling(verdict)):
        return ()
    return tuple(f"{line}, with the other claims of its clause" for line in _months(verdict.together))


def _parts(verdict: Verdict) -> tuple[str, ...]:
    parts = verdict.parts
    if parts is None:
        return ()
    told = "" if parts.adds_up else f", not to the {number_words(parts.stated)} stated"
    return (f"the parts stated add up to {number_words(parts.sum)}{told}",)


def _doubt(claim: Claim) -> tuple[str, ...]:
    if claim.confidence >= SURE:
        return ()
    return (f"uncertain: {claim.confidence * 100:.0f} % likely that the text claims this",)


def _months(months: Sequence[Month]) -> tuple[str, ...]:
    return (months_words(months, most=MOST_RUNS),) if months else ()
