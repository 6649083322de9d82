"""The encoder of kinds: words in pieces, texts in windows, and answers that do not depend on how a text is cut."""

from __future__ import annotations

import numpy as np
import pytest

from contingent.reading.anchor import Anchor
from contingent.reading.anchors import find_anchors
from contingent.reading.context import Context
from contingent.reading.encoder import SLOTS, shipped_encoder
from contingent.reading.history import Candidate
from contingent.reading.marks import marks_of, on_pieces
from contingent.reading.pieces import Pieces
from contingent.reading.scan import scan
from contingent.reading.windows import BESIDE, NOTHING, READ, heads_of, judged, places_in, windows

PIECES = Pieces.of(["[CLS]", "[SEP]", "[UNK]", "[MASK]", "peace", "##keep", "##ers", "in", "-", "k", "##e", "e"])
TEXT = "As of 31 March 2019, Rwanda had 6,511 peacekeepers; Ghana had 2,779 of them in four missions."


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("peacekeepers", ("peace", "##keep", "##ers")),
        ("Peace", ("peace",)),
        ("peace-keep", ("peace", "-", "[UNK]")),
        ("\n", ("[UNK]",)),
        ("ké", ("k", "##e")),
        ("x" * 500, ("[UNK]",)),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces(word: str, pieces: tuple[str, ...]) -> None:
    assert PIECES.of_word(word) == tuple(PIECES.numbers[piece] for piece in pieces)


def test_windows_judge_each_word_once_and_read_beside_it() -> None:
    words = ["peacekeepers", "in"] * 400
    cut = list(windows(PIECES, words))
    assert [window.first for window in cut] == [0, *(window.end for window in cut[:-1])]
    assert cut[-1].end == len(words)
    assert max(len(window.pieces) for window in cut) <= READ + 2 * BESIDE + 2 <= 512
    assert min(cut[1].starts) < cut[1].first < cut[1].end < max(cut[1].starts)


def test_a_window_knows_where_its_anchors_and_names_are() -> None:
    words = ["in", "peacekeepers", "in"]
    anchors = [Anchor("unit", 1, 3, 1), Anchor("place", 2, 3, 2)]
    [(window, inside)] = judged(windows(PIECES, words), anchors)
    assert inside == anchors
    assert window.starts == {0: 1, 1: 2, 2: 5, 3: 6}
    assert [window.reach(anchor.first, anchor.end) for anchor in anchors] == [(2, 6), (5, 6)]
    document = scan("Ghana sent troops in May 2012", None)
    [window] = windows(PIECES, document.tokens.low)
    assert places_in(document, window) == [(0, 1), (4, 6)]


def test_numbers_of_tables_are_read_with_the_name_of_their_column_and_their_heading() -> None:
    context = Context(scan("Ghana, May 2021\nMission;Women;Percent\nUNMISS;182;3.0\nUNIFIL;84;9.1", None))
    anchor = next(found for found in find_anchors(context.document) if found.value == 182)
    column, heading = heads_of(context, anchor)
    assert column is not None
    assert heading is not None
    assert context.low[slice(*column)] == ["women"]
    assert context.low[slice(*heading)] == ["ghana", ",", "may", "2021"]
    [window] = windows(PIECES, context.low)
    assert window.reach_of(column) == window.reach(*column)
    assert window.reach_of(None) == window.reach_of((900, 901)) == NOTHING
    prose = Context(scan("Ghana has 946 peacekeepers.", None))
    assert heads_of(prose, find_anchors(prose.document)[0]) == (None, None)


def test_pieces_are_marked_with_what_the_vocabulary_knows_of_their_words() -> None:
    context = Context(scan("Ghana peacekeepers", None))
    [window] = windows(PIECES, context.low)
    marked = on_pieces(marks_of(context.document, window.words), window, {"party": 0, "person.unspecified": 1})
    assert marked.shape == (len(window.pieces), 2)
    assert np.argwhere(marked[:, 0]).ravel().tolist() == list(range(*window.reach(0, 1)))
    assert np.argwhere(marked[:, 1]).ravel().tolist() == list(range(*window.reach(1, 2)))


def test_it_says_of_each_anchor_how_likely_each_kind_is() -> None:
    document = scan(TEXT, None)
    anchors = find_anchors(document)
    encoder = shipped_encoder()
    told = encoder.read(Context(document), anchors)
    for name, found in told.named.items():
        assert found.shape == (len(anchors), len(encoder.labels[name]))
        assert found.sum(axis=1) == pytest.approx(np.ones(len(anchors)))
    stated = next(at for at, anchor in enumerate(anchors) if anchor.value == 6511)
    likeliest = {name: encoder.labels[name][int(found[stated].argmax())] for name, found in told.named.items()}
    assert likeliest["kinds"] == "contribution_level"
    assert (likeliest["polarity"], likeliest["category"]) == ("asserted", "unspecified")
    assert likeliest["dated"] == "point"
    names = [Candidate(mention.names["party"].id, mention) for mention in document.mentions if "party" in mention.names]
    assert names[int(told.pointed(stated, SLOTS.index("subject"), names).argmax())].value == "RWA"


def test_a_long_text_is_answered_for_every_anchor_like_a_short_one() -> None:
    document = scan("\n".join([TEXT] * 60), None)
    anchors = find_anchors(document)
    encoder = shipped_encoder()
    found = encoder.read(Context(document), anchors).named["kinds"]
    assert len(found) == len(anchors)
    stated = [at for at, anchor in enumerate(anchors) if anchor.value == 6511]
    assert {encoder.labels["kinds"][int(found[at].argmax())] for at in stated} == {"contribution_level"}
