"""Where a sentence in the present tense is told the month that its new figures are of."""

from __future__ import annotations

import re

from contingent.checking import wording
from contingent.model.month import Month
from contingent.presenting.refresh.surface import Surface

_SHORT = 12
_WORD = re.compile(r"[- ]*[\w'’.-]*\w")
_LOOSE = frozenset({
    "to", "in", "of", "from", "for", "across", "under", "within", "at", "among", "the", "and", "its", "their", "all",
    "serving", "deployed", "un",
})  # fmt: skip
_TAIL = _LOOSE | frozenset({
    "united", "nations", "peacekeeping", "peace", "operation", "operations", "mission", "missions", "globally",
    "worldwide", "overall", "world", "contributor", "contributors", "contribution", "contributions", "contributing",
    "country", "countries", "nation", "figure", "place", "position", "spot", "rank", "largest", "biggest",
    "highest", "greatest", "troops", "troop", "police", "personnel", "uniformed", "military", "peacekeepers",
    "strong", "women", "men", "soldiers", "officers", "observers", "continent", "list", "ranking", "rankings",
    "table", "field", "abroad", "there",
})  # fmt: skip
_QUALIFIED = re.compile(r"\b(?:largest|biggest|highest|greatest|top|leading)$", re.IGNORECASE)


def month_words(surface: Surface, at: int, month: Month) -> tuple[int, str]:
    """Return where the month goes and how it is written, for a clause whose last changed words end at `at`.

    It goes after the noun phrase that the words belong to ("contributor of troops to UN missions (July 2025)"); inside
    brackets with a comma, and behind brackets with no more than a number in them.
    """
    text = surface.text
    start, stop = surface.sentence(max(at - 1, 0))
    place = _phrase_end(surface, at, max(stop, at))
    name = wording.month_name(month)
    opened = text.rfind("(", start, place)
    if opened < 0 or text.find(")", opened, place) >= 0:
        return place, f" ({name})"
    if place - opened <= _SHORT and re.match(r"\)(?:[.,;]|\s*$)", text[place:]):
        return place + 1, f", as of {name}"
    return place, f", {name}"


def _phrase_end(surface: Surface, at: int, stop: int) -> int:
    names = {name.start: name.end for name in surface.parties(at, stop)}
    place = end = at
    while place < stop:
        following = place + len(re.match(r"[- ]*", surface.text[place:])[0])  # type: ignore[index]
        if following in names:
            place = end = names[following]
            continue
        found = _WORD.match(surface.text, place, stop)
        word = found[0].strip(" -") if found else ""
        if found is None or not (_continues(word) or _QUALIFIED.search(surface.text[:place])):
            break
        place = found.end()
        if word.lower() not in _LOOSE or word == "UN":
            end = place
    return end


def _continues(word: str) -> bool:
    plain = re.sub(r"['’]s$", "", word)
    return plain.lower() in _TAIL or plain[:1].isupper()
