"""Who belongs to an organisation on a day, by the consensus of the sources, counted and compared with their counts."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from contingent.errors import InputError, NotCoveredError
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.record.record import Record
from contingent.record.standing import STAGES, Standing, begins, ends, history, standing_on
from contingent.vocabulary.groups import all_groups
from contingent.vocabulary.parties import all_parties


@dataclass(frozen=True, slots=True)
class Member:
    """A party that belongs to an organisation on a day: since when, as what, and how surely."""

    party: str
    standing: Standing
    since: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source that lists members says of a day: its list, and how it differs from the consensus."""

    publisher: str
    parties: tuple[str, ...]
    extra: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Members:
    """The members of an organisation on a day.

    `members` are those by consensus, sorted by party; `unsure` the parties that a date known only to the year leaves
    open (their number is not in `count`); `uncounted` parties that only lists without a dated accession name while
    the list of dated accessions is complete. `listings` compares the sources that list members; `stated` are numbers
    of members that sources state, of `on` or the latest before it. `dormant` is the fact that says that the
    organisation sleeps; `complete` whether a source states that the dated accessions are all there are.
    """

    organisation: str
    on: datetime.date
    members: tuple[Member, ...]
    unsure: tuple[str, ...]
    uncounted: tuple[str, ...]
    listings: tuple[Listing, ...]
    stated: tuple[Fact, ...]
    dormant: Fact | None
    complete: bool = False

    @property
    def count(self) -> int:
        """How many parties are surely members."""
        return len(self.members)

    @property
    def parties(self) -> frozenset[str]:
        """The ids of the members."""
        return frozenset(member.party for member in self.members)

    @property
    def confirmed_as_of(self) -> str:
        """The day until which the list is vouched for: the earliest of the members' latest confirmations."""
        return min((member.standing.confirmed_as_of for member in self.members), default="")


def membership_facts(record: Record, organisation: str) -> dict[str, list[Fact]]:
    """Return all facts on membership of an organisation by party. Raises NotCoveredError where there are none."""
    by_party: dict[str, list[Fact]] = defaultdict(list)
    for fact in record.facts.where(kind="membership", object=organisation):
        by_party[fact.subject].append(fact)
    if not by_party:
        raise NotCoveredError(
            f"unknown: no source in the record says who belongs to {organisation}",
            where=f"record {record.version}",
            to_do="add one with `contingent build --add`, or see `contingent sources`",
        )
    return dict(by_party)


def membership_intervals(record: Record, party: str, organisation: str) -> list[Standing]:
    """Return the consensus on a party's membership over time, oldest first; empty where no source names the pair."""
    return history(record.facts.where(kind="membership", subject=party, object=organisation))


def members(record: Record, organisation: str, on: datetime.date, *, stage: str | None = None) -> Members:
    """Return who belongs to `organisation` on a day, by the consensus of the sources.

    With `stage` (signed, ratified, deposited), who had taken that step or a later one. Raises InputError where the
    organisation did not exist on the day, NotCoveredError where no source speaks of it.
    """
    _refuse_outside(organisation, on)
    by_party = membership_facts(record, organisation)
    complete = _complete(record, organisation, on)
    found, unsure, uncounted = [], [], []
    for party, facts in sorted(by_party.items()):
        if not all_parties()[party].exists_on(on):
            continue
        standing = standing_on(facts, on)
        if not standing.sure:
            unsure.append(party)
        elif _counts(standing, stage) and complete and not any(fact.start_event for fact in standing.facts):
            uncounted.append(party)
        elif _counts(standing, stage):
            found.append(Member(party, standing, _since(facts, on)))
    listings = _listings(by_party, on, frozenset(member.party for member in found), stage)
    return Members(
        organisation,
        on,
        tuple(found),
        tuple(unsure),
        tuple(uncounted),
        listings,
        stated_counts(record, organisation, on, stage),
        _dormant(record, organisation, on),
        complete,
    )


def shared_memberships(record: Record, on: datetime.date) -> dict[str, frozenset[str]]:
    """Return the members on a day of each regional or other organisation of the groups, by organisation.

    The organisations are those of `groups.csv` that some source in the record names members of; those that did not
    exist on the day are left out.
    """
    named = set(record.facts.values("object"))
    wanted = [group.party for group in all_groups().values() if group.kind == "organisation" and group.party]
    alive = [one for one in wanted if one in named and all_parties()[one].exists_on(on)]
    facts: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in record.facts.where(kind="membership", object=alive):
        facts[fact.object, fact.subject].append(fact)
    found: dict[str, set[str]] = defaultdict(set)
    for (organisation, party), told in facts.items():
        standing = standing_on(told, on)
        if standing.sure and standing.holds and all_parties()[party].exists_on(on):
            found[organisation].add(party)
    return {organisation: frozenset(parties) for organisation, parties in sorted(found.items())}


def _counts(standing: Standing, stage: str | None) -> bool:
    if stage is None:
        return bool(standing.holds)
    return standing.status in STAGES[STAGES.index(stage) :]


def _since(facts: Sequence[Fact], on: datetime.date) -> str:
    """Return since when a party has been in the organisation without a break, through changes of status."""
    since = ""
    for stretch in history(facts):
        if stretch.first > on:
            break
        since = (since or stretch.start) if stretch.holds else ""
    return since


def stated_counts(record: Record, organisation: str, on: datetime.date, stage: str | None = None) -> tuple[Fact, ...]:
    """Return the numbers of members that sources state of a day or, of each publisher, of the latest day before it."""
    latest: dict[str, Fact] = {}
    for fact in record.facts.where(kind="member_count", subject=organisation, status=stage or "member"):
        if first_day(fact.start) <= on and (not fact.end or fact.end >= latest.get(fact.publisher, fact).end):
            latest[fact.publisher] = fact
    return tuple(sorted(latest.values(), key=lambda fact: (fact.start, fact.publisher)))


def _listings(
    by_party: dict[str, list[Fact]], on: datetime.date, consensus: frozenset[str], stage: str | None
) -> tuple[Listing, ...]:
    """Compare the lists of the sources that list members without dating their accession."""
    lists: dict[str, set[str]] = defaultdict(set)
    for party, facts in by_party.items():
        for fact in facts:
            if not fact.start_event and begins(fact) <= on <= ends(fact):
                lists[fact.publisher] |= {party} if _holds(fact, stage) else set()
    return tuple(
        Listing(publisher, tuple(sorted(have)), tuple(sorted(have - consensus)), tuple(sorted(consensus - have)))
        for publisher, have in sorted(lists.items())
    )


def _holds(fact: Fact, stage: str | None) -> bool:
    return fact.status in STAGES[STAGES.index(stage) :] if stage else standing_on([fact], begins(fact)).holds is True


def _complete(record: Record, organisation: str, on: datetime.date) -> bool:
    """Say whether a source states that the dated accessions of the organisation are all there are on a day."""
    lists = record.facts.where(kind="member_list", subject=organisation, status="complete")
    return any(begins(fact) <= on <= ends(fact) for fact in lists)


def _dormant(record: Record, organisation: str, on: datetime.date) -> Fact | None:
    states = record.facts.where(kind="activity", subject=organisation, status="dormant")
    return next((fact for fact in states if begins(fact) <= on <= last_day(fact.end or "9999")), None)


def _refuse_outside(organisation: str, on: datetime.date) -> None:
    party = all_parties()[organisation]
    if party.kind not in ("organisation", "group"):
        raise InputError(f"{party.name} is no organisation", where="organisation", to_do="name one, as in COMESA")
    if party.valid_from and on < party.valid_from:
        before = f"; its predecessor is {party.predecessor}" if party.predecessor else ""
        raise InputError(
            f"{party.name} did not exist yet on {on}: it began on {party.valid_from}",
            where="date",
            to_do=f"ask for a later day{before}",
        )
    if party.valid_to and on > party.valid_to:
        raise InputError(
            f"{party.name} no longer existed on {on}: it ended on {party.valid_to}",
            where="date",
            to_do="ask for an earlier day, or for its successor",
        )
