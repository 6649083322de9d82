"""What passages teach the encoder: windows of their pieces, with what is right of each anchor in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contingent.reading.anchor import Anchor
from contingent.reading.anchors import find_anchors
from contingent.reading.context import Context
from contingent.reading.encoder import SLOTS
from contingent.reading.marks import Marks, marks_of
from contingent.reading.pieces import Pieces
from contingent.reading.scan import scan
from contingent.reading.settle import NOT_A_CLAIM
from contingent.reading.windows import Span, Window, heads_of, judged, places_in, windows
from training.align import align, doubtful
from training.examples import Place, examples_of
from training.passages import Passage


@dataclass(frozen=True)
class Choice:
    """Where a slot of an anchor is filled from: places by number, and the right one of them (their count: nowhere)."""

    anchor: int
    slot: int
    places: Sequence[int]
    right: int


@dataclass(frozen=True)
class Lesson:
    """A window of a passage with its anchors and places, and what is right of them; None where nothing is."""

    window: Window
    marks: Marks
    anchors: Sequence[Anchor]
    heads: Sequence[tuple[Span | None, Span | None]]
    places: Sequence[Span]
    kinds: Sequence[str]
    polarity: Sequence[str | None]
    category: Sequence[str | None]
    dated: Sequence[str | None]
    choices: Sequence[Choice]


def lessons(passage: Passage, pieces: Pieces) -> Iterator[Lesson]:
    """What a passage teaches. Anchors beside a claim that may be the same one teach nothing."""
    context = Context(scan(passage.text, passage.published))
    document = context.document
    anchors = find_anchors(document)
    aligned = align(document, anchors, list(passage.claims))
    unsure = doubtful(document, anchors, list(passage.claims))
    claims = {at: passage.claims[found[0]] for at, found in aligned.items() if found}
    number_of = {id(anchor): at for at, anchor in enumerate(anchors)}
    known = [anchor for at, anchor in enumerate(anchors) if at in claims or at not in unsure]
    examples = examples_of(passage)
    for window, inside in judged(windows(pieces, document.tokens.low), known):
        numbers = [number_of[id(anchor)] for anchor in inside]
        told = [claims.get(number) for number in numbers]
        places = places_in(document, window)
        yield Lesson(
            window, marks_of(document, window.words), inside, [heads_of(context, anchor) for anchor in inside], places,
            [claim["kind"] if claim else NOT_A_CLAIM for claim in told],
            [claim["polarity"] if claim else None for claim in told],
            [claim["category"] if claim else None for claim in told],
            [examples.dated.get(number) for number in numbers],
            list(_choices(examples.pointed, numbers, [first for first, _ in places])),
        )  # fmt: skip


def _choices(
    pointed: Sequence[tuple[int, str, Sequence[Place], int]], numbers: Sequence[int], firsts: Sequence[int]
) -> Iterator[Choice]:
    """The choices of these anchors among the places that begin at `firsts`; what stands elsewhere is nowhere."""
    for number, slot, candidates, right in pointed:
        if number in numbers and slot in SLOTS:
            near = [firsts.index(place[0]) if place and place[0] in firsts else None for place in candidates]
            different = sorted({place for place in near if place is not None})
            meant = near[right]
            at = len(different) if meant is None else different.index(meant)
            yield Choice(numbers.index(number), SLOTS.index(slot), different, at)
