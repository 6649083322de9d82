"""Who says what stands inside quotation marks."""

from __future__ import annotations

import pytest

from contingent.reading import read_claims
from contingent.reading.speakers import Speakers

CASES = [
    ("“Ghana has 2,800 soldiers abroad,” said the defence minister on Friday.", "2,800", "the defence minister"),
    ('"We lost 12 men," General Mensah, who led them, told reporters.', "12", "General Mensah"),
    ('The spokesman said: "Nepal has 6,000 blue helmets."', "6,000", "The spokesman"),
    ("According to the ministry, Fiji keeps 400 soldiers abroad.", "400", "the ministry"),
    ('"It is time," said Maj. Gen Osei. It was noon. "The 90 will stay."', "90", "Maj. Gen Osei"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), CASES)
def test_the_speaker_is_named_by_the_words_beside_the_quotation(text: str, words: str, speaker: str) -> None:
    start = text.index(words)
    span = Speakers(text).of(start, start + len(words))
    assert span is not None
    assert text[slice(*span)] == speaker


def test_what_nobody_is_quoted_with_has_no_speaker() -> None:
    text = 'The minister said "never". Ghana has 2,800 soldiers abroad.'
    start = text.index("2,800")
    assert Speakers(text).of(start, start + 5) is None


def test_data_say_nothing_themselves() -> None:
    text = "Ghana has 2,800 soldiers abroad, according to available information."
    assert Speakers(text).of(text.index("2,800"), text.index("2,800") + 5) is None


def test_a_pronoun_names_nobody() -> None:
    text = '"Ghana has 2,800 soldiers abroad," he said.'
    assert Speakers(text).of(text.index("2,800"), text.index("2,800") + 5) is None


def test_a_claim_bears_its_speaker_and_the_span() -> None:
    text = "“Ghana has 2,800 peacekeepers in UN missions,” said the defence minister on Friday."
    claims = read_claims(text)
    assert [claim.speaker for claim in claims] == ["the defence minister"]
    assert text[slice(*claims[0].spans["speaker"])] == "the defence minister"
