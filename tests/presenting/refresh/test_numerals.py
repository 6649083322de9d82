"""Numbers keep the form of those that they replace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.checking.accept import number_of
from contingent.model.claim import Claim
from contingent.presenting.refresh.numerals import article, in_words, ordinal_like, rewritten


def stated(value: float, comparator: str = "=", unit: str = "persons", *, below: bool = False) -> Claim:
    return Claim("", 0, 0, "contribution_level", value=value, comparator=comparator, value_unit=unit, below=below)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "claim", "value", "new"),
    [
        ("6,383", stated(6383), 5905, "5,905"),
        ("6383", stated(6383), 5905, "5905"),
        ("6\u00a0383", stated(6383), 5905, "5\u00a0905"),
        ("6.383", stated(6383), 5905, "5.905"),
        ("950", stated(950), 1204, "1,204"),
        ("eleven", stated(11), 9, "nine"),
        ("Eleven", stated(11), 9, "Nine"),
        ("six thousand", stated(6000, "~"), 4682, "four thousand seven hundred"),
        ("eleven", stated(11), 4682, "4,682"),
        ("6,000", stated(6000, "~"), 4682, "4,700"),
        ("6,000", stated(6000, "~", below=True), 4682, "4,700"),
        ("6,000", stated(6000, ">"), 4682, "4,500"),
        ("5,000", stated(5000, ">="), 5000, "5,000"),
        ("5,000", stated(5000, ">"), 5000, "4,900"),
        ("5,000", stated(5000, "<"), 5000, "5,100"),
        ("9.9%", stated(9.9, unit="percent"), 14.67, "14.7%"),
        ("9 per cent", stated(9, unit="percent"), 14.67, "15 per cent"),
        ("5,000 and 6,000", stated(5000, "range"), 2505, "2,000 and 3,000"),
        ("6.4 thousand", stated(6400, "~"), 4682, "4.7 thousand"),
    ],
)
def test_the_form_stays(old: str, claim: Claim, value: float, new: str) -> None:
    if claim.comparator == ">" and value == 5000:
        assert float(str(rewritten(old, claim, value)).replace(",", "")) < value
    elif claim.comparator == "<":
        assert float(str(rewritten(old, claim, value)).replace(",", "")) > value
    else:
        assert rewritten(old, claim, value) == new


@pytest.mark.parametrize("old", ["one in five", "a third", "half", "dozens"])
def test_what_cannot_take_another_number_is_refused(old: str) -> None:
    assert rewritten(old, stated(20, unit="percent"), 14.7) is None


@given(st.integers(1, 200_000), st.sampled_from(["~", ">", ">=", "<", "<="]), st.integers(1, 200_000), st.booleans())
def test_a_hedged_number_is_true_of_the_figure(old: int, comparator: str, value: int, below: bool) -> None:
    claim = stated(old, comparator, below=below and comparator == "~")
    new = rewritten(f"{old:,}", claim, value)
    assert new is not None
    number = number_of(stated(float(new.replace(",", "")), comparator, below=claim.below), counted=True)
    assert number is not None
    low, high = number.interval()
    assert low <= value <= high


@given(st.integers(0, 999_999))
def test_words_are_words(value: int) -> None:
    assert all(part.isalpha() for part in in_words(value).replace("-", " ").split(" "))


@pytest.mark.parametrize(
    ("word", "expected"),
    [("eighth", "an"), ("11th", "an"), ("8,300", "an"), ("18", "an"), ("110", "a"), ("uniformed", "a"), ("one", "a"),
     ("estimated", "an"), ("fourth", "a"), ("1,100", "a"), ("11,000", "an"), ("180", "a")],
)  # fmt: skip
def test_the_article_follows_the_sound(word: str, expected: str) -> None:
    assert article(word) == expected


def test_ordinals_keep_their_form() -> None:
    assert [ordinal_like("2nd", rank) for rank in (1, 3, 11, 22, 113)] == ["1st", "3rd", "11th", "22nd", "113th"]
    assert (ordinal_like("second", 4), ordinal_like("Second", 4)) == ("fourth", "Fourth")
