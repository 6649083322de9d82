"""The three founding texts, with given claims, against the starter record."""

from __future__ import annotations

import pytest

from contingent.checking import check_claims
from contingent.model.month import ranges
from tests.checking.small import claim, months, true_for

FACT_SHEET = (
    "In the UN’s rankings of peacekeeping contributions by country, Rwanda sits in 2nd place behind Bangladesh, "
    "with 6,383 troops."
)
ARTICLE = (
    "Rwanda has become one of the world's top contributors of peacekeepers. The country has about 6,000 peacekeepers "
    "serving in UN missions. This is the fourth-highest figure globally."
)
NEWS = (
    "“Rwanda is among world’s largest contributors, deploying in five UN Missions.” Today, more than 5,000 Rwandan "
    "troops, police, experts, and advisors provide critical support to peacekeeping missions."
)


@pytest.fixture(scope="module")
def fact_sheet(record):
    second = claim(
        FACT_SHEET, "2nd place behind Bangladesh", "contribution_rank", rank=2, category="unspecified",
        relative_to=("BGD",),
    )  # fmt: skip
    number = claim(FACT_SHEET, "6,383 troops", value=6383.0, category="troops")
    return check_claims(FACT_SHEET, [second, number], record)


@pytest.fixture(scope="module")
def article(record):
    number = claim(ARTICLE, "about 6,000 peacekeepers", value=6000.0, category="unspecified", comparator="~")
    fourth = claim(ARTICLE, "fourth-highest", "contribution_rank", rank=4, category="unspecified")
    return check_claims(ARTICLE, [number, fourth], record)


@pytest.fixture(scope="module")
def news(record):
    five = claim(NEWS, "five UN Missions", "mission_presence", value=5.0, value_unit="missions", as_of="2021-07~")
    number = claim(
        NEWS, "more than 5,000 Rwandan troops, police, experts, and advisors", value=5000.0, category="uniformed",
        comparator=">", as_of="2021-07~",
    )  # fmt: skip
    return check_claims(NEWS, [five, number], record, "2021-07-23")


def test_6383_troops_is_outdated_and_another_definition(fact_sheet):
    verdict = fact_sheet.verdicts[1]
    assert (verdict.status, verdict.differs_in, verdict.current) == ("outdated", "both", False)
    assert true_for(verdict) == {("uniformed", "all"): ["2020-12"]}
    assert (verdict.nearest.measure, str(verdict.nearest.month), verdict.nearest.gap) == ("troops", "2018-08", -639)
    assert (verdict.stated.value, verdict.stated.rank, str(verdict.stated.month)) == (4682, 4, "2025-07")
    assert (verdict.latest.measure, verdict.latest.value, verdict.latest.rank) == ("uniformed", 5905, 2)


def test_second_behind_bangladesh_is_true_of_seven_months(fact_sheet):
    found = fact_sheet.verdicts[0].true_for[0]
    assert (found.measure, found.scope) == ("uniformed", "all")
    assert found.ranges == ["2020-09", "2020-11/2021-03", "2022-11"]


def test_second_and_6383_hold_together_in_one_month_and_the_sentence_says_so(fact_sheet):
    right = (
        "As of 31 December 2020, Rwanda was the second-largest contributor of uniformed personnel (6,383), "
        "behind Bangladesh (6,798)."
    )
    for verdict in fact_sheet.verdicts:
        assert months(verdict.together) == ["2020-12"] and verdict.say == right
    assert months(fact_sheet.vintage.months) == ["2020-12"]


def test_fourth_with_about_6000_holds_together_in_twelve_months(article):
    expected = ["2022-12/2023-03", "2023-05/2023-11", "2024-03"]
    assert all(ranges(list(verdict.together)) == expected for verdict in article.verdicts)
    assert ranges(list(article.vintage.months)) == expected


def test_more_than_5000_held_when_the_news_was_written(news):
    assert news.verdicts[1].status == "holds" and news.verdicts[1].stated.value == 5126


def test_five_missions_held_by_the_report_for_may_and_four_from_june_on(news):
    five = news.verdicts[0]
    assert five.status == "holds" and five.stated.value == 4
    assert five.summary == (
        "True: on 31 May 2021 Rwanda had uniformed personnel in five UN missions: "
        "UNMISS, MINUSCA, UNAMID, UNISFA and BINUH."
    )


def test_the_founding_texts_contain_these_sentences(shared):
    seeds = " ".join(path.read_text(encoding="utf-8") for path in (shared / "seeds").glob("*.txt"))
    for words in ("with 6,383 troops", "about 6,000 peacekeepers", "deploying in five UN Missions"):
        assert words in seeds
