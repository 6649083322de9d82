"""What a heading of the Office of the Historian tells, and on which day its text says that it happened."""

from __future__ import annotations

import re
from dataclasses import dataclass

RESTORED, SEVERED, SUSPENDED, ESTABLISHED = "restored", "severed", "suspended", "established"
OPENED, RAISED, CLOSED = "opened", "raised", "closed"

_AGAIN = r"(?:Re-?\s?establish|Resum|Restor|Normaliz)"
_ENDED = r"(?:Sever|Break|Broken|Rupture|Terminat|Cessation|End(?:ed|ing))"
_PAUSED = r"(?:Suspen|Interrupt|Disrupt)"
_RELATIONS = {
    RESTORED: rf"{_AGAIN}\w* (?:of )?[\w. ]*?Relations|Relations [\w. ]*?{_AGAIN}",
    SEVERED: rf"{_ENDED}\w* (?:of )?[\w.-]*\s?(?:Diplomatic )?Relations|Relations (?:\w+ ){{0,3}}?{_ENDED}",
    SUSPENDED: rf"{_PAUSED}\w* (?:of |in )?(?:\w+ )?Relations|Relations (?:\w+ ){{0,2}}?{_PAUSED}",
    ESTABLISHED: r"\bEstablish\w* (?:of )?[\w. ]*?Relations|Relations (?:\w+ ){0,3}?(?<!Re-)Established",
}
_MISSION = r"(?:American|U\.\s?S\.)(?: Diplomatic)? (?:Embassy|Legation)"
_MISSIONS = {
    RAISED: r"(?:Elevat|Rais|Upgrad)\w*[^,]*?Embassy|Legation[^,]*?(?:Rais|Elevat)\w* to Embassy",
    CLOSED: rf"(?:Clos|Suspen)\w* (?:of )?(?:the )?{_MISSION}|{_MISSION}[^,]*? Closed",
    OPENED: rf"(?:Establish|Reopen|Re-?establish|Resum)\w* [^,]*?{_MISSION}|{_MISSION}[^,]*? (?:Reopen|Establish)\w*"
    rf"|Relations and the {_MISSION}",
}
_STEMS = {
    RESTORED: r"re-?\s?establish|resum|restor|normaliz|\bestablish",
    SEVERED: r"sever|broke|break|ended|terminat|ceas",
    SUSPENDED: r"suspen|interrupt|disrupt|withdrew|recall",
    ESTABLISHED: r"establish|presented|appointed|recogni",
    OPENED: r"establish|open|resum|presented|elevat|designat",
    RAISED: r"rais|elevat|upgrad|status|promot",
    CLOSED: r"clos|suspen",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY = re.compile(rf"(?P<month>{'|'.join(_MONTHS)}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})")
_YEAR = re.compile(r"\b(1[789]\d\d|20\d\d)\b")
_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told: what happened, on which date as exactly as the text says, and the sentence that says it."""

    what: str
    date: str
    sentence: str
    level: str = ""


def relations(heading: str, tagged: str, text: str) -> Told | None:
    """Return what a heading tells of diplomatic relations, or None when it tells of something else."""
    return _told(_RELATIONS, heading, tagged, text)


def missions(heading: str, tagged: str, text: str) -> Told | None:
    """Return what a heading tells of the United States' embassy or legation, or None."""
    return _told(_MISSIONS, heading, tagged, text)


def _told(patterns: dict[str, str], heading: str, tagged: str, text: str) -> Told | None:
    """Return what the heading tells first, where its date is known at least to the year."""
    matches = [(what, re.search(pattern, heading, re.IGNORECASE)) for what, pattern in patterns.items()]
    found = [(match.start(), place, what, match) for place, (what, match) in enumerate(matches) if match]
    if not found:
        return None
    _, _, what, match = min(found, key=lambda one: one[:2])
    level = "embassy" if what == RAISED or "embassy" in match[0].lower() else "legation"
    date, sentence = _dated(what, heading, tagged, text)
    return Told(what, date, sentence, level) if date else None


def _dated(what: str, heading: str, tagged: str, text: str) -> tuple[str, str]:
    """Return the date and the sentence it stands in: of a sentence that tells the event, in the heading's year."""
    years = _YEAR.findall(heading) or _YEAR.findall(tagged)
    sentences = _SENTENCE.split(" ".join(text.split()))
    telling = [one for one in sentences if re.search(_STEMS[what], one, re.IGNORECASE)]
    for one in (*telling, *sentences):
        for day in _DAY.finditer(one):
            if not years or day["year"] in years:
                month = _MONTHS.index(day["month"]) + 1
                return f"{day['year']}-{month:02d}-{int(day['day']):02d}", one
    first = telling[0] if telling else sentences[0]
    return tagged if len(tagged) in (4, 7, 10) and tagged[:4] in years else (years[0] if years else ""), first
