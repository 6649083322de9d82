"""Shares as texts write them, read as percent: fractions, percentages, "one in five"."""

from __future__ import annotations

from contingent.reading.number_words import FRACTIONS, PERCENT, TENS, UNITS, Number
from contingent.reading.tokens import Tokens


def is_fraction(low: list[str], index: int) -> bool:
    """Whether a token names parts: "third", "tenths"."""
    return index < len(low) and low[index] in FRACTIONS


def read_fraction(tokens: Tokens, first: int) -> Number | None:
    """The fraction that begins at token `first`, as percent: "half", "a third"; "half a dozen" is six."""
    low = tokens.low
    if low[first] == "half":
        if low[first + 1 : first + 3] == ["a", "dozen"]:
            return Number(first, first + 3, 6.0, "words")
        return Number(first, first + 1, 50.0, "fraction")
    if low[first] == "the" and low[first + 1] != "half":
        return None
    return Number(first, first + 2, round(100 / FRACTIONS[low[first + 1]], 1), "fraction")


def as_share(tokens: Tokens, number: Number) -> Number:
    """A number with what makes it a share behind it, as percent: "12 per cent", "two thirds", "one in five"."""
    low, end = tokens.low, number.end
    following = low[end : end + 3]
    if not following:
        return number
    if following[0] in PERCENT and (following[0] != "pc" or tokens.glued(end)):
        return Number(number.first, end + 1, number.value, "percent")
    if following[:2] == ["per", "cent"]:
        return Number(number.first, end + 2, number.value, "percent")
    if number.value < 20:
        step = 1 if following[0] == "-" else 0
        if (
            len(following) > step
            and following[step] in FRACTIONS
            and number.form == "words"
            and number.value < FRACTIONS[following[step]]
        ):
            return Number(
                number.first, end + step + 1, round(100 * number.value / FRACTIONS[following[step]], 1), "fraction"
            )
    return _ratio(tokens, number) or number


def _ratio(tokens: Tokens, number: Number) -> Number | None:
    """ "one in five", "nine out of ten", "eight in a hundred" as percent, where no noun stands between."""
    low, at = tokens.low, number.end
    if low[at] == "in" or low[at : at + 2] == ["out", "of"] or low[at : at + 2] == ["in", "every"]:
        at += 1 if low[at] == "in" and low[at + 1 : at + 2] != ["every"] else 2
        if at >= len(low):
            return None
        if low[at : at + 2] == ["a", "hundred"]:
            base, end = 100.0, at + 2
        elif low[at] in UNITS or low[at] in TENS or low[at] in {"10", "hundred"}:
            base = UNITS.get(low[at], TENS.get(low[at], 10.0 if low[at] == "10" else 100.0))
            end = at + 1
        else:
            return None
        if (
            number.value < base
            and base in {3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100}
            and (number.form == "words" or base == 10)
        ):
            return Number(number.first, end, round(100 * number.value / base, 1), "ratio")
    return None
