"""The notation of our own annotated passages: `{{quote|KIND CONTRIBUTOR m:MISSION c:category v:value @as_of !plan}}`.

Kinds: L level, R rank, P presence, U units, C cumulative, G women, M membership, D relations, F refugees, X fatalities,
O force not under UN command, W withdrawal, T training, E other. `-` is no contributor; `v:>900`, `v:~83000`,
`v:5000..6000` a range; `u:` the unit, `r:` a rank (`r:<=10` among the top ten), `b:` those named just ahead or behind
(`b:BGD;NPL`), `a:` among whom, `o:` the object (`_` for a space); `!plan`, `!hyp`, `!neg`. Several claims of one quote
are separated by `|`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

KINDS = {
    "L": "contribution_level", "R": "contribution_rank", "P": "mission_presence", "U": "units", "C": "cumulative_total",
    "G": "gender_share", "M": "membership", "D": "diplomatic_relation", "F": "refugees_hosted", "X": "fatalities",
    "O": "deployment_other", "W": "withdrawal", "T": "training", "E": "other",
}  # fmt: skip
_POLARITY = {"!plan": "planned", "!hyp": "hypothetical", "!neg": "negated"}
_KEYS = {"m": "mission", "c": "category", "o": "object", "u": "value_unit", "a": "among", "b": "relative_to"}
_SPACED = frozenset({"a", "m", "o"})
_MARK = re.compile(r"\{\{(.+?)\|([A-Z] .+?)\}\}")
_FIELDS = [
    "contributor",
    "object",
    "mission",
    "category",
    "comparator",
    "value",
    "value_high",
    "value_unit",
    "rank",
    "relative_to",
    "among",
    "as_of",
    "note",
]


def parse(source: str) -> Iterator[dict[str, Any]]:
    """Passages of one file, in the form of the JSON lines."""
    for block in re.split(r"^## ", source, flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        name, style, *published = head.split()
        text, claims = _unmark(body.strip())
        yield {
            "id": name,
            "style": style,
            "published": published[0] if published else None,
            "text": text,
            "claims": claims,
            "distractors": [],
        }


def _unmark(body: str) -> tuple[str, list[dict[str, Any]]]:
    text, claims, at = "", [], 0
    for found in _MARK.finditer(body):
        text += body[at : found.start()]
        claims += [_claim(found[1], marks.split(), len(text)) for marks in found[2].split("|")]
        text += found[1]
        at = found.end()
    return text + body[at:], claims


def _claim(quote: str, parts: list[str], start: int) -> dict[str, Any]:
    claim: dict[str, Any] = dict.fromkeys(_FIELDS)
    claim |= {"quote": quote, "start": start, "kind": KINDS[parts[0]], "polarity": "asserted"}
    claim["contributor"] = None if parts[1:2] in ([], ["-"]) or not parts[1][0].isupper() else parts[1]
    for part in parts[1:]:
        key, _, value = part.partition(":")
        if part in _POLARITY:
            claim["polarity"] = _POLARITY[part]
        elif part.startswith("@"):
            claim["as_of"] = part[1:]
        elif key in _KEYS:
            claim[_KEYS[key]] = value.replace("_", " ") if key in _SPACED else value
        elif key == "v":
            claim |= _value(value) | {"value_unit": claim["value_unit"] or "persons"}
        elif key == "r":
            sign, number = _signed(value)
            claim |= {"comparator": sign, "rank": int(number)}
        elif ":" in part:
            raise ValueError(f"{part!r} in the marks of {quote!r} is not understood")
    return claim


def _value(text: str) -> dict[str, Any]:
    low, dots, high = text.partition("..")
    if dots:
        return {"comparator": "range", "value": float(low), "value_high": float(high)}
    sign, number = _signed(text)
    return {"comparator": sign, "value": float(number)}


def _signed(text: str) -> tuple[str, str]:
    sign, number = re.match(r"([~<>=]*)(.+)", text).groups()  # type: ignore[union-attr]
    return sign or "=", number
