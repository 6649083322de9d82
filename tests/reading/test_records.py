"""Records of labels and values, as fact sheets have them."""

from __future__ import annotations

import pytest

from contingent.reading.reader import read_claims


def fields(text: str, kind: str) -> list[tuple[str | None, str | None, float | None, str | None]]:
    claims = read_claims(text, "2013-06")
    return [(claim.contributor, claim.mission, claim.value, claim.as_of) for claim in claims if claim.kind == kind]


def test_each_record_has_its_own_country_and_mission() -> None:
    text = (
        "Country: Nepal\nMission: UNIFIL\nPersonnel: 876\n\nCountry: Ghana\nMission: UNDOF\nPersonnel: 190\n\n"
        "Country: Togo\nMission: UNMIL\nPersonnel: 140\n"
    )
    assert fields(text, "contribution_level") == [
        ("NPL", "UNIFIL", 876, "2013-06~"), ("GHA", "UNDOF", 190, "2013-06~"), ("TGO", "UNMIL", 140, "2013-06~"),
    ]  # fmt: skip


def test_the_country_of_a_mission_s_record_is_its_host() -> None:
    ((contributor, mission, *_),) = fields("Country: Mali\nMission: MINUSMA\nPersonnel: 6,870\n", "contribution_level")
    assert (contributor, mission) == ("UN-total", "MINUSMA")


def test_the_start_of_a_mission_is_no_date_of_its_strength() -> None:
    text = "UNDOF at a glance\nStarted: May 1974\nTroops: 1,043\nFatalities: 47\n"
    assert fields(text, "contribution_level") == [("UN-total", "UNDOF", 1043, "2013-06~")]
    ((*_, until),) = fields(text, "fatalities")
    assert until is not None and until.endswith("/2013-06~")


def test_a_column_of_starts_does_not_date_the_others() -> None:
    text = (
        "Tanzania in UN missions\n\n| Mission | Since | Troops |\n| UNAMID | 2008 | 1,100 |\n| UNIFIL | 2009 | 158 |\n"
    )
    assert [as_of for *_, as_of in fields(text, "contribution_level")] == ["2013-06~"] * 2


@pytest.mark.parametrize("bullet", ["", "- "])
def test_presence_holds_from_the_start_that_its_record_tells(bullet: str) -> None:
    text = f"Nigeria's missions\n\n{bullet}Mission: UNMIL\n{bullet}Since: 2003\n{bullet}Personnel: 1,400\n"
    assert fields(text, "mission_presence") == [("NGA", "UNMIL", None, "2003/2013-06~")]
    assert fields(text, "contribution_level") == [("NGA", "UNMIL", 1400, "2013-06~")]


def test_a_rank_is_told_by_its_label_alone() -> None:
    text = "Contributor: Uruguay\nTroops: 1,080\nWorld ranking: 21\nGDP rank: 80\n"
    ranks = [(claim.contributor, claim.rank, claim.value) for claim in read_claims(text, "2013-06") if claim.rank]
    assert ranks == [("URY", 21, None)]


def test_figures_of_different_kinds_are_no_series() -> None:
    text = "KENYA\nTroops in UN missions: 410\nRefugees: 512,000\nKilled in service: 64\nObservers: 40\n"
    kinds = [claim.kind for claim in read_claims(text, "2013-06")]
    assert kinds == ["contribution_level", "refugees_hosted", "fatalities", "contribution_level"]


def test_a_country_among_missions_is_where_the_owner_of_the_list_is() -> None:
    text = "RWANDA: soldiers abroad\n\nMINUSCA: 2,130 troops\nUNMISS: 2,587 troops\nMozambique: 1,000 troops\n"
    found = [(claim.kind, claim.contributor, claim.mission) for claim in read_claims(text, "2022-03")]
    assert found == [
        ("contribution_level", "RWA", "MINUSCA"), ("contribution_level", "RWA", "UNMISS"),
        ("deployment_other", "RWA", None),
    ]  # fmt: skip


def test_a_mission_under_one_label_is_not_that_of_the_others() -> None:
    text = (
        "Bangladesh in UN peacekeeping: key facts\n\n* First deployment: 1988 (UNIIMOG)\n"
        "* Peacekeepers sent to date: 188,558 in 54 missions\n* Currently deployed: 7,238\n* Rank: 1st\n* Women: 519\n"
    )
    found = [(claim.kind, claim.mission) for claim in read_claims(text, "2023-09")]
    assert found == [
        ("mission_presence", "UNIIMOG"), ("cumulative_total", None), ("cumulative_total", None),
        ("contribution_level", None), ("contribution_rank", None), ("gender_share", None),
    ]  # fmt: skip


def test_the_second_of_a_pair_of_men_and_women_is_of_women() -> None:
    text = "Senegal: peacekeeping profile\nTotal uniformed: 1,190 (M 1,060 / F 130)\nPolice: 760\n"
    kinds = [claim.kind for claim in read_claims(text, "2023-09")]
    assert kinds == ["contribution_level", "contribution_level", "gender_share", "contribution_level"]
