"""Lists in prose that a plural superlative ranks: "the largest contributors are Nepal, Rwanda and India"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from contingent.reading.context import Context
from contingent.reading.document import Mention

_RANKED = frozenset({"contributors", "contingents", "suppliers", "providers", "senders"})
_SUPERLATIVE = frozenset({"largest", "biggest", "top", "leading", "foremost"})
_VERBS = frozenset({"are", "were", "being", "remain", "remained", "have", "had", "provide", "provided", "come", "came"})
_LEADING = _VERBS | {":"}
"""What a list follows."""
_HEDGES = frozenset({"among", "amongst", "one", "some", "include", "includes", "included", "including", "several"})
_BETWEEN = frozenset({",", "and", "&", "the", "(", ")", "with", "from"})
_NEAR, _REACH, _CLAUSE = 4, 12, 6


@dataclass(frozen=True, slots=True)
class RankedList:
    """The parties a superlative ranks, the first of them first, its token, and the mission in which it ranks them."""

    parties: Sequence[Mention]
    superlative: int
    mission: Mention | None


def ranked_lists(context: Context) -> Iterator[RankedList]:
    """The lists of a document, in order."""
    for first, end in context.document.tokens.sentences:
        for at in range(first, end):
            superlative = _superlative(context, first, at) if context.low[at] in _RANKED else None
            if superlative is None:
                continue
            parties = _after(context, at, end) or _before(context, first, superlative)
            if len(parties) > 1 and _falling(context, parties):
                yield RankedList(parties, superlative, _mission_after(context, at))


def _mission_after(context: Context, noun: int) -> Mention | None:
    """The mission named just behind the noun: "contributors to UNMISS", "contingents in the force in Cyprus"."""
    behind = context.document.mentions_of_tokens(noun + 1, noun + 1 + _NEAR)
    named = behind[0] if behind and "mission" in behind[0].names else None
    return named if named is not None and context.low[noun + 1] in {"to", "in", "of", "within"} else None


def _superlative(context: Context, first: int, noun: int) -> int | None:
    """The superlative just before a noun, if nothing hedges it: not "among the largest contributors"."""
    start = max(first, noun - _NEAR)
    at = next((place for place in range(noun - 1, start - 1, -1) if context.low[place] in _SUPERLATIVE), None)
    if at is None or not _HEDGES.isdisjoint(context.low[max(first, at - _NEAR) : noun + 2]):
        return None
    return at


def _after(context: Context, noun: int, end: int) -> Sequence[Mention]:
    """The list after "contributors to UNMIL are": it follows the verb at once."""
    verb = next((at for at in range(noun + 1, min(end, noun + _REACH)) if context.low[at] in _LEADING), None)
    if verb is None or not _HEDGES.isdisjoint(context.low[noun:verb]):
        return ()
    parties = [mention for mention in context.document.mentions_of_tokens(verb, end) if "party" in mention.names]
    if not parties or not _BETWEEN.issuperset(context.low[verb + 1 : parties[0].first]):
        return ()
    return joined_parties(context, parties)


def _before(context: Context, first: int, superlative: int) -> Sequence[Mention]:
    """The list before "were the three": it ends at the verb."""
    start = max(first, superlative - _CLAUSE)
    verb = next((at for at in range(superlative - 1, start, -1) if context.low[at] in _VERBS), None)
    if verb is None:
        return ()
    parties = [mention for mention in context.document.mentions_of_tokens(first, verb) if "party" in mention.names]
    if not parties or any(word.isalpha() for word in context.low[parties[-1].end : verb]):
        return ()
    return joined_parties(context, parties[::-1])[::-1]


def joined_parties(context: Context, parties: Sequence[Mention]) -> Sequence[Mention]:
    """The parties from the first on that only commas, "and" and numbers part."""
    for number, (one, other) in enumerate(pairwise(parties), start=1):
        left, right = sorted((one, other), key=lambda mention: mention.first)
        words = [at for at in range(left.end, right.first) if at not in context.document.number_at]
        if not words or not _BETWEEN.issuperset(context.low[at] for at in words):
            return parties[:number]
    return parties


def _falling(context: Context, parties: Sequence[Mention]) -> bool:
    """Whether the numbers behind the names, if there are any, fall."""
    values = [
        number.value
        for mention in parties
        for number in context.document.numbers_of_tokens(mention.end, mention.end + 2)
    ]
    return values == sorted(values, reverse=True)
