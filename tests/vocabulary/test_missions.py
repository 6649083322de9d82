"""Missions: valid rows, what each is called, and which are peacekeeping."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import get_args

import pytest

from contingent.errors import AmbiguousNameError, UnknownNameError
from contingent.model.mission import MissionAliasKind, MissionKind
from contingent.model.partial_date import first_day, last_day
from contingent.vocabulary.aliases import mission_aliases
from contingent.vocabulary.groups import all_groups
from contingent.vocabulary.missions import all_missions, find_mission, mission_candidates
from contingent.vocabulary.parties import all_parties

POLITICAL = {"UNOWAS", "UNSMIL", "UNIOGBIS", "UNMHA", "BINUH", "UNAMA", "UNAMI", "UNSOM", "UNITAMS", "UNTMIS", "UNVMC"}
PEACEKEEPING_IN_2024 = {
    "MINURSO", "MINUSCA", "MONUSCO", "UNDOF", "UNFICYP", "UNIFIL", "UNISFA", "UNMIK", "UNMISS", "UNMOGIP", "UNTSO",
}  # fmt: skip


@pytest.mark.parametrize("mission", all_missions().values(), ids=lambda mission: mission.id)
def test_a_mission_is_valid(mission) -> None:
    assert mission.kind in get_args(MissionKind)
    assert set(mission.hosts) <= set(all_parties())
    assert set(mission.lead) <= set(all_parties())
    assert mission.predecessor is None or mission.predecessor in all_missions()
    assert mission.is_un == ("UN" in mission.lead)
    if mission.start and mission.end:
        assert first_day(mission.start) <= last_day(mission.end)
    if mission.predecessor and all_missions()[mission.predecessor].start and mission.start:
        assert all_missions()[mission.predecessor].start < mission.start


@pytest.mark.parametrize("mission", all_missions().values(), ids=lambda mission: mission.id)
def test_a_mission_lies_in_the_region_of_a_host(mission) -> None:
    if mission.hosts and mission.region:
        assert mission.region in all_groups() or not all_groups()
        assert mission.region in {region for host in mission.hosts for region in all_parties()[host].regions}


def test_mission_aliases_are_valid() -> None:
    aliases = mission_aliases()
    assert {alias.mission for alias in aliases} <= set(all_missions())
    assert {alias.kind for alias in aliases} <= set(get_args(MissionAliasKind))
    wrong = [a for a in aliases if a.ambiguous != (len(mission_candidates(a.alias)) > 1) or a.alias != a.alias.strip()]
    assert wrong == []
    keys = Counter((alias.alias.casefold(), alias.mission, alias.valid_from) for alias in aliases)
    assert [key for key, count in keys.items() if count > 1] == []


def test_political_missions_and_offices_are_not_peacekeeping() -> None:
    assert {all_missions()[identifier].kind for identifier in POLITICAL} == {"special_political"}
    assert all_missions()["UNSOS"].kind == "office"
    peacekeeping = {
        m.id for m in all_missions().values() if m.is_peacekeeping and m.active_on(datetime.date(2024, 6, 30))
    }
    assert peacekeeping == PEACEKEEPING_IN_2024


def test_missions_are_found_by_their_names() -> None:
    assert find_mission("minusca") == "MINUSCA"
    assert find_mission("the United Nations Mission in South Sudan") == "UNMISS"
    assert find_mission("UNMIS") == "UNMIS"
    assert find_mission("FINUL") == find_mission("UN Interim Force in Lebanon") == "UNIFIL"
    assert find_mission("SADC Mission in Mozambique") == "SAMIM"
    assert find_mission("the Multinational Security Support mission") == "MSS"
    assert find_mission("G5 Sahel Joint Force") == find_mission("FC-G5S") == "G5S"
    assert find_mission("Operation Irini") == "Irini"
    assert find_mission("International Stabilisation Force in Timor-Leste") == "ISF Timor-Leste"
    with pytest.raises(UnknownNameError, match="unknown mission") as error:
        find_mission("MINUSCO")
    assert "MINUSCA" in error.value.to_do


@pytest.mark.parametrize("name", ["ISF", "International Stabilisation Force", "MNF", "Maes", "Boali", "Sabre", "EFP"])
def test_what_texts_mostly_mean_otherwise_names_no_mission(name: str) -> None:
    with pytest.raises(UnknownNameError):
        find_mission(name)


def test_successors() -> None:
    missions = all_missions()
    assert missions["MONUSCO"].predecessor == "MONUC"
    assert missions["UNVMC"].predecessor == "UNMC"
    assert missions["BINUH"].predecessor == "MINUJUSTH"
    assert missions["UNTMIS"].predecessor == "UNSOM"


def test_a_day_chooses_between_missions_of_one_name() -> None:
    assert find_mission("UNOSOM", datetime.date(1992, 12, 1)) == "UNOSOM I"
    assert find_mission("UNOSOM", datetime.date(1994, 1, 1)) == "UNOSOM II"
    with pytest.raises(AmbiguousNameError, match="several missions"):
        find_mission("UNAVEM")
