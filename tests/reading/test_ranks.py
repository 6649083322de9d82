"""Ranks that words count: those that are ahead, and superlatives."""

from __future__ import annotations

import pytest

from contingent.reading.anchors import find_anchors
from contingent.reading.context import Context
from contingent.reading.ranks import rank_of
from contingent.reading.scan import scan


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Togo trails only five others.", 6),
        ("Togo lags just three West African armies.", 4),
        ("Only seven nations in the world, none of them rich, give more than Togo.", 8),
        ("Just five states outrank Togo.", 6),
        ("Togo is behind only Bangladesh and India.", 3),
        ("Only Ethiopia fields more women than Togo.", 2),
        ("Only one flag flies over more blue helmets than that of Togo.", 2),
        ("Togo is second only to Nepal.", 2),
        ("No army supplies more than that of Togo.", 1),
        ("Togo is the biggest contributor.", 1),
        ("Togo is the runner-up.", 2),
        ("Togo is unmatched by any other contributor bar Nepal.", 2),
        ("Togo outranked everybody in June.", 1),
        ("Togo is among the top ten contributors.", 10),
        ("Togo is one of the three largest contributors.", 3),
    ],
)
def test_the_first_words_that_rank_say_which_place(text: str, rank: int) -> None:
    context = Context(scan(text, "2021-05"))
    anchor = next(anchor for anchor in find_anchors(context.document) if anchor.sort == "rank")
    assert rank_of(context, anchor, "contribution_rank", "TGO", None)[0] == rank
