"""Candidates for what is counted at an anchor, and whether women may be meant."""

from __future__ import annotations

from itertools import takewhile

from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.reading.anchor import Anchor
from contingent.reading.category_sources import EARLIER, LONGEST_HEADING, POLICE, all_uniformed, category_sources
from contingent.reading.column_categories import category_of_column, total_of_columns
from contingent.reading.context import Context
from contingent.reading.counted import own_category, ranked_among, ranks_all_sorts, service_of
from contingent.reading.groups import group
from contingent.reading.history import Candidate, History
from contingent.reading.nouns import head_noun
from contingent.reading.person_classes import class_of

UNCATEGORISED = frozenset({"mission_presence", "membership", "diplomatic_relation"})
_MILITARY_UNITS = frozenset({"battalion", "company", "hospital", "aviation", "unit"})


def category_candidates(
    context: Context, anchor: Anchor, kind: str, unit: str | None, history: History, subject: str | None
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
    stated = (
        _stated(context, anchor, kind)
        or _continued(context, anchor, kind, history, subject)
        or ("uniformed" if kind == "contribution_level" and all_uniformed(context, anchor) else None)
    )
    if stated is not None:
        return [Candidate(stated, None)]
    noun = head_noun(context, anchor) if anchor.sort == "quantity" else None
    own = f"noun={context.low[noun]}" if noun is not None else "no noun"
    named_words = group(own, f"+1={context.low[anchor.end]}" if anchor.end < len(context.low) else "+1=$", kind)
    women = kind == "gender_share" or _counts_women(context, anchor) or _ranks_women(context, anchor, kind)
    beside = None if women else _women_beside(context, anchor, kind, history)
    if kind == "contribution_rank" and not women and not beside and ranks_all_sorts(context, anchor):
        return [Candidate("unspecified", None)]
    found: dict[str, Candidate] = {}

    def add(named: str, source: str, value: str, details: tuple[str, ...]) -> None:
        candidate = found.get(named)
        if candidate is None:
            is_so = f"is={named}"
            candidate = found[named] = Candidate(named, None, [], [group(is_so), named_words[is_so]])
        names = (kind, value, *details, f"sort={anchor.sort}", own, f"{value}&bare={noun is None}")
        candidate.groups += [group(source), group(*dict.fromkeys(names))[source]]

    for source, value, details in category_sources(context, anchor, kind, history):
        plain = value.removeprefix("women_")
        if not women:
            add(plain, source, value, details)
        if women or beside:
            add(f"women_{_women_base(plain)}", f"{source}&{beside}" if beside else source, value, details)
    return list(found.values())


def _stated(context: Context, anchor: Anchor, kind: str) -> str | None:
    """The one category that the place of an anchor leaves."""
    if kind == "contribution_rank":
        return ranked_among(context, anchor)
    if kind in {"contribution_level", "deployment_other"}:
        named = total_of_columns(context, anchor) or category_of_column(context, anchor)
        return named or (service_of(context, anchor) if anchor.sort == "quantity" else None)
    return None


_SORTS = frozenset({"uniformed", "personnel", "military", "troops", "police"})
_OF_ALL = frozenset({"uniformed", "personnel"})
_NUMBERS = frozenset({"contribution_level", "deployment_other"})


def _continued(context: Context, anchor: Anchor, kind: str, history: History, subject: str | None) -> str | None:
    """The category that a bare number takes from the one before it, where no other is named last.

    In prose that is one of its sentence; in lists one of the line before, of people of all sorts.
    """
    bare = anchor.sort == "quantity" and head_noun(context, anchor) is None
    if not bare or kind != history.kind or kind not in _NUMBERS:
        return None
    first, _ = context.document.tokens.bounds(anchor.core)
    gap, prose = (
        context.document.tokens.sentence_of(anchor.core) - history.sentence,
        context.line(anchor).shape == "prose",
    )
    if history.category not in (_SORTS if prose else _OF_ALL) or gap > (0 if prose else 1):
        return None
    above = range(*(context.head(anchor) or (0, 0)))
    named = (found for at in (*range(anchor.first - 1, first - 1, -1), *above) if (found := class_of(context, at)))
    same = history.bare or (prose and history.subject in {subject, ALL_CONTRIBUTORS})
    return history.category if same and next(named, history.category) == history.category else None


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


_NEAR = 4


def _ranks_women(context: Context, anchor: Anchor, kind: str) -> bool:
    """Whether a rank is by women: "no country has more women"."""
    if kind != "contribution_rank" or anchor.sort != "rank":
        return False
    _, end = context.document.tokens.bounds(anchor.core)
    following = takewhile(
        lambda at: at not in context.document.number_at, range(anchor.end, min(anchor.end + _NEAR, end))
    )
    return any(context.document.has(at, "women") for at in following)


_OF_PEOPLE = frozenset({"contribution_rank", "other", "training", "cumulative_total", "fatalities"})
"""Kinds that may be of women although no noun of theirs says so: "Ethiopia heads by number"."""


def _women_beside(context: Context, anchor: Anchor, kind: str, history: History) -> str | None:
    """Where women are named who may be meant at an anchor that does not name them: here, above, before; or nowhere."""
    if kind not in _OF_PEOPLE or own_category(context, anchor, kind) is not None or _apart_from_women(context, anchor):
        return None
    start, end = context.document.tokens.bounds(anchor.core)
    above = context.above(anchor, LONGEST_HEADING) or (0, 0)
    for name, (first, stop) in (("here", (start, end)), ("above", above), ("before", (max(0, start - EARLIER), start))):
        if "women" in context.bag(first, stop) and (name != "before" or _women_told(context, first, stop)):
            return f"{name}&{(history.category or '').startswith('women_')}"
    return None


def _women_told(context: Context, first: int, stop: int) -> bool:
    """Whether women are named outside tables."""
    named = (at for at in range(first, stop) if "women" in context.document.classes[at])
    return any(context.lines[context.line_of[at]].shape != "row" for at in named if at in context.line_of)


def _apart_from_women(context: Context, anchor: Anchor) -> bool:
    """Whether an anchor has a column of its own, which is not of women."""
    head = context.head(anchor)
    return head is not None and "women" not in context.bag(*head)


def _women_base(base: str | None) -> str:
    """The category women are counted among, as the scheme names it."""
    if base in POLICE:
        return "police"
    if base in _MILITARY_UNITS and base != "unit":
        return "troops"
    return base if base in {"troops", "military", "experts", "staff"} else "uniformed"
