"""Numbers as texts write them: digits with any separator, words, fractions, ordinals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contingent.reading.tokens import Tokens

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
"""The numbers below 20, in order."""
ROUND = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
"""The tens from 20, in order."""
UNITS: dict[str, float] = {word: number for number, word in enumerate(SMALL)}
TENS: dict[str, float] = {word: 10 * number for number, word in enumerate(ROUND, start=2)}
TENS["fourty"] = 40
SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7,
    "m": 1e6, "mn": 1e6, "bn": 1e9, "k": 1e3, "dozen": 12, "score": 20,
}  # fmt: skip
_GLUED_ONLY = frozenset({"m", "mn", "bn", "k"})
_NUMBERED = frozenset({"no", "number", "#", "nr", "num"})
_UNITS_AND_TENS = UNITS.keys() | TENS.keys()
WORDS = UNITS.keys() | TENS.keys() | {"hundred", "thousand", "million", "dozen"}
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
ORDINALS: dict[str, int] = (
    {
        word + "th": int(number)
        for word, number in UNITS.items()
        if number > 3 and word not in {"five", "eight", "nine", "twelve"}
    }
    | _IRREGULAR
    | {word[:-1] + "ieth": int(number) for word, number in TENS.items()}
)
FRACTIONS: dict[str, float] = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "sixths": 6, "seventh": 7, "eighth": 8, "eighths": 8, "ninth": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
PERCENT = frozenset({"%", "percent", "pc", "percentage"})
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+$|\d{1,2}(?:,\d{2})+,\d{3}$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number between tokens `first` and `end`; `form`: digits, words, percent, fraction, ratio."""

    first: int
    end: int
    value: float
    form: str


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


def _is_fraction(low: list[str], index: int) -> bool:
    return index < len(low) and low[index] in FRACTIONS


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
    elif (word in {"a", "one", "the"} and _is_fraction(low, first + 1)) or word == "half":
        return _fraction(tokens, first)
    else:
        return None
    if end <= first:
        return None
    if form == "words" and low[first - 1 : first + 1] == ["half", "a"]:
        value /= 2
    number = _scaled(tokens, Number(first, end, value, form))
    return _percent_or_ratio(tokens, number)


def _fraction(tokens: Tokens, first: int) -> Number | None:
    low = tokens.low
    if low[first] == "half":
        if low[first + 1 : first + 3] == ["a", "dozen"]:
            return Number(first, first + 3, 6.0, "words")
        return Number(first, first + 1, 50.0, "fraction")
    if low[first] == "the" and low[first + 1] != "half":
        return None
    return Number(first, first + 2, round(100 / FRACTIONS[low[first + 1]], 1), "fraction")


def _scaled(tokens: Tokens, number: Number) -> Number:
    low, end, value = tokens.low, number.end, number.value
    while end < len(low) and low[end] in SCALES and low[end] != "score":
        if low[end] in _GLUED_ONLY and not tokens.glued(end):
            break
        value *= SCALES[low[end]]
        end += 1
    return Number(number.first, end, value, number.form) if end != number.end else number


def _percent_or_ratio(tokens: Tokens, number: Number) -> Number:
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
