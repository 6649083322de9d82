"""Which force people are of where none is named with them: that usual in the country, or the only one of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.elsewhere import BILATERAL, place_behind
from contingent.reading.focus import Focus
from contingent.reading.forces import at_work, force_meant
from contingent.reading.history import Candidate
from contingent.reading.mission_facts import is_other
from contingent.reading.mission_places import country_of
from contingent.vocabulary.missions import all_missions


def unnamed_force(
    context: Context, focus: Focus, anchor: Anchor, contributor: str | None, month: str | None, *, alone: bool
) -> Candidate | None:
    """The force that people are of where none is named with them: of its leader, the usual one, or the only one.

    That a text names but one force counts only where `alone` is set.
    """
    near = force_meant(context, anchor, month) or usual_force(context, anchor, contributor, month)
    return near or (sole_force(context, focus, anchor, contributor, month) if alone else None)


_USUAL: Mapping[str, Sequence[str]] = {
    "AFG": ("ISAF", "RSM"), "BIH": ("IFOR", "SFOR", "EUFOR Althea"), "SOM": ("AMISOM", "ATMIS", "AUSSOM"),
    "HTI": ("MNF-Haiti", "MSS", "GSF"), "XKX": ("KFOR",), "TLS": ("INTERFET", "ISF Timor-Leste"), "SLB": ("RAMSI",),
    "TCD": ("EUFOR Tchad/RCA",), "GMB": ("ECOMIG",), "BDI": ("AMIB",), "IRQ": ("MNF-I", "OIR"),
    **dict.fromkeys(("EST", "LVA", "LTU"), ("NATO eFP",)),
}  # fmt: skip
"""Country -> the forces, one after another, that soldiers of others there are of, where none is named."""
_ONLY_OF: Mapping[str, frozenset[str]] = {"SOM": frozenset({"UGA", "BDI", "KEN", "DJI", "SLE"})}
_ALSO_ALONE = frozenset({None, "USA", ALL_CONTRIBUTORS})


def usual_force(context: Context, anchor: Anchor, contributor: str | None, month: str | None) -> Candidate | None:
    """The force that soldiers in a country are of in a month where no force is named: "80 Finns in Afghanistan"."""
    place = _own_place(context, anchor, contributor) if month is not None and contributor not in _ALSO_ALONE else None
    host = country_of(place) if place is not None else None
    if host is None or contributor not in _ONLY_OF.get(host, {contributor}):
        return None
    forces = [force for force in _USUAL.get(host, ()) if at_work(all_missions()[force], month)]
    return Candidate(forces[0], place) if forces else None


def sole_force(
    context: Context, focus: Focus, anchor: Anchor, contributor: str | None, month: str | None
) -> Candidate | None:
    """The only force not of the United Nations that a text names, where it is named before people without a place."""
    document = context.document
    forces = [mission for mission in focus.missions if is_other(mission)]
    if len(forces) != 1 or not at_work(all_missions()[forces[0]], month):
        return None
    if not BILATERAL.isdisjoint(context.low[slice(*document.tokens.bounds(anchor.core))]):
        return None
    named = next(mention for mention in document.mentions if mention.id_of("mission") == forces[0])
    is_before = named.first < anchor.first and _own_place(context, anchor, contributor) is None
    return Candidate(forces[0], named) if is_before else None


_OF_ONE: Mapping[str, str] = {
    **dict.fromkeys(("LICORNE", "SERVAL", "BARKHANE", "EPERVIER", "TURQUOISE", "SANGARIS", "CHAMMAL", "NOROIT"), "FRA"),
    "Operation Boali": "FRA", "Task Force Sabre": "FRA", "IMATT": "GBR", "Operation Palliser": "GBR", "IPKF": "IND",
    "LINDA NCHI": "KEN", "MISSANG": "AGO", "MISIN": "ITA",
}  # fmt: skip
"""Operation of one country alone -> the country."""


def owner_of_force(kind: str, mission: str | None, contributor: str | None) -> str | None:
    """Whose people those of a force are: where none is named, of the one country whose force it is.

    All contributors together are the United Nations', so that people of other forces are nobody's.
    """
    if contributor not in {None, ALL_CONTRIBUTORS}:
        return contributor
    others = kind == "deployment_other" or (mission is not None and is_other(mission.split(";")[0]))
    return _OF_ONE.get(mission or "", None if others else contributor)


def _own_place(context: Context, anchor: Anchor, contributor: str | None) -> Mention | None:
    """The place before or behind a number, else the only country of its clause or sentence, or the only place there."""
    document = context.document
    first, end = document.tokens.bounds(anchor.core)
    if not BILATERAL.isdisjoint(context.low[first:end]):
        return None
    places = [
        mention
        for mention in document.mentions_of_tokens(first, end)
        if not _names_people(mention) and country_of(mention) not in {None, contributor}
    ]
    beside = next((mention for mention in places if mention.end in {anchor.first, anchor.first - 1}), None)
    countries = [mention for mention in places if "party" in mention.names]
    inside = [mention for mention in countries if not context.parted(*sorted((mention.first, anchor.first)))]
    groups = (inside, countries, places if not countries else [])
    alone = (group[0] for group in groups if len({country_of(mention) for mention in group}) == 1)
    return beside or place_behind(context, anchor) or next(alone, None)


def _names_people(mention: Mention) -> bool:
    return "party" in mention.names and mention.names["party"].surface == "demonym"
