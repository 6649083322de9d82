"""The words of a number and of what it counts, put right: number, noun, "no", singular and plural."""

from __future__ import annotations

import re

from contingent.checking import wording
from contingent.checking.right import Right
from contingent.model.claim import Claim
from contingent.presenting.refresh.change import Refused
from contingent.presenting.refresh.numerals import article, rewritten
from contingent.presenting.refresh.ranks import Words
from contingent.presenting.refresh.surface import Noun, Surface

NOUNS = {
    "troops": "troops",
    "police": "police",
    "fpu": "formed police unit members",
    "ipo": "individual police officers",
    "experts": "experts on mission",
    "staff": "staff officers",
    "uniformed": "uniformed personnel",
}
"""The measures that have a noun of their own, by which a text can be made to speak of them."""

_CONTRIBUTOR = re.compile(
    r"[- ](?:(?P<one>contributor|contributing (?:country|nation|state))|"
    r"(?P<many>contributors|contributing (?:countries|nations|states))|(?P<given>contributions?))\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?:\b(?:the|its|their|his|her|our|all|some|these|those|of|with)|['’]s?)\s+$", re.IGNORECASE)
_VERBS = {
    "are": "is", "were": "was", "have": "has", "serve": "serves", "work": "works", "make": "makes", "form": "forms",
    "remain": "remains", "operate": "operates", "contribute": "contributes", "participate": "participates",
}  # fmt: skip
_COUNTED = re.compile(
    r"(?:\s+[\w-]+){0,3}?\s+(?P<noun>missions?|operations?|countries|country|nations?|states?)\b", re.IGNORECASE
)


def noun_words(text: str, noun: Noun, measure: str) -> Words:
    """Return the words of a noun and those of another measure: "troop contributor", "contributor of ..."."""
    if measure not in NOUNS:
        raise Refused("there is no plain word for what the number counts")
    follows = _CONTRIBUTOR.match(text[noun.end :])
    if follows is not None:
        giver = "contributor" if follows["one"] else "contributors" if follows["many"] else follows["given"]
        return noun.start, noun.end + follows.end(), f"{giver} of {NOUNS[measure]}"
    if re.match(r"-|\s+(?:ranking|numbers?|strength|levels?)\b", text[noun.end :]):
        raise Refused("the noun is part of a longer word")
    return noun.start, noun.end, NOUNS[measure]


def number_words(surface: Surface, claim: Claim, right: Right, separator: str) -> list[Words]:
    """Return the words of a claim's number, of the noun and verb that must agree with it, and the right ones."""
    if "value" not in claim.spans or claim.value is None:
        raise Refused("the words of the number are not found")
    start, end = claim.spans["value"]
    text, value = surface.text, right.value
    counted = claim.value_unit != "percent"
    if counted and value == 0 and not _in_cell(text, start, end):
        return _none(text, claim, end)
    new = rewritten(text[start:end], claim, value, separator)
    if new is None:
        raise Refused(f"the number is written as '{text[start:end]}'")
    words = _with_article(text, start, end, new)
    if counted and (value == 1) != (claim.value == 1):
        words += _agreeing(surface, claim, right, one=value == 1)
    return words


def _in_cell(text: str, start: int, end: int) -> bool:
    """Tell whether a number stands by itself, in a table or in brackets, where nobody is written as 0."""
    return not re.match(r"\s+[A-Za-z]", text[end:]) or text[:start].rstrip(" ").endswith(("|", "\t"))


def _none(text: str, claim: Claim, end: int) -> list[Words]:
    """Write "no troops" for a number with its hedge ("about 200 troops")."""
    if _OWNED.search(text[: claim.start]) and not re.search(r"\bwith\s+$", text[: claim.start], re.IGNORECASE):
        raise Refused("nobody is left, and the sentence would have to be written anew")
    if re.match(r"\s+(?:of|women of)\b", text[end:]):
        raise Refused("nobody is left, and the sentence would have to be written anew")
    no = "No" if text[claim.start : claim.start + 1].isupper() or _begins(text, claim.start) else "no"
    return [(claim.start, end, no)]


def _begins(text: str, start: int) -> bool:
    return re.search(r"(?:^|[.!?]\s+|\n\s*(?:[-*•]\s+)?)$", text[:start]) is not None


def _with_article(text: str, start: int, end: int, new: str) -> list[Words]:
    before = re.search(r"\b(an?)(\s+)$", text[:start], re.IGNORECASE)
    if before is None or article(new) == before[1].lower():
        return [(start, end, new)]
    fitting = article(new) if before[1].islower() else article(new).capitalize()
    return [(before.start(), end, f"{fitting} {new}")]


def _agreeing(surface: Surface, claim: Claim, right: Right, *, one: bool) -> list[Words]:
    """Return the changes of noun and verb from many to one, or back."""
    text, (_, end) = surface.text, claim.spans["value"]
    nouns = surface.nouns(end, claim.end)
    if claim.value_unit in ("missions", "countries"):
        found = _COUNTED.match(text[end:])
        if found is None:
            return []
        start, stop = end + found.start("noun"), end + found.end("noun")
        changed = [(start, stop, _numbered(text[start:stop], one=one))]
    elif nouns:
        start, stop = nouns[-1].start, nouns[-1].end
        changed = [(start, stop, _person(text[start:stop], right.measure, one=one))]
    else:
        return []
    verb = re.match(r"\s+([a-z]+)\b", text[stop:])
    forms = _VERBS if one else {many: single for single, many in _VERBS.items()}
    if verb and verb[1] in forms:
        changed.append((stop + verb.start(1), stop + verb.end(1), forms[verb[1]]))
    there = re.search(r"\bthere\s+([a-z]+)\s+$", text[: claim.start], re.IGNORECASE)
    if there and there[1] in forms:
        changed.append((there.start(1), there.end(1), forms[there[1]]))
    return [words for words in changed if text[words[0] : words[1]] != words[2]]


def _numbered(noun: str, *, one: bool) -> str:
    if noun.lower() in ("countries", "country"):
        return noun[:-3] + "y" if one and noun.endswith("ies") else noun if one else noun[:-1] + "ies"
    return noun.removesuffix("s") if one else noun.removesuffix("s") + "s"


def _person(noun: str, measure: str, *, one: bool) -> str:
    """Write a noun for people for one or for many: soldier, troops; police officer, police officers."""
    low = noun.lower()
    if low in ("woman", "women"):
        return "woman" if one else "women"
    if one:
        singular = low.removesuffix("s")
        fits = low.endswith("s") and low != "troops"
        return singular if fits else wording.people(measure, 1.0).removeprefix("1 ")
    return noun if low in ("police", "troops") or low.endswith(("s", "personnel")) else f"{noun}s"
