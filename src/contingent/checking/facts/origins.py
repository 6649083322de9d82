"""Where refugees come from, as a claim or its sentence says, with ambiguous names settled by the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from contingent.checking import wording
from contingent.checking.facts.phrases import name
from contingent.checking.sentences import sentence_at
from contingent.model.claim import Claim
from contingent.vocabulary.parties import all_parties, candidates

_NOTED = re.compile(r"origins?: ([A-Z]{3}(?:\s*(?:[;,&]|and)\s*[A-Z]{3})*)")
_MOSTLY = re.compile(
    r"\b(?:mostly|mainly|primarily|largely|predominantly|chiefly|most of (?:them|whom))\b[\s,]*"
    r"(?:(?:are|were|came|come)\s+)?"
    r"(?:from\s+)?(?P<places>[^.;:)\n]+)"
)
_FROM = re.compile(r"(?<!apart )(?<!aside )\b(?:from|fled)\s+(?P<places>[^.;:)\n]+)")
_NEXT = re.compile(rf"(?:(?:evacuated|evacuees|flown out|airlifted|relocated)\s+)?{_FROM.pattern}")
_AND = re.compile(r"\s*(?:,|\band\b|&|\bor\b)\s*")
MOSTLY = 50.0
"""Percent above which refugees are mostly from somewhere."""


def origins_of(claim: Claim, text: str) -> tuple[str, ...]:
    """Return the countries of origin that a claim is limited to: those in its note, its quote, or right after it."""
    noted = _NOTED.search(claim.note or "")
    if noted:
        return tuple(re.findall(r"[A-Z]{3}", noted[1]))
    told = _FROM.search(claim.quote) or _next(claim, text)
    return tuple(party for names in _named(told["places"]) for party in names[:1]) if told else ()


def said_origins(claim: Claim, text: str) -> list[tuple[str, ...]]:
    """Return whom the sentence, from the quote on, says most of them are: each as the parties it may mean."""
    _, end = sentence_at(text, claim.start)
    told = _MOSTLY.search(text, claim.start, max(end, claim.end))
    return list(_named(told["places"])) if told else []


def from_place(claim: Claim, text: str) -> tuple[str, ...]:
    """Return the country that the sentence says they came out of, right after the quote."""
    told = _next(claim, text)
    return next(iter(_named(told["places"])), ()) if told else ()


def _next(claim: Claim, text: str) -> re.Match[str] | None:
    return _NEXT.match(text, claim.end + 1, min(len(text), claim.end + 60))


def _named(places: str) -> Iterator[tuple[str, ...]]:
    """Yield the parties that each of the listed names may mean, up to the first that is no name."""
    for words in _AND.split(places.strip()):
        found = _party(words.strip(" \"'’”"))
        if not found:
            return
        yield found


def _party(words: str) -> tuple[str, ...]:
    """Return the states called by the first words of a text, the longest name first."""
    parts = words.removeprefix("the ").split()
    for length in range(min(len(parts), 6), 0, -1):
        called = " ".join(parts[:length])
        for form in (called, called.removesuffix("s"), f"people from {called}"):
            found = tuple(one for one in candidates(form) if all_parties()[one].kind in ("state", "territory", "group"))
            if found and called[:1].isupper():
                return found
    return ()


def share_note(said: list[tuple[str, ...]], by_origin: Mapping[str, float], total: float, when: str) -> str | None:
    """Compare "mostly from Congo and Burundi" with the figures by origin; of an ambiguous name the larger is meant."""
    if not said or not total:
        return None
    meant = [max(parties, key=lambda party: by_origin.get(party, 0.0)) for parties in said]
    figures = [f"{name(party)} {wording.number(by_origin.get(party, 0.0))}" for party in meant]
    share = 100 * sum(by_origin.get(party, 0.0) for party in dict.fromkeys(meant)) / total
    verdict = "as the sentence says" if share > MOSTLY else "not most of them, as the sentence says"
    others = [p for parties, party in zip(said, meant, strict=True) for p in parties if p != party]
    apart = "".join(f"; from {name(p)} {wording.number(by_origin.get(p, 0.0))}" for p in others)
    return f"{wording.listed(figures)} made up {share:.2f} % of them {when}, {verdict}{apart}"
