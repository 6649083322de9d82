"""Sentences and clauses of a text, as spans of code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_END = re.compile(r"(?:[.!?]+[\"'”’)\]]*(?:\[\^?\w{1,6}\])*\s+(?=[\"'“‘(\[]*[^a-z\s])|\s*\n+\s*(?:[-*•]\s+)?)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Maj|Gen|Lt|Col|Brig|Capt|Sgt|Prof|Rev|Hon|Amb|St|No|Nos|vs|approx|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|Rs|art|incl|resp)|\b[A-Z]|\b[ap]\.m|\be\.g|\bi\.e)\.$"
)
_CLAUSE = re.compile(
    r"\s*;\s+|\s+[—–]\s+|,?\s+(?:while|whereas|whilst)\s+|,\s+but\s+|,\s+although\s+|,\s+though\s+", re.IGNORECASE
)
_RESUMES = re.compile(r"[\"'“‘(]*(?:this|that|these|it|which|both|the figure|the number|the total)\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def sentence_starts(text: str) -> tuple[int, ...]:
    """Return where each sentence begins. A line break ends a sentence; an abbreviation's stop does not."""
    starts = [0]
    for match in _END.finditer(text):
        before = text[starts[-1] : match.start() + 1]
        if "\n" in match[0] or not _ABBREVIATION.search(before):
            starts.append(match.end())
    return tuple(starts)


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """Return the span of the sentence that holds the code point `place`."""
    starts = sentence_starts(text)
    at = bisect_right(starts, place) - 1
    return starts[at], starts[at + 1] if at + 1 < len(starts) else len(text)


def clause_at(text: str, place: int) -> tuple[int, int]:
    """Return the span of the clause that holds `place`: a sentence cut at semicolons, dashes, "while", "but"."""
    start, end = sentence_at(text, place)
    for match in _CLAUSE.finditer(text, start, end):
        if match.end() <= place:
            start = match.end()
        elif match.start() > place:
            return start, match.start()
    return start, end


def resumes(text: str, start: int) -> bool:
    """Tell whether the sentence that begins at `start` goes on about the one before ("This is the fourth-highest")."""
    return _RESUMES.match(text, start) is not None
