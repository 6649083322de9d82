"""Passages with given claims: JSON lines of id, text, published and claims, read strictly.

A claim that cannot be is refused with its line and the reason; the other claims are kept. A passage that cannot be
read at all is refused as a whole.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, cast, get_args

from contingent.checking.edtf import read_period
from contingent.errors import InputError, UnknownNameError
from contingent.model.claim import Claim, Comparator, Kind, Polarity
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.vocabulary.missions import all_missions, mission_candidates
from contingent.vocabulary.parties import all_parties
from contingent.vocabulary.words import all_words

UNITS = ("persons", "percent", "missions", "countries", "members", "units", "places")
LARGEST = 100_000_000
"""No count of people or things in a claim is above this; a larger number is a mistake."""

_KEYS = frozenset(field.name for field in fields(Claim))


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its given claims. `line` is where it stands in the file."""

    id: str
    text: str
    published: str | None
    claims: tuple[Claim, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A claim, or with `quote` None a whole passage, that cannot be judged: where it stands, and why."""

    line: int
    id: str | None
    quote: str | None
    reason: str

    def __str__(self) -> str:
        name = f" ({self.id})" if self.id else ""
        quote = f" '{self.quote}'" if self.quote else ""
        return f"line {self.line}{name}:{quote} {self.reason}"


@dataclass(frozen=True, slots=True)
class Given:
    """What a file of given claims holds: the passages in order, and what was refused."""

    passages: tuple[Passage, ...]
    refused: tuple[Refused, ...]


class _Bad(Exception):  # noqa: N818 - never leaves this module
    """A reason to refuse."""


def read_given(lines: Iterable[str], contributors: int = 200) -> Given:
    """Read passages, one JSON object a line; empty lines are passed over.

    `contributors` is the number of contributors in the record: no rank can be above it.
    """
    passages: list[Passage] = []
    refused: list[Refused] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = _passage(line, number)
        except _Bad as bad:
            refused.append(Refused(number, None, None, str(bad)))
            continue
        claims = []
        for raw in row.pop("claims"):
            try:
                claims.append(_claim(raw, row["text"], contributors))
            except _Bad as bad:
                quote = raw.get("quote") if isinstance(raw, dict) else None
                refused.append(Refused(number, row["id"], quote if isinstance(quote, str) else None, str(bad)))
        passages.append(Passage(**row, claims=tuple(claims), line=number))
    return Given(tuple(passages), tuple(refused))


def _passage(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise _Bad(f"is not JSON ({error})") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not isinstance(row.get("claims"), list):
        raise _Bad("is not a passage: it needs `text` and a list of `claims`")
    published = row.get("published")
    _date(published, "published")
    return {
        "id": str(row.get("id", number)),
        "text": row["text"],
        "published": published,
        "claims": row["claims"],
    }


def _claim(raw: Any, text: str, contributors: int) -> Claim:
    """Read one claim, or raise _Bad with the first reason to refuse it."""
    if not isinstance(raw, dict):
        raise _Bad("is not an object")
    unknown = sorted(set(raw) - _KEYS)
    if unknown:
        raise _Bad(f"has unknown fields: {', '.join(unknown)}")
    start, end = _span(raw, text)
    _date(raw.get("as_of"), "as_of")
    return Claim(
        quote=raw["quote"],
        start=start,
        end=end,
        kind=cast(Kind, _one_of(raw, "kind", get_args(Kind))),
        contributor=_contributor(raw),
        object=_text(raw, "object"),
        mission=_mission(raw),
        category=_optional(raw, "category", tuple(all_words())),
        comparator=cast(Comparator | None, _optional(raw, "comparator", get_args(Comparator))),
        value=_number(raw, "value"),
        value_high=_high(raw),
        value_unit=_optional(raw, "value_unit", UNITS),
        rank=_rank(raw, contributors),
        relative_to=_relative(raw),
        among=_text(raw, "among"),
        as_of=raw.get("as_of"),
        polarity=cast(Polarity, _one_of({"polarity": "asserted", **raw}, "polarity", get_args(Polarity))),
        below=raw.get("below") is True or "below" in (_text(raw, "note") or "").split("; "),
        note=_text(raw, "note"),
        clause=raw.get("clause") if isinstance(raw.get("clause"), int) else None,
        confidence=_confidence(raw),
        speaker=_text(raw, "speaker"),
    )


def _span(raw: dict[str, Any], text: str) -> tuple[int, int]:
    quote = raw.get("quote")
    if not isinstance(quote, str) or not quote:
        raise _Bad("has no quote")
    start = raw.get("start")
    if start is None:
        start = text.find(quote)
    if not isinstance(start, int) or start < 0 or text[start : start + len(quote)] != quote:
        raise _Bad("has a quote that is not in the text" + ("" if raw.get("start") is None else " at its start"))
    return start, start + len(quote)


def _text(raw: dict[str, Any], field: str) -> str | None:
    value = raw.get(field)
    if value is not None and not isinstance(value, str):
        raise _Bad(f"has a {field} that is not text")
    return value or None


def _one_of(raw: dict[str, Any], field: str, known: tuple[str, ...]) -> str:
    value = raw.get(field)
    if value not in known:
        offer = UnknownNameError.of(field, str(value), known, where="claim").to_do
        raise _Bad(f"has an unknown {field} '{value}' ({offer})")
    return str(value)


def _optional(raw: dict[str, Any], field: str, known: tuple[str, ...]) -> str | None:
    return None if raw.get(field) is None else _one_of(raw, field, known)


def _date(value: Any, field: str) -> None:
    if value is None:
        return
    try:
        read_period(value if isinstance(value, str) else str(value))
    except InputError as error:
        raise _Bad(f"has an impossible date in {field}: {error.what}") from None


def _contributor(raw: dict[str, Any]) -> str | None:
    value = _text(raw, "contributor")
    if value is not None and value != ALL_CONTRIBUTORS and value not in all_parties():
        raise _Bad(f"has an unknown contributor '{value}' ({_nearest('contributor', value, tuple(all_parties()))})")
    return value


@cache
def _nearest(kind: str, value: str, known: tuple[str, ...]) -> str:
    return UnknownNameError.of(kind, value, known, where="claim").to_do


def _mission(raw: dict[str, Any]) -> str | None:
    """Check the missions of a claim; forces that are not the United Nations' may bear any name."""
    value = _text(raw, "mission")
    if raw.get("kind") == "deployment_other":
        return value
    for name in value.split(";") if value else ():
        if name not in all_missions() and not mission_candidates(name):
            raise _Bad(f"has an unknown mission '{name}' ({_nearest('mission', name, tuple(all_missions()))})")
    return value


def _relative(raw: dict[str, Any]) -> tuple[str, ...]:
    value = raw.get("relative_to") or ()
    names = tuple(value.split(";")) if isinstance(value, str) else tuple(map(str, value))
    for name in names:
        if name not in all_parties():
            offer = _nearest("contributor", name, tuple(all_parties()))
            raise _Bad(f"has an unknown contributor '{name}' in relative_to ({offer})")
    return names


def _number(raw: dict[str, Any], field: str) -> float | None:
    value = raw.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _Bad(f"has a {field} that is not a number")
    if value < 0:
        raise _Bad(f"has a negative {field}: {value}")
    most = 100 if raw.get("value_unit") == "percent" and raw.get("kind") == "gender_share" else LARGEST
    if value > most:
        raise _Bad(f"has an absurd {field}: {value:,} is above {most:,}")
    return float(value)


def _high(raw: dict[str, Any]) -> float | None:
    high, low = _number(raw, "value_high"), raw.get("value")
    if raw.get("comparator") == "range" and (high is None or low is None or high < low):
        raise _Bad("has a range without two ends in order")
    return high


def _rank(raw: dict[str, Any], contributors: int) -> int | None:
    value = raw.get("rank")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise _Bad(f"has a rank that is no whole number from 1: {value}")
    if raw.get("kind") == "contribution_rank" and value > contributors:
        raise _Bad(f"has a rank above the number of contributors: {value} of {contributors}")
    return value


def _confidence(raw: dict[str, Any]) -> float:
    value = raw.get("confidence", 1.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise _Bad("has a confidence that is not between 0 and 1")
    return float(value)
