"""The rank a claim states: an ordinal, a superlative, or a place counted on in a series."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context

LastRank = tuple[int, int, str | None]


def rank_of(
    context: Context, anchor: Anchor, kind: str, subject: str | None, last: LastRank | None
) -> tuple[int | None, LastRank | None]:
    """(rank, what to remember): the anchor's own rank, else one more than the last in the same sentence or list."""
    sentence = context.document.tokens.sentence_of(anchor.core)
    if kind == "membership" and anchor.sort == "rank":
        return anchor.rank, last
    if kind in _RANKED and anchor.sort == "rank":
        return _stated(context, anchor), last
    if kind not in _COUNTED_ON or (kind == "deployment_other" and anchor.value is not None and anchor.rank is None):
        return None, last
    rank = _stated(context, anchor)
    if rank is None and last is not None and sentence - last[1] <= _COUNTED_ON[kind]:
        rank = last[0] if subject == last[2] else last[0] + 1
    return rank, (rank, sentence, subject) if rank is not None else last


_COUNTED_ON = {"contribution_rank": 3, "deployment_other": 0}
"""Over how many ends of sentences a place is counted on: "followed by Burundi"."""
_RANKED = frozenset({"refugees_hosted", "fatalities", "cumulative_total", "training", "other"})
"""Kinds that may be ranked beside contributors themselves: by forces of others, guests, deaths, all who ever served."""


def _stated(context: Context, anchor: Anchor) -> int | None:
    """The rank an anchor's own words give."""
    if anchor.form == "ordinal" or (anchor.sort in {"quantity", "party"} and anchor.rank is not None):
        return anchor.rank
    if anchor.sort == "quantity" and anchor.value is not None and anchor.value.is_integer() and 0 < anchor.value < 200:
        return int(anchor.value)
    return _superlative(context, anchor) if anchor.sort == "rank" else None


_ONLY = frozenset({"only", "just", "merely", "but"})
_BELOW = frozenset({
    "lags", "lag", "lagging", "trails", "trail", "trailing", "trailed", "behind", "below", "after", "beaten",
    "bettered", "surpassed", "exceeded", "outranked", "outdone", "outnumbered", "eclipsed",
})  # fmt: skip
_EXCEED = frozenset({
    "more", "exceed", "exceeded", "exceeds", "outrank", "outranks", "outnumber", "outnumbers", "outdo", "outdoes",
    "larger", "bigger", "ahead", "above", "surpass", "surpasses", "beat", "beats", "better", "higher",
})  # fmt: skip
_FAR, _NEAR, _MANY = 18, 3, 200


def _counted_ahead(context: Context, anchor: Anchor) -> int | None:
    """N + 1 where words count those ahead: "only N countries have more", "trails just N others", "behind only X"."""
    low, at = context.low, anchor.core
    limit = min(anchor.end + _NEAR, len(low)) if low[at] in _BELOW else at + 1
    only = next((place for place in range(at, limit) if low[place] in _ONLY), None)
    if only is None:
        return None
    below = not _BELOW.isdisjoint(low[max(0, only - _NEAR) : only])
    if not below and _EXCEED.isdisjoint(low[only : only + _FAR]):
        return None
    number = context.document.number_at.get(only + 1)
    if number is not None:
        return int(number.value) + 1 if number.value < _MANY else None
    return 1 + max(1, _named_together(context, only + 1))


def _named_together(context: Context, at: int) -> int:
    """How many parties are named side by side from a token on: "India, Nepal and the Sudan"."""
    found = 0
    while at < len(context.low):
        mention = context.document.mention_at.get(at)
        if mention is not None and "party" in mention.names:
            found, at = found + 1, mention.end
        elif context.low[at] in {",", "and", "the", "by"}:
            at += 1
        else:
            break
    return found


def _superlative(context: Context, anchor: Anchor) -> int | None:
    """1 for "the biggest", 2 for "second only to", N for "top N", N + 1 for "only N countries have more"."""
    low, at = context.low, anchor.core
    if low[at : at + 3] in (["second", "only", "to"], ["runner", "-", "up"]) or low[at] == "silver":
        return 2
    ahead = _counted_ahead(context, anchor)
    if ahead is not None:
        return ahead
    top = top_number(context, anchor)
    if top is not None:
        return top
    if low[at] == "bronze":
        return 3
    if anchor.form in {"rank.one", "rank.more"} or low[anchor.end : anchor.end + 1] in _EVERYBODY:
        return 2 if at and low[at - 1] == "only" else 1 + _excepted(context, anchor)
    return None


_EVERYBODY = (["everybody"], ["everyone"], ["all"], ["every"])
_BUT = frozenset({"bar", "barring", "except", "save", "but"})


def _excepted(context: Context, anchor: Anchor) -> int:
    """How many are excepted after a superlative: "unmatched by any other contributor bar India"."""
    stop = min(anchor.end + _FAR, context.document.tokens.bounds(anchor.core)[1])
    but = next((at for at in range(anchor.end, stop) if context.low[at] in _BUT), None)
    return _named_together(context, but + 1) if but is not None else 0


_FOLLOWERS = frozenset({"followed", "closely", "trailed", "tailed", "ahead", "then", "next"})


def follower(context: Context, anchor: Anchor) -> str | None:
    """The party a counting word introduces: "followed by Rwanda", "ahead of India", "then Nepal"."""
    if anchor.form != "rank.next" or context.low[anchor.core] not in _FOLLOWERS:
        return None
    for at in (anchor.end, anchor.end + 1, anchor.end + 2):
        mention = context.document.mention_at.get(at)
        if mention is not None and "party" in mention.names:
            return mention.id_of("party")
        if at < len(context.low) and context.low[at] not in {"the", "come", "came", "comes", "was", "is", "by"}:
            return None
    return None


def stands_ahead(context: Context, anchor: Anchor, rank: Anchor) -> bool:
    """Whether a name is among those a rank stated before is behind: "fifth after Chad (1,419), Egypt and Nepal"."""
    low, at = context.low, anchor.first - 1
    while at >= rank.end and low[at] not in _BEHIND:
        named = context.document.last_mention(rank.end, at + 1)
        if named is not None and named.end == at + 1 and "party" in named.names:
            at = named.first - 1
        elif low[at] == ")" and "(" in low[rank.end : at]:
            at = max(opened for opened in range(rank.end, at) if low[opened] == "(") - 1
        elif low[at] in _JOINED:
            at -= 1
        else:
            return False
    return at >= rank.end


_BEHIND = frozenset({"after", "behind"})
_JOINED = frozenset({",", "and", "the"})
_TOP = frozenset({"top", "biggest", "largest", "leading", "main", "greatest"})
_AMONG = (["one", "of", "the"], ["among", "the"], ["amongst", "the"], ["of", "the"])
_LONGEST_TOP = 50


def top_number(context: Context, anchor: Anchor) -> int | None:
    """N where a rank is one of the first N: "among the top ten", "one of the three largest"."""
    low, at, numbers = context.low, anchor.core, context.document.number_at
    if low[at] not in _TOP:
        return None
    number = numbers.get(anchor.end)
    if number is None and any(low[max(0, at - 1 - len(words)) : at - 1] == words for words in _AMONG):
        number = numbers.get(at - 1)
    return int(number.value) if number is not None and 0 < number.value <= _LONGEST_TOP else None
