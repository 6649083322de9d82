"""What a claim without a number says was done: joined, left, severed, opened ... by the words around its quote.

A claim has no slot for its verb. The words of its quote decide; where they say nothing, those of its note (which the
scheme uses for "leaves" and "suspended"), then those before it in its sentence, the nearest first, then those after it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from contingent.checking.sentences import sentence_at
from contingent.model.claim import Claim

Acts = Mapping[str, str]
"""Regular expressions of words by act."""

_ASIDE = re.compile(r";|,\s+(?:which|who|whose|where|having)\b")
"""Where words after a quote stop being about it: "was a member of the body, which it joined in 1972"."""

MEMBERSHIP: Acts = {
    "suspend": r"suspen\w+",
    "announce": r"notif\w+|serves? notice|announc\w+|notice of",
    "leave": r"left|out since|leav\w+|quit\w*|withdr\w+|walk\w* out|exit\w*|depart\w*|expel\w+|gone|pulled out",
    "sign": r"sign(?:ed|s|atur\w+|ator\w+)",
    "deposit": r"deposit\w*|lodged",
    "ratify": r"ratif\w+",
    "join": r"join\w*|acced\w+|accession|(?:re)?admi(?:t|ss)\w*|bec(?:ame|om\w+)|enter\w*|founding|founder"
    r"|at its creation"
    r"|received into|return\w*|reviv\w+|co-founded|came back|rejoin\w*",
}
RELATIONS: Acts = {
    "downgrade": r"downgrad\w+|recall\w*",
    "switch": r"switch\w*|chang\w+ sides",
    "open": r"(?:re)?open\w*|inaugurat\w+",
    "close": r"clos(?:ed?|es|ing)|shut\w*",
    "restore": r"restor\w+|resum\w+|re-?establish\w+|renew\w+",
    "sever": r"sever\w*|cut\w*|br(?:eak|oke)\w*|ruptur\w+|interrupt\w+|end(?:s|ed|ing) its (?:relations|ties)|lost",
    "establish": r"establish\w*|recogni[sz]\w+|took up|founded",
}


def act_of(claim: Claim, text: str, acts: Acts) -> str | None:
    """Return which act a claim speaks of, or None where no word of it says."""
    start, end = sentence_at(text, claim.start)
    for words in (claim.quote, claim.note or "", text[start : claim.end]):
        if found := _found(words, acts):
            return max(found)[2]
    after = _found(_ASIDE.split(text[claim.end : end])[0], acts)
    return min(after, key=lambda one: (one[0], -one[1]))[2] if after else None


def _found(words: str, acts: Acts) -> list[tuple[int, int, str]]:
    """Return the acts that words name, with their places; of those at one place the first listed is the largest."""
    return [
        (match.start(), -place, act)
        for place, (act, pattern) in enumerate(acts.items())
        for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", words, re.IGNORECASE)
    ]
