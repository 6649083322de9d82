"""Events of one date are put in order whatever they leave out."""

from __future__ import annotations

from dataclasses import replace

from contingent.model.event import Event


def test_events_of_one_date_have_an_order_without_numbers() -> None:
    one = Event("deployment_begun", "2021-07-09", "RWA", "MOZ", value=1000.0)
    other = replace(one, value=None, document="a")
    later = replace(one, date="2021-08", kind="accession")
    assert sorted([later, other, one], key=lambda event: event.in_order) == [one, other, later]
