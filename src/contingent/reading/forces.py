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
from contingent.reading.elsewhere import BILATERAL, place_behind
from contingent.reading.history import Candidate
from contingent.reading.linear import Floats
from contingent.reading.mission_facts import is_other
from contingent.reading.subjects import UN_TOTAL
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


_USUAL: Mapping[str, Sequence[str]] = {
    "AFG": ("ISAF", "RSM"), "BIH": ("IFOR", "SFOR", "EUFOR Althea"), "SOM": ("AMISOM", "ATMIS", "AUSSOM"),
    "HTI": ("MSS", "GSF"),
}  # fmt: skip
"""Country -> the forces, one after another, that soldiers of others there are of, where none is named."""
_ONLY_OF: Mapping[str, frozenset[str]] = {"SOM": frozenset({"UGA", "BDI", "KEN", "DJI", "SLE"})}
_ALSO_ALONE = frozenset({None, "USA", UN_TOTAL})


def usual_force(context: Context, anchor: Anchor, contributor: str | None, month: str | None) -> Candidate | None:
    """The force that soldiers in a country are of in a month where no force is named: "80 Finns in Afghanistan"."""
    place = _own_place(context, anchor, contributor) if month is not None and contributor not in _ALSO_ALONE else None
    host = place.id_of("party") if place is not None else None
    if host is None or contributor not in _ONLY_OF.get(host, {contributor}):
        return None
    forces = [force for force in _USUAL.get(host, ()) if _at_work(all_missions()[force], month)]
    return Candidate(forces[0], place) if forces else None


_OF_ONE: Mapping[str, str] = {
    **dict.fromkeys(("LICORNE", "SERVAL", "BARKHANE", "EPERVIER", "TURQUOISE", "SANGARIS", "CHAMMAL", "NOROIT"), "FRA"),
    "Operation Boali": "FRA", "Task Force Sabre": "FRA", "IMATT": "GBR", "Operation Palliser": "GBR", "IPKF": "IND",
    "LINDA NCHI": "KEN", "MISSANG": "AGO", "MISIN": "ITA",
}  # fmt: skip
"""Operation of one country alone -> the country."""


def owner_of_force(mission: str | None, contributor: str | None) -> str | None:
    """Whose people those of a force are: the contributor's, or where none is named, of the one country whose it is."""
    return _OF_ONE.get(mission or "", contributor) if contributor in {None, UN_TOTAL} else contributor


def _own_place(context: Context, anchor: Anchor, contributor: str | None) -> Mention | None:
    """The country before or behind a number, else the only one of its sentence besides the contributor."""
    document = context.document
    first, end = document.tokens.bounds(anchor.core)
    if not BILATERAL.isdisjoint(context.low[first:end]):
        return None
    places = [
        mention
        for mention in document.mentions_of_tokens(first, end)
        if "party" in mention.names
        and mention.names["party"].surface != "demonym"
        and mention.id_of("party") != contributor
    ]
    beside = next((mention for mention in places if mention.end in {anchor.first, anchor.first - 1}), None)
    countries = {mention.id_of("party") for mention in places}
    return beside or place_behind(context, anchor) or (places[0] if len(countries) == 1 else None)


def _led(context: Context, mentions: Sequence[Mention], month: str | None) -> Mapping[str, Mention]:
    """The forces led by an organisation among these names in a country among them, and the leader's last name."""
    if any("mission" in mention.names for mention in mentions):
        return {}
    hosts = {mention.id_of(sort) for mention in mentions for sort in ("party", "place")}
    leaders = [mention for mention in mentions if _leads(context.low, mention)]
    led = [(force, mention) for mention in leaders for force in _forces_of(mention)]
    return {force.id: mention for force, mention in led if not hosts.isdisjoint(force.hosts) and _at_work(force, month)}


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


def _at_work(force: Mission, month: str | None) -> bool:
    """Whether a force is deployed in a month, or may be where the month is not known; no month of one without dates."""
    return month is None or (force.start or "~")[: len(month)] <= month <= (force.end or "9999")
