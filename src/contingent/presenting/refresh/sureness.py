"""When a claim is left alone because its own sentence makes the reading doubtful."""

from __future__ import annotations

import re
from collections.abc import Mapping

from contingent.checking.tense import tense_of
from contingent.model.claim import Claim
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.model.verdict import Verdict
from contingent.presenting.refresh.change import Refused
from contingent.presenting.refresh.meaning import means
from contingent.presenting.refresh.surface import Surface

_LONGEST = 24
"""Months of a period beyond which no single month's figure can stand for it."""

_FARTHEST = 3.0
"""A number that was never true, or of all contributors, and is so many times too large or small is misread."""

_IMPLIED = re.compile(r"behind|after|before|ahead|follow\w*|next|second only|rank\w*|over\w+|surpass\w*|in front", re.I)
_SUBJECT = re.compile(
    r"\s+(?:has|have|had|with|contribut\w+|provid\w+|deploy\w*|sen[dt]s?|suppl\w+|gives?|gave|at)\b|\s*:|\s+\(", re.I
)
_BESIDE = re.compile(r"['’]s\s+|\s*\(\s*(?:\w+\s+){0,2}", re.I)


_REPAIRED = frozenset({"contribution_level", "contribution_rank", "gender_share", "mission_presence"})


def not_written(surface: Surface, claim: Claim) -> str | None:
    """Say why no words of a claim can be changed for others: None where its rank or its number is written out."""
    if claim.kind not in _REPAIRED or (claim.kind == "mission_presence" and claim.value is None):
        return "the sentence would have to be written anew"
    start, end = claim.spans.get("anchor", (claim.start, claim.end))
    implied = claim.rank is None or _IMPLIED.fullmatch(surface.text[start:end]) is not None
    return "the rank is only implied" if claim.kind == "contribution_rank" and implied else None


def retold(surface: Surface, claim: Claim, replaced: Mapping[int, str]) -> str | None:
    """Return the party that a figure must now be of, because its own gave way to another ("behind Nepal (6,039)").

    `replaced` gives the new party for the ends of names. Raises Refused where a figure stands too far from the name
    to be sure that it belongs to it.
    """
    _, end = claim.spans.get("contributor", (0, -1))
    if end not in replaced or claim.kind == "contribution_rank":
        return None
    if not _BESIDE.fullmatch(surface.text[end : claim.start]):
        raise Refused("it is not sure whose figure this is")
    return replaced[end]


def refuse_unsure(surface: Surface, claim: Claim, verdict: Verdict) -> None:
    """Raise Refused for a claim whose sentence speaks against how it was read."""
    if verdict.tense == "stated" and len(verdict.reference) > _LONGEST:
        raise Refused("it speaks of a long time and not of a month")
    sentence = surface.sentence(claim.start)
    tense = tense_of(surface.text, claim.start, claim.end)
    if verdict.tense == "stated" and tense == "present" and not surface.dated(*sentence):
        raise Refused("it is not sure of which month it speaks")
    if _implausible(claim, verdict):
        raise Refused("the number is so far off that it may be about something else")
    if claim.kind == "contribution_rank":
        _refuse_other_noun(surface, claim, sentence[1])
    else:
        _refuse_other_subject(surface, claim, sentence[0])


def _implausible(claim: Claim, verdict: Verdict) -> bool:
    stated = verdict.stated
    if stated is None or not claim.value or claim.value_unit != "persons":
        return False
    everybody = claim.contributor == ALL_CONTRIBUTORS and claim.mission is None
    if verdict.status != "contradicted" and not everybody:
        return False
    return stated.value > 0 and not 1 / _FARTHEST <= claim.value / stated.value <= _FARTHEST


def _refuse_other_noun(surface: Surface, claim: Claim, stop: int) -> None:
    """Refuse a rank whose own noun ("contributor of police") is not what it was read to count."""
    found = re.match(r"[^.;:()]{0,40}?\bcontribut\w+\s+of\s+", surface.text[claim.end : stop])
    if found is None:
        return
    start = claim.end + found.end()
    nouns = surface.nouns(start, stop)
    if nouns and nouns[0].start == start and not means(nouns[0], claim):
        raise Refused("it is not sure what the rank counts")


def _refuse_other_subject(surface: Surface, claim: Claim, start: int) -> None:
    """Refuse a figure before which another contributor is named as if it were the subject ("..., Kenya has 30")."""
    named = [name for name in surface.parties(start, claim.start) if name.party != claim.contributor]
    if named and claim.contributor is not None:
        own = claim.spans.get("contributor", (-1, -1))
        last = named[-1]
        if last.start > own[0] and _SUBJECT.match(surface.text[last.end :]):
            raise Refused("it is not sure whose figure this is")
