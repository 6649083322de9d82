"""Plain forms of words, each with what it must be read as."""

from __future__ import annotations

import pytest

from contingent.reading.reader import read_claims


def test_the_last_number_of_a_list_is_what_the_others_are() -> None:
    text = (
        "As of 31 December 2020, Rwanda had 3,371 uniformed personnel in UNMISS, 1,172 in UNAMID and 1 in BINUH. "
        "Women were 8 per cent of them."
    )
    found = [claim.kind for claim in read_claims(text, "2021-01")]
    assert found == ["contribution_level"] * 3 + ["gender_share"]


def test_places_in_a_force_of_others_are_counted_on() -> None:
    text = "In June 2019 Uganda was the largest contributor to AMISOM, followed by Burundi and Ethiopia."
    found = [(claim.kind, claim.contributor, claim.mission, claim.rank) for claim in read_claims(text)]
    assert found == [
        ("deployment_other", party, "AMISOM", rank) for party, rank in (("UGA", 1), ("BDI", 2), ("ETH", 3))
    ]


def test_a_numbered_list_of_a_force_of_others_ranks_within_it() -> None:
    text = "ISAF, June 2014\n\nTHE FOUR LARGEST\n1 US 24,050\n2 UK 2,839\n3 Germany 1,599\n4 Italy 1,411\n"
    ranks = [(claim.kind, claim.contributor, claim.rank, claim.value) for claim in read_claims(text) if claim.rank]
    assert ranks == [
        ("deployment_other", party, rank, None) for rank, party in enumerate(("USA", "GBR", "DEU", "ITA"), 1)
    ]


def test_a_withdrawal_is_read_from_its_verb_though_its_subject_is_doubted() -> None:
    text = "The last Dutch soldiers left Gao on Thursday, ending nine years of service in Mali."
    (claim,) = read_claims(text, "2019-05-03")
    assert (claim.kind, claim.contributor, claim.as_of, claim.quote) == ("withdrawal", "NLD", "2019-05-02", "left")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "With 8,321 troops in seven missions, Ethiopia heads the list of contributors.",
            ("ETH", None, 8321, "persons"),
        ),
        ("Guatemala has 145 special forces in MONUSCO.", ("GTM", "MONUSCO", 145, "persons")),
        ("Ukraine is withdrawing its 250 helicopter crew from MONUSCO.", ("UKR", "MONUSCO", 250, "persons")),
        ("Malawi sent 250 soldiers to eastern Congo as part of the SADC mission.", ("MWI", None, 250, "persons")),
    ],
)
def test_whose_a_number_is_and_what_it_counts(text: str, expected: tuple[str, str | None, float, str]) -> None:
    claim = read_claims(text, "2020-04")[0]
    assert (claim.contributor, claim.mission, claim.value, claim.value_unit) == expected


def test_a_rank_by_women_is_of_women() -> None:
    claim = read_claims("No country has more women in UN peacekeeping than Ethiopia, which has 613.", "2021-10")[0]
    assert (claim.kind, claim.contributor, claim.rank, claim.category) == (
        "contribution_rank",
        "ETH",
        1,
        "women_uniformed",
    )


def test_those_named_as_ahead_have_no_ranks_of_their_own() -> None:
    text = "In July 2023 Senegal was fifth after Chad (1,419), Bangladesh (1,388) and Egypt (1,072)."
    found = [(claim.kind, claim.contributor, claim.value or claim.rank) for claim in read_claims(text)]
    levels = [("contribution_level", party, value) for party, value in (("TCD", 1419), ("BGD", 1388), ("EGY", 1072))]
    assert found == [("contribution_rank", "SEN", 5), *levels]


def test_a_column_of_ranks_is_not_of_women_though_one_beside_it_is() -> None:
    text = (
        "Contributions on 28 February 2021\n\n"
        "Country      Troops   Police   Women   Rank\n"
        "Bangladesh   5,790    672      279     1\n"
        "Nepal        5,052    325      289     4\n"
        "India        5,166    157      109     5\n\n"
        "- Mongolia (894, 21st) has risen fastest.\n"
    )
    ranks = [(claim.contributor, claim.category) for claim in read_claims(text) if claim.kind == "contribution_rank"]
    assert ranks == [(party, "unspecified") for party in ("BGD", "NPL", "IND", "MNG")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MONUSCO includes 1,204 soldiers from Saint Vincent and the Grenadines.", ("VCT", "MONUSCO", 1204)),
        ("Two peacekeepers from the Maldives were killed in UNTSO in April.", ("MDV", "UNTSO", 2)),
        ("1,200,000 refugees from Thailand have found shelter in Guatemala.", ("GTM", None, 1200000)),
    ],
)
def test_people_are_those_of_the_country_they_come_from_but_refugees(
    text: str, expected: tuple[str, str | None, float]
) -> None:
    claim = read_claims(text, "2021-07")[0]
    assert (claim.contributor, claim.mission, claim.value) == expected


def test_the_rest_of_a_table_is_nobody_named() -> None:
    text = "Country | Total | Women\nNepal | 5,926 | 692\nRwanda | 5,880 | 690\nOthers | 35,115 | 4,310\n"
    assert [claim.contributor for claim in read_claims(text)] == ["NPL", "NPL", "RWA", "RWA", None, None]


def test_the_rest_of_one_party_s_places_is_its_own() -> None:
    text = "Rwanda, peacekeepers by country, June 2021\n\nSouth Sudan 2,900\nMali 20\nOthers 12\n"
    assert [claim.contributor for claim in read_claims(text, "2021-07")] == ["RWA"] * 3


@pytest.mark.parametrize("text", ["The number of contributors was 119.", "Contributors: 119. Total: 78,000."])
def test_a_number_of_contributors_counts_countries(text: str) -> None:
    claim = read_claims(text, "2021-07")[0]
    assert (claim.kind, claim.value, claim.value_unit) == ("contribution_level", 119, "countries")


def test_soldiers_in_a_country_are_not_of_a_political_mission_too_small_for_them() -> None:
    claim = read_claims("At its peak the Bundeswehr had some 5,300 troops in Afghanistan.", "2021-07")[0]
    assert (claim.kind, claim.contributor) == ("deployment_other", "DEU") and claim.mission != "UNAMA"


def test_a_number_in_a_ranking_counts_nobody() -> None:
    ranked = read_claims("Mongolia has 870 soldiers in South Sudan, which makes it number 24.", "2019-06")
    assert [(claim.kind, claim.rank, claim.value) for claim in ranked] == [
        ("contribution_level", None, 870), ("contribution_rank", 24, None)
    ]  # fmt: skip


def test_nationals_who_guard_are_no_guard_units() -> None:
    claim = read_claims("In Afghanistan 233 Mongolians guard Camp Marmal under NATO.", "2019-06")[0]
    assert (claim.value, claim.value_unit, claim.quote) == (233, "persons", "233")


def test_a_plus_between_places_is_no_comparison() -> None:
    found = read_claims("South Africa: DRC 1,230 + Darfur 810.", "2012-02")
    assert [(claim.mission, claim.value, claim.comparator) for claim in found] == [
        ("MONUSCO", 1230, "="), ("UNAMID", 810, "=")
    ]  # fmt: skip


def test_the_day_of_an_announcement_is_not_that_of_what_is_announced() -> None:
    text = "The minister said on Monday Kenya will withdraw its 1,000 troops from UNMISS."
    assert read_claims(text, "2015-10-02")[0].as_of in {None, "2015-09-28"}


def test_each_force_of_a_list_has_its_own_number() -> None:
    text = "In Kosovo there are 400 Finns in KFOR, in Bosnia 160 in the EU's Althea."
    found = [(claim.mission, claim.value) for claim in read_claims(text, "2006-12")]
    assert found == [("KFOR", 400), ("EUFOR Althea", 160)]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The largest contributors are Nepal, Rwanda and India.", "contribution_rank", ["NPL", "RWA", "IND"]),
        ("Italy, India and Ghana have the biggest contingents in UNIFIL.", "contribution_rank", ["ITA", "IND", "GHA"]),
        ("Uganda and Burundi are the largest contributors to AMISOM.", "deployment_other", ["UGA", "BDI"]),
    ],
)
def test_a_plural_superlative_ranks_its_list(text: str, kind: str, expected: list[str]) -> None:
    found = [(claim.kind, claim.contributor, claim.rank) for claim in read_claims(text, "2021-05")]
    assert found == [(kind, party, rank) for rank, party in enumerate(expected, start=1)]


def test_a_list_is_ranked_within_the_mission_behind_it() -> None:
    found = read_claims("Zimbabwe (120) and Chad (70) are the largest contributors to UNMISS.", "2021-05")
    ranks = [(claim.contributor, claim.rank, claim.mission, claim.among) for claim in found if claim.rank]
    assert ranks == [("ZWE", 1, "UNMISS", "UNMISS"), ("TCD", 2, "UNMISS", "UNMISS")]


def test_a_hedged_superlative_ranks_nobody() -> None:
    found = read_claims("Among the largest contributors to UNMISS are Ghana (700) and Nepal (900).", "2021-05")
    assert [claim.rank for claim in found if claim.rank is not None] == []


def test_a_total_is_not_of_the_first_mission_of_its_breakdown() -> None:
    text = "As at 1 March 2018, 683 UK military personnel were deployed: UNFICYP 277, UNMISS 332, UNSOS 41."
    found = [(claim.mission, claim.value) for claim in read_claims(text, "2018-04")]
    assert found == [(None, 683), ("UNFICYP", 277), ("UNMISS", 332), ("UNSOS", 41)]


def test_a_clause_with_when_has_its_own_date() -> None:
    text = "As at 1 March 2018, 683 UK soldiers were deployed. That is more than in 2015, when 289 were deployed."
    assert [claim.as_of for claim in read_claims(text, "2018-04")] == ["2018-03-01", "2015"]


def test_a_list_that_names_nobody_ranked_ranks_contributors_of_every_sort() -> None:
    text = (
        "TOTAL: 78,988 uniformed (troops 67,837 / formed police 6,224 / individual police 1,736). Contributors: 123.\n"
        "TOP FIVE. Bangladesh 6,626; Ethiopia 6,113; Nepal 5,686; Rwanda 5,604; India 5,548."
    )
    ranks = [claim for claim in read_claims(text, "2021-05") if claim.kind == "contribution_rank"]
    assert [(claim.rank, claim.category) for claim in ranks] == [(rank, "unspecified") for rank in range(1, 6)]


def test_a_number_told_with_a_rank_is_of_who_is_ranked() -> None:
    text = (
        "South Africa will bring home its troops from the eastern Congo, the president's office said on Saturday. "
        "The country contributes the largest part of SAMIDRC, the mission of the Southern African Development "
        "Community, with some 2,900 soldiers; Tanzania and Malawi are the other two."
    )
    found = [claim.contributor for claim in read_claims(text, "2025-02-10") if claim.value == 2900]
    assert found == ["ZAF"]


@pytest.mark.parametrize("own", ["the country's biggest operation", "its second-largest deployment"])
def test_a_country_s_own_operations_are_no_ranking_of_contributors(own: str) -> None:
    text = f"By the end of May Finland had 309 soldiers with UNIFIL, {own}."
    assert [claim.kind for claim in read_claims(text, "2019-06")] == ["contribution_level"]


def test_lists_behind_a_colon_are_ranked_each_by_its_own_sort() -> None:
    text = (
        "UNMISS\nTop troop contributors: Rwanda (2,587), India (2,380), Nepal (1,770)\n"
        "Top police contributors: Rwanda, Nepal, Ghana\n"
    )
    ranks = [(claim.contributor, claim.rank, claim.category) for claim in read_claims(text, "2022-03") if claim.rank]
    assert ranks == [
        ("RWA", 1, "troops"), ("IND", 2, "troops"), ("NPL", 3, "troops"),
        ("RWA", 1, "police"), ("NPL", 2, "police"), ("GHA", 3, "police"),
    ]  # fmt: skip


def test_soldiers_in_a_country_without_a_un_mission_are_of_none() -> None:
    text = "Rwanda deploys 2,130 troops in MINUSCA, 2,587 in South Sudan and 1,000 in Mozambique."
    found = [(claim.kind, claim.mission, claim.value) for claim in read_claims(text, "2022-03")]
    assert found == [
        ("contribution_level", "MINUSCA", 2130), ("contribution_level", "UNMISS", 2587),
        ("deployment_other", None, 1000),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rwanda's embassies in Africa: Addis Ababa, Nairobi, Dakar.",
            [("RWA", "ETH"), ("RWA", "KEN"), ("RWA", "SEN")],
        ),
        ("Embassies resident in Dili: Brazil, China and Cuba.", [("BRA", "TLS"), ("CHN", "TLS"), ("CUB", "TLS")]),
        (
            "In January Saudi Arabia, Bahrain and Sudan broke off relations with Iran.",
            [("SAU", "IRN"), ("BHR", "IRN"), ("SDN", "IRN")],
        ),
    ],
)
def test_each_of_several_has_relations_of_its_own(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(claim.contributor, claim.object) for claim in read_claims(text, "2023-03")]
    assert found == expected


def test_the_year_behind_a_member_is_its_own() -> None:
    text = "East African Community\n\nMembers: Burundi, DR Congo (2022), Kenya, South Sudan (2016), Uganda\n"
    found = [(claim.contributor, claim.as_of) for claim in read_claims(text, "2023-03")]
    assert found == [
        ("BDI", "2023-03~"), ("COD", "2022"), ("KEN", "2023-03~"), ("SSD", "2016"), ("UGA", "2023-03~"),
    ]  # fmt: skip


def test_a_table_of_the_dead_is_up_to_its_day() -> None:
    text = "Fatalities by country (31 January 2023)\nIndia 175\nBangladesh 167\n"
    assert {claim.as_of for claim in read_claims(text)} == {"../2023-01-31"}


@pytest.mark.parametrize(
    "text",
    [
        "The mission in the Central African Republic may field up to 14,400 troops and 3,020 police.",
        "The Council authorised a force of up to 10,000 troops, including 240 observers, and 1,800 police for MINUSCA.",
        "MINUSMA is still below its ceiling of 13,289 troops and 1,920 police.",
    ],
)
def test_what_is_authorised_is_not_deployed(text: str) -> None:
    assert [claim.quote for claim in read_claims(text, "2023-06") if claim.value] == []
