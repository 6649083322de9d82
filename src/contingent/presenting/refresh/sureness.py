"""When a claim is left alone because its own sentence makes the reading doubtful."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from contingent.checking.tense import tense_of
from contingent.model.claim import Claim
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.model.verdict import Verdict
from contingent.presenting.refresh.change import Refused
from contingent.presenting.refresh.meaning import means
from contingent.presenting.refresh.own_words import is_implied, own_noun
from contingent.presenting.refresh.surface import Named, Surface

_LONGEST = 24
"""Months of a period beyond which no single month's figure can stand for it."""

_FARTHEST = 3.0
"""A number that was never true, or of all contributors, and is so many times too large or small is misread."""

_SUBJECT = re.compile(
    r"\s+(?:has|have|had|with|contribut\w+|provid\w+|deploy\w*|sen[dt]s?|suppl\w+|gives?|gave|at)\b|\s*:|\s+\(", re.I
)
_BESIDE = re.compile(r"['’]s\s+|\s*\(\s*(?:\w+\s+){0,2}", re.I)


_TOGETHER = re.compile(
    r"(?:,|,?\s+and|\s+&)\s+(?:military\s+|civilian\s+)?"
    r"(?:troops|soldiers|police|experts?|observers?|advis[eo]rs?|staff|officers|personnel|civilians)\b", re.IGNORECASE
)  # fmt: skip
"""What follows a number's noun where it is of several kinds: "5,000 troops, police and experts"."""

_REPAIRED = frozenset({"contribution_level", "contribution_rank", "gender_share", "mission_presence"})


def not_written(surface: Surface, claim: Claim) -> str | None:
    """Say why no words of a claim can be changed for others: None where its rank or its number is written out."""
    if claim.kind not in _REPAIRED or (claim.kind == "mission_presence" and claim.value is None):
        return "the sentence would have to be written anew"
    return "the rank is only implied" if is_implied(surface, claim) else None


def retold(claim: Claim, replaced: Mapping[int, str]) -> str | None:
    """Return the party that a figure must now be of, because its own gave way to another ("behind Nepal (6,039)").

    `replaced` gives the new party for the ends of names.
    """
    _, end = claim.spans.get("contributor", (0, -1))
    return None if claim.kind == "contribution_rank" else replaced.get(end)


def refuse_shared_name(surface: Surface, name: Named, claims: Sequence[Claim]) -> None:
    """Raise Refused where a figure may or may not belong to a compared contributor: "behind India, with 2,686"."""
    own = [claim for claim in claims if claim.spans.get("contributor", (0, -1))[1] == name.end]
    figures = [claim for claim in own if claim.kind == "contribution_level" and claim.start >= name.end]
    if not figures and re.match(r"\s*\(\s*\d", surface.text[name.end :]):
        raise Refused("it is not sure what the figure beside a name is")
    if not all(_BESIDE.fullmatch(surface.text[name.end : claim.start]) for claim in figures):
        raise Refused("it is not sure whose figure this is")


def refuse_unknown(claim: Claim, verdict: Verdict) -> None:
    """Raise Refused for a figure that cannot be judged: it would be left beside figures of another month."""
    counts = claim.kind in ("contribution_level", "deployment_other") and claim.value_unit == "persons"
    if counts and verdict.status == "unknown" and verdict.tense in (None, "present"):
        raise Refused("another figure of the sentence cannot be judged")


def refuse_unsure(surface: Surface, claim: Claim, verdict: Verdict, around: Sequence[Claim]) -> None:
    """Raise Refused for a claim whose sentence, with all the claims `around` it, speaks against how it was read."""
    if verdict.tense == "stated" and len(verdict.reference) > _LONGEST:
        raise Refused("it speaks of a long time and not of a month")
    sentence = surface.sentence(claim.start)
    tense = tense_of(surface.text, claim.start, claim.end)
    if verdict.tense == "stated" and tense == "present" and not surface.dated(*sentence):
        raise Refused("it is not sure of which month it speaks")
    if _elsewhere(surface, claim, sentence):
        raise Refused("it is not sure of which mission it speaks")
    if _implausible(claim, verdict):
        raise Refused("the number is so far off that it may be about something else")
    if _TOGETHER.match(surface.text, claim.end) is not None:
        raise Refused("it counts several kinds of personnel together")
    if claim.kind == "contribution_rank":
        _refuse_other_noun(surface, claim)
        _refuse_other_group(surface, claim, sentence)
    else:
        _refuse_compared(surface, claim, [other for other in around if sentence[0] <= other.start < sentence[1]])
    _refuse_other_subject(surface, claim, sentence)


_ALL_MISSIONS = re.compile(
    r"\b(?:UN|United Nations)(?:['’]s)?\s+(?:flag|missions|peacekeeping|operations|rankings?|contribut\w+)|"
    r"\b(?:to|by|for|of|in) the (?:UN|United Nations)\b|world|global", re.IGNORECASE
)  # fmt: skip


def _elsewhere(surface: Surface, claim: Claim, sentence: tuple[int, int]) -> bool:
    """Tell whether a claim was read to be about a mission of another sentence without good reason.

    It is none where its own sentence speaks of all missions, nor where the mission is named in another paragraph that
    is no heading.
    """
    start, end = claim.spans.get("mission", (-1, -1))
    if claim.mission is None or start >= sentence[0]:
        return False
    if start < 0 and all(name in surface.text[slice(*sentence)] for name in claim.mission.split(";")):
        return False
    if _ALL_MISSIONS.search(surface.text, *sentence) is not None or start < 0:
        return True
    line = surface.text[end : surface.text.find("\n", end)].rstrip()
    ended = line.endswith((".", "!", "?")) or "\t" in line or "|" in line
    return "\n\n" in surface.text[end : sentence[0]] and ended


def _implausible(claim: Claim, verdict: Verdict) -> bool:
    stated = verdict.stated
    if stated is None or not claim.value or claim.value_unit != "persons":
        return False
    everybody = claim.contributor == ALL_CONTRIBUTORS and claim.mission is None
    if verdict.status != "contradicted" and not everybody:
        return False
    return stated.value > 0 and not 1 / _FARTHEST <= claim.value / stated.value <= _FARTHEST


def _refuse_other_noun(surface: Surface, claim: Claim) -> None:
    """Refuse a rank whose own noun ("contributor of police", "police contributor") is not what it was read to count."""
    noun = own_noun(surface, claim)
    if noun is not None and not means(noun, claim):
        raise Refused("it is not sure what the rank counts")


def _refuse_other_subject(surface: Surface, claim: Claim, sentence: tuple[int, int]) -> None:
    """Refuse a figure of a contributor of another sentence where its own names one, and one after a nearer subject."""
    own = claim.spans.get("contributor", (-1, -1))
    carried = not sentence[0] <= own[0] < sentence[1]
    named = [name for name in surface.parties(*sentence) if name.party != claim.contributor]
    if carried and claim.contributor != ALL_CONTRIBUTORS and any(_is_owner(surface, name) for name in named):
        raise Refused("it is not sure whose figure this is")
    before = [name for name in named if own[0] < name.start < claim.start]
    if before and _SUBJECT.match(surface.text[before[-1].end :]):
        raise Refused("it is not sure whose figure this is")


def _refuse_other_group(surface: Surface, claim: Claim, sentence: tuple[int, int]) -> None:
    """Refuse a rank among a group whose name is only part of a contributor's ("Africa" of "South Africa")."""
    if claim.among is None:
        return
    named = surface.parties(*sentence)
    found = [match.start() for match in re.finditer(rf"\b{re.escape(claim.among)}\b", surface.text[slice(*sentence)])]
    inside = [any(name.start <= sentence[0] + at < name.end for name in named) for at in found]
    if inside and all(inside):
        raise Refused("it is not sure among whom the rank is counted")


def _refuse_compared(surface: Surface, claim: Claim, around: Sequence[Claim]) -> None:
    """Refuse a figure read to be of a compared contributor without standing beside it: "behind India, with 2,686"."""
    told = [other for other in around if other.rank is not None and not_written(surface, other) is None]
    compared = {party for other in told for party in other.relative_to if other.contributor != claim.contributor}
    end = claim.spans.get("contributor", (0, -1))[1]
    if claim.contributor in compared and end >= 0 and not _BESIDE.fullmatch(surface.text[end : claim.start]):
        raise Refused("it is not sure whose figure this is")


def _is_owner(surface: Surface, name: Named) -> bool:
    """Tell whether a party is named as one that has people, and not as the place where they are."""
    return re.search(r"\b(?:in|at|from|into|near|across)\s+$", surface.text[: name.start], re.IGNORECASE) is None
