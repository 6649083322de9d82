"""The words of generated sentences: nouns, numbers, ranks and places, each with the claim's fields."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from contingent.vocabulary.parties import all_parties

from .times import PAST

NOUNS = {
    "unspecified": ("peacekeepers", "blue helmets"),
    "personnel": ("personnel", "people"),
    "uniformed": ("uniformed personnel", "soldiers and police"),
    "troops": ("troops",),
    "military": ("soldiers", "military personnel"),
    "police": ("police officers", "police"),
    "fpu": ("members of formed police units",),
    "ipo": ("individual police officers",),
    "experts": ("experts on mission", "military observers"),
    "staff": ("staff officers",),
    "women_uniformed": ("women in uniform", "women"),
    "women_troops": ("women troops",),
    "women_military": ("women soldiers",),
    "women_police": ("women police officers",),
    "women_experts": ("women experts on mission",),
    "women_staff": ("women staff officers",),
}
PLACES = (
    ("UN missions", False), ("United Nations field missions", False), ("UN peacekeeping", False),
    ("UN peacekeeping missions", True), ("United Nations peacekeeping operations", True),
)  # fmt: skip
VERBS = {
    "send": ("contributes", "contributed"), "have": ("has", "had"), "be": ("is", "was"),
    "serve": ("serves", "served"), "make": ("make up", "made up"), "rank": ("ranks", "ranked"),
    "give": ("contribute", "contributed"), "are": ("are", "were"),
}  # fmt: skip
ORDINALS = ("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
GROUPS = (
    ("Africa", "in Africa"), ("Africa", "among African countries"), ("P5", "among the permanent five"),
    ("EU", "in the European Union"), ("European Union", "among EU members"), ("ASEAN", "in ASEAN"),
    ("EAC", "in the East African Community"), ("Latin America", "in Latin America"), ("Asia", "in Asia"),
    ("Europe", "in Europe"), ("SADC", "in SADC"), ("ECOWAS", "in ECOWAS"), ("NATO", "in NATO"),
)  # fmt: skip


@dataclass(frozen=True)
class Number:
    """A number as said: its words and the fields of the claim that say the same."""

    words: str
    fields: dict[str, Any]


def verb(name: str, tense: str) -> str:
    """A verb in the present or the past."""
    return VERBS[name][tense == PAST]


def party(name: str, *, start: bool) -> str:
    """What a party is called, at the start of a sentence or inside it."""
    words = all_parties()[name].the_name
    return words[:1].upper() + words[1:] if start else words


def digits(rng: Random, value: float) -> str:
    """A whole number in digits, most often with a comma."""
    return f"{int(value):,}" if rng.random() < 0.8 else str(int(value))


def number(rng: Random, value: float, form: str) -> Number:
    """A number of people in one of the forms `=`, `round`, `~`, `nearly`, `>`, `>=`, `<`, `<=`, `range`."""
    down, up = _figures(value, "down"), _figures(value, "up")
    near = down if value - down <= up - value else up
    if form == "range":
        low, high = sorted((max(1, down - _step(value)), up + (0 if rng.random() < 0.5 else _step(value))))
        words = f"between {digits(rng, low)} and {digits(rng, high)}"
        return Number(words, {"comparator": "range", "value": low, "value_high": high})
    said = {"=": value, "round": near, "~": near, "nearly": up, ">": down, ">=": down, "<": up, "<=": up}[form]
    before = {
        "=": ("",), "round": ("",), "~": ("about ", "some ", "around "), "nearly": ("nearly ", "almost "),
        ">": ("more than ", "over "), ">=": ("at least ",), "<": ("fewer than ",), "<=": ("up to ",),
    }[form]  # fmt: skip
    fields: dict[str, Any] = {"comparator": {"round": "=", "nearly": "~"}.get(form, form), "value": int(said)}
    if form == "nearly":
        fields["note"] = "below"
    return Number(rng.choice(before) + digits(rng, said), fields)


def _step(value: float) -> int:
    """One unit of the second figure of a number."""
    return int(10 ** max(0, len(str(int(value))) - 2))


def _figures(value: float, way: str) -> int:
    step = _step(value)
    return int(value) // step * step if way == "down" else -(-int(value) // step) * step


def place(rank: int) -> str:
    """The superlative of a place: "largest", "third-largest", "23rd-largest"."""
    if rank == 1:
        return "largest"
    if rank < len(ORDINALS):
        return f"{ORDINALS[rank]}-largest"
    ending = "th" if 10 < rank % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}-largest"


def count(rng: Random, value: int) -> str:
    """A small count, in words where it has any."""
    return SMALL[value] if value < len(SMALL) and rng.random() < 0.7 else str(value)


def claim(kind: str, quote: str, **fields: Any) -> dict[str, Any]:
    """A claim in the annotation scheme, its other fields empty."""
    empty = dict.fromkeys(
        ("contributor", "object", "mission", "category", "comparator", "value", "value_high", "value_unit", "rank",
         "relative_to", "among", "as_of")
    )  # fmt: skip
    return {"quote": quote, "kind": kind, **empty, "polarity": "asserted", "note": None, **fields}
