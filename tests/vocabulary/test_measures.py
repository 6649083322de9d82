"""Measures, words and scopes: the definitions every number is judged by."""

from __future__ import annotations

import pytest

from contingent.errors import UnknownNameError
from contingent.model.month import Month
from contingent.vocabulary.measures import all_measures, all_personnel_types, all_scopes, find_measure
from contingent.vocabulary.words import all_words, literal_measures

BASE = ("troops", "troops_staff", "military", "experts", "staff", "police", "fpu", "ipo", "uniformed")


def test_every_measure_of_people_has_one_of_women_and_one_of_their_share() -> None:
    expected = [prefix + base for prefix in ("", "women_", "women_share_") for base in BASE]
    assert list(all_measures()) == expected


@pytest.mark.parametrize("measure", all_measures().values(), ids=lambda measure: measure.id)
def test_a_measure_is_complete(measure) -> None:
    assert set(measure.types) <= set(all_personnel_types())
    assert measure.sex == ("f" if measure.id.startswith("women_") else "all")
    assert measure.unit == ("percent" if "share" in measure.id else "persons")
    assert measure.types == all_measures()[measure.whole].types
    assert set(measure.comparable_with) <= set(all_measures())
    assert measure.noun and measure.definition and measure.source_wording
    assert (measure.noun == "women among " + all_measures()[measure.whole].noun) == (
        measure.sex == "f" and measure.unit == "persons"
    )


def test_uniformed_is_military_and_police_and_adds_no_type_twice() -> None:
    measures = all_measures()
    assert set(measures["uniformed"].types) == set(measures["military"].types) | set(measures["police"].types)
    assert set(measures["military"].types) == set(measures["troops_staff"].types) | {"experts", "military"}
    for measure in measures.values():
        assert len(set(measure.types)) == len(measure.types)


def test_troops_and_staff_officers_are_apart_since_may_2017() -> None:
    assert all_measures()["troops"].valid_since == Month.of(2017, 5)
    assert all_measures()["staff"].valid_since == Month.of(2017, 5)


def test_troops_and_experts_are_apart_since_august_1992() -> None:
    assert all_measures()["troops_staff"].valid_since == Month.of(1992, 8)
    assert all_measures()["experts"].valid_since == Month.of(1992, 8)
    assert all_measures()["military"].valid_since is None


def test_words_follow_the_rule_of_the_design() -> None:
    assert literal_measures("troops") == ("troops", "troops_staff")
    assert literal_measures("military") == ("military", "troops_staff")
    assert literal_measures("women_troops") == ("women_troops", "women_troops_staff")
    for word in ("unspecified", "personnel", "uniformed"):
        assert literal_measures(word) == ("uniformed",)
    assert literal_measures("battalion") == ()
    with pytest.raises(UnknownNameError):
        literal_measures("soldiery")


def test_every_literal_measure_exists() -> None:
    assert {measure for measures in all_words().values() for measure in measures} <= set(all_measures())


def test_measures_are_found_by_id_name_and_noun() -> None:
    assert find_measure("uniformed") == find_measure("Uniformed personnel") == "uniformed"
    assert find_measure("troops (staff officers included)") == "troops_staff"
    with pytest.raises(UnknownNameError, match="unknown measure"):
        find_measure("tanks")


def test_scopes_are_described() -> None:
    assert set(all_scopes()) == {"all", "peacekeeping", "mission:*", "region:*"}
    assert all(scope.name and scope.definition for scope in all_scopes().values())
