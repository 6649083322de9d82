"""What a claim asks of the record: its measures, scopes and number, or why the record cannot answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from contingent.checking.accept import Number, number_of
from contingent.checking.lookup import Lookup
from contingent.checking.sentences import clause_at, sentence_at
from contingent.model.claim import Claim
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.vocabulary.measures import all_measures
from contingent.vocabulary.missions import all_missions, mission_candidates
from contingent.vocabulary.parties import all_parties
from contingent.vocabulary.words import all_words

Quantity = Literal["people", "share", "rank", "countries", "missions", "presence", "departure", "flow"]
"""What is compared: head counts, percentages, ranks, numbers of contributors or missions, presence, a departure, or
a number of people over time (flow), for which the largest head count is only a lower bound."""

_PEACEKEEPING = re.compile(r"peace[- ]?keeping[- ](?:mission|operation)s?", re.IGNORECASE)
_AHEAD = r"(?:ahead of|in front of|followed by|before|above|past|overtaking|overtook|more than)"


class Unanswerable(Exception):  # noqa: N818 - it is an answer, in plain words, and not a fault
    """The record cannot judge a claim; `reason` says why in plain words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Question:
    """A claim in the terms of the record.

    `literal` and `loose` are measures; `scopes` pairs each scope with whether the words say it. `group` is whom a
    rank is counted among, `relative` the contributors named beside it, who must be ahead (or, with `leads`, behind)
    or tied.
    """

    claim: Claim
    quantity: Quantity
    contributor: str
    number: Number | None
    literal: tuple[str, ...]
    loose: tuple[str, ...]
    scopes: tuple[tuple[str, bool], ...]
    group: str | None = None
    relative: tuple[str, ...] = ()
    leads: bool = False
    civilians: bool = False


def question_of(claim: Claim, text: str, lookup: Lookup) -> Question:
    """Turn a claim into a question to the record. Raises Unanswerable where the record has nothing on it."""
    quantity = _quantity(claim)
    claim, group = _among(claim, lookup)
    missions = _missions(claim, lookup)
    contributor = _contributor(claim)
    literal, loose = _measures(claim, quantity)
    if quantity == "missions" and contributor == ALL_CONTRIBUTORS:
        raise Unanswerable("the record counts the missions in which a contributor serves, not those that there are")
    if quantity == "rank" and (contributor == ALL_CONTRIBUTORS or len(missions) > 1):
        raise Unanswerable("the record ranks single contributors, in one mission or in all together")
    if quantity in ("share", "countries") and len(missions) > 1:
        raise Unanswerable("shares and numbers of contributors are known for one mission or for all together")
    return Question(
        claim=claim,
        quantity=quantity,
        contributor=contributor,
        number=None if quantity == "rank" else number_of(claim, counted=quantity != "share"),
        literal=literal,
        loose=loose,
        scopes=_scopes(claim, missions, text),
        group=group,
        relative=claim.relative_to,
        leads=_leads(claim, text),
        civilians=contributor == ALL_CONTRIBUTORS and bool(missions) and claim.category == "personnel",
    )


_NO_TABLE = {
    "units": "formed units (battalions, companies, hospitals, aircraft)",
    "membership": "memberships of organisations",
    "diplomatic_relation": "diplomatic relations",
    "refugees_hosted": "refugees",
    "fatalities": "fatalities",
    "deployment_other": "deployments outside the United Nations",
    "training": "people trained",
    "other": "what this claim states",
}
_QUANTITIES: dict[tuple[str, str], Quantity] = {
    ("contribution_level", "persons"): "people",
    ("contribution_level", "countries"): "countries",
    ("gender_share", "persons"): "people",
    ("gender_share", "percent"): "share",
    ("mission_presence", "missions"): "missions",
    ("cumulative_total", "persons"): "flow",
    ("withdrawal", "persons"): "departure",
}


def _quantity(claim: Claim) -> Quantity:
    if claim.kind in _NO_TABLE:
        raise Unanswerable(f"the record has no table of {_NO_TABLE[claim.kind]} yet")
    if claim.kind == "contribution_rank":
        if claim.rank is None and not claim.relative_to:
            raise Unanswerable("the claim states no rank")
        return "rank"
    if claim.kind == "mission_presence" and claim.value is None:
        return "presence"
    if claim.value is None and claim.kind != "withdrawal":
        raise Unanswerable("the claim states no number")
    unit = claim.value_unit or "persons"
    if (claim.kind, unit) not in _QUANTITIES:
        raise Unanswerable(f"the record does not count {unit} for claims of this kind")
    return _QUANTITIES[claim.kind, unit]


def _among(claim: Claim, lookup: Lookup) -> tuple[Claim, str | None]:
    """Resolve whom a rank is counted among; a mission or a word for people there narrows the claim instead."""
    name = claim.among
    if name is None:
        return claim, None
    if name in all_missions():
        return replace(claim, mission=claim.mission or name), None
    if name.lower() in _PEOPLE:
        own = claim.category not in (None, "unspecified")
        return (claim if own else replace(claim, category=_PEOPLE[name.lower()])), None
    group = lookup.group(name)
    if group is None:
        raise Unanswerable(f"the vocabulary has no group '{name}' to count the rank among")
    return claim, group


_PEOPLE = {"police": "police", "women": "women_uniformed", "troops": "troops", "military": "military"}


def _missions(claim: Claim, lookup: Lookup) -> tuple[str, ...]:
    named = {_mission(part.strip()) for part in claim.mission.split(";")} if claim.mission else set()
    for name in sorted(named):
        if not all_missions()[name].is_un:
            raise Unanswerable(f"{name} is not a United Nations mission, and the record has no table of others yet")
        if f"mission:{name}" not in lookup.scopes:
            raise Unanswerable(f"the record has no figures for {name}")
    return tuple(sorted(named))


def _mission(name: str) -> str:
    if name in all_missions():
        return name
    found = mission_candidates(name)
    if len(found) != 1:
        several = f"'{name}' may mean {' or '.join(found)}"
        raise Unanswerable(several if found else f"the vocabulary has no mission '{name}'")
    return found[0]


def _contributor(claim: Claim) -> str:
    name = claim.contributor
    if name is None:
        raise Unanswerable("the claim names no single contributor")
    if name == ALL_CONTRIBUTORS:
        return name
    if name not in all_parties():
        raise Unanswerable(f"the vocabulary has no contributor '{name}'")
    if all_parties()[name].kind in ("organisation", "group"):
        raise Unanswerable(f"{all_parties()[name].name} is not a state, and the record counts the people of states")
    return name


def _measures(claim: Claim, quantity: Quantity) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if quantity in ("missions", "presence"):
        return ("uniformed",), ()
    category = claim.category or "unspecified"
    if claim.kind == "gender_share" and not category.startswith("women_"):
        category = _WOMEN.get(category, f"women_{category}")
    return measures_of(category, quantity == "share")


_WOMEN = {
    "fpu": "women_police",
    "ipo": "women_police",
    "unspecified": "women_uniformed",
    "personnel": "women_uniformed",
}


@lru_cache(maxsize=256)
def measures_of(category: str, share: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the literal and the loose measures of a category; shares are those of women. Raises Unanswerable."""
    literal = all_words().get(category, ())
    if not literal:
        raise Unanswerable(f"the record has no figures for the category '{category}'")
    women = literal[0].startswith("women_")
    if share:
        literal = tuple(f"women_share_{measure.removeprefix('women_')}" for measure in literal)
    family = [
        measure.id
        for measure in all_measures().values()
        if (measure.sex == "f") == women and (measure.unit == "percent") == share
    ]
    return literal, tuple(measure for measure in family if measure not in literal)


def _scopes(claim: Claim, missions: tuple[str, ...], text: str) -> tuple[tuple[str, bool], ...]:
    if missions:
        return ((";".join(f"mission:{name}" for name in missions), True),)
    first, last = sentence_at(text, claim.start)
    said = _PEACEKEEPING.search(text, first, max(last, claim.end)) is not None
    return ("all", True), ("peacekeeping", said)


def _leads(claim: Claim, text: str) -> bool:
    """Tell whether the contributors named beside a rank are behind it: those of a first place, or "ahead of X"."""
    if not claim.relative_to:
        return False
    if claim.rank == 1:
        return True
    _, end = clause_at(text, claim.start)
    words = text[claim.start : max(end, claim.end)]
    names = "|".join(sorted(map(re.escape, _names(claim.relative_to)), key=len, reverse=True))
    return re.search(rf"\b{_AHEAD}\s+(?:the\s+)?(?:{names})", words) is not None


def _names(parties: tuple[str, ...]) -> set[str]:
    known = all_parties()
    return {name for party in parties if party in known for name in (known[party].name, known[party].the_name)} | {"\0"}
