"""Numbers as texts write them: digits with any separator, and words."""

from __future__ import annotations

import re

from contingent.reading.number_words import PERCENT, SCALES, TENS, UNITS, WORDS, Number
from contingent.reading.shares import as_share, is_fraction, read_fraction
from contingent.reading.tokens import Tokens

_GLUED_ONLY = frozenset({"m", "mn", "bn", "k"})
_UNITS_AND_TENS = UNITS.keys() | TENS.keys()
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+$|\d{1,2}(?:,\d{2})+,\d{3}$")


def digits_value(text: str, scaled: bool = False) -> float:
    """The value of one digit token: separators of any style; `scaled` numbers (million, percent) keep decimals."""
    if "," in text or "." in text:
        if _GROUPED.match(text) and not (scaled and text.count(".") + text.count(",") == 1):
            return float(re.sub(r"[.,]", "", text))
        if scaled and _GROUPED.match(text) and "," in text and len(text.rsplit(",", maxsplit=1)[-1]) == 3:
            return float(text.replace(",", ""))
        head, _, tail = text.replace(",", ".").rpartition(".")
        return float(head.replace(".", "") + "." + tail)
    return float(text)


def _spaced_groups(tokens: Tokens, first: int) -> int:
    """End of a number whose groups of three stand apart ("6 383", "4, 321", "1 12 345")."""
    low, starts, ends = tokens.low, tokens.starts, tokens.ends
    end = first + 1
    if not (low[first].isdecimal() and len(low[first]) <= 3 and low[first] != "0"):
        return end
    while end < len(low) and len(low[end]) == 3 and low[end].isdecimal() and starts[end] - ends[end - 1] == 1:
        if tokens.text[ends[end - 1]] == "\t":
            break
        end += 1
    if (
        end == first + 1
        and end + 1 < len(low)
        and low[end] == ","
        and starts[end] == ends[first]
        and len(low[first]) < 3
    ):
        tail = low[end + 1]
        further = low[end + 2] if end + 2 < len(low) else ""
        if (
            len(tail) == 3
            and tail.isdecimal()
            and starts[end + 1] - ends[end] == 1
            and further not in {",", "-", "–", "of"}
        ):
            return end + 2
    return end


def _read_digits(tokens: Tokens, first: int) -> tuple[float, int]:
    low = tokens.low
    end = _spaced_groups(tokens, first)
    following = low[end] if end < len(low) else ""
    scaled = following in SCALES or following in PERCENT or following == "per"
    if end > first + 1:
        return float("".join(part for part in low[first:end] if part != ",")), end
    return digits_value(low[first], scaled), end


def _joins(low: list[str], first: int, at: int) -> bool:
    """Whether a hyphen or "and" joins two parts of one number: "forty-two", "two hundred and six"."""
    if at == first or at + 1 >= len(low):
        return False
    before, after = low[at - 1], low[at + 1]
    if low[at] == "-":
        return (after in UNITS and before in TENS) or after in {"hundred", "thousand", "dozen"}
    return low[at] == "and" and before in {"hundred", "thousand", "million"} and (after in UNITS or after in TENS)


def _read_words(tokens: Tokens, first: int) -> tuple[float, int]:
    """Number words from `first`: "one thousand two hundred and twenty-nine", "forty-two", "six and a half thousand"."""
    low, count = tokens.low, len(tokens.low)
    total = current = 0.0
    end = first
    while end < count:
        word = low[end]
        if word in UNITS:
            if end > first and low[end - 1] in UNITS:
                break
            current += UNITS[word]
        elif word in TENS:
            if end > first and low[end - 1] in _UNITS_AND_TENS:
                break
            current += TENS[word]
        elif word in {"hundred", "dozen", "score"} and (current or end == first):
            current = (current or 1) * SCALES[word]
        elif word in {"thousand", "million", "billion", "lakh", "crore"} and (current or end == first):
            total += (current or 1) * SCALES[word]
            current = 0.0
        elif _joins(low, first, end):
            pass
        elif word == "and" and low[end + 1 : end + 3] == ["a", "half"]:
            scale = low[end + 3] if end + 3 < count else ""
            if scale in {"thousand", "million", "hundred", "dozen"}:
                return (total + current + 0.5) * SCALES[scale], end + 4
            break
        else:
            break
        end += 1
    return total + current, end


def begins_number(word: str) -> bool:
    """Whether a number can begin with a word, in lower case."""
    return word[0].isdecimal() or word in WORDS or word in {"score", "a", "an", "one", "the", "half"}


def read_number(tokens: Tokens, first: int) -> Number | None:
    """The number that begins at token `first`, if one does."""
    low, count = tokens.low, len(tokens.low)
    word = low[first]
    article = (
        word in {"a", "an"} and first + 1 < count and low[first + 1] in {"hundred", "thousand", "dozen", "million"}
    )
    if word[0].isdecimal():
        value, end = _read_digits(tokens, first)
        form = "digits"
    elif word in WORDS or word == "score" or article:
        value, end = _read_words(tokens, first + 1 if article else first)
        form = "words"
    elif (word in {"a", "one", "the"} and is_fraction(low, first + 1)) or word == "half":
        return read_fraction(tokens, first)
    else:
        return None
    if end <= first:
        return None
    if form == "words" and low[first - 1 : first + 1] == ["half", "a"]:
        value /= 2
    number = _scaled(tokens, Number(first, end, value, form))
    return as_share(tokens, number)


def _scaled(tokens: Tokens, number: Number) -> Number:
    low, end, value = tokens.low, number.end, number.value
    while end < len(low) and low[end] in SCALES and low[end] != "score":
        if low[end] in _GLUED_ONLY and not tokens.glued(end):
            break
        value *= SCALES[low[end]]
        end += 1
    return Number(number.first, end, value, number.form) if end != number.end else number
