"""What a concept may be defined as, and which words mean which definition."""

from __future__ import annotations

import pytest

from contingent.errors import UnknownNameError
from contingent.sources.registry import all_sources
from contingent.vocabulary.assertions import indicators, statuses
from contingent.vocabulary.definitions import all_definitions, definitions_of, find_definition, read_as


def test_definitions_name_indicators_or_statuses_that_exist() -> None:
    for one in all_definitions().values():
        assert set(one.indicators) <= set(indicators()), one
        assert {("membership", status) for status in one.statuses} <= set(statuses()), one
        assert bool(one.indicators) != bool(one.statuses), one
        assert one.meaning and one.counted_at in ("end of year", "year", "month", "edition", ""), one


def test_definitions_are_sorted_and_words_are_of_one_definition() -> None:
    assert list(all_definitions()) == sorted(all_definitions())
    for concept in {one.concept for one in all_definitions().values()}:
        words = [word for one in definitions_of(concept) for word in one.words]
        assert len(words) == len(set(words)), concept


def test_every_indicator_is_of_a_described_source() -> None:
    assert {one.series for one in indicators().values()} <= set(all_sources())


@pytest.mark.parametrize(
    ("words", "identifier"),
    [
        ("refugees", "refugees"),
        ("Refugees and asylum-seekers", "refugees_and_asylum_seekers"),
        ("people of concern", "people_of_concern"),
        ("refugees_and_protected", "refugees_and_protected"),
    ],
)
def test_words_find_their_definition(words: str, identifier: str) -> None:
    assert find_definition("refugees_hosted", words).id == identifier


def test_words_mean_one_definition_literally_and_the_others_loosely() -> None:
    read = read_as("refugees_hosted", "refugees")
    assert next((one.id, literal) for one, literal in read) == ("refugees", True)
    assert not any(literal for _, literal in read[1:])
    assert not any(literal for _, literal in read_as("refugees_hosted", "displaced souls"))


def test_participating_in_afcfta_has_three_definitions() -> None:
    assert {one.id for one in definitions_of("afcfta_participants")} == {"signed", "ratified", "deposited"}
    assert "signed" in find_definition("afcfta_participants", "signatories").statuses


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="refuges") as raised:
        find_definition("refugees_hosted", "refuges")
    assert "refugees" in raised.value.to_do
    with pytest.raises(UnknownNameError, match="concept"):
        definitions_of("happiness")
