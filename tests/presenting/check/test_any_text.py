"""Whatever the text: every form is written piece by piece, and no text breaks out of the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.presenting.check import FORMATS, render
from contingent.presenting.check.checked_text import CheckedText
from tests.presenting.check.examples import checked_text, outdated_number
from tests.presenting.check.test_html import Elements

CHARACTERS = st.characters(codec="utf-8") | st.sampled_from("<>&\"'`{}[]|*_#-/\\\x1b\u202e\u2028\n\r\t ")


@st.composite
def texts(draw: st.DrawFn) -> CheckedText:
    """A text of any characters with claims anywhere in it."""
    text = draw(st.text(CHARACTERS, min_size=1, max_size=60))
    claim, verdict = outdated_number()
    pairs = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        pairs.append((replace(claim, quote=text[start:end], start=start, end=end), replace(verdict, summary=text)))
    return checked_text(text=text, pairs=pairs)


@settings(max_examples=40, deadline=None)
@given(texts())
def test_no_text_breaks_a_form(text: CheckedText) -> None:
    made = {form: "".join(render([text], form, record="2025-07.1")) for form in FORMATS}
    (document,) = json.loads(made["json"])["documents"]
    assert document["text"] == text.checked.text
    elements = Elements(made["html"])
    assert len(elements.named("script")) == 2 and len(elements.named("style")) == 1
    assert len(elements.named("article")) == 1 + len(text.checked.claims)
    assert "\x1b" not in made["text"]


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "html"])
def test_each_text_is_written_before_the_next_is_made(form: str) -> None:
    made = []

    def source() -> Iterator[CheckedText]:
        for number in range(3):
            made.append(number)
            yield checked_text()

    written = render(source(), form, record="2025-07.1")
    for _ in range(2):
        next(written)
    assert len(made) <= 2
    assert len("".join(written)) > 0
