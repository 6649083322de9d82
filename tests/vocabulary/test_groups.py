"""Groups: valid intervals, names, and counts of members on given days."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import get_args

import pytest

from contingent.errors import UnknownNameError
from contingent.model.group import GroupKind, Precision
from contingent.vocabulary.groups import all_groups, all_memberships, find_group, members
from contingent.vocabulary.parties import all_parties
from contingent.vocabulary.tables import fold


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_groups_are_valid() -> None:
    names: dict[str, str] = {}
    for group in all_groups().values():
        assert group.kind in get_args(GroupKind)
        assert group.party is None or all_parties()[group.party].kind in ("organisation", "group"), group.id
        for name in {fold(name) for name in (group.id, group.name, *group.aliases)}:
            assert names.setdefault(name, group.id) == group.id, name


def test_regions_are_those_of_the_parties() -> None:
    used = {region for party in all_parties().values() for region in party.regions}
    assert used == {group.id for group in all_groups().values() if group.kind == "region"}


def test_memberships_are_valid_and_do_not_overlap() -> None:
    spans: dict[tuple[str, str], list[tuple[datetime.date, datetime.date]]] = {}
    for membership in all_memberships():
        assert all_groups()[membership.group].kind != "region"
        assert membership.party in all_parties()
        assert membership.source
        for date, precision in (
            (membership.valid_from, membership.from_precision),
            (membership.valid_to, membership.to_precision),
        ):
            assert precision in get_args(Precision)
            assert (date is None) == (precision == ""), membership
        span = (membership.valid_from or datetime.date.min, membership.valid_to or datetime.date.max)
        assert span[0] <= span[1], membership
        spans.setdefault((membership.group, membership.party), []).append(span)
    for key, intervals in spans.items():
        assert all(before[1] < after[0] for before, after in pairwise(sorted(intervals))), key
    assert {group for group, _ in spans} == {group.id for group in all_groups().values() if group.kind != "region"}


@pytest.mark.parametrize(
    ("group", "on", "count"),
    [
        ("comesa", "2005-12-31", 20),
        ("comesa", "2007-12-31", 19),
        ("comesa", "2018-07-17", 19),
        ("comesa", "2018-07-18", 21),
        ("eac", "2006-12-31", 3),
        ("eac", "2007-07-01", 5),
        ("eac", "2024-12-31", 8),
        ("ecowas", "2024-12-31", 15),
        ("ecowas", "2025-01-29", 12),
        ("sadc", "2024-12-31", 16),
        ("au", "2002-07-09", 53),
        ("au", "2011-12-31", 54),
        ("au", "2017-01-31", 55),
        ("eu", "2013-07-01", 28),
        ("eu", "2020-02-01", 27),
        ("nato", "2017-01-01", 28),
        ("nato", "2024-12-31", 32),
        ("asean", "2024-12-31", 10),
        ("arab_league", "2024-12-31", 22),
        ("gcc", "2024-12-31", 6),
        ("caricom", "2024-12-31", 15),
        ("commonwealth", "2024-12-31", 56),
        ("oic", "2024-12-31", 57),
        ("p5", "2024-12-31", 5),
        ("p5", "1985-01-01", 5),
        ("g20", "2022-01-01", 20),
        ("brics", "2020-01-01", 5),
        ("nordic", "2024-12-31", 5),
        ("least_developed", "2024-12-31", 44),
        ("landlocked_developing", "2024-12-31", 32),
        ("african_group", "2024-12-31", 54),
        ("grulac", "2024-12-31", 33),
        ("eastern_european_group", "2024-12-31", 23),
        ("asia_pacific_group", "2024-12-31", 54),
        ("weog", "2024-12-31", 29),
    ],
)
def test_counts_of_members(group: str, on: str, count: int) -> None:
    assert len(members(group, day(on))) == count


def test_members_change_with_the_day() -> None:
    assert "GBR" in members("eu", day("2020-01-31"))
    assert "GBR" not in members("eu", day("2020-02-01"))
    assert "RWA" in members("eccas", day("2016-01-01"))
    assert "RWA" not in members("eccas", day("2010-01-01"))
    assert "SUN" in members("p5", day("1991-12-25"))
    assert "RUS" in members("p5", day("1991-12-26"))


def test_the_members_of_a_region_are_the_parties_that_exist_in_it() -> None:
    states = {party.id for party in all_parties().values() if party.kind == "state"}
    assert len(members("africa", day("2024-12-31")) & states) == 54
    assert "SSD" not in members("africa", day("2011-07-08"))
    assert {"BGD", "NPL", "IND", "PAK"} <= members("southern_asia", day("2024-12-31"))
    assert {"RWA", "KEN"} <= members("eastern_africa", day("2024-12-31"))


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Africa", "africa"),
        ("African countries", "africa"),
        ("EU", "eu"),
        ("the European Union", "eu"),
        ("P5", "p5"),
        ("permanent members of the Security Council", "p5"),
        ("South Asia", "southern_asia"),
        ("West African countries", "western_africa"),
        ("ecowas", "ecowas"),
        ("East African Community", "eac"),
    ],
)
def test_groups_are_found_as_texts_name_them(name: str, group: str) -> None:
    assert find_group(name) == group


def test_unknown_groups() -> None:
    with pytest.raises(UnknownNameError, match="unknown group"):
        find_group("Atlantis")
    with pytest.raises(UnknownNameError, match="unknown group"):
        members("atlantis", day("2020-01-01"))
