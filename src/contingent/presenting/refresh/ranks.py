"""The words of a rank and of those it is compared with, put right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from contingent.checking import wording
from contingent.checking.right import Right
from contingent.checking.sentences import sentence_at
from contingent.model.claim import Claim
from contingent.presenting.refresh.change import Refused
from contingent.presenting.refresh.numerals import Numeral, article, ordinal_like
from contingent.presenting.refresh.surface import Named, Surface

Words = tuple[int, int, str]
"""Start and end of words in the text, and what they become."""

_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|(?:twenty-|thirty-|forty-|fifty-)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|\w+teenth|\w+tieth",
    re.IGNORECASE,
)
_SUPERLATIVE = r"(?:largest|biggest|highest|greatest|top|leading|main|foremost)\b"
_PLAIN = re.compile(r"largest|biggest|highest|greatest", re.IGNORECASE)
_TITLE = re.compile(r"top|leading|lead|main|principal|foremost|chief", re.IGNORECASE)
_NUMBERED = re.compile(r"((?:no|nr|num)\.? ?|number |#)(\w+)", re.IGNORECASE)
_VAGUE = re.compile(r"\b(?:single|by far the|one of the|among the|amongst the)\s+(?:\w+['’]s\s+)?$", re.IGNORECASE)
_PLURAL = re.compile(r"(?:[\s-]+\w+){0,3}?\s+(?:contributors|providers|suppliers|senders)\b", re.IGNORECASE)
_TOPS = (3, 5, 10, 15, 20, 25, 30, 40, 50, 100)
_AHEAD = r"ahead of|in front of|(?:closely )?followed by|before|above"
_BEHIND = r"behind|after|below|trailing|following"
_BESIDE = re.compile(rf"\b(?P<word>{_AHEAD}|{_BEHIND}|only to)\s+(?:only\s+)?$", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|and|&|,\s*and)\s*")


_FOLLOWS = re.compile(r"\bfollow(?:s|ed)?\b(?!\s+by)", re.IGNORECASE)


def rank_words(text: str, claim: Claim, rank: int) -> Words | None:
    """Return the words of a claim's rank and the right ones; None where they are right already."""
    if "anchor" not in claim.spans:
        raise Refused("the words of the rank are not found")
    start, end = claim.spans["anchor"]
    if claim.comparator in ("<", "<="):
        return _top(text, end, rank)
    if claim.rank == rank:
        return None
    if rank == 1 and _FOLLOWS.search(text, sentence_at(text, start)[0], start):
        raise Refused("who follows another cannot be first")
    found = _placed(text, start, end, rank)
    before = re.search(r"\b(an?)(\s+)$", text[:start], re.IGNORECASE)
    if before is not None and found[0] == start:
        fitting = article(found[2]) if found[2] and rank > 1 else "the"
        if fitting != before[1].lower():
            return before.start(), found[1], f"{fitting if before[1].islower() else fitting.capitalize()} {found[2]}"
    return found


def _placed(text: str, start: int, end: int, rank: int) -> Words:
    old = text[start:end]
    if _ORDINAL.fullmatch(old):
        if rank == 1 and re.match(rf"[- ]{_SUPERLATIVE}", text[end:], re.IGNORECASE):
            return start, end + 1, ""
        return start, end, ordinal_like("a" if _grown(text, old, end, rank) else old, rank)
    if numbered := _NUMBERED.fullmatch(old):
        form = Numeral(words=not numbered[2].isdigit())
        return start, end, numbered[1] + form.write(rank)
    if _VAGUE.search(text[:start]) or _PLURAL.match(text[end:]):
        raise Refused("the sentence speaks of several contributors, or stresses the first place")
    if _PLAIN.fullmatch(old):
        return start, end, f"{ordinal_like('a', rank)}-{old.lower()}"
    if _TITLE.fullmatch(old):
        return start, end, f"{ordinal_like('a', rank)}-largest"
    raise Refused(f"the rank is told by '{old}'")


def _grown(text: str, old: str, end: int, rank: int) -> bool:
    """Tell whether a rank that was in digits for its size ("12th-largest") is small enough for a word."""
    return old[:2].isdigit() and rank <= 10 and text[end : end + 1] == "-"


def _top(text: str, end: int, rank: int) -> Words | None:
    """Widen "top five" to the next usual number that takes the rank in."""
    found = re.match(r"(?P<gap>[- ])(?P<number>\w+)\b", text[end:])
    known = {word: number for number in _TOPS for word in (str(number), Numeral(words=True).write(number))}
    if found is None or found["number"].lower() not in known:
        raise Refused("the number of places is not found")
    wide = next((number for number in _TOPS if number >= rank), None)
    if wide is None:
        raise Refused("the rank is beyond what a list of the first tells")
    if known[found["number"].lower()] == wide:
        return None
    form = Numeral(words=not found["number"].isdigit(), capital=found["number"][:1].isupper())
    start = end + found.start("number")
    return start, end + found.end("number"), form.write(wide)


@dataclass(frozen=True, slots=True)
class Beside:
    """The right words for those a rank is compared with, who is `named` there, and which of them gives way to whom."""

    named: tuple[Named, ...] = ()
    words: tuple[Words, ...] = ()
    replaced: tuple[tuple[Named, str], ...] = ()


def beside_words(surface: Surface, claim: Claim, right: Right) -> Beside:
    """Return the right words for whom a rank is behind or ahead of."""
    if not claim.relative_to:
        _refuse_unread(surface, claim)
        return Beside()
    named = _named(surface, claim)
    found = _BESIDE.search(surface.text[: named[0].start])
    if found is None:
        raise Refused("the words of the comparison are not found")
    leads = re.fullmatch(_AHEAD, found["word"], re.IGNORECASE) is not None
    turned = leads == (right.rank != 1) and (claim.rank == 1 or not leads)
    if turned:
        wanted = (right.ahead if leads else right.behind)[:1]
    else:
        wanted = right.behind[: len(named)] if leads else _ahead(claim, right, len(named))
    if not wanted:
        raise Refused("nobody is left to compare with")
    words: list[Words] = []
    if turned:
        words.append((found.start("word"), found.end("word"), "behind" if leads else "ahead of"))
    elif found["word"].lower() == "only to" and right.rank != 2:
        words.append((found.start("word"), found.end("word"), "behind"))
    nearest = right.next_behind if leads else right.next_ahead
    return _replaced(surface.text, named, wanted, words, nearest)


def _refuse_unread(surface: Surface, claim: Claim) -> None:
    """Raise Refused where the clause goes on to compare the rank, though none was read."""
    end = surface.clause(claim.start)[1]
    for name in surface.parties(claim.end, end):
        if name.party != claim.contributor and _BESIDE.search(surface.text[claim.end : name.start]):
            raise Refused("it is not sure with whom the rank is compared")


def _named(surface: Surface, claim: Claim) -> list[Named]:
    """Find the compared parties in the clause: the names after the rank, else those before it."""
    start, end = surface.clause(claim.start)
    parties = [name for name in surface.parties(start, max(end, claim.end)) if name.party in claim.relative_to]
    named: list[Named] = []
    for name in [*(n for n in parties if n.start >= claim.end), *(n for n in parties if n.start < claim.end)]:
        if name.party not in {other.party for other in named}:
            named.append(name)
    if len(named) != len(set(claim.relative_to)):
        raise Refused("the compared contributors are not all found in the sentence")
    return sorted(named, key=lambda name: name.start)


def _ahead(claim: Claim, right: Right, count: int) -> tuple[str, ...]:
    """Choose whom to name ahead: all of them where all were named and they are few, else as many as were named."""
    places = len(right.ahead)
    if count > 1 and claim.rank == count + 1 and places <= 3:
        return tuple(reversed(right.ahead))
    if count > 1 and claim.rank == count + 1:
        return right.ahead[:1]
    return tuple(reversed(right.ahead[:count])) if count > 1 else right.ahead[:1]


def _replaced(
    text: str, named: Sequence[Named], wanted: Sequence[str], words: list[Words], nearest: frozenset[str]
) -> Beside:
    names = {name.party for name in named}
    if names == set(wanted) or (len(names) == len(wanted) == 1 and not words and names <= nearest):
        return Beside(tuple(named), tuple(words))
    if len(named) == len(wanted):
        free = [party for party in wanted if party not in names]
        pairs = [(name, free.pop(0)) for name in named if name.party not in wanted]
        words += [(name.start, name.end, wording.name(party)) for name, party in pairs]
        return Beside(tuple(named), tuple(words), tuple(pairs))
    between = [text[one.end : other.start] for one, other in pairwise(named)]
    if not all(_JOINED.fullmatch(gap) for gap in between):
        raise Refused("the list of compared contributors would have to be written anew")
    listed = wording.listed([wording.name(party) for party in wanted])
    return Beside(tuple(named), (*words, (named[0].start, named[-1].end, listed)))
