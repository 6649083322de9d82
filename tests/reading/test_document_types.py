"""Forms that documents of one type share: timelines, tables of relations, parliaments' answers, lists of the dead."""

from __future__ import annotations

import pytest

from contingent.model.claim import Claim
from contingent.reading.reader import read_claims


def of_kind(text: str, kind: str, published: str | None = None) -> list[Claim]:
    return [claim for claim in read_claims(text, published) if claim.kind == kind]


def test_the_date_that_opens_a_line_holds_for_its_sentences() -> None:
    text = (
        "Timeline: the UN in Liberia\n\n2003 – UNMIL begins on 1 October. Ghana sends 860 soldiers.\n"
        "2006 – A president is elected. The force stands at 14,800 troops.\n"
        "2014 – Ebola comes. Only 4,400 troops are left.\n2018 – The mission closes.\n"
    )
    dates = {claim.value: claim.as_of for claim in of_kind(text, "contribution_level")}
    assert dates == {860: "2003", 14800: "2006", 4400: "2014"}


def test_an_entry_of_a_timeline_may_open_with_a_bare_year() -> None:
    text = (
        "Uruguay in peace operations\n\n1952 First observers in Kashmir.\n1993 Battalion in Mozambique, 816 men.\n"
        "2017 The last company leaves Haiti in April.\n"
    )
    claims = {claim.kind: claim for claim in read_claims(text, "2021")}
    assert (claims["contribution_level"].value, claims["contribution_level"].as_of) == (816, "1993")
    left = claims["withdrawal"]
    assert (left.mission, left.as_of, left.polarity) == ("MINUSTAH", "2017-04", "asserted")


def test_a_row_of_a_table_of_relations_is_one_relation_of_its_owner() -> None:
    text = (
        "Foreign relations of Namibia\n\nCountry\tFormal relations began\tNotes\n"
        "Cuba\t21 March 1990\tIts doctors work here.\nKenya\t2 August 1991\t\nJapan\t21 March 1990\t\n"
    )
    related = {
        (claim.contributor, claim.object, claim.as_of)
        for claim in of_kind(text, "diplomatic_relation")
        if claim.contributor == "NAM"
    }
    assert related == {("NAM", "CUB", "1990-03-21"), ("NAM", "KEN", "1991-08-02"), ("NAM", "JPN", "1990-03-21")}


@pytest.mark.parametrize(
    ("body", "country"), [("NATIONALRAT", "AUT"), ("Deutscher Bundestag", "DEU"), ("Folketinget", "DNK")]
)
def test_who_speaks_in_a_parliament_speaks_of_its_country(body: str, country: str) -> None:
    text = f"{body}\nAnswer to question 3\n\nAt present we have 168 soldiers with UNIFIL and 5 with UNFICYP.\n"
    claims = of_kind(text, "contribution_level", "2013-10")
    assert [(claim.contributor, claim.value) for claim in claims] == [(country, 168), (country, 5)]


def test_those_under_fatalities_are_the_dead() -> None:
    text = (
        "UNIFIL (5 March 2015)\n\n10,333 troops\n\n"
        "Fatalities\n308 total:\n 297 military personnel\n 2 military observers\n"
    )
    assert [claim.value for claim in of_kind(text, "fatalities")] == [308, 297, 2]


def test_what_is_cannot_be_of_a_date_to_come() -> None:
    text = (
        "Of Zambia's 60 police officers 15 per cent are women; by 2020 it aims for 20 per cent. "
        "Senegal has 1,200 police officers."
    )
    assert {claim.as_of for claim in read_claims(text, "2018-05") if claim.polarity == "asserted"} == {"2018-05~"}


def test_the_date_of_joining_one_organisation_is_not_that_of_being_in_another() -> None:
    text = "Botswana joined the United Nations on 17 October 1966 and is a member of the Commonwealth and SADC."
    dates = {claim.object: claim.as_of for claim in of_kind(text, "membership")}
    assert dates == {"UN": "1966-10-17", "COMMONWEALTH": None, "SADC": None}


def test_who_commands_a_battalion_is_none() -> None:
    assert not of_kind("A Dutch marine, he served in Cambodia as a battalion commander (UNTAC, 1992-93).", "units")


def test_its_fourth_is_no_place_among_contributors() -> None:
    text = "Bangladesh has 1,600 soldiers in UNMISS. The battalion in Wau is the country's fourth in the mission."
    assert not of_kind(text, "contribution_rank", "2021-05")


def test_a_force_that_the_un_only_backs_is_not_its_own() -> None:
    text = "Kenyan police flew to Haiti on Tuesday, bringing to 600 the number deployed under the U.N.-backed mission."
    assert [(claim.mission, claim.value) for claim in of_kind(text, "deployment_other", "2024-07-18")] == [("MSS", 600)]


def test_people_in_one_country_are_not_of_a_mission_in_another() -> None:
    text = "Kenya has 400 soldiers in U.N. missions, most of them in the Congo, and some 3,600 in Somalia under the AU."
    ((mission, as_of),) = [(claim.mission, claim.as_of) for claim in of_kind(text, "mission_presence", "2024-07")]
    assert (mission, as_of) == ("MONUSCO", "2024-07~")


def test_years_before_the_united_nations_are_years_too() -> None:
    ((value, as_of),) = [
        (claim.value, claim.as_of)
        for claim in of_kind("Since 1935 more than 50,000 Uruguayans have served.", "cumulative_total", "2022-03")
    ]
    assert (value, as_of) == (50000, "1935/2022-03~")


def test_codes_of_other_sorts_name_countries_in_cells() -> None:
    text = "UNDOF, position as at 31 May 2025\nNEP 439 - URU 215 - IND 197\n"
    claims = of_kind(text, "contribution_level", "2025-06")
    assert [(claim.contributor, claim.value) for claim in claims] == [("NPL", 439), ("URY", 215), ("IND", 197)]


def test_an_operation_of_one_country_has_its_people() -> None:
    (claim,) = of_kind("Barkhane, of 5,100 soldiers, ends in spring.", "deployment_other", "2022-01")
    assert (claim.contributor, claim.mission, claim.value) == ("FRA", "BARKHANE", 5100)


def test_people_per_inhabitants_and_sizes_of_each_unit_are_no_strengths() -> None:
    text = (
        "Per capita three states stand out: Fiji deploys 38 peacekeepers per 100,000 inhabitants, Uruguay 32.\n\n"
        "Sierra Leone has two formed police units of 140 each in Darfur.\n"
    )
    assert not of_kind(text, "contribution_level", "2012-11")


def test_the_193rd_member_is_one_of_the_united_nations() -> None:
    (claim,) = of_kind("On Thursday South Sudan became its 193rd member.", "membership", "2011-07-18")
    assert (claim.contributor, claim.object) == ("SSD", "UN")


def test_a_remark_behind_a_number_does_not_date_it() -> None:
    text = (
        "AMISOM in 2014\n\nCountry\tPersonnel\tSector\n"
        "Kenya\t3,664\tSector 2\nSierra Leone\t850\tSector 2 (withdrawn 2015)\n"
    )
    assert {claim.value: claim.as_of for claim in of_kind(text, "deployment_other")} == {3664: "2014", 850: "2014"}


def test_figures_without_a_verb_go_on_with_the_date_told_before() -> None:
    text = "By the end of February Austria had 340 people in UN missions. Observers: 18 in UNTSO, six in Kashmir."
    assert {claim.as_of for claim in of_kind(text, "contribution_level", "2016-04")} == {"2016-02"}


def test_bare_numbers_are_of_the_sort_counted_before_them() -> None:
    text = "Of the 291 Thai personnel in UN missions 270 are in Juba, eleven in Darfur and five in Kashmir."
    claims = {claim.value: claim.category for claim in of_kind(text, "contribution_level", "2022-03")}
    assert set(claims.values()) == {"personnel"}


def test_those_who_contribute_and_the_mission_s_own_are_counted_together() -> None:
    text = (
        "Portugal had 180 soldiers in MINUSCA in April, out of the mission's 11,000 soldiers. "
        "It ranks 28th of the 115 countries that contribute."
    )
    owners = {claim.value: claim.contributor for claim in of_kind(text, "contribution_level", "2018-05")}
    assert owners == {180: "PRT", 11000: "UN-total", 115: "UN-total"}


def test_what_the_country_has_is_not_everybody_s() -> None:
    text = (
        "In May Senegal's foreign minister announced 2,100 men for Yemen.\n"
        "The country had in August 3,628 soldiers and policemen on loan to the UN.\n"
    )
    (claim,) = of_kind(text, "contribution_level", "2015-11")
    assert (claim.contributor, claim.value) == ("SEN", 3628)


def test_one_plain_sentence_is_a_claim_whosever_the_force() -> None:
    (claim,) = read_claims("Kenya has 400 police in Haiti.", "2024-09")
    assert (claim.kind, claim.contributor, claim.mission, claim.value) == ("deployment_other", "KEN", "MSS", 400)


def test_a_number_most_of_whose_people_are_in_one_place_is_of_no_mission() -> None:
    text = "Zambia has 930 peacekeepers abroad for the UN, nearly all of them in the Central African Republic."
    (claim,) = of_kind(text, "contribution_level", "2022-12")
    assert (claim.value, claim.mission) == (930, None)


def test_bare_numbers_after_uniformed_personnel_are_uniformed() -> None:
    text = "In May UNAMID had 21,900 uniformed personnel, more than MONUC with 20,800. Nigeria sends 3,900."
    claims = {claim.value: claim.category for claim in of_kind(text, "contribution_level", "2010-06")}
    assert claims == {21900: "uniformed", 20800: "uniformed", 3900: "uniformed"}


def test_the_list_of_troop_and_police_contributors_is_of_the_uniformed() -> None:
    text = "Kenya stays at the head of the UN's own list of troop and police contributors, with 4,300 soldiers."
    (claim,) = of_kind(text, "contribution_rank", "2011-03")
    assert (claim.rank, claim.category) == (1, "uniformed")


def test_who_is_gone_has_left() -> None:
    text = "Sweden has 220 soldiers with MINUSMA at Gao. Denmark, gone since June, will not come back."
    (claim,) = of_kind(text, "withdrawal", "2022-11")
    assert (claim.contributor, claim.as_of, claim.polarity) == ("DNK", "2022-06", "asserted")


@pytest.mark.parametrize(
    "counted", ["The contingent with UNDOF is 480 strong", "In 2014 480 of the country's soldiers served with UNDOF"]
)
def test_the_contingent_and_the_country_s_soldiers_are_not_everybody_s(counted: str) -> None:
    text = f'SUVA - Fiji\'s prime minister spoke on the radio. "This nation will not retreat." {counted}.\n'
    (claim,) = [claim for claim in of_kind(text, "contribution_level", "2014-09") if claim.value == 480]
    assert claim.contributor == "FJI"


def test_refugees_of_an_origin_are_sheltered_by_the_country_of_the_title_or_the_row() -> None:
    by_origin = (
        "Asylum country: KENYA\nyear   refugees   of which Somalia   Eritrea\n2014   551,300    427,300     1,400\n"
    )
    by_row = "| Host country | Refugees | main origin |\n|---|---|---|\n| Uganda | 1,359,400 | South Sudan 861,500 |\n"
    by_host = "Refugees from South Sudan\nyear   Kenya   Uganda\n2014   89,400    157,100\n2015   96,200   199,300\n"
    hosts = {
        (claim.contributor, claim.value)
        for text in (by_origin, by_row, by_host)
        for claim in of_kind(text, "refugees_hosted", "2020-01")
    }
    assert {("KEN", 427300), ("KEN", 1400), ("UGA", 861500), ("KEN", 89400), ("UGA", 199300)} <= hosts


def test_the_numbers_of_a_list_of_missions_rank_nobody() -> None:
    text = (
        "The largest mission to which Austria contributes is UNIFIL, with 176 personnel.\n\n"
        "1. UNTSO (Israel, Syria and Lebanon): 12\n2. MINURSO (Western Sahara): 3\n3. UNFICYP: 4\n4. EUTM Mali: 8\n"
    )
    claims = read_claims(text, "2013-04-18")
    assert not [claim for claim in claims if claim.rank not in (None, 1)]
    assert {claim.value: claim.mission for claim in claims if claim.rank is None} == {
        176: "UNIFIL", 12: "UNTSO", 3: "MINURSO", 4: "UNFICYP", 8: "EUTM Mali",
    }  # fmt: skip


def test_the_numbers_of_questions_and_sheets_count_nobody() -> None:
    text = (
        "QUESTION NO. 2214\n\n2214. SHRI RAO: Will the Minister state how many serve the UN?\n\n"
        "As sheet 13 shows, 7,900 personnel of the Indian Army are deployed.\n"
    )
    assert [(claim.value, claim.category) for claim in read_claims(text, "2009-07-15")] == [(7900, "military")]


def test_what_is_asked_is_not_stated() -> None:
    text = "Will the Norwegian soldiers be home from Mali for Christmas? There are 90 of them in MINUSMA today."
    assert [claim.kind for claim in read_claims(text, "2022-11")] == ["contribution_level"]


def test_a_host_before_a_body_of_people_is_where_they_serve() -> None:
    text = "Portugal has 650 soldiers in Timor and 310 in Kosovo. The Kosovo battalion was brought home in April 2001."
    (claim,) = of_kind(text, "withdrawal", "2002-11")
    assert (claim.contributor, claim.mission) == ("PRT", "KFOR")


def test_numbers_too_large_for_the_un_mission_at_a_place_are_of_another_force() -> None:
    text = "Austria's soldiers abroad: Lebanon 171, Kosovo 380, Bosnia 310, Cyprus 4."
    missions = {claim.value: claim.mission for claim in read_claims(text, "2013-10")}
    assert missions == {171: "UNIFIL", 380: "KFOR", 310: "EUFOR Althea", 4: "UNFICYP"}


def test_present_figures_behind_an_event_are_of_publication() -> None:
    text = "Mongolia's last 233 soldiers left Kabul in June. Women number 79 among its peacekeepers."
    (claim,) = of_kind(text, "gender_share", "2021-09")
    assert (claim.value, claim.as_of) == (79, "2021-09~")
