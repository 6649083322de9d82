"""Groups of parties: regions, organisations, and who belongs to them on a day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from functools import cache
from typing import Any

from contingent.errors import UnknownNameError
from contingent.model.group import Group, Membership
from contingent.vocabulary.parties import all_parties
from contingent.vocabulary.tables import day, fold, parts, rows


@cache
def all_groups() -> dict[str, Group]:
    """Return the groups by id."""
    listed: list[Any] = rows("groups", "id kind name party aliases")
    return {
        identifier: Group(identifier, kind, name, party or None, parts(aliases))
        for identifier, kind, name, party, aliases in listed
    }


@cache
def all_memberships() -> tuple[Membership, ...]:
    """Return every membership of the groups that are not regions, with its interval and where it is from."""
    columns = "group party valid_from from_precision valid_to to_precision source"
    listed: list[Any] = rows("group_members", columns)
    return tuple(
        Membership(group, party, day(start), start_precision, day(end), end_precision, source)
        for group, party, start, start_precision, end, end_precision, source in listed
    )


@cache
def _by_name() -> dict[str, str]:
    return {fold(name): group.id for group in all_groups().values() for name in (*group.aliases, group.name, group.id)}


def find_group(name: str) -> str:
    """Return the id of the group called `name` ("Africa", "African countries", "EU", "P5"). Raises UnknownNameError."""
    found = _by_name().get(fold(name))
    if found is None:
        raise UnknownNameError.of("group", name, all_groups(), where="group")
    return found


@cache
def _memberships_by_group() -> dict[str, list[Membership]]:
    found: dict[str, list[Membership]] = defaultdict(list)
    for membership in all_memberships():
        found[membership.group].append(membership)
    return dict(found)


def members(group: str, on: datetime.date) -> frozenset[str]:
    """Return the ids of the parties that belong to `group` on a day. Raises UnknownNameError for another id.

    A region's members are the states and territories that lie in it and exist on that day.
    """
    if group not in all_groups():
        raise UnknownNameError.of("group", group, all_groups(), where="group")
    if all_groups()[group].kind == "region":
        return frozenset(p.id for p in all_parties().values() if group in p.regions and p.exists_on(on))
    return frozenset(m.party for m in _memberships_by_group().get(group, ()) if m.holds_on(on))
