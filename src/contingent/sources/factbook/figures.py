"""What the World Factbook's short texts say in figures: a share of GDP by year, a strength, refugees by origin."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from contingent.errors import ContingentError
from contingent.sources.areas import BY_NAME, party

_SHARE = re.compile(r"(?<![\d.])(?P<value>\d+(?:\.\d+)?)\s?% (?:of GDP )?(?:\([^()]*billion\) )?\((?P<year>\d{4})")
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?= million)|(?!(?:19|20)\d\d\b)\d{2,4}(?![\d,.-])"
_STRENGTH = re.compile(
    rf"(?<![\d.,])(?:(?P<low>\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?)\s?-\s?)?(?P<number>{_NUMBER})(?P<million> million)?"
    r"(?P<after>[^(;|]*)"
)
_PEOPLE = re.compile(r"\b(?:active|personnel|troops|members|[Ff]orces?|under arms|soldiers)\b")
_NOTHING = re.compile(r"^\s*N/?A\b|unknown|not available|no (?:regular|active)")
_YEAR_AT_END = re.compile(r"\((?P<year>\d{4})(?: est\.)?\)\s*$")
_REFUGEES = re.compile(r"refugees(?P<by> \(country of origin\))?:(?P<list>[^|]*)")
_ITEM = re.compile(r"(?<![\d.,-])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,3})\s*\((?P<origin>[A-Z][^()]*)\)")
_WHOLE = re.compile(r"^\s*(?P<number>\d{1,3}(?:,\d{3})*) \((?P<year>\d{4})(?: est\.)?\)")
_DATE = re.compile(
    r"\((?:(?P<mid>mid-year )|(?:as of )?(?:(?P<day>\d{1,2}) )?(?P<month>[A-Z][a-z]+) )?(?P<year>\d{4})(?: est\.)?\)"
)
_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}


@dataclass(frozen=True, slots=True)
class Said:
    """A figure that a text states: with whom, for when (empty: it does not say), and bounds where it is a range."""

    value: float | None
    period: str
    counterpart: str = ""
    low: float | None = None
    high: float | None = None
    status: str = ""


def expenditures(text: str) -> Iterator[Said]:
    """Yield the share of GDP of each year that a text gives."""
    seen = set()
    for found in _SHARE.finditer(text):
        if found["year"] not in seen:
            seen.add(found["year"])
            yield Said(float(found["value"]), found["year"])


def personnel(text: str) -> Iterator[Said]:
    """Yield the strength of the armed forces: the first number, where the text says that it is of active people.

    A text that gives none, or not as one number, yields a figure without a value.
    """
    main = text.split(" | ", maxsplit=1)[0]
    year = _YEAR_AT_END.search(main)
    period = year["year"] if year else ""
    found = _STRENGTH.search(main)
    if not found or _NOTHING.search(main[: found.start()]) or not _PEOPLE.search(found["after"]):
        yield Said(None, period, status="not stated as one number")
        return
    scale = 1_000_000 if found["million"] else 1
    number = float(found["number"].replace(",", "")) * scale
    if found["low"] is None:
        yield Said(number, period)
        return
    low = float(found["low"].replace(",", "")) * scale
    low *= 1_000 if low * 100 < number else 1
    yield Said(None, period, low=low, high=number, status="range")


def refugees(text: str) -> Iterator[Said]:
    """Yield the refugees by country of origin that a text gives, or all together; each with the date that follows it.

    An origin that is no country of the vocabulary ("Western Saharan Sahrawi, mostly living in camps") is read by its
    first words, and left out where these name none.
    """
    found = _REFUGEES.search(text)
    if not found:
        return
    listed = found["list"]
    if not found["by"]:
        whole = _WHOLE.match(listed)
        if whole:
            yield Said(float(whole["number"].replace(",", "")), whole["year"])
        return
    sums: dict[tuple[str, str], float] = {}
    for item in _ITEM.finditer(listed):
        origin = _origin(item["origin"])
        date = _DATE.search(listed, item.end())
        if origin:
            key = origin, _period(date) if date else ""
            sums[key] = sums.get(key, 0) + float(item["number"].replace(",", ""))
    yield from (Said(value, period, origin) for (origin, period), value in sums.items())


def _period(date: re.Match[str]) -> str:
    year = date["year"]
    if date["mid"]:
        return f"{year}-06-30"
    month = _MONTHS.get(date["month"] or "")
    if month is None:
        return year
    return f"{year}-{month:02d}-{int(date['day']):02d}" if date["day"] else f"{year}-{month:02d}"


@lru_cache(maxsize=4096)
def _origin(printed: str) -> str:
    for name in (printed, re.split(r"[,;]| - | \(| Sahrawi", printed)[0], printed.split(maxsplit=1)[0]):
        try:
            return party(BY_NAME, name.strip(), 2020, "text")
        except ContingentError:
            continue
    return ""
