"""Claims of a share of people in UN missions: a contributor's in a mission, or a mission's in a contributor."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from contingent.checking import wording
from contingent.checking.accept import number_of
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.figures import accepts
from contingent.checking.facts.phrases import as_of, name
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.checking.facts.when import by_reports
from contingent.checking.lookup import Lookup, lookup_of
from contingent.checking.question import Unanswerable
from contingent.model.claim import Claim
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.parties import all_parties

_CHANGE = re.compile(
    r"growth|change|doubl|tripl|increase|decrease|compar|ratio|less|fewer|times|armed forces|inhabitants"
    r"|population|trade|group|together|women|share of the armed|peak|below|above|FPU|formed",
    re.IGNORECASE,
)
_OF_OWN = re.compile(r"\b(?:of them|of whom|are in|serve in|of these)\b|share of the \w+ total", re.IGNORECASE)
_OF_MISSION = re.compile(r"\bof (?:the )?(?:mission|force|UN\b|U[A-Z]{3,}|M[A-Z]{4,})|share of mission", re.IGNORECASE)
_OF_ALL = re.compile(r"\b(?:UN|United Nations|total|world|peacekeepers|blue helmets)\b", re.IGNORECASE)
MEASURES = ("uniformed", "troops", "military", "troops_staff")


def can_answer(claim: Claim) -> bool:
    """Tell whether a percentage is one of people in UN missions: not a change, a comparison or a share of others."""
    words = f"{claim.note or ''} {claim.quote}"
    return bool(claim.contributor and claim.contributor in all_parties()) and not _CHANGE.search(words)


def answer(asked: Asked) -> Answer:
    """Return the shares that a percentage may mean, month by month."""
    claim, lookup = asked.claim, lookup_of(asked.record)
    if claim.mission and (claim.mission not in all_missions() or f"mission:{claim.mission}" not in lookup.scopes):
        raise Unanswerable(f"the record has no figures for {claim.mission}")
    who = claim.contributor or ""
    words = f"{claim.note or ''} {claim.quote}"
    of_mission, of_own = _OF_MISSION.search(words), _OF_OWN.search(words)
    if not claim.mission and not _OF_ALL.search(words):
        raise Unanswerable("the claim does not say of whom it is a share")
    pairs = [("of_total", True)]
    if claim.mission:
        pairs = [("of_mission", bool(of_mission) or not of_own), ("of_contributor", bool(of_own) or not of_mission)]
    readings = [
        FactReading(f"share_{part}:{measure}", f"mission:{claim.mission}" if claim.mission else "all",
                    literal,
                    joined(_spans(asked, lookup, who, part, measure)))
        for part, literal in pairs
        for measure in MEASURES
    ]  # fmt: skip
    readings = [reading for reading in readings if reading.spans]
    if not readings:
        raise Unanswerable("the record has no figures for this share")
    when = by_reports(asked.when, asked.known)
    return Answer(tuple(readings), "the reports do not cover the time", when=when)


def _spans(asked: Asked, lookup: Lookup, who: str, part: str, measure: str) -> Iterator[Span]:
    scope = f"mission:{asked.claim.mission}" if asked.claim.mission else "all"
    row = lookup.place[measure]
    own = _series(lookup, scope, who, row)
    whole = _series(
        lookup, "all" if part != "of_mission" else scope, who if part == "of_contributor" else ALL_CONTRIBUTORS, row
    )
    number = number_of(asked.claim, counted=False)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = 100 * own / whole
    for at, ordinal in enumerate(lookup.months.tolist()):
        if not np.isfinite(shares[at]):
            continue
        month, share = Month(ordinal), float(shares[at])
        told = as_of(_say(asked, who, part, measure, share), month.last_day)
        first = datetime.date(month.year, month.month, 1)
        yield Span(first, month.last_day, accepts(number, share), told, share)


def _series(lookup: Lookup, scope: str, who: str, row: int) -> NDArray[np.float64]:
    values: NDArray[np.float64] = lookup.levels(scope, who).values[row]
    return values


def _say(asked: Asked, who: str, part: str, measure: str, share: float) -> str:
    noun = wording.noun(measure)
    if part == "of_contributor":
        return f"{share:.1f} % of {wording.possessive(who)} {noun} in UN missions were in {asked.claim.mission}"
    whole = f"in {asked.claim.mission}" if part == "of_mission" else "in UN missions"
    return f"{name(who)} provided {share:.1f} % of the {noun} {whole}"
