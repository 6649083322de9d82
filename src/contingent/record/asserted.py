"""Facts and events as answers: what holds on a day, what happened, who belongs, with sources and conflicts."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from contingent.errors import NotCoveredError, UnknownNameError
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.record.evidence import document_row
from contingent.record.memberships import Members, members
from contingent.record.record import Record
from contingent.record.relations import relation_history
from contingent.record.rows import Row, Rows
from contingent.record.standing import Standing, begins, conflicts, ends, history, standing_on
from contingent.vocabulary.assertions import event_kinds, fact_kinds
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.parties import all_parties, find_party

FACT_FIELDS = (
    "kind", "subject", "object", "name", "status", "holds", "start", "start_event", "end", "end_event", "force",
    "place", "value", "value_high", "unit", "confirmed_as_of", "stated_first", "stated_last", "publisher", "authority",
    "url", "quote", "note", "document", "locator",
)  # fmt: skip
FACT_BRIEF = (
    "kind",
    "subject",
    "object",
    "status",
    "start",
    "start_event",
    "end",
    "value",
    "unit",
    "publisher",
    "said",
)
CONSENSUS_FIELDS = (
    "kind", "subject", "object", "name", "status", "holds", "start", "start_event", "end", "confirmed_as_of", "sure",
    "publisher", "authority", "url", "quote", "against", "document", "locator",
)  # fmt: skip
CONSENSUS_BRIEF = (
    "kind", "subject", "name", "status", "start", "start_event", "end", "confirmed_as_of", "publisher", "against"
)  # fmt: skip
EVENT_FIELDS = (
    "date", "until", "kind", "subject", "object", "others", "force", "place", "value", "unit", "said_by", "said_on",
    "outcome", "publisher", "authority", "url", "quote", "note", "document", "locator",
)  # fmt: skip
EVENT_BRIEF = ("date", "kind", "subject", "object", "outcome", "said_by", "publisher", "url")
MEMBER_FIELDS = (
    "party", "name", "status", "since", "start_event", "confirmed_as_of", "publisher", "authority", "url", "against",
    "document", "locator",
)  # fmt: skip
MEMBER_BRIEF = ("party", "name", "status", "since", "start_event", "confirmed_as_of", "publisher", "against")
CONSENSUS_KINDS = ("membership", "relation", "diplomatic_mission")
"""Kinds of which one thing at most holds of a pair on a day, so that sources can be compared."""


def facts(
    record: Record,
    party: str | None = None,
    *,
    on: datetime.date | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    with_party: str | None = None,
    kinds: Collection[str] = (),
    every: bool = False,
) -> Rows:
    """List what holds of a party: by consensus, or with `every` each assertion of each source.

    `on` keeps what holds, or is said not to hold, on a day; `since` and `until` what touches the days between;
    `with_party` names the other party or the organisation; `kinds` are ids of fact kinds. Of kinds that have no
    consensus (deployments, units, heads of missions) every assertion is listed for the days its source vouches for.
    """
    asked, other = _asked(party), _asked(with_party)
    _check_kinds(kinds, fact_kinds(), "kind of fact")
    found = [fact for fact in _about(record, asked, other, kinds) if _touches(fact, on, on)]
    about = _about_terms(record, party=asked, **{"with": other}, on=on, since=since, until=until)
    if every:
        rows = [_fact_row(fact) for fact in sorted(found, key=_by_time) if _touches(fact, since, until)]
        return Rows(FACT_FIELDS, tuple(rows), about, _sources(record, found), _none(record, rows), FACT_BRIEF)
    rows = []
    for pair in _pairs(_about(record, asked, other, kinds)).values():
        rows += [_standing_row(pair[0], s, asked) for s in _stretches(pair, on) if _overlaps(s, since, until)]
    loose = [fact for fact in found if fact.kind not in CONSENSUS_KINDS and _touches(fact, since, until)]
    rows += [{**_fact_row(fact), "name": _name(fact.object, fact.force), "against": None} for fact in loose]
    rows.sort(key=lambda row: (row["kind"], row["start"] or "", row["subject"], row["object"] or ""))
    fields = CONSENSUS_FIELDS + (("value", "unit") if loose else ())
    brief = (*CONSENSUS_BRIEF[:-1], "value", "unit", "against") if loose else CONSENSUS_BRIEF
    used = [fact for fact in found if _touches(fact, since, until)]
    return Rows(fields, tuple(rows), about, _sources(record, used), _none(record, rows), brief)


def fact_conflicts(
    record: Record,
    party: str | None = None,
    *,
    with_party: str | None = None,
    kinds: Collection[str] = (),
    on: datetime.date | None = None,
) -> Rows:
    """List what sources disagree on: the consensus, over which stretch, and who says otherwise."""
    asked, other = _asked(party), _asked(with_party)
    _check_kinds(kinds, fact_kinds(), "kind of fact")
    rows, used = [], []
    for pair in _pairs(_about(record, asked, other, kinds)).values():
        for stretch in conflicts(pair):
            if on is None or stretch.first <= on <= stretch.last:
                rows.append(_standing_row(pair[0], stretch, asked))
                used += [*stretch.facts, *stretch.against]
    rows.sort(key=lambda row: (row["kind"], row["subject"], row["object"] or "", row["start"] or ""))
    about = _about_terms(record, party=asked, **{"with": other}, on=on)
    notes = () if rows else ("the sources in the record do not disagree on this",)
    return Rows(CONSENSUS_FIELDS, tuple(rows), about, _sources(record, used), notes, CONSENSUS_BRIEF)


def events(
    record: Record,
    party: str | None = None,
    *,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    with_party: str | None = None,
    kinds: Collection[str] = (),
) -> Rows:
    """List dated happenings, oldest first: of a party (as subject, object or other), between days, of some kinds."""
    asked, other = _asked(party), _asked(with_party)
    _check_kinds(kinds, event_kinds(), "kind of event")
    found = [
        event
        for event in (record.events.where(kind=kinds) if kinds else record.events)
        if all(name is None or name in _named(event) for name in (asked, other))
        and (since is None or last_day(event.until or event.date) >= since)
        and (until is None or first_day(event.date) <= until)
    ]
    found = sorted(found, key=lambda event: (event.date, event))
    rows = [{name: getattr(event, name) or None for name in EVENT_FIELDS} for event in found]
    about = _about_terms(record, party=asked, **{"with": other}, since=since, until=until)
    return Rows(EVENT_FIELDS, tuple(rows), about, _sources(record, found), _none(record, rows), EVENT_BRIEF)


def member_rows(record: Record, organisation: str, on: datetime.date, *, stage: str | None = None) -> Rows:
    """List the members of an organisation on a day, count them, and compare with what sources list and state."""
    answer = members(record, find_party(organisation), on, stage=stage)
    rows = []
    for member in answer.members:
        fact = member.standing.facts[0]
        row = {
            "party": member.party,
            "name": all_parties()[member.party].name,
            "status": member.standing.status,
            "since": member.since,
            "start_event": next((f.start_event for f in member.standing.facts if f.start_event), None),
            "confirmed_as_of": member.standing.confirmed_as_of,
            "publisher": fact.publisher,
            "authority": fact.authority,
            "url": fact.url or None,
            "against": _against(member.standing.against),
            "document": fact.document,
            "locator": fact.locator,
        }
        rows.append(row)
    about = _about_terms(record, organisation=answer.organisation, on=on)
    about |= {"count": answer.count, "count_at_most": answer.count + len(answer.unsure)}
    used = [fact for member in answer.members for fact in (*member.standing.facts, *member.standing.against)]
    return Rows(
        MEMBER_FIELDS,
        tuple(rows),
        about,
        _sources(record, used),
        tuple(_member_notes(record, answer, stage)),
        MEMBER_BRIEF,
    )


def _member_notes(record: Record, answer: Members, stage: str | None) -> Iterable[str]:
    if answer.unsure:
        names = ", ".join(answer.unsure)
        yield f"not counted, since a date known only to the year or month leaves it open: {names}"
    if answer.dormant:
        yield f"{answer.organisation} was dormant: {answer.dormant.start} to {answer.dormant.end or 'now'}"
    for fact in answer.stated:
        counted = members(record, answer.organisation, last_day(fact.start), stage=stage).count
        same = "as counted here for that day" if fact.value == counted else f"{counted} are counted here for that day"
        what = "members" if fact.status == "member" else f"states that {fact.status}"
        yield f"{fact.publisher} states {fact.value:g} {what} on {fact.start}: {same}"
    for listing in answer.listings:
        if listing.extra or listing.missing:
            differs = [f"{word} {', '.join(ids)}" for word, ids in _differences(listing.extra, listing.missing)]
            yield f"{listing.publisher} lists {len(listing.parties)} for that day: {'; '.join(differs)}"
    if answer.uncounted:
        yield (
            f"named only in lists without a dated accession, and so not counted: {', '.join(answer.uncounted)}; the"
            " list of dated accessions is complete"
        )


def _differences(extra: Sequence[str], missing: Sequence[str]) -> Iterable[tuple[str, Sequence[str]]]:
    return [(word, ids) for word, ids in (("it adds", extra), ("it lacks", missing)) if ids]


def history_rows(record: Record, one: str, other: str) -> Rows:
    """Tell the history between two parties: relations, embassies and happenings, oldest first."""
    first, second = find_party(one), find_party(other)
    told = relation_history(record, first, second)
    rows = [_standing_row(told.facts[0], stretch, first) for stretch in told.relations]
    for (sender, host), stretches in told.missions.items():
        rows += [{**_standing_row(s.facts[0], s, sender), "subject": sender, "object": host} for s in stretches]
    rows += [
        {
            "kind": event.kind,
            "subject": event.subject,
            "object": event.object,
            "name": all_parties()[event.object].name,
            "status": "event",
            "start": event.date,
            "start_event": event.outcome or None,
            "end": event.until or None,
            "publisher": event.publisher,
            "authority": event.authority,
            "url": event.url or None,
            "quote": event.quote or None,
            "document": event.document,
            "locator": event.locator,
        }
        for event in told.events
    ]
    rows.sort(key=lambda row: (row["start"] or "", row["kind"], row["subject"]))
    about = _about_terms(record, parties=f"{first} and {second}")
    notes = [*_none(record, rows), *(_conflict_note(stretch) for stretch in told.conflicts)]
    used = [fact for stretch in told.relations for fact in (*stretch.facts, *stretch.against)]
    return Rows(
        CONSENSUS_FIELDS, tuple(rows), about, _sources(record, [*used, *told.events]), tuple(notes), CONSENSUS_BRIEF
    )


def _conflict_note(stretch: Standing) -> str:
    return f"sources disagree from {stretch.start} to {stretch.end or 'now'}: {_against(stretch.against)}"


def _about(record: Record, party: str | None, other: str | None, kinds: Collection[str]) -> list[Fact]:
    """Return the facts of some kinds that name a party, and the other one asked for, as subject, object or force."""
    ledger = record.facts
    mask = ledger.mask(kind=kinds) if kinds else ledger.mask()
    for name in (party, other):
        if name is not None:
            mask &= ledger.mask(subject=name) | ledger.mask(object=name) | ledger.mask(force=name)
    return ledger.rows(mask.nonzero()[0])


def _pairs(listed: Iterable[Fact]) -> dict[tuple[str, ...], list[Fact]]:
    """Group facts by what they are about; a relation is the same said of either party."""
    found: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in listed:
        if fact.kind in CONSENSUS_KINDS:
            pair = (fact.subject, fact.object)
            found[fact.kind, *(sorted(pair) if fact.kind == "relation" else pair)].append(fact)
    return found


def _stretches(pair: Sequence[Fact], on: datetime.date | None) -> list[Standing]:
    stretches = history(pair)
    if on is None:
        return [stretch for stretch in stretches if stretch.status]
    if standing_on(pair, on).holds is None:
        return []
    return [stretch for stretch in stretches if stretch.first <= on <= stretch.last and stretch.status]


def _standing_row(fact: Fact, stretch: Standing, asked: str | None) -> Row:
    """Describe a stretch of consensus, seen from the party asked about where it is one of the two."""
    subject, thing = fact.subject, fact.object
    if fact.kind == "relation" and asked == thing:
        subject, thing = thing, subject
    best = stretch.facts[0]
    return {
        "kind": fact.kind,
        "subject": subject,
        "object": thing,
        "name": _name(thing),
        "status": stretch.status or "none",
        "holds": stretch.holds,
        "start": stretch.start,
        "start_event": stretch.start_event or None,
        "end": stretch.end or None,
        "confirmed_as_of": stretch.confirmed_as_of or None,
        "sure": stretch.sure,
        "publisher": "; ".join(dict.fromkeys(f.publisher for f in stretch.facts)),
        "authority": best.authority,
        "url": best.url or None,
        "quote": best.quote or None,
        "against": _against(stretch.against),
        "document": best.document,
        "locator": best.locator,
    }


def _against(listed: Sequence[Fact]) -> str | None:
    """Say in short who says otherwise: `COW: member 1985 to 2011`."""
    told = (
        f"{f.publisher}: {f.status} {f.start or f.stated_first} to {f.end or f.stated_last or 'now'}" for f in listed
    )
    return "; ".join(dict.fromkeys(told)) or None


def _fact_row(fact: Fact) -> Row:
    row: Row = {name: getattr(fact, name, None) or None for name in FACT_FIELDS}
    row["name"] = _name(fact.object, fact.force)
    row["holds"] = standing_on([fact], begins(fact)).holds
    row["said"] = fact.stated_last or fact.confirmed_as_of or None
    return row


def _name(*identifiers: str) -> str:
    named = [
        all_parties()[one].name if one in all_parties() else all_missions()[one].name for one in identifiers if one
    ]
    return ", ".join(named)


def _asked(name: str | None) -> str | None:
    if name is None or name in all_missions():
        return name
    return find_party(name)


def _check_kinds(kinds: Collection[str], known: Collection[str], what: str) -> None:
    for kind in kinds:
        if kind not in known:
            raise UnknownNameError.of(what, kind, known, where=what)


def _touches(fact: Fact, since: datetime.date | None, until: datetime.date | None) -> bool:
    last = last_day(fact.end) if fact.end else ends(fact)
    if last == datetime.date.max and fact.kind not in CONSENSUS_KINDS and fact.confirmed_as_of:
        last = last_day(fact.confirmed_as_of)
    return (since is None or last >= since) and (until is None or begins(fact) <= until)


def _overlaps(stretch: Standing, since: datetime.date | None, until: datetime.date | None) -> bool:
    return (since is None or stretch.last >= since) and (until is None or stretch.first <= until)


def _named(event: Event) -> tuple[str, ...]:
    return (event.subject, event.object, event.force, *event.others.split(";"))


def _by_time(fact: Fact) -> tuple[str, str, str, Fact]:
    return fact.kind, fact.start or fact.stated_first, fact.object, fact


def _about_terms(record: Record, **terms: object) -> dict[str, object]:
    return {**{name: str(value) for name, value in terms.items() if value is not None}, "record": record.version}


def _sources(record: Record, asserted: Sequence[Fact | Event]) -> tuple[Row, ...]:
    identifiers = sorted({one.document for one in asserted} & set(record.document_by_id))
    return tuple(document_row(record, identifier) for identifier in identifiers)


def _none(record: Record, rows: Sequence[Row]) -> tuple[str, ...]:
    """Say why there is nothing: silence of the record is not a denial. Raises NotCoveredError for an empty ledger."""
    if rows:
        return ()
    if not len(record.facts) and not len(record.events):
        raise NotCoveredError(
            "unknown: the record holds no facts and no events",
            where=f"record {record.version}",
            to_do="add sources of facts with `contingent build --add`",
        )
    return ("no source in the record says anything of this: that is not a denial",)
