"""What a number counts in, and the other party of a relation."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.features import head_noun
from contingent.vocabulary.parties import all_parties

_COUNTRIES = frozenset(
    [
        "countries",
        "country",
        "nations",
        "nation",
        "states",
        "state",
        "contributors",
        "flags",
        "nationalities",
        "governments",
        "capitals",
        "contributing",
    ]
)
_MISSIONS = frozenset(["missions", "mission", "operations", "operation", "deployments"])
_PLACES = frozenset(
    ["places", "theatres", "theaters", "theatre", "camps", "centres", "bases", "continents", "locations", "sites"]
)
_PERCENT = frozenset({"percent", "%", "share", "percentage", "pct", "pc"})
_PEOPLE = frozenset({"troops", "police", "personnel", "people", "soldiers", "refugees"})
"""Words of columns: "Share of women"; and those that go with "country" in "Country and troops"."""
_SHARES = frozenset({"percent", "fraction", "ratio"})
_COUNT_ENDS = frozenset({",", ".", ";", "(", ")", "\n", "in", "and", "with", "to", "from"})
_UNIT_OF_KIND = {
    "units": "units",
    "membership": "members",
    "diplomatic_relation": "countries",
    "mission_presence": "missions",
}


def value_unit(context: Context, anchor: Anchor, kind: str) -> str | None:
    """The unit of the anchor's value: None where there is no value."""
    if anchor.sort == "rank" and kind == "membership":
        return "members"
    if kind == "contribution_rank" or anchor.value is None or anchor.sort not in {"quantity", "unit"}:
        return None
    if anchor.form in _SHARES:
        return "percent"
    if anchor.sort == "unit" or kind in {"units", "membership"}:
        return _UNIT_OF_KIND.get(kind, "units")
    noun = head_noun(context, anchor)
    return (
        _of_column(context, anchor)
        or _counted_thing(context, anchor, noun)
        or _UNIT_OF_KIND.get(kind)
        or _people_or_units(context, anchor, noun)
    )


def _of_column(context: Context, anchor: Anchor) -> str | None:
    """Percent or countries, where the column's name says so."""
    head = context.head(anchor)
    words = set(context.low[slice(*head)]) if head is not None else set()
    if not words.isdisjoint(_PERCENT):
        return "percent"
    return "countries" if not words.isdisjoint(_COUNTRIES) and words.isdisjoint(_PEOPLE) else None


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


def _people_or_units(context: Context, anchor: Anchor, noun: int | None) -> str:
    document = context.document
    unit = noun is not None and document.any_prefix(noun, "unit.") and not document.any_prefix(noun, "person.")
    return "units" if unit and context.low[anchor.end] not in {"-", "strong"} else "persons"


def _is_part(context: Context, mention: Mention) -> bool:
    """Whether a name is but a part of another word: "Belgian-administered"."""
    tokens, end = context.document.tokens, mention.end
    if tokens.low[end : end + 1] != ["-"] or end + 1 >= len(tokens.low):
        return False
    return tokens.low[end + 1].isalpha() and tokens.glued(end) and tokens.glued(end + 1)


def object_of(
    context: Context, anchor: Anchor, kind: str, subject: str | None, last: str | None
) -> tuple[str | None, Mention | None]:
    """The other party of a relation, or the organisation of a membership: the nearest named in the sentence."""
    document = context.document
    sentence = document.tokens.sentence_of(anchor.core)
    sort = "organisation" if kind == "membership" else "party"
    best: tuple[float, Mention] | None = None
    for mention in document.mentions_in(sentence - 3, sentence):
        found = mention.id_of(sort)
        back = sentence - mention.sentence
        near = 0 <= back <= (3 if kind == "membership" else 0)
        if found is None or found == subject or not near or _is_part(context, mention):
            continue
        distance = mention.first - anchor.end if mention.first >= anchor.end else 6 + anchor.first - mention.end
        if mention.first == anchor.core and kind == "membership":
            return _called(found), mention
        score = distance + 40 * back
        if best is None or score < best[0]:
            best = (score, mention)
    if best is not None and (best[1].sentence == sentence or last is None):
        return _called(best[1].id_of(sort) or ""), best[1]
    return last, None


def _called(party: str) -> str:
    """A party's id; its name where the id is no acronym: "Arab League"."""
    return all_parties()[party].name if "_" in party else party
