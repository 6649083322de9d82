"""Assertions are put in order whatever they leave out: two of one date may differ in a number that only one has."""

from __future__ import annotations

from dataclasses import replace

from contingent.model.event import Event
from contingent.model.fact import Fact


def test_events_of_one_date_have_an_order_without_numbers() -> None:
    one = Event("deployment_begun", "2021-07-09", "RWA", "MOZ", value=1000.0)
    other = replace(one, value=None, document="a")
    earlier = replace(one, kind="accession", date="2021-08")
    assert sorted([one, other, earlier]) == [earlier, other, one]
    assert max([one, other]) == one


def test_facts_of_one_interval_have_an_order_without_numbers() -> None:
    one = Fact("deployment", "RWA", "MOZ", "reported", "2021", "", value=1000.0)
    other = replace(one, value=None, document="a")
    assert sorted([one, other]) == sorted([other, one]) == [other, one]
