"""An organisation or group: its members, what they contribute to UN missions, and the forces it leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contingent.checking import wording
from contingent.errors import ContingentError
from contingent.model.fact import Fact
from contingent.model.mission import Mission
from contingent.presenting.briefs.ask import Ask
from contingent.presenting.briefs.facts import asserted, fact_data
from contingent.presenting.briefs.model import Gap, Note, Point, Section, Sentence, Table
from contingent.presenting.briefs.notes import notes_of_assertions
from contingent.presenting.briefs.spoken import as_of, date_words, named, titled
from contingent.record.memberships import members
from contingent.vocabulary.assertions import fact_kinds
from contingent.vocabulary.groups import all_groups
from contingent.vocabulary.groups import members as group_members
from contingent.vocabulary.measures import all_measures
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.parties import candidates

ROWS = 10


@dataclass(frozen=True)
class Membership:
    """Who belongs to an organisation on the day, with the facts that say so; or why that is not known.

    `listed` is where the list is from, where it is the vocabulary's and not a source's of the record.
    """

    parties: tuple[str, ...]
    since: dict[str, str]
    facts: tuple[Fact, ...]
    listed: str = ""
    unsure: tuple[str, ...] = ()
    reason: str = ""
    to_do: str = ""


def membership(ask: Ask, organisation: str) -> Membership:
    """Return the members by consensus of the sources, or else those of the group in the vocabulary."""
    day = ask.month.last_day
    try:
        answer = members(ask.record, organisation, day)
    except ContingentError as error:
        group = next((g.id for g in all_groups().values() if g.party == organisation), None)
        listed = tuple(sorted(group_members(group, day))) if group else ()
        told = f"the list of members that ships with the program, as of {ask.month.spoken}" if listed else ""
        return Membership(listed, {}, (), told, (), error.what.removeprefix("unknown: "), error.to_do)
    since = {one.party: one.since for one in answer.members}
    facts = tuple(one.standing.facts[0] for one in answer.members)
    return Membership(tuple(since), since, facts, "", answer.unsure)


def sections(ask: Ask, organisation: str) -> Iterator[Section]:
    """Yield the sections on an organisation."""
    found = membership(ask, organisation)
    yield members_section(ask, organisation, found)
    yield contributions_section(ask, organisation, found)
    yield forces_section(ask, organisation)


def members_section(ask: Ask, organisation: str, found: Membership) -> Section:
    """Return how many members an organisation has and who they are."""
    if not found.parties:
        gap = Gap(f"who belonged to {named(organisation)} on {ask.month.spoken}", found.reason, found.to_do)
        return Section("members", "Members", gaps=(gap,))
    body = named(organisation)
    names = wording.listed([named(party) for party in sorted(found.parties, key=titled)])
    noun = "member" if len(found.parties) == 1 else "members"
    count = f"{as_of(ask.month)}, {body} had {len(found.parties)} {noun}."
    points = [
        Point("Number", (_sentence(ask, organisation, found, count), *_stated(ask, organisation))),
        Point("Members", (_sentence(ask, organisation, found, f"{as_of(ask.month)}, its members were {names}."),)),
    ]
    gaps = [Gap(f"whether {named(party)} was a member", "its date is known only to the year") for party in found.unsure]
    if found.listed:
        gaps.append(Gap("a source for each membership", found.reason, found.to_do))
    return Section("members", "Members", tuple(points), tuple(_table(ask, organisation, found)), gaps=tuple(gaps))


def _sentence(ask: Ask, organisation: str, found: Membership, text: str) -> Sentence:
    notes = notes_of_assertions(ask.record, found.facts, 3) or (Note("contingent", found.listed, "", ""),)
    listed = ({"kind": "membership", "subject": party, "object": organisation} for party in found.parties)
    data = fact_data(found.facts) or tuple(listed)
    return Sentence(text, (str(ask.month),), "membership", fact_kinds()["membership"].definition, notes, data)


def _stated(ask: Ask, organisation: str) -> Iterator[Sentence]:
    """Say the newest number of members that a source states by the month's end, where there is one."""
    day = ask.month.last_day.isoformat()
    stated = [f for f in ask.record.facts.where(kind="member_count", subject=organisation) if f.start <= day]
    if stated:
        last = max(stated, key=lambda fact: (fact.start, fact.publisher))
        who = _publisher(last.publisher)
        text = f"As of {date_words(last.start)}, {who} gave the number of its members as {last.value:g}."
        yield asserted(ask, text, [last], "member_count", fact_kinds()["member_count"].definition)


def _publisher(name: str) -> str:
    """Name a publisher as a sentence needs it: a party with its article."""
    known = candidates(name)
    return named(known[0]) if len(known) == 1 else name


def _table(ask: Ask, organisation: str, found: Membership) -> Iterator[Table]:
    if not found.since:
        return
    rows = sorted(found.since.items(), key=lambda item: (item[1], item[0]))
    yield Table(
        caption=f"Members of {named(organisation)}, {ask.month.spoken}",
        head=("Member", "Since"),
        rows=tuple((titled(party), date_words(date) if date else "not dated") for party, date in rows),
        period=(str(ask.month),),
        measure="membership",
        definition=fact_kinds()["membership"].definition,
        notes=notes_of_assertions(ask.record, found.facts, 6),
        data=fact_data(found.facts),
        main=False,
    )


def contributions_section(ask: Ask, organisation: str, found: Membership) -> Section:
    """Return what the members have in missions of the United Nations, the largest contributors first."""
    field = {who: count for who, count in ask.field("uniformed").items() if who in found.parties}
    title = "Members in UN missions"
    if not field:
        why = "no report counts anybody of its members on that day" if found.parties else "its members are not known"
        return Section("contributions", title, gaps=(Gap("personnel of members in UN missions", why),))
    points = (Point("Together", tuple(_together(ask, organisation, field))),)
    ranks = {who: 1 + sum(value > count for value in ask.field("uniformed").values()) for who, count in field.items()}
    table = Table(
        caption=f"Uniformed personnel of members of {named(organisation)} in UN missions, {ask.month.spoken}",
        head=("Member", "Uniformed personnel", "Rank among all contributors"),
        rows=tuple((titled(who), wording.number(count), str(ranks[who])) for who, count in field.items()),
        period=(str(ask.month),),
        measure="uniformed",
        definition=all_measures()["uniformed"].definition,
        notes=ask.notes_of([(who, "uniformed", "all") for who in field]),
        data=tuple(ask.datum(who, "uniformed", "all", rank=ranks[who]) for who in field),
        brief_rows=ROWS,
    )
    return Section("contributions", title, points, (table,))


def _together(ask: Ask, organisation: str, field: dict[str, int]) -> Iterator[Sentence]:
    total, everyone = sum(field.values()), ask.value("UN-total", "uniformed") or 0
    owner = named(organisation)
    text = (
        f"{as_of(ask.month)}, {len(field)} members of {owner} together had {wording.number(total)} uniformed personnel "
        f"in UN missions, {100 * total / everyone:.1f}% of all."
    )
    yield ask.sentence(text, "UN-total", "uniformed")
    first, count = next(iter(field.items()))
    text = (
        f"{as_of(ask.month)}, {named(first)} had {wording.number(count)} uniformed personnel in UN missions, "
        f"the most of the members of {owner}."
    )
    yield ask.sentence(text, first, "uniformed")


def forces_section(ask: Ask, organisation: str) -> Section:
    """Return the missions that an organisation led or leads, as the vocabulary of missions has them."""
    day = ask.month.last_day.isoformat()
    led = [one for one in all_missions().values() if organisation in one.lead and (one.start or "") <= day]
    rows = tuple(_force(ask, mission) for mission in sorted(led, key=lambda one: (one.start or "", one.id)))
    title = "Forces it leads"
    if not rows:
        gap = Gap(f"forces led by {named(organisation)}", "the vocabulary of missions names none by then")
        return Section("forces", title, gaps=(gap,))
    table = Table(
        caption=f"Missions and forces led by {named(organisation)} that began by {ask.month.spoken}",
        head=("Force", "Name", "Host", "From", "To"),
        rows=rows,
        period=(str(ask.month),),
        measure="mission",
        definition="Missions and forces of the vocabulary, with their mandates' first and last days",
        notes=(Note("contingent", "vocabulary of missions", "missions.csv", ""),),
        data=tuple(dict(zip(("force", "name", "host", "start", "end"), row, strict=True)) for row in rows),
        brief_rows=ROWS,
    )
    gap = Gap("the strength of these forces over time", "the reports of the United Nations do not count them")
    return Section("forces", title, (), (table,), gaps=(gap,))


def _force(ask: Ask, mission: Mission) -> tuple[str, ...]:
    hosts = wording.listed([titled(host) for host in mission.hosts]) if mission.hosts else ""
    start = date_words(mission.start) if mission.start else "not known"
    ongoing = "ongoing" if mission.active_on(ask.month.last_day) else "not known"
    end = date_words(mission.end) if mission.end else ongoing
    return mission.id, mission.name, hosts, start, end
