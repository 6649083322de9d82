"""Cutting a text at its claims."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contingent.model.claim import Claim
from contingent.presenting.check.marked import paragraphs, stretches


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[Claim]]:
    text = draw(st.text("ab \n\r\u2028é😀", max_size=40))
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6))
    claims = [Claim(text[min(s) : max(s)], min(s), max(s), "other") for s in spans if min(s) < max(s)]
    return text, claims


@given(texts())
def test_stretches_cover_the_text_once_and_in_order(made: tuple[str, list[Claim]]) -> None:
    text, claims = made
    found = stretches(len(text), claims)
    assert "".join(text[part.start : part.end] for part in found) == text
    for place, claim in enumerate(claims):
        covered = "".join(text[part.start : part.end] for part in found if place in part.claims)
        assert covered == claim.quote
        assert [part.end for part in found if place in part.ends] == [claim.end]


@given(texts())
def test_paragraphs_lose_no_words_and_end_every_claim_once(made: tuple[str, list[Claim]]) -> None:
    text, claims = made
    lines = paragraphs(text, claims)
    words = "".join(text[part.start : part.end] for line in lines for part in line.stretches)
    assert words.split() == text.split() or "".join(words.split()) == "".join(text.split())
    ends = [place for line in lines for part in line.stretches for place in part.ends]
    visible = [place for place, claim in enumerate(claims) if claim.quote.strip()]
    assert len(ends) == len(set(ends))
    assert set(visible) <= set(ends) | {place for place in visible if text[claims[place].end - 1].isspace()}
