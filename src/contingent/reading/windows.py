"""A text in windows that the encoder reads at once: the words it judges in each, and those it reads beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.document import Document
from contingent.reading.pieces import Pieces

READ, BESIDE = 380, 60
"""Pieces of a window in which anchors are judged, and pieces read beside them for context. Together it reads 512."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first`..`end` of a text, whose anchors are judged: the pieces read, and where in them each word begins."""

    first: int
    end: int
    pieces: tuple[int, ...]
    starts: dict[int, int]

    def reach(self, first: int, end: int) -> tuple[int, int]:
        """Where the pieces of the words from `first` up to `end` begin and end; one piece at least."""
        begin = self.starts.get(first, 1)
        return begin, max(self.starts.get(end, max(self.starts.values())), begin + 1)

    def reach_of(self, span: Span | None) -> tuple[int, int]:
        """Where the pieces of a span begin and end; nothing, (0, 0), for none and for one that is not read here."""
        return self.reach(*span) if span is not None and span[0] in self.starts and span[1] in self.starts else NOTHING

    @property
    def words(self) -> slice:
        """The words that are read: those judged and those beside them."""
        return slice(min(self.starts), max(self.starts))


Span = tuple[int, int]
NOTHING = (0, 0)
_LONGEST_HEADING = 40
Asked = Sequence[tuple[Window, Sequence[Anchor]]]
"""Windows with the anchors that are judged in each."""


def windows(pieces: Pieces, words: Sequence[str]) -> Iterator[Window]:
    """Cut a text, as words in small letters, into windows."""
    told = [pieces.of_word(word)[:READ] for word in words]
    first = 0
    while first < len(told):
        end = _reach(told, first, READ)
        begin = first - _reach(told[max(0, first - BESIDE) : first][::-1], 0, BESIDE)
        stop = _reach(told, end, BESIDE)
        numbers, starts = [pieces.begin], {}
        for at in range(begin, stop):
            starts[at] = len(numbers)
            numbers += told[at]
        starts[stop] = len(numbers)
        yield Window(first, end, (*numbers, pieces.end), starts)
        first = end


def _reach(told: Sequence[Sequence[int]], at: int, most: int) -> int:
    """The end of the words from `at` on that have `most` pieces at most."""
    held = 0
    for end in range(at, len(told)):
        held += len(told[end])
        if held > most:
            return end
    return len(told)


def judged(cut: Iterable[Window], anchors: Sequence[Anchor]) -> Asked:
    """The windows in which there are anchors (which are in reading order) to judge, with these."""
    cores = [anchor.core for anchor in anchors]
    inside = ((w, anchors[bisect_left(cores, w.first) : bisect_left(cores, w.end)]) for w in cut)
    return [(window, found) for window, found in inside if found]


def heads_of(context: Context, anchor: Anchor) -> tuple[Span | None, Span | None]:
    """What heads an anchor in a table or list: the cell above its own that names the column, and the line above all."""
    line = context.line(anchor)
    if line.shape not in {"row", "item"}:
        return None, None
    above = next((number for number in (line.heading, line.footing) if number is not None), None)
    heading = context.lines[above] if above is not None else None
    named = (heading.first, min(heading.end, heading.first + _LONGEST_HEADING)) if heading is not None else None
    return context.head(anchor), named


def places_in(document: Document, window: Window) -> list[tuple[int, int]]:
    """The names and dates that a window reads: their first tokens and ends."""
    first, end = min(window.starts), max(window.starts)
    named = {mention.first: mention.end for mention in document.mentions_of_tokens(first, end)}
    named |= {when.first: when.end for when in document.whens_of_tokens(first, end)}
    return sorted(named.items())
