"""Sums and parts: a total that a sentence states together with its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from contingent.checking.question import Question
from contingent.checking.sentences import sentence_at
from contingent.model.verdict import Parts
from contingent.record.levels import atoms
from contingent.vocabulary.measures import all_measures

_TOTAL = re.compile(
    r"\b(?:in all|in total|a total of|total(?:s|ling|ing)?|altogether|all told|combined|together)\b", re.IGNORECASE
)


def parts_of(text: str, questions: Mapping[int, Question]) -> dict[int, Parts]:
    """Return, for the place of each total among the claims, its parts.

    A total and its parts stand in one sentence, are plain numbers of people of the same contributor, missions and
    date, and the parts are of kinds that do not overlap and that the total includes. Where the parts leave a kind of
    people out, only words such as "in all" make a total of it. `questions` are the claims by place.
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    for place, question in questions.items():
        if question.quantity == "people" and question.number is not None and question.number.comparator == "=":
            claim = question.claim
            key = (sentence_at(text, claim.start), question.contributor, question.scopes, claim.as_of)
            groups.setdefault(key, []).append(place)
    found = (_total(text, places, questions) for places in groups.values() if len(places) > 2)
    return {parts.total: parts for parts in found if parts is not None}


def _total(text: str, places: Sequence[int], questions: Mapping[int, Question]) -> Parts | None:
    """Find the total among the claims of a sentence: the largest number, if the others are its parts."""
    total = max(places, key=lambda place: questions[place].claim.value or 0)
    parts = [place for place in places if place != total]
    kinds = [_kinds(questions[place]) for place in parts]
    whole = _kinds(questions[total])
    union: frozenset[str] = frozenset().union(*kinds)
    if sum(map(len, kinds)) != len(union) or not union <= whole:
        return None
    first, last = sentence_at(text, questions[total].claim.start)
    if union != whole and not _TOTAL.search(text, first, last):
        return None
    return Parts(
        total=total,
        claims=tuple(parts),
        stated=questions[total].claim.value or 0.0,
        sum=sum(questions[place].claim.value or 0.0 for place in parts),
    )


def _kinds(question: Question) -> frozenset[str]:
    """Return the finest types of personnel that a claim counts."""
    return atoms(all_measures()[question.literal[0]].types)
