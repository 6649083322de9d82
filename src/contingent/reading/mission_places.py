"""Whether a mission is where people are said to be: of "400 in the Congo" none in Somalia."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.elsewhere import place_behind
from contingent.reading.focus import Focus
from contingent.reading.history import Candidate
from contingent.reading.names import postings
from contingent.vocabulary.missions import all_missions

_AT = frozenset({"in", "on", "at", "to", "into", "inside", "near"})
_ARTICLES = frozenset({"the", "southern", "eastern", "northern", "western", "central"})


def fitting(
    context: Context, focus: Focus, anchor: Anchor, candidates: list[Candidate], month: str | None
) -> list[Candidate]:
    """The missions, among them none, that are in the country an anchor's people are said to be in, if one is."""
    place = place_behind(context, anchor) if anchor.sort == "quantity" else _entered(context, anchor)
    if place is None or "mission" in place.names:
        return candidates
    there = focus.missions_at(place, month)
    countries = {place.id_of("party"), *(host for mission in there for host in hosts_of(mission))} - {None}
    fit = [one for one in candidates if one.value is None or _is_in(one.value, countries)]
    return fit if there and len(fit) > 1 else candidates


def _entered(context: Context, anchor: Anchor) -> Mention | None:
    """The name at an anchor, if people are in or go to it."""
    mention = context.document.mention_at.get(anchor.core)
    at = anchor.first - 1
    at -= at > 0 and context.low[at] in _ARTICLES
    return mention if at >= 0 and context.low[at] in _AT else None


def _is_in(missions: str, countries: set[str | None]) -> bool:
    hosts = [hosts_of(mission) for mission in missions.split(";")]
    return any(not known or not countries.isdisjoint(known) for known in hosts)


def country_of(mention: Mention) -> str | None:
    """The country a name means or is in: of a place, the host of its likeliest mission ("Darfur")."""
    posted = postings()[1].get(mention.id_of("place") or "", ())
    return mention.id_of("party") or next((host for one in posted for host in hosts_of(one.mission)), None)


@lru_cache(None)
def hosts_of(mission: str) -> Sequence[str]:
    """The countries a mission, or a family of numbered ones, is in; none where the vocabulary knows none."""
    known = all_missions()
    family = [mission] if mission in known else [name for name in known if name.startswith(f"{mission} ")]
    return [host for name in family for host in known[name].hosts]
