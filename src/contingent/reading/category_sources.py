"""What near an anchor names what is counted: its noun, what it continues, column, heading, sentence, text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from contingent.reading.anchor import Anchor
from contingent.reading.cells import Line
from contingent.reading.column_categories import cell_category
from contingent.reading.context import Context
from contingent.reading.counted import own_category
from contingent.reading.history import History
from contingent.reading.nouns import head_noun
from contingent.reading.person_classes import category_of, class_of

EARLIER = 150
"""Tokens before a sentence in which what it counts may be named."""
LONGEST_HEADING = 25
POLICE = frozenset({"police", "ipo", "fpu"})


def category_sources(
    context: Context, anchor: Anchor, kind: str, history: History
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(where from, category, details) for everything near the anchor that names what is counted."""
    document, low = context.document, context.low
    sentence = document.tokens.sentence_of(anchor.core)
    number = context.line_of[anchor.core]
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
    own = own_category(context, anchor, kind)
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
    cell = cell_category(context, anchor) if anchor.sort == "quantity" else None
    if cell is not None:
        yield "cell", cell, (f"{line.shape}&{bare}",)
    for name, at in (("heading", line.heading), ("caption", 0 if number else None), ("footing", line.footing)):
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
    if before >= 0 and telling[before][0] > start - EARLIER:
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
    if not right.isdisjoint(POLICE) and not right.isdisjoint(_FORCES):
        yield "both after", "uniformed", (f"{follows}&{bare}",)
    said = {found for _, found in telling[bisect_left(telling, (start - EARLIER, "")) : low]}
    if (not said.isdisjoint(POLICE) and not said.isdisjoint(_FORCES)) or "uniformed" in said:
        yield "both said", "uniformed", (f"{follows}&{bare}", f"{'uniformed' in said}&{bare}")


def _categories(context: Context) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Where the text names categories, "officers" left out; and the same without "unspecified"."""
    if context.categories is None:
        classes = enumerate(context.document.classes)
        named = [(at, found) for at, names in classes if names and (found := category_of(names))]
        named = [(at, found) for at, found in named if found != "officers"]
        context.categories = named, [(at, found) for at, found in named if found != "unspecified"]
    return context.categories


_GOES_ON = 2
"""Sentences of prose for which people counted as uniformed stay so."""


def all_uniformed(context: Context, anchor: Anchor) -> bool:
    """Whether a bare number goes on counting the uniformed, the only sort its paragraph, or a table's text, named."""
    line = context.line(anchor)
    if anchor.sort != "quantity" or line.shape not in {"prose", "row"} or head_noun(context, anchor) is not None:
        return False
    _, telling = _categories(context)
    first = line.first if line.shape == "prose" else 0
    before = telling[bisect_left(telling, (first, "")) : bisect_left(telling, (anchor.first, ""))]
    if {found for _, found in before} != {"uniformed"}:
        return False
    sentence_of = context.document.tokens.sentence_of
    return line.shape == "row" or sentence_of(anchor.core) - sentence_of(before[-1][0]) <= _GOES_ON


def _line_category(context: Context, line: Line) -> str | None:
    for at in range(line.first, min(line.end, line.first + LONGEST_HEADING)):
        found = class_of(context, at)
        if found and found not in {"officers", "unspecified"}:
            return found
    return None


def _has_noun(context: Context, anchor: Anchor) -> bool:
    at = anchor.end
    mention = context.document.mention_at.get(at)
    return mention is not None and "party" in mention.names and mention.names["party"].surface == "demonym"
