"""Dates are resolved against the publication date, into EDTF."""

from __future__ import annotations

import pytest

from contingent.reading.dates import DateReader
from contingent.reading.periods import Published, When
from contingent.reading.scan import scan
from contingent.reading.tokens import tokenize


def first_date(text: str, published: str | None = "2024-05-14") -> When | None:
    tokens = tokenize(text)
    reader = DateReader(tokens, Published.parse(published))
    return next((when for at in range(len(tokens.low)) if (when := reader.at(at))), None)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("as of 31 March 2019", "2019-03-31"), ("March 31, 2019", "2019-03-31"), ("31/03/2019", "2019-03-31"),
        ("31.03.2019", "2019-03-31"), ("2019-03-31", "2019-03-31"), ("in April", "2024-04"), ("last June", "2023-06"),
        ("at the end of 2016", "2016-12"), ("end-August 2020", "2020-08"), ("last month", "2024-04"),
        ("two years ago", "2022~"), ("a year ago", "2023-05~"),
        ("in the nineties", "199X"), ("the spring of 2021", "2021-04~"),
        ("from 1978 to 2002", "1978/2002"), ("(1999–2002)", "1999/2002"),
        ("Jun-17 was", "2017-06"), ("1993 (July)", "1993-07"), ("30/6/12", "2012-06-30"), ("closed 2008 as", "2008-12"),
        ("finished the year with", "2023-12"), ("the first half of 2019", "2019-01/2019-06"),
        ("the third quarter of the year", "2024-07/2024-09"),
        ("2016 Q4", "2016-10/2016-12"), ("Q2 2017", "2017-04/2017-06"), ("Q1/2020", "2020-01/2020-03"),
        ("on Tuesday", "2024-05-14"), ("now", "2024-05~"),
    ],
)  # fmt: skip
def test_a_date_in_any_form(words: str, edtf: str) -> None:
    when = first_date(words)
    assert when is not None
    assert when.edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It came in 1992 and left two years later.", "1994~"),
        ("In June 2017 it was third, a year earlier sixth.", "2016-06~"),
        ("It came in May 1978; the following year it grew.", "1979"),
        ("In October 1994 it came; the following spring it left.", "1995-04~"),
        ("It came in 1999 and left that year.", "1999"),
        ("It came in March 2004 and left the next month.", "2004-04"),
        ("It came in 1999; the year after, it left.", "2000"),
        ("In May 1960 it came, ten months later it left.", "1961-03~"),
    ],
)
def test_a_date_told_by_the_one_before(text: str, edtf: str) -> None:
    assert scan(text).whens[-1].edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("May 1992 - November 1993", "1992-05/1993-11"),
        ("from March to June 2003", "2003-03/2003-06"),
        ("17 May 2003 to 2 June 2003", "2003-05-17/2003-06-02"),
    ],
)
def test_months_from_one_to_another(words: str, edtf: str) -> None:
    [when] = scan(words).whens
    assert when.edtf == edtf


def test_a_year_before_something_else_is_no_date() -> None:
    assert [when.edtf for when in scan("In 1992, two years before the war, it came.").whens] == ["1992"]


def test_a_month_without_a_year_may_also_lie_ahead() -> None:
    when = first_date("in August")
    assert when is not None
    assert (when.edtf, when.future) == ("2023-08", "2024-08")


@pytest.mark.parametrize("text", ["they may send troops", "it may, one day", "the march of time", "Level 2", "M23"])
def test_words_that_only_look_like_dates(text: str) -> None:
    assert first_date(text) is None


def test_without_a_publication_date_nothing_relative_is_resolved() -> None:
    assert first_date("last month", None) is None


def test_a_four_digit_number_of_people_is_no_year() -> None:
    document = scan("It sent 2003 troops.")
    assert [number.value for number in document.numbers] == [2003]
    assert not document.whens


def test_a_year_long_ago_is_read_after_a_month() -> None:
    found = scan("Relations began on 27 December 1903. It sent 1903 men.", None).whens
    assert [when.edtf for when in found] == ["1903-12-27"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Last year, in October, they left.", "2023-10"),
        ("Two years ago, in March, they left.", "2022-03"),
        ("They left in the spring of last year.", "2023-04~"),
        ("They left in October of last year.", "2023-10"),
    ],
)
def test_a_year_told_beside_a_month_is_its_year(text: str, edtf: str) -> None:
    assert edtf in [when.edtf for when in scan(text, "2024-05-14").whens]
