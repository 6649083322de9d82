"""Numbers are read in every form texts write them in."""

from __future__ import annotations

import pytest

from contingent.reading.anchor import Anchor
from contingent.reading.anchors import find_anchors
from contingent.reading.numbers import read_number
from contingent.reading.ordinals import read_ordinal
from contingent.reading.scan import scan
from contingent.reading.tokens import tokenize


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("6,383", 6383), ("6383", 6383), ("6 383", 6383), ("6.383", 6383), ("4, 321", 4321), ("1,63,887", 163887),
        ("six thousand", 6000), ("six and a half thousand", 6500), ("one thousand two hundred and twenty-nine", 1229),
        ("A thousand and fifty", 1050), ("forty-two", 42),
        ("two dozen", 24), ("half a dozen", 6), ("1.4 million", 1.4e6),
        ("12m", 1.2e7), ("1,12 billion", 1.12e9), ("two lakh", 2e5),
    ],
)  # fmt: skip
def test_a_number_in_any_form(words: str, value: float) -> None:
    number = read_number(tokenize(words), 0)
    assert number is not None
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("words", "percent"),
    [
        ("9.7 per cent", 9.7),
        ("28.4pc", 28.4),
        ("a third", 33.3),
        ("two thirds", 66.7),
        ("one in five", 20),
        ("nine-tenths", 90),
    ],
)
def test_a_share_in_any_form(words: str, percent: float) -> None:
    number = read_number(tokenize(words), 0)
    assert number is not None
    assert number.value == pytest.approx(percent)
    assert number.form in {"percent", "fraction", "ratio"}


def quantity(text: str) -> Anchor:
    return next(anchor for anchor in find_anchors(scan(text, "2022-05-03")) if anchor.sort == "quantity")


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("about 600 soldiers", "~"), ("some 600 soldiers", "~"), ("600 or so", "~"), ("600-odd soldiers", "~"),
        ("more than 600 soldiers", ">"), ("over 600", ">"), ("at least 600", ">="), ("fewer than 600", "<"),
        ("up to 600", "<="), ("nearly 600", "~"), ("150-200 troops", "range"), ("between 6,500 and 12,000", "range"),
    ],
)  # fmt: skip
def test_the_words_of_comparison(text: str, comparator: str) -> None:
    assert quantity(text).comparator == comparator


def test_nearly_and_almost_are_marked_as_from_below() -> None:
    assert quantity("nearly 600 soldiers").below
    assert not quantity("about 600 soldiers").below


def test_a_range_with_one_unit_said_once() -> None:
    anchor = quantity("a force of 6-7,000 men")
    assert (anchor.value, anchor.high) == (6000, 7000)


@pytest.mark.parametrize(
    ("words", "rank"), [("2nd", 2), ("second", 2), ("twenty-fifth", 25), ("No. 1", 1), ("No.1", 1), ("number two", 2)]
)
def test_an_ordinal_in_any_form(words: str, rank: int) -> None:
    found = read_ordinal(tokenize(words), 0)
    assert found is not None
    assert found[0] == rank


@pytest.mark.parametrize(
    "text", ["950 km from Bamako", "$552.9 million", "Rs 3,40,921 crore", "a two-day meeting", "at 10:30"]
)
def test_distances_money_and_times_are_no_anchors(text: str) -> None:
    assert not [anchor for anchor in find_anchors(scan(text)) if anchor.sort == "quantity" and anchor.value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("third with 617, 250 of them", [617, 250]),
        ("Canada\t125 000\t124", [125000, 124]),
        ("Argentina,277,47,324", [277, 47, 324]),
        ("2,90,000 Indians and 6,383 Rwandans", [290000, 6383]),
    ],
)
def test_numbers_beside_each_other_stay_apart(text: str, values: list[float]) -> None:
    assert [number.value for number in scan(text, None).numbers] == values
