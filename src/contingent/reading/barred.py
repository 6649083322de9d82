"""What a date cannot be for a claim, by where it stands: the start of a record, the year of another's joining."""

from __future__ import annotations

from itertools import pairwise

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.governing import STRENGTHS, facts_of_date
from contingent.reading.periods import When
from contingent.reading.records import is_field, tells_start

EVERY = frozenset({"point", "ahead", "start", "end", "interval", "begun", "ended", "now"})
"""The ways in which a date can be that of a claim."""
_AND_IS = frozenset({("and", "is"), ("and", "are"), ("and", "remains"), ("and", "belongs"), (";", "is")})
_LONGEST_DATELINE = 9
_BEHIND_DATELINES = (["-"], ["–"], ["—"], ["--"], ["("], ["."])
_AT_A_TIME = frozenset({"day", "month"})


def barred_forms(context: Context, anchor: Anchor, when: When, kind: str, *, in_heading: bool) -> frozenset[str]:
    """The ways in which a date cannot be that of a claim of a kind."""
    if anchor.sort == "quantity" and tells_start(context, when):
        return EVERY if kind in STRENGTHS else EVERY - {"start"}
    if kind == "membership" and (_is_beside_another(context, anchor, when) or _is_of_other_verb(context, anchor, when)):
        return EVERY
    if kind in STRENGTHS and _is_dateline(context, when):
        return EVERY
    if _is_in_other_field(context, anchor, when) or _is_in_remark(context, anchor, when):
        return EVERY
    listed = kind == "fatalities" and context.line(anchor).shape in {"row", "item", "heading"}
    elsewhere = context.line_of.get(when.first) != context.line_of[anchor.core]
    over = in_heading or (elsewhere and facts_of_date(context, when).as_of)
    return frozenset({"point"}) if listed and over and when.form in _AT_A_TIME else frozenset()


def is_ahead(as_of: str | None, now: str | None) -> bool:
    """Whether a time begins after publication, when only what is planned can be."""
    begun, today = (as_of or "..").split("/")[0].strip("~"), (now or "").strip("~")
    return begun != ".." and begun[: len(today)] > today[: len(begun)]


def is_of_one(context: Context, when: When, kind: str) -> bool:
    """Whether a date is only of the claim that has it, and not of those behind."""
    return tells_start(context, when) or (kind == "membership" and _named_before(context, when) is not None)


def _is_beside_another(context: Context, anchor: Anchor, when: When) -> bool:
    """Whether a date stands in brackets behind a name that is not the anchor: "Kenya, South Sudan (2016)"."""
    named = _named_before(context, when)
    return anchor.sort == "party" and named is not None and named.first != anchor.core


def _is_of_other_verb(context: Context, anchor: Anchor, when: When) -> bool:
    """Whether "and is" parts a date from a membership: "joined the UN in 1966 and is a member of the Commonwealth"."""
    between = context.low[when.end : anchor.first]
    return any(pair in _AND_IS for pair in pairwise(between))


def _is_in_other_field(context: Context, anchor: Anchor, when: When) -> bool:
    """Whether a date tells since when something is under another label: "History: UNIFIL since 1979 / Losses: 48"."""
    number = context.line_of.get(when.first)
    if number is None or anchor.sort != "quantity" or not facts_of_date(context, when).since:
        return False
    own, other = context.line(anchor), context.lines[number]
    return own is not other and is_field(context, own) and is_field(context, other)


def _is_in_remark(context: Context, anchor: Anchor, when: When) -> bool:
    """Whether a date stands in a later cell of a row, among words: "Sierra Leone | 850 | Sector 2 (withdrawn 2015)"."""
    line = context.line(anchor)
    own, column = line.column_of(anchor.core), line.column_of(when.first)
    if anchor.sort != "quantity" or line.shape != "row" or not 0 <= own < column:
        return False
    first, end = line.cells[column]
    return any(context.low[at].isalpha() and at not in context.document.covered for at in range(first, end))


def _is_dateline(context: Context, when: When) -> bool:
    """Whether a date only says from when and where a story is: "GENEVA/NAIROBI, March 5 — ..."."""
    number = context.line_of.get(when.first)
    if number is None or when.form != "day" or (context.now or "").strip("~") != when.edtf[:7]:
        return False
    first = context.lines[number].first
    before = context.document.tokens.raw[first : when.first]
    named = first in context.document.mention_at or (before[:1] != [] and before[0].isupper())
    parted = context.low[when.end : when.end + 1] in _BEHIND_DATELINES
    return (
        named
        and parted
        and 0 < len(before) <= _LONGEST_DATELINE
        and all(not word[0].islower() and word != ":" for word in before)
    )


def _named_before(context: Context, when: When) -> Mention | None:
    return context.mention_ends.get(when.first - 1) if context.low[when.first - 1] == "(" else None
