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


def test_a_sentence_ends_before_the_mark_of_its_footnote() -> None:
    tokens = tokenize("It broke with Israel.[^s1] In October it sent 40 men [to Haiti].")
    assert [tokens.text[slice(*tokens.span(*sentence))] for sentence in tokens.sentences] == [
        "It broke with Israel.[^s1]",
        "In October it sent 40 men [to Haiti].",
    ]
