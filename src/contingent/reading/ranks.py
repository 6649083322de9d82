"""The rank a claim states: an ordinal, a superlative, or a place counted on in a series."""

from __future__ import annotations

from contingent.reading.anchors import Anchor
from contingent.reading.features import Context

LastRank = tuple[int, int, str | None]


def rank_of(context: Context, anchor: Anchor, kind: str, subject: str | None, last: LastRank | None) -> tuple[int | None, LastRank | None]:
    """(rank, what to remember): the anchor's own rank, else one more than the last in the same sentence or list."""
    sentence = context.document.tokens.sentence_of(anchor.core)
    if kind == "membership" and anchor.sort == "rank":
        return anchor.rank, last
    if kind != "contribution_rank":
        return None, last
    rank = _stated(context, anchor)
    if rank is None and last is not None and sentence - last[1] <= 3:
        rank = last[0] if subject == last[2] else last[0] + 1
    return rank, (rank, sentence, subject) if rank is not None else last


def _stated(context: Context, anchor: Anchor) -> int | None:
    low = context.low
    if anchor.sort in {"quantity", "party"} and anchor.rank is not None:
        return anchor.rank
    if anchor.sort == "quantity" and anchor.value is not None and anchor.value.is_integer() and 0 < anchor.value < 200:
        return int(anchor.value)
    if anchor.form == "ordinal":
        return anchor.rank
    words = low[anchor.core : anchor.core + 6]
    if words[:3] == ["second", "only", "to"]:
        return 2
    if low[anchor.core] == "runner-up":
        return 2
    if low[anchor.core] == "only" and "more" in low[anchor.core : anchor.core + 12]:
        return 2
    if anchor.form in {"rank.one", "rank.more"}:
        before = low[max(0, anchor.core - 1) : anchor.core]
        if before and before[0] == "only":
            return 2
        return 1
    return None
