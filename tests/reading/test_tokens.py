"""Tokens keep their offsets, and sentences end where sentences end."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from contingent.reading.tokens import tokenize


@given(st.text())
def test_every_token_stands_where_it_says(text: str) -> None:
    tokens = tokenize(text)
    for raw, start, end in zip(tokens.raw, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == raw


@given(st.text(max_size=300))
def test_sentences_do_not_overlap(text: str) -> None:
    bounds = tokenize(text).sentences
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(bounds))


def test_abbreviations_do_not_end_sentences() -> None:
    tokens = tokenize("Maj. Gen Murasira spoke. The U.S. pays. It is No. 1 today.")
    assert len(tokens.sentences) == 3
