"""What a date cannot be for a claim, by where it stands: the start of a record, the year of another's joining."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.governing import STRENGTHS
from contingent.reading.periods import When
from contingent.reading.records import tells_start

EVERY = frozenset({"point", "ahead", "start", "end", "interval", "begun", "ended", "now"})
"""The ways in which a date can be that of a claim."""
_AT_A_TIME = frozenset({"day", "month"})


def barred_forms(context: Context, anchor: Anchor, when: When, kind: str, *, in_heading: bool) -> frozenset[str]:
    """The ways in which a date cannot be that of a claim of a kind."""
    if anchor.sort == "quantity" and tells_start(context, when):
        return EVERY if kind in STRENGTHS else EVERY - {"start"}
    if kind == "membership" and _is_beside_another(context, anchor, when):
        return EVERY
    counted = kind == "fatalities" and in_heading and context.line(anchor).shape in {"row", "item"}
    return frozenset({"point"}) if counted and when.form in _AT_A_TIME else frozenset()


def is_of_one(context: Context, when: When, kind: str) -> bool:
    """Whether a date is only of the claim that has it, and not of those behind."""
    return tells_start(context, when) or (kind == "membership" and _named_before(context, when) is not None)


def _is_beside_another(context: Context, anchor: Anchor, when: When) -> bool:
    """Whether a date stands in brackets behind a name that is not the anchor: "Kenya, South Sudan (2016)"."""
    named = _named_before(context, when)
    return anchor.sort == "party" and named is not None and named.first != anchor.core


def _named_before(context: Context, when: When) -> Mention | None:
    return context.mention_ends.get(when.first - 1) if context.low[when.first - 1] == "(" else None
