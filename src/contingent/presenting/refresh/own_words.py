"""The claims of a text to be rewritten: a paragraph that names its own contributor is read by itself.

What a reader of a whole text carries over from other sentences (a contributor, a mission, a month) is a guess; good
enough to judge by, and not to rewrite by. Only a heading lends a paragraph below it a mission or a month. Inside a
sentence, two things are plain by its grammar: what a rank counts where its own noun says so ("contributor of troops"),
and that what follows a comparison ("second behind India, with 6,383 troops") is said of the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from contingent.model.claim import Claim
from contingent.model.text import Block
from contingent.presenting.refresh.meaning import means
from contingent.presenting.refresh.surface import Noun, Surface
from contingent.reading import read_claims

_BREAK = re.compile(r"\n(?:\s*\n)+|\n(?=\s*(?:[-*•]|\d+[.)])\s)")
_MARK = re.compile(r"\s*(?:(?:[-*•]|\d+[.)])\s+)?")
_FURTHER = re.compile(r",?\s+(?:with|at|contributing|providing|deploying)\s+(?:a total of\s+)?", re.IGNORECASE)
_IMPLIED = re.compile(
    r"(?:just |right |closely |close )?(?:behind|after|before|ahead(?: of)?|follow\w*(?: by)?|next|then|second only to|"
    r"rank\w*|over\w+|surpass\w*|in front(?: of)?|\w+led by|runner-up)",
    re.IGNORECASE,
)
_OF_FIGURES = re.compile(r"\b(?:as of|as at|on|in|at|for|figures?|data|statistics)\b", re.IGNORECASE)
"""Words by which a line in the head of a text dates the figures under it and not the text."""
_ENDED = (".", "!", "?", "”", '"', ")")
_PLACE = re.compile(r"\b(?:in|at|from|into|near|across)\s+$", re.IGNORECASE)


def claims_of(text: str, published: str | None, blocks: tuple[Block, ...] = ()) -> list[Claim]:
    """Read the claims of a text. `published` (EDTF) is its date, `blocks` the parts of the document it is from."""
    whole = read_claims(text, published)
    surface = Surface(text, blocks)
    found: list[Claim] = []
    for start, end in _paragraphs(text, blocks):
        inside = [claim for claim in whole if start <= claim.start < end]
        alone = _alone(surface, start, end, published) if inside else []
        found += [_lent(surface, claim, inside, start) for claim in alone] or inside
    found = _without_implied(surface, found)
    found = [_of_subject(surface, _of_noun(surface, claim), found) for claim in found]
    return sorted(found, key=lambda claim: (claim.start, claim.end, claim.kind))


def is_implied(surface: Surface, claim: Claim) -> bool:
    """Tell whether a rank is not written out but follows from another ("behind Nepal": Nepal is just before)."""
    start, end = claim.spans.get("anchor", (claim.start, claim.end))
    implied = claim.rank is None or _IMPLIED.fullmatch(surface.text[start:end]) is not None
    return claim.kind == "contribution_rank" and implied


def _without_implied(surface: Surface, claims: Sequence[Claim]) -> list[Claim]:
    """Leave out implied ranks where their sentence writes one out: they say nothing of their own."""
    implied = [claim for claim in claims if is_implied(surface, claim)]
    written = {surface.sentence(claim.start) for claim in claims if claim.rank is not None and claim not in implied}
    return [claim for claim in claims if claim not in implied or surface.sentence(claim.start) not in written]


def own_noun(surface: Surface, claim: Claim) -> Noun | None:
    """Return the noun that says itself what a rank counts: "contributor of police", "police contributor"."""
    text, stop = surface.text, surface.sentence(claim.end)[1]
    of = re.match(r"[^.;:(),]{0,40}?\bcontribut\w+\s+of\s+", text[claim.end : stop])
    for noun in surface.nouns(claim.end, stop)[:1]:
        if re.match(r"[- ]contribut", text[noun.end :]) or (of and noun.start == claim.end + of.end()):
            return noun
    return None


def _of_noun(surface: Surface, claim: Claim) -> Claim:
    if claim.kind != "contribution_rank" or (noun := own_noun(surface, claim)) is None or means(noun, claim):
        return claim
    return replace(claim, category=noun.category)


def _of_subject(surface: Surface, claim: Claim, claims: Sequence[Claim]) -> Claim:
    """Take a figure that follows a comparison as one of the contributor that is compared."""
    if claim.kind != "contribution_level":
        return claim
    start, _ = surface.sentence(claim.start)
    for rank in claims:
        if not start <= rank.start < claim.start or rank.kind != "contribution_rank" or rank.rank is None:
            continue
        if claim.contributor in rank.relative_to and claim.contributor != rank.contributor:
            named = [name for name in surface.parties(rank.end, claim.start) if name.party == claim.contributor]
            if named and _FURTHER.fullmatch(surface.text[named[-1].end : claim.start]):
                own = {name: span for name, span in rank.spans.items() if name == "contributor"}
                return replace(claim, contributor=rank.contributor, spans=claim.spans | own)
    return claim


def _paragraphs(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs: what blank lines and marks of lists part, and what the document itself does."""
    starts = {0, *(gap.end() for gap in _BREAK.finditer(text)), *(block.start for block in blocks)}
    yield from pairwise([*sorted(starts), len(text)])


def _alone(surface: Surface, start: int, end: int, published: str | None) -> list[Claim]:
    """Read a paragraph by itself, where it names a contributor and is no row of a table."""
    first, last = surface.sentence(_MARK.match(surface.text, start).end())  # type: ignore[union-attr]
    names = surface.parties(first, min(last, end))
    if not any(_PLACE.search(surface.text[: name.start]) is None for name in names) or surface.undated(start):
        return []
    return [_shifted(claim, start) for claim in read_claims(surface.text[start:end], published)]


def _shifted(claim: Claim, start: int) -> Claim:
    """Move a claim from its paragraph to its text; its clauses are numbered apart from those of other paragraphs."""
    spans = {name: (first + start, last + start) for name, (first, last) in claim.spans.items()}
    clause = None if claim.clause is None else -(start + 1) * 1000 - claim.clause
    return replace(claim, start=claim.start + start, end=claim.end + start, spans=spans, clause=clause)


def _lent(surface: Surface, claim: Claim, whole: Sequence[Claim], start: int) -> Claim:
    """Give a claim of a paragraph the mission and the month that a heading lends it, as the whole text was read."""
    same = [other for other in whole if (other.start, other.end, other.kind) == (claim.start, claim.end, claim.kind)]
    if not same:
        return claim
    other = same[0]
    if claim.mission is None and other.mission and _in_heading(surface.text, other.spans.get("mission"), start):
        claim = replace(claim, mission=other.mission, spans=claim.spans | {"mission": other.spans["mission"]})
    head = _head(surface.text)
    dated = [line for line in surface.dated_lines(start) if _is_heading(line)]
    if claim.as_of is None and other.as_of and any(line not in head or _OF_FIGURES.search(line) for line in dated):
        claim = replace(claim, as_of=other.as_of)
    return claim


def _head(text: str) -> list[str]:
    """Return the lines before the first paragraph: title and dateline, which date the text and no figure in it."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip() and not _is_heading(line)), len(lines))
    return lines[:first]


def _in_heading(text: str, span: tuple[int, int] | None, start: int) -> bool:
    if span is None or span[0] >= start:
        return False
    end = text.find("\n", span[1])
    return _is_heading(text[text.rfind("\n", 0, span[0]) + 1 : end if end >= 0 else len(text)])


def _is_heading(line: str) -> bool:
    """Tell whether a line stands over others: it ends without a stop, and is no row of a table."""
    return not (line.rstrip(" *_").endswith(_ENDED) or "\t" in line or "|" in line)
