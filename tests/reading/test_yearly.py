"""Days told once, by a heading, for all years below it."""

from __future__ import annotations

import pytest

from contingent.reading.context import Context
from contingent.reading.scan import scan


def dates(text: str, published: str | None = "2021-06") -> list[str]:
    return [when.edtf for when in Context(scan(text, published)).document.whens if when.edtf[:4] < "2020"]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("at 30 June of each year", "-06-30"), ("on 1 January", "-01-01"), ("(May 31st, every year)", "-05-31"),
        ("by end of year", "-12"), ("at year-end", "-12"), ("in June", ""), ("since 31 March 2001", ""),
    ],
)  # fmt: skip
def test_a_heading_tells_the_day_of_the_years_below(told: str, day: str) -> None:
    text = f"Soldiers of Togo in UN operations {told}\n\n2012: 410\n2013: 560\n"
    assert dates(text)[-2:] == [f"2012{day}", f"2013{day}"]


def test_columns_named_by_years_are_dated_too() -> None:
    assert dates("Refugees, end of year\n\n| host | 2016 | 2018 |\n| Chad | 391,251 | 451,210 |\n") == [
        "2016-12", "2018-12",
    ]  # fmt: skip


def test_no_publication_date_is_needed() -> None:
    assert dates("Strength, 31 Dec. of each year\n\n2012 | 410\n2013 | 560\n", None) == ["2012-12-31", "2013-12-31"]


def test_years_of_something_else_stay_years() -> None:
    assert dates("Strength on 1 January\n\n- Mali, since 2013: 410\n") == ["2013"]
