"""The checkable part of other claims: missions' dates and ranks, shares of a mission, ratifications, quoted words."""

from __future__ import annotations

import re

from contingent.checking.facts import counts, membership, missions, shares
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.phrases import sentence, spoken
from contingent.checking.facts.readings import FactReading, Span
from contingent.checking.question import Unanswerable
from contingent.checking.sentences import sentence_at
from contingent.model.event import Event
from contingent.model.partial_date import first_day
from contingent.vocabulary.parties import all_parties, candidates
from contingent.vocabulary.tables import fold

_STARTED = re.compile(
    r"mission start|\b(?:establish\w*|created?|set up|beg[au]n|began|begins|started?|launch\w*|took over"
    r"|welcomed|monitored)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"mission end|\b(?:end(?:ed|s)?|clos\w+|left|withdrew|drawdown|completed|folded|farewell|gone|shut)\b",
    re.IGNORECASE,
)
_DATES = re.compile(r"mission dates", re.IGNORECASE)
_NOT_A_MISSION = re.compile(
    r"\b(?:camp|base|rotation|command|appoint|mandate renewal|renew|deputy|general|vot(?:ed|es?)|decid\w+|ordered)",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(r"\b(?:drawdown|mandate|mission (?:start|end|dates))\b", re.IGNORECASE)
"""What is only ever said of a mission, whoever else the sentence names."""
_QUOTED = re.compile(r"[‘“\"']([^‘’“”\"]{6,120}?)[’”\"']")


def answer(asked: Asked) -> Answer:
    """Return the readings of another claim. Raises Unanswerable for what the record has no table of."""
    claim = asked.claim
    said = _quoted_words(asked)
    if said is not None:
        return said
    if claim.mission and claim.rank is not None:
        return missions.ranked(asked)
    own = claim.contributor is None or _OF_ITSELF.search(f"{claim.note or ''} {_sentence(asked)}")
    if claim.mission and claim.value is None and own:
        return _of_mission(asked)
    if claim.value_unit == "percent" and claim.value is not None and shares.can_answer(claim):
        return shares.answer(asked)
    if claim.contributor is None and claim.value is None and claim.object is not None:
        organisation = membership.organisation_of(claim.object)
        if organisation in counts.CONCEPTS:
            return counts.participants(asked, organisation)
    counts_members = claim.value is None or claim.value_unit == "members" or claim.object == "AfCFTA"
    if claim.object is not None and _organisation(claim.object) and counts_members:
        return membership.answer(asked)
    raise Unanswerable(NO_TABLE)


def _sentence(asked: Asked) -> str:
    """Return the quote and the words right after it."""
    return asked.text[asked.claim.start : asked.claim.end + 30]


def _of_mission(asked: Asked) -> Answer:
    """Return when a mission began, ended or lasted, as the words say."""
    words = f"{asked.claim.note or ''} {asked.claim.quote}"
    if _NOT_A_MISSION.search(words):
        raise Unanswerable(NO_TABLE)
    if _DATES.search(words):
        return missions.lasted(asked)
    if _ENDED.search(words) and not _STARTED.search(asked.claim.note or ""):
        return missions.ended(asked)
    if _STARTED.search(words):
        return missions.began(asked)
    raise Unanswerable(NO_TABLE)


NO_TABLE = "the record has no table of what this claim states"


def _organisation(called: str) -> bool:
    return any(all_parties()[one].kind == "organisation" for one in candidates(called))


def _quoted_words(asked: Asked) -> Answer | None:
    """Answer for words in quotation marks that the record keeps as said by somebody."""
    start, end = sentence_at(asked.text, asked.claim.start)
    quoted = [fold(found) for found in _QUOTED.findall(asked.text[start : max(end, asked.claim.end)])]
    quoted += [fold(asked.claim.quote)] if asked.claim.speaker else []
    if not quoted:
        return None
    found = [
        event for event in asked.record.events.where(kind="statement") if any(q in fold(event.quote) for q in quoted)
    ]
    if not found:
        return None
    told = sentence("; ".join(_said(event) for event in sorted(found)))
    until = max(asked.now, asked.when.limit)
    span = Span(min(first_day(event.said_on or event.date) for event in found), until, True, told, proof=tuple(found))
    return Answer((FactReading("statement", "words", True, (span,)),), "the words are dated later")


def _said(event: Event) -> str:
    on = spoken(event.said_on or event.date)
    return f"“{event.quote}”: {event.said_by or event.publisher}, {on} ({event.publisher})"
