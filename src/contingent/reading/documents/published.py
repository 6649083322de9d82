"""When a document was published, and what says so. Without evidence the date is unknown, never guessed.

Modification dates, copyright years and the dates of a file's metadata say nothing about publication and are not read.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

from contingent.errors import InputError
from contingent.reading.documents.boilerplate import Element
from contingent.reading.documents.web_words import ordered
from contingent.vocabulary.missions import mission_candidates

Found = tuple[str, str]

_EDTF = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(~)?")
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)|\s*(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?=[/_.-]|$)")
_ARTICLE_TYPES = re.compile("Article|Posting|Report|WebPage|CreativeWork|Review|Statement", re.IGNORECASE)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "|".join(f"{name}|{name[:3]}\\.?|{name[:4]}\\.?" for name in _MONTHS)
_DATE = (
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{_MONTH})\s*,?\s+(?P<y>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))(?!\d)"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_LABEL = re.compile(
    rf"(?:first\s+published|published|publication\s+date|date\s+of\s+publication|posted|issued|released)"
    rf"(?:\s+on)?\s*[:\n]?\s*{_WEEKDAY}{_DATE}",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{1,40}[A-ZÀ-Þ])(?:[,/] ?[A-ZÀ-Þ][^\d\n(),/:]{1,30}){0,2}?[\s,(]+"
    rf"(?i:{_WEEKDAY}{_DATE})\)?\s*(?:[(/][^\n)/]{{2,40}}[)/])?\s*[.]?\s?[-–—](?!\d)"
)
_TOP = 1500
_OPENING_LINES = 12
_FIRST_YEAR = 1948


def checked(published: str, where: str) -> str:
    """Return an EDTF date as given (2016, 2016-12, 2016-12-19, with `~` for about). Raises InputError otherwise."""
    match = _EDTF.fullmatch(published)
    if not match or not _is_date(match[1], match[2] or "1", match[3] or "1"):
        raise InputError(
            f"'{published[:40]}' is not a date of publication",
            where=where,
            to_do="write YYYY, YYYY-MM or YYYY-MM-DD (with ~ for about), or null where it is unknown",
        )
    return published


def from_page(page: Element) -> Found | None:
    """Date and evidence from a parsed page's JSON-LD, meta tags, marked times or address, the first that has one."""
    for found in (*_json_ld(page), *_meta(page), *_times(page), *_addresses(page)):
        return found
    return None


def from_text(text: str) -> Found | None:
    """Date and evidence from the top of a text: "KIGALI, 10 August 2021 -", or "Published 10 August 2021"."""
    top = text[:_TOP]
    lines = [line.strip(" \t*_#>\r") for line in top.split("\n")]
    opening = [line for line in lines if line][:_OPENING_LINES]
    for line in opening:
        if found := _dateline(line):
            return found, "dateline"
    label = _LABEL.search("\n".join(opening))
    if label and (date := _spoken(label)):
        return date, "dateline"
    return None


def _dateline(line: str) -> str | None:
    """The date of "KIGALI, Rwanda, 10 August 2021 (Agency) -". A mission's acronym heads a table, not a report."""
    match = _DATELINE.match(line)
    return _spoken(match) if match and not mission_candidates(match["place"]) else None


def _spoken(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts["y3"]:
        return _date(parts["y3"], parts["m3"], parts["d3"])
    name = (parts["m"] or parts["m2"]).lower().rstrip(".")[:3]
    month = next(number for number, full in enumerate(_MONTHS, 1) if full.startswith(name))
    return _date(parts["y"] or parts["y2"], str(month), parts["d"] or parts["d2"])


def _json_ld(page: Element) -> Iterator[Found]:
    for script in page.iterfind(".//script[@type='application/ld+json']"):
        try:
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(content):
            if _ARTICLE_TYPES.search(str(node.get("@type", ""))) and (date := _iso(node.get("datePublished"))):
                yield date, "JSON-LD datePublished"


def _nodes(content: Any) -> Iterator[dict[str, Any]]:
    for item in content if isinstance(content, list) else [content]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (node for node in (graph if isinstance(graph, list) else []) if isinstance(node, dict))


def _meta(page: Element) -> Iterator[Found]:
    named: dict[str, tuple[str, str]] = {}
    for tag in page.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := tag.get(key):
                named.setdefault(name.lower(), (name, tag.get("content", "")))
    for wanted in ordered("publication_meta"):
        if wanted in named and (date := _iso(named[wanted][1])):
            yield date, f"meta {named[wanted][0]}"


def _times(page: Element) -> Iterator[Found]:
    for time in page.iter("time"):
        words = f"{time.get('class', '')} {time.get('itemprop', '')}".lower()
        is_publication = "pubdate" in time.attrib or "publish" in words or "entry-date" in words
        if is_publication and (date := _iso(time.get("datetime"))):
            yield date, "time datetime"


def _addresses(page: Element) -> Iterator[Found]:
    links = [link.get("href", "") for link in page.iterfind(".//link[@rel='canonical']")]
    links += [tag.get("content", "") for tag in page.iterfind(".//meta[@property='og:url']")]
    for link in links:
        match = _IN_ADDRESS.search(link)
        if match and (date := _date(match[1], match[2], match[3] or "1")):
            yield (date if match[3] else date[:7]), "URL"


def _iso(value: object) -> str | None:
    match = _ISO.match(value) if isinstance(value, str) else None
    return _date(*[part for part in match.groups() if part]) if match else None


def _date(year: str, month: str, day: str) -> str | None:
    return f"{year}-{int(month):02d}-{int(day):02d}" if _is_date(year, month, day) else None


def _is_date(year: str, month: str, day: str) -> bool:
    try:
        date = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return date.year >= _FIRST_YEAR and date != datetime.date(1970, 1, 1)
