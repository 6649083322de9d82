"""Which force is meant: one of the UN or of others, and which where only leader and place are named (NATO, Kosovo)."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import numpy as np

from contingent.model.mission import Mission
from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.elsewhere import BILATERAL
from contingent.reading.history import Candidate
from contingent.reading.linear import Floats
from contingent.reading.mission_facts import is_other
from contingent.reading.mission_places import country_of
from contingent.vocabulary.missions import all_missions

_BEFORE = 2
"""Sentences before its own in which a claim's leader and place are looked for."""
_LED_BY = frozenset({"under", "with", "for", "in", "(", "by"})
_FORCE = frozenset({"force", "mission", "command", "flag", "operation", "-", "'s", "troops", "soldiers", "contingent"})
"""Words before and behind an organisation that make it a leader, and not one who only speaks of the force."""


_SHARE = 0.5
"""How much it counts for a mission that it fits what the kind of claim says of the force; chosen as `SHARES` were."""
_LEAST = 0.01


def fit_of_forces(candidates: Sequence[Candidate], other_force: float) -> Floats:
    """What to add to the score of each mission, where `other_force` is the probability that it is none of the UN's.

    No mission fits both.
    """
    other, own = math.log(other_force + _LEAST), math.log(1 - other_force + _LEAST)
    fits = [
        max(other, own) if one.value is None else other if is_other(one.value.split(";")[0]) else own
        for one in candidates
    ]
    found: Floats = _SHARE * np.array(fits)
    return found


def force_meant(context: Context, anchor: Anchor, month: str | None) -> Candidate | None:
    """The one force that an organisation named near an anchor leads, in the month, in a country named near."""
    tokens = context.document.tokens
    sentence = tokens.sentence_of(anchor.core)
    if not BILATERAL.isdisjoint(context.low[slice(*tokens.sentences[sentence])]):
        return None
    for first in (sentence, max(0, sentence - _BEFORE)):
        found = _led(context, context.document.mentions_in(first, sentence), month)
        if found:
            (force, mention), *others = found.items()
            return Candidate(force, mention) if not others else None
    return None


def _led(context: Context, mentions: Sequence[Mention], month: str | None) -> Mapping[str, Mention]:
    """The forces led by an organisation among these names in a country among them, and the leader's last name."""
    if any("mission" in mention.names for mention in mentions):
        return {}
    hosts = {country_of(mention) for mention in mentions}
    leaders = [mention for mention in mentions if _leads(context.low, mention)]
    led = [(force, mention) for mention in leaders for force in _forces_of(mention)]
    return {force.id: mention for force, mention in led if not hosts.isdisjoint(force.hosts) and at_work(force, month)}


def _leads(low: Sequence[str], mention: Mention) -> bool:
    before = [word for word in low[max(0, mention.first - 2) : mention.first] if word != "the"]
    return not _LED_BY.isdisjoint(before[-1:]) or not _FORCE.isdisjoint(low[mention.end : mention.end + 1])


def _forces_of(mention: Mention) -> Iterable[Mission]:
    return _by_leader().get(mention.id_of("organisation") or "", ())


@cache
def _by_leader() -> Mapping[str, Sequence[Mission]]:
    out: dict[str, list[Mission]] = defaultdict(list)
    for mission in all_missions().values():
        for leader in mission.lead if mission.kind == "non_un" else ():
            out[leader].append(mission)
    return out


def at_work(force: Mission, month: str | None) -> bool:
    """Whether a force is deployed in a month, or may be where the month is not known; no month of one without dates."""
    return month is None or (force.start or "~")[: len(month)] <= month <= (force.end or "9999")
