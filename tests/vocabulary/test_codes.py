"""Codes of parties: one party for a code on a day, also before names and borders changed."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest

from contingent.errors import UnknownNameError
from contingent.vocabulary.codes import all_codes, code_of_party, party_of_code
from contingent.vocabulary.parties import all_parties

SCHEMES = {"iso2", "iso3", "m49", "cow", "gw", "gec"}


def test_codes_resolve_and_no_code_stands_for_two_parties_on_one_day() -> None:
    by_code: dict[tuple[str, str], list[tuple[datetime.date, datetime.date]]] = {}
    by_party: dict[tuple[str, str], list[tuple[datetime.date, datetime.date]]] = {}
    for code in all_codes():
        assert code.party in all_parties()
        assert code.scheme in SCHEMES
        span = (code.valid_from or datetime.date.min, code.valid_to or datetime.date.max)
        assert span[0] <= span[1], code
        by_code.setdefault((code.scheme, code.code), []).append(span)
        by_party.setdefault((code.scheme, code.party), []).append(span)
    for spans in (by_code, by_party):
        for key, intervals in spans.items():
            assert all(before[1] < after[0] for before, after in pairwise(sorted(intervals))), key


def test_the_id_of_a_state_is_its_iso3_code() -> None:
    for party in all_parties().values():
        if party.kind == "state":
            assert code_of_party("iso3", party.id, datetime.date(2020, 1, 1)) == party.id
            assert code_of_party("iso2", party.id, datetime.date(2020, 1, 1))
            assert code_of_party("m49", party.id, datetime.date(2020, 1, 1))


@pytest.mark.parametrize(
    ("scheme", "code", "on", "party"),
    [
        ("cow", "517", "2010-01-01", "RWA"),
        ("cow", "260", "1980-01-01", "DEU"),
        ("cow", "255", "1995-01-01", "DEU"),
        ("gw", "260", "1995-01-01", "DEU"),
        ("cow", "678", "1985-01-01", "YEM"),
        ("cow", "679", "1995-01-01", "YEM"),
        ("gw", "678", "1995-01-01", "YEM"),
        ("cow", "680", "1985-01-01", "YMD"),
        ("cow", "345", "1990-01-01", "YUG"),
        ("cow", "345", "2005-01-01", "SCG"),
        ("cow", "345", "2010-01-01", "SRB"),
        ("gw", "340", "2010-01-01", "SRB"),
        ("cow", "365", "1985-01-01", "SUN"),
        ("cow", "365", "1995-01-01", "RUS"),
        ("cow", "816", "1990-01-01", "VNM"),
        ("cow", "817", "1970-01-01", "RVN"),
        ("m49", "736", "2010-01-01", "SDN"),
        ("m49", "729", "2012-01-01", "SDN"),
        ("m49", "728", "2012-01-01", "SSD"),
        ("m49", "230", "1990-01-01", "ETH"),
        ("m49", "231", "1995-01-01", "ETH"),
        ("iso3", "ZAR", "1990-01-01", "COD"),
        ("iso3", "COD", "2000-01-01", "COD"),
        ("iso2", "CS", "1990-01-01", "CSK"),
        ("iso2", "CS", "2004-01-01", "SCG"),
    ],
)
def test_historical_codes(scheme: str, code: str, on: str, party: str) -> None:
    assert party_of_code(scheme, code, datetime.date.fromisoformat(on)) == party


def test_a_code_out_of_its_time_is_unknown() -> None:
    with pytest.raises(UnknownNameError, match="unknown iso3 code"):
        party_of_code("iso3", "ZAR", datetime.date(2020, 1, 1))
    assert code_of_party("cow", "PSE", datetime.date(2020, 1, 1)) is None
