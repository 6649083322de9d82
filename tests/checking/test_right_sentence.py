"""The right sentence is plain English that needs no editing."""

from __future__ import annotations

import pytest

from contingent.checking import wording
from tests.checking.small import claim, judged, level, rank, record, troops


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (1, "largest"),
        (2, "second-largest"),
        (10, "tenth-largest"),
        (11, "11th-largest"),
        (21, "21st-largest"),
        (112, "112th-largest"),
    ],
)
def test_ranks_are_words_up_to_tenth(place, words):
    assert wording.largest(place) == words


def test_numbers_have_commas_and_one_person_a_singular():
    assert wording.people("uniformed", 6383) == "6,383 uniformed personnel"
    assert wording.people("staff", 1) == "1 staff officer"
    assert wording.people("troops", 0) == "no troops"
    assert wording.people("women_troops", 1) == "1 woman among its troops"


def test_names_bear_their_articles():
    assert wording.name("GMB") == "the Gambia" and wording.possessive("USA") == "the United States'"


def test_a_first_place_names_the_runner_up():
    verdict = judged(rank(2), troops(RWA=[95] * 4, BGD=[90] * 4))
    assert verdict.say == (
        "As of 30 April 2020, Rwanda was the largest contributor of uniformed personnel (95), ahead of Bangladesh (90)."
    )


def test_a_tie_is_said():
    verdict = judged(rank(1), troops(RWA=[80] * 4, BGD=[80] * 4, IND=[90] * 4))
    assert verdict.say == (
        "As of 30 April 2020, Rwanda was tied with Bangladesh as the second-largest contributor of uniformed "
        "personnel (80), behind India (90)."
    )


def test_a_rank_in_a_group_names_the_group():
    verdict = judged(rank(5, among="Africa"), troops(RWA=[80] * 4, ETH=[90] * 4))
    assert verdict.say == (
        "As of 30 April 2020, Rwanda was the second-largest contributor of uniformed personnel in Africa (80), "
        "behind Ethiopia (90)."
    )


def test_a_rank_in_a_mission_names_the_mission():
    verdict = judged(rank(5, mission="UNMISS"), troops(RWA=[80] * 4, ETH=[90] * 4))
    assert "second-largest contributor of uniformed personnel to UNMISS (80)" in (verdict.say or "")


def test_whoever_has_nobody_has_no_rank():
    verdict = judged(rank(5), troops(RWA=[0] * 4, ETH=[90] * 4))
    assert verdict.say == "As of 30 April 2020, Rwanda had no uniformed personnel in UN missions and so no rank."


def test_a_number_names_its_measure_and_missions():
    assert judged(level(7, "troops", mission="UNMISS"), troops(RWA=[80] * 4)).say == (
        "As of 30 April 2020, Rwanda had 80 troops in UNMISS."
    )


def test_women_are_counted_among_their_people():
    held = record({("RWA", "UNMISS", "troops", "m"): [450] * 4, ("RWA", "UNMISS", "troops", "f"): [50] * 4})
    text = "Rwanda has 7 women, or 30 percent."
    count = claim(text, "7 women", "gender_share", value=7.0, category="women_troops")
    assert judged((text, count), held).say == (
        "As of 30 April 2020, Rwanda had 50 women among its troops in UN missions."
    )
    share = claim(text, "30 percent", "gender_share", value=30.0, value_unit="percent", category="women_troops")
    assert judged((text, share), held).say == (
        "As of 30 April 2020, women made up 10.0% of Rwanda's troops in UN missions."
    )


def test_missions_are_counted_in_words_and_named():
    held = record({("RWA", "UNMISS", "troops", "m"): [9] * 4, ("RWA", "MINUSCA", "troops", "m"): [5] * 4})
    text = "Rwanda serves in 4 missions."
    four = claim(text, "4 missions", "mission_presence", value=4.0, value_unit="missions")
    assert judged((text, four), held).say == (
        "As of 30 April 2020, Rwanda had uniformed personnel in two UN missions: UNMISS and MINUSCA."
    )


def test_presence_in_several_missions_tells_of_all_of_them():
    unmiss, minusca = ("RWA", "UNMISS", "troops", "m"), ("RWA", "MINUSCA", "troops", "m")
    text = "Rwanda serves in UNMISS and MINUSCA."
    both = claim(text, "serves in UNMISS", "mission_presence", mission="UNMISS;MINUSCA", comparator=None)
    held = judged((text, both), record({unmiss: [9] * 4, minusca: [5] * 4}))
    assert held.status == "holds" and held.stated is not None and held.stated.value == 14
    gone = judged((text, both), record({unmiss: [9] * 4, minusca: [5, 0, 0, 0]}))
    assert gone.status == "outdated" and gone.summary.endswith("in UNMISS but nobody in MINUSCA.")
    assert gone.stated is not None and (gone.stated.scope, gone.stated.value) == ("mission:UNMISS", 9)
    assert gone.say_now == "As of 30 April 2020, Rwanda had 9 uniformed personnel in UNMISS but nobody in MINUSCA."
    never = judged((text, both), record({unmiss: [0] * 4, minusca: [0] * 4}))
    assert never.say == "As of 30 April 2020, Rwanda had no uniformed personnel in MINUSCA and UNMISS."


def test_the_whole_has_no_contributor():
    held = troops(RWA=[80] * 4, ETH=[90] * 4)
    text = "The UN has 5 people from 7 countries, 6 of them in UNMISS."
    whole = claim(text, "5 people", value=5.0, contributor="UN-total", category="uniformed")
    assert judged((text, whole), held).say == "As of 30 April 2020, UN missions had 170 uniformed personnel."
    countries = claim(text, "7 countries", value=7.0, value_unit="countries", contributor="UN-total")
    assert judged((text, countries), held).say == (
        "As of 30 April 2020, 2 countries contributed uniformed personnel to UN missions."
    )
    mission = claim(text, "6 of them", value=6.0, contributor="UN-total", mission="UNMISS", category="troops")
    assert judged((text, mission), held).say == "As of 30 April 2020, UNMISS had 170 troops."


def test_a_stated_date_is_kept_and_the_number_corrected():
    held = troops(RWA=[815, 777, 801, 944, 1033])
    verdict = judged(level(944, as_of="2020-02"), held)
    assert verdict.status == "misdated" and "on 30 April 2020 Rwanda had 944" in verdict.summary
    assert verdict.say == "As of 29 February 2020, Rwanda had 777 uniformed personnel in UN missions."


def test_a_summary_has_a_comma_between_a_year_and_a_number():
    text = "7 countries contribute."
    seven = claim(text, "7 countries", value=7.0, value_unit="countries", contributor="UN-total")
    verdict = judged((text, seven), troops(RWA=[80] * 4, ETH=[90] * 4))
    assert "on 30 April 2020, 2 countries contributed" in verdict.summary


def test_what_holds_needs_no_other_sentence_but_one_for_now():
    verdict = judged(level(80), troops(RWA=[80, 80, 80, 80, 90]), "2020-05-10")
    assert verdict.say is None
    assert verdict.say_now == "As of 31 May 2020, Rwanda had 90 uniformed personnel in UN missions."


@pytest.mark.parametrize("value", [80, 81, 500, 77])
def test_every_verdict_that_does_not_hold_proposes_a_sentence_and_a_summary_of_one_line(value):
    verdict = judged(level(value), troops(RWA=[77, 80, 80, 80, 90], BGD=[99] * 5))
    assert (verdict.say is None) == (verdict.status == "holds")
    assert verdict.summary and "\n" not in verdict.summary and verdict.summary.endswith(".")
