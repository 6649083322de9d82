"""Claims are read from running text, lists and tables; what only looks like one is left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from contingent.model.claim import Claim
from contingent.reading import read_claims
from contingent.reading.repeats import without_repeats

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"


def levels(text: str, published: str | None = None) -> list[Claim]:
    return [claim for claim in read_claims(text, published) if claim.kind == "contribution_level"]


def test_a_rank_and_a_number_are_two_claims() -> None:
    text = "In the UN's rankings of contributions Rwanda sits in 2nd place behind Bangladesh, with 6,383 troops."
    claims = read_claims(text)
    assert [(claim.kind, claim.rank, claim.value) for claim in claims if claim.kind.startswith("contribution_")] == [
        ("contribution_rank", 2, None),
        ("contribution_level", None, 6383),
    ]
    assert {claim.contributor for claim in claims if claim.kind.startswith("contribution_")} == {"RWA"}


def test_a_subject_named_a_sentence_before() -> None:
    text = "Rwanda is a small state. The country has about 6,000 peacekeepers serving in UN missions."
    claim = levels(text, "2023-06")[0]
    assert (claim.contributor, claim.value, claim.comparator, claim.category) == ("RWA", 6000, "~", "unspecified")


def test_every_field_read_has_its_span() -> None:
    text = "Senegal has 1,200 soldiers in MINUSMA."
    claim = levels(text, "2020-05-01")[0]
    assert text[slice(*claim.spans["contributor"])] == "Senegal"
    assert text[slice(*claim.spans["mission"])] == "MINUSMA"
    assert text[slice(*claim.spans["value"])] == "1,200"


def test_rows_of_a_numbered_list_are_ranks_and_numbers() -> None:
    text = "UN POLICE: TOP FIVE, 30 JUNE 2015\n1. Jordan - 1,541\n2. Senegal - 1,336\n3. Bangladesh - 1,273\n"
    claims = read_claims(text, "2015-07")
    assert [claim.rank for claim in claims if claim.kind == "contribution_rank"] == [1, 2, 3]
    assert [claim.value for claim in claims if claim.kind == "contribution_level"] == [1541, 1336, 1273]
    assert {claim.contributor for claim in claims} == {"JOR", "SEN", "BGD"}


def test_a_force_not_under_un_command_is_no_contribution() -> None:
    claims = read_claims("Burundi has 5,400 soldiers in AMISOM.", "2016-03-02")
    assert [claim.kind for claim in claims if claim.value == 5400] == ["deployment_other"]


@pytest.mark.parametrize(
    "text",
    [
        "The General Assembly approved $6.38 billion for peacekeeping.",
        "The rebels of M23 hold the town.",
        "They may leave.",
        "The preparatory two-day meeting was held in Kigali.",
        "Traffic will be restricted between 42nd and 48th Street.",
        "",
        "\n\n",
        "1234",
    ],
)
def test_what_only_looks_like_a_claim(text: str) -> None:
    assert not [claim for claim in read_claims(text) if claim.value or claim.rank]


def test_reading_twice_gives_the_same() -> None:
    text = "Ghana and Nepal have 2,700 and 6,100 peacekeepers respectively."
    assert read_claims(text, "2024") == read_claims(text, "2024")


def test_claims_come_in_order_and_quote_the_text() -> None:
    text = "Togo has 1,423 troops, Benin 505. Twenty of them are women. Togo left Haiti in 2017."
    claims = read_claims(text, "2018-01")
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    assert all(text[claim.start : claim.end] == claim.quote for claim in claims)


Change = Callable[[str], str]


@pytest.mark.parametrize(
    "changed",
    [
        "Kenya had 1234 soldiers in UNMISS in March 2019.",
        "Kenya had 1 234 soldiers in UNMISS in March 2019.",
        "In March 2019 Kenya had 1,234 soldiers in UNMISS.",
        "Kenya had one thousand two hundred and thirty-four soldiers in UNMISS in March 2019.",
    ],
)
def test_another_form_of_the_same_sentence_is_the_same_claim(changed: str) -> None:
    plain = levels("Kenya had 1,234 soldiers in UNMISS in March 2019.", "2019-05-02")[0]
    claim = levels(changed, "2019-05-02")[0]
    for field in ("contributor", "mission", "category", "value", "as_of", "polarity"):
        assert getattr(claim, field) == getattr(plain, field), field


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the founding texts are not beside the project")
def test_the_three_contradictory_numbers_are_read() -> None:
    found = set()
    for path in sorted(SEEDS.glob("*.txt")):
        found |= {claim.value for claim in levels(path.read_text(encoding="utf-8"))}
    assert {6383, 6000, 5000} <= found


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the founding texts are not beside the project")
def test_motivations_levels_and_days_are_not_counted() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        claims = read_claims(path.read_text(encoding="utf-8"))
        assert not [claim.quote for claim in claims if claim.value == 3 or claim.quote.startswith("M23")]


def test_dates_comparisons_and_what_is_counted_have_their_spans() -> None:
    text = "In May 2020 Senegal was the ninth-largest contributor, behind Ghana, with about 1,200 soldiers in MINUSMA."
    rank, level = read_claims(text)
    assert {name: text[slice(*span)] for name, span in level.spans.items()} == {
        "value": "1,200",
        "comparator": "about",
        "contributor": "Senegal",
        "as_of": "May 2020",
        "mission": "MINUSMA",
        "category": "soldiers",
    }
    assert text[slice(*rank.spans["relative_to"])] == "Ghana"


def test_the_date_of_a_caption_is_that_of_the_rows_under_it() -> None:
    text = (
        "As of 31 August 2018, Rwanda had 7,112 uniformed personnel in UN missions.[^1]\n\n"
        "Contributors of uniformed personnel to UN missions around Rwanda, 31 December 2020:[^2]\n\n"
        "| Rank | Contributor | Uniformed personnel |\n|---|---|---|\n"
        "| 1 | Bangladesh | 6,798 |\n| 2 | Rwanda | 6,383 |\n"
    )
    assert {claim.as_of for claim in levels(text) if claim.value in {6798, 6383}} == {"2020-12-31"}


@pytest.mark.parametrize("place", ["pages 8, 24 and 41", "UN_country_contributions_2020_12.pdf", "Rwanda.csv, row 69"])
def test_names_of_pages_and_files_count_nothing(place: str) -> None:
    text = f"Rwanda had 6,383 uniformed personnel in UN missions.\n\nUnited Nations, police and troops, {place}."
    assert [claim.value for claim in read_claims(text, "2021-01") if claim.value] == [6383]


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda is one of the world's largest contributors of peacekeepers.",
        "Nepal is among the top troop contributors.",
    ],
)
def test_a_hedged_superlative_is_no_rank(text: str) -> None:
    sure = "India has 5,500 peacekeepers in UN missions. "
    assert not [claim for claim in read_claims(sure + text) if claim.kind == "contribution_rank"]


def test_who_intervened_in_a_country_is_in_no_mission_there() -> None:
    text = "Rwanda has about 6,000 peacekeepers in UN missions. It intervened in Mozambique in 2021."
    assert not [claim for claim in read_claims(text) if claim.kind == "mission_presence" and claim.as_of == "2021"]


def test_a_text_without_one_sure_claim_makes_none() -> None:
    assert read_claims("The paint, eighty drums of it, is lot 112 of the mission's sale.", "2019-05") == []


def test_people_outside_un_missions_are_no_contribution() -> None:
    claims = read_claims("As of 31 July 2025, Ethiopia had 10,000 people abroad outside UN missions.")
    assert [(claim.kind, claim.mission) for claim in claims if claim.value] == [("deployment_other", None)]


def test_what_a_mission_has_is_of_all_contributors() -> None:
    claims = levels("As of 31 August 2002, UNMOGIP had 44 uniformed personnel.")
    assert [(claim.contributor, claim.mission) for claim in claims] == [("UN-total", "UNMOGIP")]


def test_a_rank_among_hosts_has_its_number() -> None:
    text = "As of 31 December 2012, Bangladesh hosted 230,696 refugees, the 13th-largest number of any host."
    assert 13 in [claim.rank for claim in read_claims(text) if claim.kind == "refugees_hosted"]


def test_numbered_rows_go_on_after_a_gap() -> None:
    claims = read_claims(
        "Contributors, July 2025\n1 Nepal 6039\n2 Rwanda 5905\n3 Ghana 2685\n...\n"
        "15 Zambia 997\n16 Italy 972\n17 Chad 955"
    )
    assert [claim.rank for claim in claims if claim.rank] == [1, 2, 3, 15, 16, 17]


def test_a_dated_ranking_that_does_not_say_of_what_is_of_contributors() -> None:
    claims = read_claims("Top five, December 2011\nBangladesh | 10,394\nPakistan | 9,416\nIndia | 8,115\n")
    assert [(claim.contributor, claim.rank) for claim in claims if claim.rank] == [("BGD", 1), ("PAK", 2), ("IND", 3)]


def test_a_country_before_the_name_of_its_force_is_no_second_mission() -> None:
    claims = levels("Finland abroad, May 2019: Kosovo (KFOR) 20; Iraq (OIR) 80; Lebanon (UNIFIL) 200.")
    assert [claim.mission for claim in claims if claim.kind == "contribution_level"] == ["UNIFIL"]


def test_every_organisation_of_a_list_is_joined() -> None:
    text = "Mali left ECOWAS in January 2025, but it remains a member of the African Union, the OIC and the UN."
    told = [(claim.contributor, claim.object) for claim in read_claims(text, "2025-06") if claim.kind == "membership"]
    assert told == [("MLI", "ECOWAS"), ("MLI", "AU"), ("MLI", "OIC"), ("MLI", "UN")]


def test_organisations_after_a_label_are_joined() -> None:
    claims = read_claims("ALGERIA\nPopulation: 47 million\nMember: AU, Arab League, OIC\nArmy: 130,000", "2025-06")
    assert [(claim.contributor, claim.object) for claim in claims if claim.kind == "membership"] == [
        ("DZA", "AU"), ("DZA", "Arab League"), ("DZA", "OIC")
    ]  # fmt: skip


def test_the_numbers_of_a_list_without_figures_are_no_ranks() -> None:
    text = "First blue helmets from:\n1) Fiji (Lebanon, 1978)\n2) Mongolia (Congo, 2002)\n3) Bhutan (Golan, 2014)"
    claims = read_claims(text)
    assert [claim.rank for claim in claims if claim.rank] == []


def test_a_presence_nowhere_beside_the_same_somewhere_is_no_second_claim() -> None:
    somewhere = Claim("serve", 6, 11, "mission_presence", "GHA", mission="UNMISS", clause=0, confidence=0.6)
    nowhere = replace(somewhere, quote="Ghana", start=0, end=5, mission=None, confidence=0.9)
    another = replace(nowhere, contributor="NPL")
    earlier = replace(nowhere, as_of="1999")
    assert without_repeats([nowhere, somewhere, another, earlier], "") == [somewhere, another, earlier]


def test_a_verb_and_its_object_are_one_fact() -> None:
    text = "Argentina withdrew its battalion from MINUSTAH in 2015 and 100 policemen"
    recalled = Claim(
        "withdrew", 10, 18, "withdrawal", "ARG", mission="MINUSTAH", as_of="2015", clause=1, confidence=0.9
    )
    battalion = replace(recalled, quote="battalion", start=23, end=32, value=1.0, confidence=0.6)
    unit = replace(battalion, kind="units")
    policemen = replace(battalion, quote="100", start=59, end=62, value=100.0, as_of=None)
    assert without_repeats([recalled, battalion, unit, policemen], text) == [recalled, policemen]
    apart = text.replace(" its ", ", its ")
    assert len(without_repeats([recalled, replace(battalion, start=24, end=33)], apart)) == 2
