"""The words of numbers with their values, and what a number read is."""

from __future__ import annotations

from dataclasses import dataclass

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
    "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9,
    "tenth": 10, "tenths": 10,
}  # fmt: skip
PERCENT = frozenset({"%", "percent", "pc", "percentage"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number between tokens `first` and `end`; `form`: digits, words, percent, fraction, ratio."""

    first: int
    end: int
    value: float
    form: str
