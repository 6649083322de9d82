"""The category that an anchor's own words name: its noun, the unit it is of, the noun ranked, its row or column."""

from __future__ import annotations

from itertools import takewhile

from contingent.reading.anchor import Anchor
from contingent.reading.column_categories import cell_category
from contingent.reading.context import Context
from contingent.reading.nouns import head_noun
from contingent.reading.person_classes import class_of


def own_category(context: Context, anchor: Anchor, kind: str) -> str | None:
    """The category an anchor's own words name."""
    if anchor.sort == "unit":
        return anchor.group
    if anchor.sort == "rank":
        return _ranked(context, anchor)
    if anchor.sort == "quantity":
        return _of_noun(context, anchor, kind) or _of_neighbours(context, anchor)
    return _named_nearby(context, anchor) if kind == "withdrawal" else None


_STRENGTH = frozenset({"strong", "member", "man", "person"})


def _of_noun(context: Context, anchor: Anchor, kind: str) -> str | None:
    noun = head_noun(context, anchor)
    if noun is None:
        return None
    after = context.low[anchor.end : anchor.end + 2]
    strong = after[:1] == ["strong"] or (after[:1] == ["-"] and after[-1] in _STRENGTH)
    unit, found = context.document.any_prefix(noun, "unit."), class_of(context, noun)
    if unit and (strong or kind in {"units", "training", "deployment_other"} or found is None):
        return _strength_of(context, noun, unit, kind)
    if context.low[noun] in _OF_A_SERVICE:
        return service_of(context, anchor) or found
    return _officers(context, anchor) if found == "officers" else found


_SERVICES = {"police": "police", "gendarmerie": "police"} | dict.fromkeys(
    ("army", "navy", "forces", "military", "marines"), "military"
)
_LONGEST_SERVICE = 7
_OF_A_SERVICE = frozenset({"members", "personnel"})
_OF_OTHERS = frozenset({"mission", "un", "formed", "joint", ",", "."})


def service_of(context: Context, anchor: Anchor) -> str | None:
    """Of what people are members: "637 members of the Defence Forces" are military, "of army and police" uniformed."""
    noun = head_noun(context, anchor)
    if noun is None or context.low[noun] not in _OF_A_SERVICE:
        return None
    words = list(takewhile(lambda word: word not in _OF_OTHERS, context.low[noun + 1 : noun + 1 + _LONGEST_SERVICE]))
    found = {_SERVICES[word] for word in words if word in _SERVICES} if words[:1] == ["of"] else set()
    if "force" in words and not {"defence", "defense", "air"}.isdisjoint(words):
        found.add("military")
    return "uniformed" if len(found) > 1 else next(iter(found), None)


def _of_neighbours(context: Context, anchor: Anchor) -> str | None:
    before = context.low[anchor.first - 1] if anchor.first else ""
    if before in {"of", "about"}:
        return _of_unit(context, anchor)
    if before == ":" or context.line(anchor).shape in {"row", "item"}:
        return cell_category(context, anchor)
    return None


def _strength_of(context: Context, noun: int, unit: str, kind: str) -> str:
    low, reach = context.low, context.document.reach[noun]
    if kind not in {"units"} and low[reach : reach + 1] == ["of"]:
        for at in range(reach + 1, min(reach + 4, len(low))):
            found = class_of(context, at)
            if found and found != "officers":
                return found
    return "unspecified" if low[noun] in {"contingent", "contingents"} and kind != "units" else unit[5:]


def _of_unit(context: Context, anchor: Anchor) -> str | None:
    """ "a company of 120": the unit before "of"."""
    for at in range(anchor.first - 1, max(anchor.first - 6, -1), -1):
        unit = context.document.any_prefix(at, "unit.")
        if unit and context.document.reach[at] >= anchor.first - 2:
            return unit[5:]
    return None


def _officers(context: Context, anchor: Anchor) -> str:
    start, end = context.document.tokens.bounds(anchor.core)
    bag = " ".join(context.bag(start, end))
    before = " ".join(
        context.bag(*context.document.tokens.sentences[max(0, context.document.tokens.sentence_of(anchor.core) - 1)])
    )
    return "police" if "person.police" in bag or "person.police" in before or "unit.fpu" in bag else "military"


def _ranked(context: Context, anchor: Anchor) -> str | None:
    """The noun ranked: "troop contributor" is troops, "police contributor" police, women by the sentence."""
    _start, end = context.document.tokens.bounds(anchor.core)
    return _noun_ranked(context.low[anchor.core : min(end, anchor.end + _BEHIND)])


def _noun_ranked(words: list[str]) -> str | None:
    joined = " ".join(words)
    if (
        "troop and police" in joined
        or "troops and police" in joined
        or "troop - and police" in joined
        or "uniformed" in words
        or "troop- and police" in joined
    ):
        return "uniformed"
    for word, found in (
        ("troop", "troops"),
        ("troops", "troops"),
        ("police", "police"),
        ("soldiers", "military"),
        ("women", "women_uniformed"),
        ("female", "women_uniformed"),
        ("military", "military"),
        ("people", None),
    ):
        if word in words and not ("police" in words and found == "troops"):
            return found
    return None


_BEHIND = 10
_WITHIN = frozenset({"in", "for", "by", "among"})


def ranked_among(context: Context, anchor: Anchor) -> str | None:
    """The category told by a superlative over a list, or right behind a rank, which then is of it: "64th in police"."""
    if anchor.ranked_by is not None:
        return _noun_ranked(_before_list(context, anchor.ranked_by)) or "unspecified"
    at = anchor.end + 1
    if anchor.sort != "rank" or at >= len(context.low) or context.low[anchor.end] not in _WITHIN:
        return None
    found = class_of(context, at)
    women = found is not None and context.document.has(context.document.reach[at], "women")
    return None if women or found in {"officers", "unspecified", "personnel"} else found


def _before_list(context: Context, superlative: int) -> list[str]:
    """The words from a superlative up to the first name or number of its list."""
    end = superlative
    while end < superlative + _OPENING and end not in context.document.number_at:
        mention = context.document.mention_at.get(end)
        if mention is not None and "party" in mention.names:
            break
        end += 1
    return context.low[superlative:end]


def ranks_all_sorts(context: Context, anchor: Anchor) -> bool:
    """Whether a place is one in a list whose heading or opening names no sort of people: "TOP TEN. Nepal 5,686"."""
    if anchor.sort not in {"quantity", "party"} or anchor.rank is None:
        return False
    line, (start, _) = context.line(anchor), context.document.tokens.bounds(anchor.core)
    opening = (max(line.first, start - _OPENING), anchor.first) if line.shape == "prose" else None
    spans = [span for span in (opening, context.above(anchor, _OPENING)) if span is not None]
    found = {class_of(context, at) for span in spans for at in range(*span)}
    return found <= {None, "unspecified", "officers"}


_OPENING = 24
"""Tokens of a heading, or before the sentence of a list, that may say who is ranked."""


def _named_nearby(context: Context, anchor: Anchor) -> str | None:
    """The body of people an event word is about: "pulled its battalion out", "the last soldiers"."""
    start, end = context.document.tokens.bounds(anchor.core)
    for at in [
        *range(anchor.end, min(end, anchor.end + 6)),
        *range(anchor.core - 1, max(start, anchor.core - 8) - 1, -1),
    ]:
        if context.low[at] in {",", ";", ".", ":"}:
            continue
        unit = context.document.any_prefix(at, "unit.")
        if unit and context.low[at] not in {"contingent", "contingents"}:
            return unit[5:]
        found = class_of(context, at)
        if found in {"troops", "police", "military", "experts", "staff", "uniformed", "fpu"}:
            return found
    return None
