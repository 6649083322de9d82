"""Which months a text can know, and which months a claim speaks of."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from contingent.checking.edtf import read_period
from contingent.checking.tense import tense_of
from contingent.checking.times import known, times_of
from contingent.errors import InputError
from contingent.model.month import Month
from tests.checking.small import judged, level, months, troops

YEAR = np.arange(Month.parse("2020-01").ordinal, Month.parse("2021-01").ordinal, dtype=np.int32)
ALL = np.ones(12, dtype=np.bool_)


def admissible(published: str | None) -> list[str]:
    return [str(Month(int(o))) for o in YEAR[known(published).admissible(YEAR)]]


def reference(as_of: str | None, published: str | None = None, tense: str = "present", covered=ALL) -> list[str]:
    times = times_of(as_of, tense, known(published), YEAR, covered)
    return [str(Month(int(o))) for o in YEAR[times.reference]]


def test_a_month_is_admissible_when_its_last_day_plus_five_days_is_not_after_publication():
    assert admissible("2020-03-05")[-1] == "2020-02"
    assert admissible("2020-03-04")[-1] == "2020-01"


def test_a_publication_month_or_year_stands_for_its_last_day():
    assert admissible("2020-03")[-1] == "2020-02"
    assert admissible("2020")[-1] == "2020-11"
    assert admissible("2020-03~") == admissible("2020-03")


def test_without_a_publication_date_every_month_is_admissible():
    assert len(admissible(None)) == 12


def test_a_stated_month_or_year_means_the_month_ends_inside_it():
    assert reference("2020-04") == ["2020-04"]
    assert len(reference("2020")) == 12
    assert reference("2020-03-15/2020-05-10") == ["2020-03", "2020-04"]
    assert reference("../2020-02") == ["2020-01", "2020-02"]
    assert reference("2020-11/..") == ["2020-11", "2020-12"]


def test_a_stated_day_means_the_last_month_end_on_or_before_it():
    assert reference("2020-04-29") == ["2020-03"]
    assert reference("2020-04-30") == ["2020-04"]


def test_a_stated_period_without_a_month_end_means_the_last_one_before_its_end():
    assert reference("2020-05-03/2020-05-20") == ["2020-04"]


def test_the_present_tense_means_the_three_latest_admissible_months():
    assert reference(None, "2020-07-23") == ["2020-04", "2020-05", "2020-06"]
    assert reference("2020-07~", "2020-07-23") == ["2020-04", "2020-05", "2020-06"]
    assert reference("2020~", "2020") == ["2020-09", "2020-10", "2020-11"]


def test_without_a_publication_date_the_present_means_the_three_latest_covered_months():
    covered = ALL.copy()
    covered[[9, 11]] = False
    assert reference(None, covered=covered) == ["2020-08", "2020-09", "2020-11"]


def test_the_past_tense_without_a_date_means_every_admissible_month():
    assert reference(None, "2020-07-23", "past") == admissible("2020-07-23")


def test_an_approximate_date_other_than_the_publication_date_is_a_stated_date():
    times = times_of("2020-03~", "present", known("2020-07-23"), YEAR, ALL)
    assert times.tense == "stated" and reference("2020-03~", "2020-07-23") == ["2020-03"]


def test_of_a_period_that_is_partly_too_late_to_know_the_rest_counts():
    assert reference("2020", "2020-04-10") == ["2020-01", "2020-02", "2020-03"]


def test_a_period_that_no_report_could_show_is_unknown():
    verdict = judged(level(100, as_of="2020-05"), troops(RWA=[100] * 12), "2020-05-20")
    assert verdict.status == "unknown" and "no report could be known" in (verdict.reason or "")


def test_every_day_of_a_date_must_exist():
    for impossible in ("2020-13", "2021-02-29", "2020-4", "yesterday", "2021/2020", "../..", "0020"):
        with pytest.raises(InputError):
            read_period(impossible)
    assert read_period("2020-02").last == datetime.date(2020, 2, 29)
    assert read_period("201X").first == datetime.date(2010, 1, 1)


@pytest.mark.parametrize(
    ("sentence", "quote", "tense"),
    [
        ("Rwanda sits in 2nd place, with 6,383 troops.", "6,383 troops", "present"),
        ("Rwanda had 5,000 troops in Darfur.", "5,000 troops", "past"),
        ("Rwanda has deployed 6,000 troops.", "6,000 troops", "present"),
        ("Rwanda had deployed 6,000 troops.", "6,000 troops", "past"),
        ("There were 900 of them.", "900 of them", "past"),
        ("Today, more than 5,000 Rwandan troops provide support.", "more than 5,000", "present"),
        ("6,000 troops.", "6,000 troops", "present"),
        ("Jordan was among the top seven contributors.", "among the top seven", "past"),
    ],
)
def test_the_tense_is_that_of_the_verb_of_the_clause(sentence, quote, tense):
    start = sentence.index(quote)
    assert tense_of(sentence, start, start + len(quote)) == tense


def test_the_vintage_never_sets_the_reference():
    held = troops(RWA=[111, 222, 333, 444, 555, 666])
    verdict = judged(level(222), held)
    assert months(verdict.reference) == ["2020-04", "2020-05", "2020-06"] and verdict.status == "outdated"
