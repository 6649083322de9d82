"""Ordinals as texts write them: "2nd", "twenty-fifth", "No. 1"."""

from __future__ import annotations

from contingent.reading.number_words import ORDINALS, TENS, UNITS
from contingent.reading.tokens import Tokens

_NUMBERED = frozenset({"no", "number", "#", "nr", "num"})


def begins_ordinal(word: str) -> bool:
    """Whether an ordinal can begin with a word, in lower case."""
    return word in ORDINALS or word in TENS or word in _NUMBERED or word.isdecimal()


def read_ordinal(tokens: Tokens, first: int) -> tuple[int, int] | None:
    """(ordinal, end) of "2nd", "twenty-fifth", "No. 1", "number two", "#3" at token `first`."""
    low, count = tokens.low, len(tokens.low)
    word = low[first]
    ended = first + 1 < count and low[first + 1] in {"st", "nd", "rd", "th"} and tokens.glued(first + 1)
    if word.isdecimal() and ended:
        return int(word), first + 2
    if word in ORDINALS:
        return ORDINALS[word], first + 1
    if word in TENS and low[first + 1 : first + 2] == ["-"] and first + 2 < count and low[first + 2] in ORDINALS:
        return int(TENS[word]) + ORDINALS[low[first + 2]], first + 3
    if word in _NUMBERED and first + 1 < count:
        at = first + 1
        if low[at] in {".", "-"}:
            at += 1
        if at < count and low[at].isdecimal() and len(low[at]) <= 3:
            return int(low[at]), at + 1
        if at < count and word == "number" and low[at] in UNITS:
            return int(UNITS[low[at]]), at + 1
    return None
