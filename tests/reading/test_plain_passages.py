"""The plain passages that the reader is taught with: filled whole, always alike, and annotated where they stand."""

from __future__ import annotations

import re

import pytest
from training.plain_forms import EACH, FORMS, plain_passages


@pytest.fixture(scope="module")
def passages():
    return plain_passages()


def test_every_form_is_filled_the_same_way_each_time(passages) -> None:
    forms = [line for line in FORMS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(passages) == EACH * len(forms) and passages == plain_passages()


def test_nothing_is_left_open(passages) -> None:
    assert not [passage.text for passage in passages if re.search(r"[<>{}\\]", passage.text)]


def test_claims_stand_where_they_say(passages) -> None:
    claims = [(passage.text, claim) for passage in passages for claim in passage.claims]
    assert all(text[claim["start"] :].startswith(claim["quote"]) for text, claim in claims)
    assert all("<" not in str(claim.values()) for _, claim in claims)
