"""Whose a number is that no name stands beside: all people of a mission, or those of "the country"."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.nouns import head_noun

_COUNTS = frozenset({"had", "has", "counted", "counts", "numbered", "numbers", "fielded", "fields", "comprised"})
_OWNERS = frozenset({"mission", "force", "operation", "un", "u.n.", "organisation", "organization"})
_COUNTRY = frozenset({"country", "nation", "republic", "kingdom"})
_OF_COUNTRY = frozenset({
    "'s", "had", "has", "sent", "sends", "keeps", "kept", "provides", "provided", "contributes", "contributed",
    "deploys", "deployed", "lost", "fields", "supplies", "maintains", "counts",
})  # fmt: skip
"""Words behind "the country" that make what follows its own."""


def counts_all_of_mission(context: Context, anchor: Anchor, kind: str) -> bool:
    """Whether a number is that of all in a mission: "UNMISS had 14,000 troops", "180 of the mission's 11,000"."""
    return kind == "contribution_level" and (_mission_counts(context, anchor) or _is_of_mission(context, anchor))


def _mission_counts(context: Context, anchor: Anchor) -> bool:
    """Whether a mission is what has people, and no party is named beside it."""
    verb = next((at for at in (anchor.first - 1, anchor.first - 2) if at > 0 and context.low[at] in _COUNTS), None)
    if verb is None:
        return False
    sentence = context.document.tokens.sentence_of(anchor.core)
    inside = context.document.mentions_in(sentence, sentence)
    named = next((mention for mention in inside if mention.end == verb), None)
    parties = any("party" in mention.names and not mention.gloss for mention in inside)
    return named is not None and "mission" in named.names and not parties


def _is_of_mission(context: Context, anchor: Anchor) -> bool:
    low, noun = context.low, head_noun(context, anchor) if anchor.sort == "quantity" else None
    owned = anchor.first > 1 and low[anchor.first - 2] in _OWNERS and low[anchor.first - 1] == "'s"
    nationals = context.document.mentions_of_tokens(anchor.end, (noun or anchor.end) + 1)
    return anchor.sort == "quantity" and owned and not nationals


_SPREAD = frozenset({"most", "mostly", "chiefly", "mainly", "largely", "principally", "half", "bulk"})
_NEARLY = frozenset({"nearly", "almost", "virtually", "practically"})
_WHERE = frozenset({"in", "with", "at", "serving", "deployed"})
_NOUN, _PHRASE = 7, 6


def is_spread(context: Context, anchor: Anchor) -> bool:
    """Whether words behind a number say where most of its people are, so that it is of no mission: "946, mostly in"."""
    if anchor.sort != "quantity":
        return False
    low, stop = context.low, context.document.tokens.bounds(anchor.core)[1]
    comma = next((at for at in range(anchor.end, min(anchor.end + _NOUN, stop)) if low[at] in {",", "("}), None)
    if comma is None:
        return False
    phrase = low[comma + 1 : min(comma + 1 + _PHRASE, stop)]
    spread = not _SPREAD.isdisjoint(phrase[:2]) or (phrase[:1] and phrase[0] in _NEARLY and phrase[1:2] == ["all"])
    numbers = context.document.numbers_of_tokens(anchor.end, comma + 1 + _PHRASE)
    return bool(spread) and not numbers and not _WHERE.isdisjoint(phrase[1:])


def is_of_the_country(context: Context, anchor: Anchor) -> bool:
    """Whether the country is named beside an anchor: "the country had", "the contingent", "316 of the nation's"."""
    low, (first, end) = context.low, context.document.tokens.bounds(anchor.core)
    behind = low[anchor.end : min(anchor.end + 3, end)]
    if behind[:2] == ["of", "the"] and not _COUNTRY.isdisjoint(behind[2:]):
        return True
    return any(
        low[at] == "the" and (low[at + 1] == "contingent" or (low[at + 1] in _COUNTRY and low[at + 2] in _OF_COUNTRY))
        for at in range(first, anchor.first - 2)
    )
