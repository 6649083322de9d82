"""Numbers written as the number was that they replace: separators, words, decimals, roundness and hedges."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from contingent.checking.wording import ordinal as spoken_ordinal
from contingent.model.claim import Claim
from contingent.reading.number_words import ROUND, SMALL

_DIGITS = re.compile(r"\d+(?:[,.'’\u00a0\u202f\u2009 ]\d{3})*(?:[.,]\d+)?")
_SCALED = re.compile(r"(\d+(?:[.,]\d+)?)(\s?)(thousand|k|million|m)\b", re.IGNORECASE)
_SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6}
_NEAR, _BOUND = 0.02, 0.05
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Numeral:
    """How a number is written: `separator` between thousands, `decimals`, and whether in words or capitalised."""

    separator: str = ","
    decimals: int = 0
    words: bool = False
    capital: bool = False

    def write(self, value: float) -> str:
        """Write a number in this form; in digits where it would take too many words."""
        if self.words and float(value).is_integer():
            words = in_words(int(value))
            if len(re.split(r"[ -]", words)) <= _MOST_WORDS:
                return words[:1].upper() + words[1:] if self.capital else words
        return f"{value:,.{self.decimals}f}".replace(",", self.separator)


def in_words(value: int) -> str:
    """Write a whole number below a million in words: "six thousand three hundred and eighty-three"."""
    if value < 20:
        return SMALL[value]
    if value < 100:
        return ROUND[value // 10 - 2] + (f"-{SMALL[value % 10]}" if value % 10 else "")
    if value < 1000:
        rest = f" and {in_words(value % 100)}" if value % 100 else ""
        return f"{SMALL[value // 100]} hundred{rest}"
    joint = " and " if 0 < value % 1000 < 100 else " "
    return f"{in_words(value // 1000)} thousand" + (f"{joint}{in_words(value % 1000)}" if value % 1000 else "")


def rewritten(old: str, claim: Claim, value: float, separator: str = ",") -> str | None:
    """Return the number `value` in the form of `old`, the words of a claim's number; None where that cannot be done.

    Hedged numbers stay as round as they truthfully can: "nearly 6,000" becomes "nearly 4,700". `separator` is used
    between thousands where `old` is too small to show one.
    """
    if claim.comparator == "range":
        return _range(old, value, separator)
    shares = claim.value_unit == "percent"
    if scaled := _SCALED.fullmatch(old):
        return _scaled(scaled, claim, value)
    found = _DIGITS.match(old)
    if found is None:
        return None if shares else _worded(old, claim, value, separator)
    form = _form(found[0], separator, shares=shares)
    number = round(value, form.decimals) if shares else rounded(claim, value, _step(claim.value or 0))
    return form.write(number) + old[found.end() :]


def _form(digits: str, separator: str, *, shares: bool) -> Numeral:
    if shares:
        _, point, decimals = digits.replace(",", ".").partition(".")
        return Numeral(decimals=len(decimals) if point else 0)
    between = re.search(r"\d([^\d])\d{3}(?!\d)", digits)
    if between is None and len(digits) > 3:
        return Numeral(separator="")
    return Numeral(separator=between[1] if between else separator)


def _worded(old: str, claim: Claim, value: float, separator: str) -> str | None:
    if not re.fullmatch(r"[A-Za-z]+(?:[ -][A-Za-z]+)*", old) or re.search(r"half|quarter|third|in\b|score", old, re.I):
        return None
    form = Numeral(separator=separator, words=True, capital=old[0].isupper())
    return form.write(rounded(claim, value, _step(claim.value or 0)))


def _scaled(found: re.Match[str], claim: Claim, value: float) -> str:
    digits, space, scale = found.groups()
    unit = _SCALES[scale.lower()]
    decimals = len(re.split("[.,]", digits)[1]) if re.search("[.,]", digits) else 0
    number = rounded(claim, value, unit / 10**decimals)
    if not math.isclose(round(number / unit, decimals) * unit, number):
        return f"{number:,.0f}"
    return f"{number / unit:.{decimals}f}{space}{scale}"


def _range(old: str, value: float, separator: str) -> str | None:
    found = re.fullmatch(rf"({_DIGITS.pattern})(\s?(?:and|to|-|–)\s?)({_DIGITS.pattern})", old)
    if found is None:
        return None
    first, last = (_form(digits, separator, shares=False) for digits in (found[1], found[3]))
    ends = [float(re.sub(r"\D", "", digits)) for digits in (found[1], found[3])]
    step = min(_step(ends[0]), _step(ends[1]), 10 ** max(0, math.floor(math.log10(max(value, 1)))))
    low = math.floor(value / step) * step
    return first.write(low) + found[2] + last.write(low + step)


def _step(value: float) -> float:
    """The distance between numbers as round as `value`: 1,000 for 6,000."""
    step = 1.0
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def rounded(claim: Claim, value: float, step: float) -> float:
    """Round a figure as the claim's comparator allows, as coarsely as its own number where that stays near enough."""
    comparator = claim.comparator or "="
    if comparator in ("=", "range") or value == 0:
        return value
    while step > 1:
        number = _towards(comparator, value, step, below=claim.below)
        near = _NEAR if comparator == "~" else _BOUND
        if number > 0 and abs(number - value) <= near * value:
            return number
        step /= 2 if f"{step:.0f}"[0] == "1" else 5
    return _towards(comparator, value, 1.0, below=claim.below)


def _towards(comparator: str, value: float, step: float, *, below: bool) -> float:
    if comparator == ">":
        return (math.ceil(value / step) - 1) * step
    if comparator == ">=":
        return math.floor(value / step) * step
    if comparator == "<":
        return (math.floor(value / step) + 1) * step
    if comparator == "<=" or below:
        return math.ceil(value / step) * step
    return math.floor(value / step + 0.5) * step


def ordinal_like(old: str, rank: int) -> str:
    """Write a rank as `old` was written: "2nd" as digits, "second" as a word, with its capital."""
    if old[:1].isdigit():
        ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
        return f"{rank}{ending}"
    word = spoken_ordinal(rank)
    return word.capitalize() if old[:1].isupper() else word


def article(following: str) -> str:
    """Return "an" before what begins with a vowel's sound (eighth, 11th, 8,300), else "a"."""
    sounds = r"8|1[18](?:th|,|(?!\d))|(?!uni|one\b|eu)[aeiou]"
    return "an" if re.match(sounds, following, re.IGNORECASE) else "a"
