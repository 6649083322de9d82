"""Dates that hold for more than their own sentence (of a column, list, heading, "as of"), and what tells of them."""

from __future__ import annotations

from bisect import bisect_left

from contingent.reading.anchor import Anchor
from contingent.reading.cells import Line
from contingent.reading.context import Context, WhenFacts
from contingent.reading.periods import When
from contingent.reading.records import tells_start

_SHORT_LINE = 24
_AFTER_LISTS = frozenset({";", ".", "–", "-", "—", "[", "|"})
_SINCE = frozenset({"since", "from"})


def date_of_column(context: Context, anchor: Anchor) -> When | None:
    """The one date that heads a number's column."""
    head = context.head(anchor)
    whens = context.document.whens_of_tokens(*head) if head is not None else []
    return whens[0] if len(whens) == 1 else None


STRENGTHS = frozenset({
    "contribution_level", "contribution_rank", "gender_share", "units", "refugees_hosted", "deployment_other",
})  # fmt: skip
"""Kinds that hold at a date, not over a period up to it."""
_EXACT = frozenset({"day", "month", "edge"})


def date_of_heading(context: Context, anchor: Anchor, kind: str) -> When | None:
    """The one date over a table or list, for rows that have none of their own."""
    line = context.line(anchor)
    if kind not in STRENGTHS or line.shape not in {"row", "item"} or line.heading is None:
        return None
    heading, document = context.lines[line.heading], context.document
    whens = document.whens_of_tokens(heading.first, heading.end)
    stop = next((at for at in range(anchor.end, line.end) if context.low[at] == ";"), line.end)
    own = document.whens_of_tokens(line.first, stop)
    if len(whens) != 1 or own or whens[0].form not in _EXACT or tells_start(context, whens[0]):
        return None
    return whens[0]


def date_of_list(context: Context, anchor: Anchor) -> When | None:
    """The year in brackets that ends a list: "460 DR Congo (MONUSCO); 35 South Sudan (UNMISS) (2024)"."""
    first, end = context.document.tokens.bounds(anchor.core)
    if not context.parted(first, end):
        return None
    for when in context.document.whens_of_tokens(anchor.end, end):
        bracketed = context.low[when.first - 1] == "(" and context.low[when.end : when.end + 1] == [")"]
        if bracketed and when.form == "year":
            return when if _ends_list(context, when.end + 1, end) else None
    return None


_UNTIL = frozenset({"until", "till", "to", "by"})
_CLAUSE_ENDS = frozenset({",", ";", "(", ")", ":", "-", "–", "—"})


def date_of_clause(context: Context, anchor: Anchor, kind: str) -> When | None:
    """The date of a clause with "when": "since 2015, when 289 were deployed"."""
    low = context.low
    first, _ = context.document.tokens.bounds(anchor.core)
    at = anchor.first - 1
    while at > first and low[at] != "when" and low[at] not in _CLAUSE_ENDS:
        at -= 1
    if at <= first or low[at] != "when" or kind == "cumulative_total":
        return None
    end = at - (low[at - 1] == ",")
    when = next((when for when in context.document.whens_of_tokens(first, end) if when.end == end), None)
    if when is None or "/" in when.edtf or not _UNTIL.isdisjoint(low[max(0, when.first - 2) : when.first]):
        return None
    return when


def _ends_list(context: Context, at: int, end: int) -> bool:
    """Whether what follows a date begins another list, or names whose list it is, or is nothing."""
    return at >= end or context.low[at] in _AFTER_LISTS


def governing_date(context: Context, anchor: Anchor) -> When | None:
    """The date that governs figures without one of their own: that of the heading, else the last such date before."""
    line = context.line(anchor)
    if line.heading is not None and line.shape != "prose":
        last = bisect_left(context.when_starts, context.lines[line.heading].end) - 1
        if last >= 0 and context.when_starts[last] >= context.lines[line.heading].first:
            return context.document.whens[last]
    if line.footing is not None and (below := _dated_below(context, line)) is not None:
        return below
    found = context.governing
    if found is None:
        found = context.governing = [when for when in context.document.whens if facts_of_date(context, when).governs]
    before = bisect_left(found, anchor.end, key=_first)
    return found[max(0, before - 1)] if found else None


def _dated_below(context: Context, line: Line) -> When | None:
    """The one date just below a table that has none above: "(own count, 30/6/12)"."""
    below, top = context.lines[line.footing or 0], context.lines[0]
    whens = context.document.whens_of_tokens(below.first, below.end)
    dated_above = bool(context.document.whens_of_tokens(top.first, top.end)) and top.shape != "row"
    return whens[0] if len(whens) == 1 and below.end - below.first <= _SHORT_LINE and not dated_above else None


def _first(when: When) -> int:
    return when.first


def facts_of_date(context: Context, when: When) -> WhenFacts:
    """What a date's own place tells, whatever claim it is looked at for."""
    found = context.when_facts.get(when.first)
    if found is None:
        found = context.when_facts[when.first] = _find_facts(context, when)
    return found


def _find_facts(context: Context, when: When) -> WhenFacts:
    low, classes = context.low, context.document.classes
    before = low[when.first - 1] if when.first else ""
    if before in {"the", "a"} and when.first > 1:
        before = low[when.first - 2]
    since = (
        before in _SINCE
        or low[max(0, when.first - 2) : when.first] == ["since", "the"]
        or "since" in low[max(0, when.first - 4) : when.first]
    )
    as_of = any(
        "cue.asof" in classes[at] and low[at] not in {"in", "on", "by"}
        for at in range(max(0, when.first - 5), when.first)
    )
    governs = when.form in {"day", "month", "edge"} and not since and (as_of or _counts_things(context, when))
    return WhenFacts(before, since, as_of, lag_of(when.edtf, context.now), governs)


_FIGURES = frozenset([
    *("figures", "figure", "numbers", "data", "list", "table", "statistics", "position", "situation", "count"),
    *("counts", "snapshot", "state", "states", "sheet", "records", "returns", "stats", "tally", "digest"),
])  # fmt: skip


def _counts_things(context: Context, when: When) -> bool:
    """Whether a date stands beside a word for figures: "data to the end of August", "the March numbers"."""
    start, end = context.document.tokens.bounds(when.first)
    around = context.low[max(start, when.first - 6) : min(end, when.end + 3)]
    return not _FIGURES.isdisjoint(around)


def lag_of(edtf: str, now: str | None) -> str:
    """How long before publication a date lies, in steps; "?" where one of them is not known to the month."""
    if now is None or len(now) < 7 or len(edtf) < 7 or not edtf[5:7].isdigit() or not edtf[:4].isdigit():
        return "?"
    months = (int(now[:4]) - int(edtf[:4])) * 12 + int(now[5:7]) - int(edtf[5:7])
    for bound, name in ((-1, "ahead"), (0, "0"), (1, "1"), (3, "3"), (8, "8"), (14, "14")):
        if months <= bound:
            return name
    return "old"
