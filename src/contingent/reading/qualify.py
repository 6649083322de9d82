"""What is counted, in which unit, and how it is meant: category, value unit, polarity cues, object, rank."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from contingent.reading.anchors import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.features import head_noun
from contingent.reading.groups import group
from contingent.reading.history import Candidate, History
from contingent.reading.rows import Line

_MOST = 8192
_EARLIER = 150
UNCATEGORISED = frozenset({"mission_presence", "membership", "diplomatic_relation"})
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
_MILITARY_UNITS = frozenset({"battalion", "company", "hospital", "aviation", "unit"})
_POLICE = frozenset({"police", "ipo", "fpu"})


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
    return _counted_thing(context, anchor, noun) or _UNIT_OF_KIND.get(kind) or _people_or_units(context, anchor, noun)


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


def category_candidates(
    context: Context, anchor: Anchor, kind: str, unit: str | None, history: History
) -> list[Candidate]:
    """What may be counted: the own noun, what the number continues, its column, heading and sentence; unspecified.

    A single candidate without a value where the kind or unit has no category.
    """
    if (
        kind in UNCATEGORISED
        or unit in {"missions", "countries", "members", "places"}
        or (unit == "percent" and kind == "other")
    ):
        return [Candidate(None, None)]
    if kind == "other" and anchor.value is None:
        return [Candidate(None, None)]
    noun = head_noun(context, anchor) if anchor.sort == "quantity" else None
    own = f"noun={context.low[noun]}" if noun is not None else "no noun"
    named_words = group(own, f"+1={context.low[anchor.end]}" if anchor.end < len(context.low) else "+1=$", kind)
    women = kind == "gender_share" or _counts_women(context, anchor)
    found: dict[str, Candidate] = {}
    for source, value, details in _category_sources(context, anchor, kind, history):
        named = ("women_" + women_base(value.removeprefix("women_"))) if women else value.removeprefix("women_")
        candidate = found.get(named)
        if candidate is None:
            is_so = f"is={named}"
            candidate = found[named] = Candidate(named, None, [], [group(is_so), named_words[is_so]])
        names = (kind, value, *details, f"sort={anchor.sort}", own, f"{value}&bare={noun is None}")
        candidate.groups += [group(source), group(*dict.fromkeys(names))[source]]
    return list(found.values())


def _category_sources(
    context: Context, anchor: Anchor, kind: str, history: History
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(where from, category, details) for everything near the anchor that names what is counted."""
    document, low = context.document, context.low
    sentence = document.tokens.sentence_of(anchor.core)
    number = context.line_of.get(anchor.core, 0)
    line = context.lines[number]
    after = low[anchor.end] if anchor.end < len(low) else "$"
    noun = head_noun(context, anchor) if anchor.sort == "quantity" else None
    bare = noun is None
    follows = (
        "demonym"
        if _has_noun(context, anchor)
        else (
            after
            if after in {")", "in", "of", "to", "with", ",", ".", "-", "from", "at", "who", "are", "were"}
            else "word"
        )
    )
    own = _own(context, anchor, kind)
    if own is not None and own != "officers":
        yield "own", own, (f"{low[noun]}" if noun is not None else "no noun",)
    if kind == "refugees_hosted":
        yield "refugees", "refugees", (follows,)
    if history.category:
        gap = min(3, sentence - history.sentence)
        details = (
            f"{gap}&{bare}&{follows}&{line.shape == 'prose'}",
            f"{gap}&{bare}&{history.line == number}&own={own is not None}",
        )
        yield "carried", history.category, details
    if history.ranked:
        gap = min(3, sentence - history.sentence)
        yield "ranked", history.ranked, (f"{gap}&{anchor.form}&own={own}&{history.kind == 'contribution_rank'}",)
    cell = _cell_category(context, anchor) if anchor.sort == "quantity" else None
    if cell is not None:
        yield "cell", cell, (f"{line.shape}&{bare}",)
    for name, at in (("heading", line.heading), ("caption", 0 if number else None)):
        named = _line_category(context, context.lines[at]) if at is not None else None
        if named is not None:
            yield name, named, (f"{line.shape}&{bare}",)
    yield from _category_around(context, anchor, bare, follows)
    yield from _category_of_units(context, anchor, bare, follows)
    yield from _category_of_text(context, anchor, bare, follows)
    yield "unspecified", "unspecified", (f"{follows}&{bare}&carried={history.category}", f"own={own}&{anchor.form}")


def _category_around(
    context: Context, anchor: Anchor, bare: bool, follows: str
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The categories named nearest on both sides in the sentence, and before it."""
    sentence = context.document.tokens.sentence_of(anchor.core)
    start, end = context.document.tokens.sentences[sentence]
    named, telling = _categories(context)
    left, right = bisect_left(named, (anchor.first, "")) - 1, bisect_left(named, (anchor.end, ""))
    if left >= 0 and named[left][0] >= start:
        at, near = named[left]
        yield "left", near, (f"{bare}&{min(3, abs(at - anchor.core) // 4)}",)
    if right < len(named) and named[right][0] < end:
        at, near = named[right]
        yield "right", near, (f"{bare}&{min(3, abs(at - anchor.core) // 4)}",)
    before = bisect_left(telling, (start, "")) - 1
    if before >= 0 and telling[before][0] > start - _EARLIER:
        at, near = telling[before]
        gap = min(5, sentence - context.document.tokens.sentence_of(at))
        yield "earlier", near, (f"{gap}&{bare}&{follows}&{anchor.series >= 0}",)


_FORCES = frozenset({"military", "troops", "experts", "staff"})
_NEARBY = 12


def _category_of_units(
    context: Context, anchor: Anchor, bare: bool, follows: str
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The unit named nearest before and after in the sentence: people of a hospital, crews of helicopters."""
    document, low = context.document, context.low
    start, end = document.tokens.bounds(anchor.core)
    for name, places in (
        ("unit before", range(anchor.first - 1, max(start, anchor.first - _NEARBY) - 1, -1)),
        ("unit after", range(anchor.end, min(end, anchor.end + _NEARBY))),
    ):
        unit = next((found for at in places if (found := document.any_prefix(at, "unit."))), None)
        if unit is not None:
            yield name, unit[5:], (f"{bare}&{follows}", f"{unit[5:]}&{anchor.sort}")
    near = low[max(start, anchor.first - 3) : min(end, anchor.end + 4)]
    if "formed" in near:
        yield "formed", "fpu", (f"{bare}",)
    if "individual" in near:
        yield "individual", "ipo", (f"{bare}",)


def _category_of_text(
    context: Context, anchor: Anchor, bare: bool, follows: str
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What the text counts as a whole: its first category, and police and military together as uniformed."""
    _, telling = _categories(context)
    start, end = context.document.tokens.bounds(anchor.core)
    if telling and telling[0][0] < anchor.first:
        yield "first", telling[0][1], (f"{follows}&{bare}", f"{len(telling) > 3}&{bare}")
    low, high = bisect_left(telling, (anchor.end, "")), bisect_left(telling, (min(end, anchor.end + 7), ""))
    right = {found for _, found in telling[low:high]}
    if not right.isdisjoint(_POLICE) and not right.isdisjoint(_FORCES):
        yield "both after", "uniformed", (f"{follows}&{bare}",)
    said = {found for _, found in telling[bisect_left(telling, (start - _EARLIER, "")) : low]}
    if (not said.isdisjoint(_POLICE) and not said.isdisjoint(_FORCES)) or "uniformed" in said:
        yield "both said", "uniformed", (f"{follows}&{bare}", f"{'uniformed' in said}&{bare}")


def _categories(context: Context) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Where the text names categories, "officers" left out; and the same without "unspecified"."""
    if context.categories is None:
        classes = enumerate(context.document.classes)
        named = [(at, found) for at, names in classes if names and (found := _category_of(names))]
        named = [(at, found) for at, found in named if found != "officers"]
        context.categories = named, [(at, found) for at, found in named if found != "unspecified"]
    return context.categories


def _line_category(context: Context, line: Line) -> str | None:
    for at in range(line.first, min(line.end, line.first + 25)):
        found = _class_of(context, at)
        if found and found not in {"officers", "unspecified"}:
            return found
    return None


def carried_category(kind: str, counted: str | None, before: str | None) -> str | None:
    """The category later bare numbers continue: that of the last people counted, not of ranks or units."""
    if kind in _PEOPLE_KINDS and counted is not None:
        return counted
    return before


_PEOPLE_KINDS = frozenset(
    {"contribution_level", "deployment_other", "gender_share", "cumulative_total", "withdrawal", "refugees_hosted"}
)


def _counts_women(context: Context, anchor: Anchor) -> bool:
    noun = head_noun(context, anchor) if anchor.sort == "quantity" else None
    return noun is not None and "women" in context.document.classes[noun]


def _class_of(context: Context, at: int) -> str | None:
    """The category a phrase at a token names, with bare "officers" left open."""
    return _category_of(context.document.classes[at])


@lru_cache(_MOST)
def _category_of(classes: tuple[str, ...]) -> str | None:
    found = [name[7:] for name in classes if name.startswith("person.")]
    if not found:
        return None
    if len(found) > 1:
        found = [name for name in found if name not in {"unspecified", "personnel"}] or found
    return found[0]


def _own(context: Context, anchor: Anchor, kind: str) -> str | None:
    """The category the anchor's own words name."""
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
    unit, found = context.document.any_prefix(noun, "unit."), _class_of(context, noun)
    if unit and (strong or kind in {"units", "training", "deployment_other"} or found is None):
        return _strength_of(context, noun, unit, kind)
    return _officers(context, anchor) if found == "officers" else found


def _of_neighbours(context: Context, anchor: Anchor) -> str | None:
    before = context.low[anchor.first - 1] if anchor.first else ""
    if before in {"of", "about"}:
        return _of_unit(context, anchor)
    if before == ":" or context.lines[context.line_of.get(anchor.core, 0)].shape in {"row", "item"}:
        return _cell_category(context, anchor)
    return None


def _strength_of(context: Context, noun: int, unit: str, kind: str) -> str:
    low, reach = context.low, context.document.reach[noun]
    if kind not in {"units"} and low[reach : reach + 1] == ["of"]:
        for at in range(reach + 1, min(reach + 4, len(low))):
            found = _class_of(context, at)
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
    low = context.low
    _start, end = context.document.tokens.bounds(anchor.core)
    words = low[anchor.core : min(end, anchor.end + 7)]
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
        found = _class_of(context, at)
        if found in {"troops", "police", "military", "experts", "staff", "uniformed", "fpu"}:
            return found
    return None


def _cell_category(context: Context, anchor: Anchor) -> str | None:
    """The category named by the row, the column heading or the label before a colon."""
    line = context.lines[context.line_of.get(anchor.core, 0)]
    spans = []
    if line.header is not None:
        cells = context.lines[line.header].cells
        at = line.column_of(anchor.core)
        at += max(0, len(cells) - len(line.cells)) if at >= 0 else 0
        if 0 <= at < len(cells):
            spans.append(cells[at])
    spans.append((max(line.first, anchor.first - 12), anchor.first))
    for first, end in spans:
        for at in range(end - 1, first - 1, -1):
            found = _class_of(context, at)
            if found and found not in {"officers", "unspecified"}:
                return found
    return None


def _has_noun(context: Context, anchor: Anchor) -> bool:
    at = anchor.end
    mention = context.document.mention_at.get(at)
    return mention is not None and "party" in mention.names and mention.names["party"].surface == "demonym"


def women_base(base: str | None) -> str:
    """The category women are counted among, as the scheme names it."""
    if base in _POLICE:
        return "police"
    if base in _MILITARY_UNITS and base != "unit":
        return "troops"
    return base if base in {"troops", "military", "experts", "staff"} else "uniformed"


def _is_part(context: Context, mention: Mention) -> bool:
    """Whether a name is but a part of another word: "Belgian-administered"."""
    low, end = context.low, mention.end
    return low[end : end + 1] == ["-"] and end + 1 < len(low) and low[end + 1].isalpha()


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
        score = distance + 40 * back
        if best is None or score < best[0]:
            best = (score, mention)
    if best is not None and (best[1].sentence == sentence or last is None):
        return best[1].id_of(sort), best[1]
    return last, None
