"""Whether people are in none of the UN's missions: under others, or in a country that has none at the time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.focus import missions_at
from contingent.reading.history import Candidate
from contingent.reading.mission_facts import is_active
from contingent.reading.mission_lists import JOINING
from contingent.reading.mission_sizes import large_enough
from contingent.vocabulary.missions import all_missions

_MOST = 8192
_INTERVENING = "interven"
_REACH = 12
_LEADERS = frozenset({"AU", "NATO", "EU", "ECOWAS", "SADC", "EAC", "ECCAS", "CSTO"})
"""Organisations that lead forces of their own."""
_OPERATIONS = frozenset({"mission", "force", "operation", "contingent"})
BILATERAL = frozenset({"bilateral", "bilaterally"})
_BACKED = frozenset({"backed", "authorised", "authorized", "mandated", "sanctioned", "approved", "endorsed"})
_ENTERED = frozenset({"in", "to", "into", "inside"})


def outside_missions(context: Context, anchor: Anchor) -> bool:
    """Whether the words after an anchor keep its people out of UN missions.

    "400 soldiers outside UN missions", "300 under a bilateral agreement", "3,000 serve under the African Union",
    "250 Latvia (NATO)", "250 as part of the SADC mission".
    """
    low = context.low
    stop = min(anchor.end + _REACH, context.document.tokens.bounds(anchor.core)[1])
    after = low[anchor.end : stop]
    following = next((number.first for number in context.document.numbers_of_tokens(anchor.end, stop)), stop)
    outside = any(after[at : at + 2] == ["outside", "un"] or _is_backed(after[at:]) for at in range(len(after)))
    if outside or not BILATERAL.isdisjoint(low[anchor.end : following]):
        return True
    for mention in context.document.mentions_of_tokens(anchor.end, following):
        if "mission" in mention.names:
            return False
        if mention.id_of("organisation") in _LEADERS:
            before = [word for word in low[max(0, mention.first - 2) : mention.first] if word != "the"][-1:]
            behind = low[mention.end : mention.end + 1]
            return before == ["under"] or (before == ["("] and behind == [")"]) or not _OPERATIONS.isdisjoint(behind)
    return False


def _is_backed(words: Sequence[str]) -> bool:
    """Whether words begin with a force that has only the UN's support: "U.N.-backed mission"."""
    return words[:2] in (["un", "-"], ["u.n.", "-"]) and words[2:3] != [] and words[2] in _BACKED


def no_mission_there(context: Context, anchor: Anchor, chosen: Candidate, month: str | None) -> bool:
    """Whether people said to be in a country are in no UN mission: it has none then, or they "intervened" there."""
    if chosen.mention is not None and "mission" in chosen.mention.names:
        return False
    start, _ = context.document.tokens.bounds(anchor.core)
    if any(word.startswith(_INTERVENING) for word in context.low[start : anchor.end]):
        return True
    mention = context.document.mention_at.get(anchor.core)
    if mention is None or "party" not in mention.names or "mission" in mention.names or month is None:
        return False
    entered = not _ENTERED.isdisjoint(context.low[max(0, mention.first - 2) : mention.first])
    return entered and not missions_at(mention, month)


def counts_elsewhere(context: Context, anchor: Anchor, subject: str | None, month: str | None) -> bool:
    """Whether a number's own place has no UN mission, or none so large: "1,000 in Mozambique", "Mozambique: 1,000"."""
    if anchor.sort != "quantity" or month is None:
        return False
    place = _place_of(context, anchor)
    party = place.id_of("party") if place is not None else None
    if place is None or party in {None, subject} or "mission" in place.names:
        return False
    there = missions_at(place, month)
    return not (large_enough(anchor, there, subject, month) if there else _has_mission(party, month))


def _place_of(context: Context, anchor: Anchor) -> Mention | None:
    """The name behind "in" after a number and its noun, or before the colon or bracket that a number follows."""
    labelled = anchor.first > 1 and context.low[anchor.first - 1] in {":", "(", "|"}
    return place_behind(context, anchor) or (context.mention_ends.get(anchor.first - 1) if labelled else None)


def place_behind(context: Context, anchor: Anchor) -> Mention | None:
    """The name behind "in" after a number and its noun: "1,000 troops in Mozambique"."""
    low = context.low
    at = next((at for at in range(anchor.end, anchor.end + _NOUN) if low[at : at + 1] == ["in"]), None)
    if at is None or any(word in JOINING or word in _STOPS for word in low[anchor.end : at]):
        return None
    return context.document.mention_at.get(at + 1 + (low[at + 1 : at + 2] == ["the"]))


_NOUN = 4
_STOPS = frozenset({".", ";", ":", ")", "]", ",", "|"})


@lru_cache(_MOST)
def _has_mission(party: str | None, month: str) -> bool:
    """Whether the vocabulary knows a mission of the United Nations with a host then, or without an end."""
    return any(
        party in known.hosts and is_active(known, month) for known in all_missions().values() if known.kind != "non_un"
    )
