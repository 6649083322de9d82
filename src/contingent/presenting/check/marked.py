"""A text cut into stretches, each with the claims that cover it: what every form that shows the text starts from."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from contingent.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text. `claims` are the places of the claims it belongs to, `ends` of those that end with it."""

    start: int
    end: int
    claims: tuple[int, ...]
    ends: tuple[int, ...]


def stretches(length: int, claims: Sequence[Claim]) -> list[Stretch]:
    """Cut a text of `length` code points wherever a claim starts or ends. Overlapping claims share stretches."""
    spans = [(max(0, claim.start), min(length, claim.end)) for claim in claims]
    cuts = sorted({0, length, *(edge for span in spans for edge in span)})
    opening = sorted(range(len(spans)), key=lambda place: spans[place])
    found: list[Stretch] = []
    active: list[int] = []
    at = 0
    for start, end in itertools.pairwise(cuts):
        while at < len(opening) and spans[opening[at]][0] <= start:
            active.append(opening[at])
            at += 1
        active = [place for place in active if spans[place][1] > start]
        ends = tuple(sorted(place for place in active if spans[place][1] == end))
        found.append(Stretch(start, end, tuple(sorted(active)), ends))
    return found


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a text with its stretches; `claims` tells whether any claim is in it."""

    stretches: tuple[Stretch, ...]

    @property
    def claims(self) -> bool:
        """True when a claim stands in the paragraph."""
        return any(stretch.claims for stretch in self.stretches)


def paragraphs(text: str, claims: Sequence[Claim]) -> list[Paragraph]:
    """Return the lines of a text that are not blank, cut into stretches."""
    lines: list[list[Stretch]] = [[]]
    for stretch in stretches(len(text), claims):
        start = stretch.start
        for piece in text[stretch.start : stretch.end].splitlines(keepends=True):
            end = start + len(piece)
            words = piece.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
            last = end == stretch.end
            lines[-1].append(Stretch(start, start + len(words), stretch.claims, stretch.ends if last else ()))
            if len(words) < len(piece):
                lines.append([])
            start = end
    return [Paragraph(tuple(line)) for line in lines if any(text[s.start : s.end].strip() for s in line)]
