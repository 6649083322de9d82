"""Counts compiled from pages."""

from __future__ import annotations

import pytest
from tests.sources.asserted_rows import table

from contingent.errors import SourceError
from contingent.sources.sourced_facts.counts import EVACUEES, FREE_TRADE, read, recognises


def test_signatures_and_deposits_are_numbers_of_parties() -> None:
    row = ("2018-07-02", "49", "6", "", "NAN / The Port City News", "https://example.org")
    data = table(FREE_TRADE, [row])
    assert recognises(data, "any.csv")
    assert [(fact.subject, fact.status, fact.value) for fact in read(data, "any.csv").facts] == [
        ("AFCFTA", "signed", 49),
        ("AFCFTA", "ratified", 6),
    ]


def test_evacuees_are_a_series_and_events() -> None:
    row = ("2020-11-19", "385", "4", "UNHCR briefing note", "https://unhcr.ca/news", "The group follows 306 others")
    parsed = read(table(EVACUEES, [row]), "any.csv")
    (figure,), (event,) = parsed.statistics, parsed.events
    assert (figure.indicator, figure.area, figure.counterpart, figure.value) == ("evacuees", "RWA", "LBY", 385)
    assert (event.kind, event.date, event.authority) == ("evacuation", "2020-11-19", "united_nations")


def test_a_count_that_is_none_is_refused() -> None:
    row = ("2018-07-02", "about 49", "", "", "africancfta.org", "https://example.org")
    with pytest.raises(SourceError, match="'about 49' is not a count"):
        read(table(FREE_TRADE, [row]), "any.csv")
