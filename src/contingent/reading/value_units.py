"""What a number counts in: persons, units, countries, missions, places, members, percent."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.nouns import head_noun

_COUNTRIES = frozenset({
    "countries", "country", "nations", "nation", "states", "state", "contributors", "flags", "nationalities",
    "governments", "capitals", "contributing",
})  # fmt: skip
_MISSIONS = frozenset(["missions", "mission", "operations", "operation", "deployments"])
_PLACES = frozenset(
    ["places", "theatres", "theaters", "theatre", "camps", "centres", "bases", "continents", "locations", "sites"]
)
_MOST_COUNTRIES = 250
_CONTRIBUTORS = range(60, 140)
"""How many countries have contributed at a time since the nineties."""
_PERCENT = frozenset({"percent", "%", "share", "percentage", "pct", "pc"})
_PEOPLE = frozenset({"troops", "police", "personnel", "people", "soldiers", "refugees"})
"""Words of columns: "Share of women"; and those that go with "country" in "Country and troops"."""
_SHARES, _WHOLE, _NEAR = frozenset({"percent", "fraction", "ratio"}), 100, 3
_APART = frozenset({"the", "its", "their", "in", "of", "include", "includes", "forming", "form", "make", "making"})
"""Words that part a number of people from the unit they are in."""
_LABEL = 8
"""Words before a number that may say what it counts: "the number of contributing countries rose to"."""
_CREW = frozenset({"crew", "crews", "personnel", "members", "pilots", "specialists", "staff"})
_COUNT_ENDS = frozenset({",", ".", ";", "(", ")", "\n", "in", "and", "with", "to", "from"})
_UNIT_OF_KIND = {
    "units": "units",
    "membership": "members",
    "diplomatic_relation": "countries",
    "mission_presence": "missions",
}


def value_unit(context: Context, anchor: Anchor, kind: str) -> str | None:
    """The unit of the anchor's value: None where there is no value, or where the number is a place in a list."""
    if anchor.sort == "rank" and kind == "membership":
        return "members"
    if anchor.value is None or anchor.sort not in {"quantity", "unit"}:
        return None
    if kind == "contribution_rank" or (anchor.sort == "quantity" and anchor.rank is not None):
        return None
    if anchor.form in _SHARES or (kind == "gender_share" and _beside_shares(context, anchor)):
        return "percent"
    if anchor.sort == "unit" or kind in {"units", "membership"}:
        return _UNIT_OF_KIND.get(kind, "units")
    noun = head_noun(context, anchor)
    return (
        _of_column(context, anchor)
        or _counted_thing(context, anchor, noun)
        or _counted_before(context, anchor, noun)
        or _UNIT_OF_KIND.get(kind)
        or _people_or_units(context, anchor, noun)
    )


def _beside_shares(context: Context, anchor: Anchor) -> bool:
    """Whether a bare number follows a percentage: "the share is 10 per cent, the aim 15", "in percentage, 4.8"."""
    if head_noun(context, anchor) is not None or (anchor.value or 0) > _WHOLE:
        return False
    if "percentage" in context.low[max(0, anchor.first - _NEAR) : anchor.first]:
        return True
    sentence = context.document.tokens.sentence_of(anchor.core)
    first, _ = context.document.tokens.sentences[max(0, sentence - 1)]
    before = context.document.numbers_of_tokens(first, anchor.core)
    return bool(before) and before[-1].form == "percent"


def _of_column(context: Context, anchor: Anchor) -> str | None:
    """Percent or countries, where the column's name says so."""
    head = context.head(anchor)
    words = set(context.low[slice(*head)]) if head is not None else set()
    if not words.isdisjoint(_PERCENT):
        return "percent"
    countries = not words.isdisjoint(_COUNTRIES) and words.isdisjoint(_PEOPLE)
    return "countries" if countries and (anchor.value or 0) <= _MOST_COUNTRIES else None


def _counted_thing(context: Context, anchor: Anchor, noun: int | None) -> str | None:
    """Countries, missions or places, where the words after the number name them."""
    low = context.low
    for at in range(anchor.end, min(anchor.end + 4, len(low))):
        if low[at] in _COUNT_ENDS:
            return None
        if low[at] in _COUNTRIES and low[at + 1 : at + 2] != ["'s"]:
            return "countries"
        if low[at] in _MISSIONS and noun is None:
            return "missions"
        if low[at] in _PLACES:
            return "places"
    return None


def _counted_before(context: Context, anchor: Anchor, noun: int | None) -> str | None:
    """Countries, where their number is told behind: "the number of contributors was 119", "Contributors: 119"."""
    if noun is not None or (anchor.value or 0) > _MOST_COUNTRIES:
        return None
    start, _ = context.document.tokens.bounds(anchor.core)
    first = max(start, context.line(anchor).first)
    before = context.low[max(first, anchor.first - _LABEL) : anchor.first]
    labelled = before[-1:] == [":"] and anchor.first - first <= _NEAR and not _COUNTRIES.isdisjoint(before)
    numbered = "number" in before and not _COUNTRIES.isdisjoint(before[before.index("number") :])
    told = (labelled or numbered) and _PEOPLE.isdisjoint(before)
    return "countries" if told or _is_ranked_of(before, anchor.value or 0) else None


def _is_ranked_of(before: list[str], value: float) -> bool:
    """Whether a number is of those among whom a place is told: "19th of 119", "eighth out of 121"."""
    words = [word for word in before if word not in {"the", "out"}]
    return value in _CONTRIBUTORS and words[-1:] in (["of"], ["among"]) and words[-2:-1] != [] and _ordinal(words[-2])


def _ordinal(word: str) -> bool:
    return word in {"first", "second", "third", "st", "nd", "rd"} or word.endswith("th")


def _people_or_units(context: Context, anchor: Anchor, noun: int | None) -> str:
    """Units, where the words after the number name them; "203 the company" and "203 helicopter crew" are persons."""
    document, low = context.document, context.low
    if noun is None or not document.any_prefix(noun, "unit.") or document.any_prefix(noun, "person."):
        return "persons"
    if low[noun : noun + 2] == ["special", "forces"] or not _CREW.isdisjoint(low[noun + 1 : noun + 2]):
        return "persons"
    apart = not _APART.isdisjoint(low[anchor.end : noun])
    return "persons" if apart or low[anchor.end] in {"-", "strong"} else "units"
