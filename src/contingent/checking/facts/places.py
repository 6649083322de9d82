"""Where a claim of forces is about: the force and the host, from its slots, its note, its quote and its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contingent.checking.sentences import clause_at, sentence_at
from contingent.model.claim import Claim
from contingent.vocabulary.missions import all_missions, mission_candidates
from contingent.vocabulary.parties import all_parties, candidates

_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")
LONGEST = 6
"""Words of the longest name that is looked for."""


def force_of(claim: Claim) -> str | None:
    """Return the force that a claim names: a mission's id, or the name as it stands where the vocabulary lacks it."""
    if not claim.mission:
        return None
    if claim.mission in all_missions():
        return claim.mission
    found = mission_candidates(claim.mission)
    return found[0] if len(found) == 1 else claim.mission


def host_of(claim: Claim, text: str) -> tuple[str | None, bool]:
    """Return the host that a claim without a force names, and whether it is sure.

    It is the claim's object, or the state in its note, its quote or, nearest first, its clause and the sentence; where
    a clause names several states it is not sure which is meant.
    """
    if claim.object in all_parties():
        return claim.object, True
    for words in (claim.note or "", claim.quote):
        named = [party for party in states_in(words) if party != claim.contributor]
        if named:
            return named[0], len(set(named)) == 1
    for first, last in (clause_at(text, claim.start), sentence_at(text, claim.start)):
        after = [party for party in states_in(text[claim.end : max(last, claim.end)]) if party != claim.contributor]
        before = [party for party in states_in(text[first : claim.start]) if party != claim.contributor]
        if named := [*after[:1], *before[-1:]]:
            return named[0], len({*after, *before}) == 1
    return None, False


def states_in(words: str) -> Iterator[str]:
    """Yield the states that a text names, in its order, the longest name at each place."""
    found = list(_WORDS.finditer(words))
    place = 0
    while place < len(found):
        for length in range(min(LONGEST, len(found) - place), 0, -1):
            called = words[found[place].start() : found[place + length - 1].end()]
            states = [one for one in candidates(called) if all_parties()[one].kind in ("state", "territory")]
            if len(states) == 1 and called[:1].isupper():
                yield states[0]
                place += length
                break
        else:
            place += 1
