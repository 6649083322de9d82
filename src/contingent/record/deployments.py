"""Who has forces where: in missions of the United Nations by its reports, elsewhere by what other sources say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from contingent.errors import InputError, NotCoveredError
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.month import Month
from contingent.model.partial_date import first_day, last_day
from contingent.record.evidence import document_row
from contingent.record.record import Record
from contingent.record.rows import Row, Rows, merged
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.parties import find_party

FIELDS = (
    "sender", "side", "host", "force", "place", "first", "last", "count", "low", "high", "status", "confirmed_as_of",
    "told", "publisher", "differs", "quote", "note", "url", "document", "locator",
)  # fmt: skip
BRIEF = (
    "sender", "side", "host", "force", "place", "first", "last", "count", "low", "high", "status", "confirmed_as_of",
    "publisher", "differs",
)  # fmt: skip
STARTS = ("deployment_started", "intervention", "deployment_ended")
"""Events that tell of people going or leaving."""
FAR_APART = 1.1
"""Two figures differ when the larger is more than this many times the smaller."""


@dataclass(frozen=True)
class Told:
    """What one source tells of one sender in one place and force, over a stretch of months.

    `side` is UN, force (another organisation or coalition) or own (the sender's own command, as in a bilateral
    deployment). `count` is the newest figure, `low` and `high` the smallest and largest.
    """

    sender: str
    side: str
    host: str
    force: str
    place: str
    first: str
    last: str
    count: float | None
    low: float | None
    high: float | None
    status: str
    confirmed_as_of: str
    told: str
    publisher: str
    document: str
    quote: str = ""
    note: str = ""
    url: str = ""
    locator: str = ""


def deployments(
    record: Record,
    sender: str | None = None,
    *,
    host: str | None = None,
    month: Month | str | None = None,
    since: Month | str | None = None,
    until: Month | str | None = None,
    every: bool = False,
) -> Rows:
    """List where a sender has forces, or who has forces in a host, United Nations and other side by side.

    With `month` what was there then, else what is told between `since` and `until` (all of it by default), oldest
    first; figures of one source that stay the same are one row. Figures of UN missions are the UN's own; `every` adds
    what other sources say of them. `differs` names sources that give another figure for the same time. A source that
    stopped to speak of a deployment neither confirms nor denies it later. Raises NotCoveredError where the record
    has nothing on the subject.
    """
    one = Month.read(month)
    first, last = one or Month.read(since), one or Month.read(until)
    who, where = find_party(sender) if sender else "", find_party(host) if host else ""
    if not who and not where:
        raise InputError("deployments of whom?", where="deployments", to_do="name a sender, or a host with --host")
    others = list(_of_facts(record, who, where, one, every)) + list(_of_events(record, who, where))
    others = [told for told in others if one or _inside(told, first, last)]
    if one:
        others = [told for told in others if told.told == "fact" or _inside(told, one, one)]
    listed = [*_of_reports(record, who, where, first, last), *_joined(others)]
    if not listed:
        raise NotCoveredError(
            "unknown: no source in the record speaks of such deployments then",
            where=f"record {record.version}",
            to_do="ask for another time, or add sources with `contingent build --add`",
        )
    listed.sort(key=lambda told: (told.sender, told.side != "UN", told.host or told.place, told.force, told.first))
    rows = tuple(_row(told, listed) for told in listed)
    about = {
        "sender": who or None,
        "host": where or None,
        "month": str(one) if one else None,
        "since": str(first) if first and not one else None,
        "until": str(last) if last and not one else None,
        "record": record.version,
    }
    return Rows(FIELDS, rows, about, _sources(record, listed), _notes(record, one, listed), BRIEF)


def _of_reports(record: Record, who: str, where: str, first: Month | None, last: Month | None) -> Iterator[Told]:
    """Yield what the UN's own reports say, mission by mission."""
    columns = record.columns
    mask = record.cubes.table("dyad") & (columns.count > 0)
    if who:
        mask &= columns.contributor == columns.code("contributor", who)
    if where:
        hosted = {name for name in record.cubes.missions if where in all_missions()[name].hosts}
        mask &= np.isin(columns.mission, [columns.code("mission", name) for name in hosted])
    if first:
        mask &= columns.month >= first.ordinal
    if last:
        mask &= columns.month <= last.ordinal
    rows = np.flatnonzero(mask)
    keys = np.stack([columns.contributor[rows], columns.mission[rows], columns.month[rows]], axis=1)
    distinct, place = np.unique(keys, axis=0, return_inverse=True)
    counts = np.bincount(place.ravel(), weights=columns.count[rows], minlength=len(distinct)).astype(np.int64)
    document = np.zeros(len(distinct), dtype=columns.document.dtype)
    document[place.ravel()] = columns.document[rows]
    for who_code, mission_code in dict.fromkeys(map(tuple, distinct[:, :2].tolist())):
        of = np.flatnonzero((distinct[:, 0] == who_code) & (distinct[:, 1] == mission_code))
        mission = all_missions()[columns.tables["mission"][mission_code]]
        months = distinct[of, 2]
        file = columns.tables["document"][int(document[of[-1]])]
        yield Told(
            sender=columns.tables["contributor"][who_code],
            side="UN",
            host=";".join(mission.hosts),
            force=mission.id,
            place="",
            first=str(Month(int(months[0]))),
            last=str(Month(int(months[-1]))),
            count=float(counts[of[-1]]),
            low=float(counts[of].min()),
            high=float(counts[of].max()),
            status="reported",
            confirmed_as_of=Month(int(months[-1])).last_day.isoformat(),
            told="report",
            publisher=document_row(record, file)["publisher"],
            document=file,
        )


def _of_facts(record: Record, who: str, where: str, month: Month | None, every: bool) -> Iterator[Told]:
    asked = {"kind": "deployment"} | ({"subject": who} if who else {}) | ({"object": where} if where else {})
    listed = record.facts.where(**asked)
    for fact in _standing(listed, month) if month else listed:
        told = _as_told(fact)
        if told.side == "UN" and not every:
            continue
        if month and last_day(told.last) < first_day(str(month)):
            told = replace(told, note=f"{told.note}; not told since".lstrip("; "))
        yield told


def _standing(listed: Sequence[Fact], month: Month) -> list[Fact]:
    """Return what each publisher's newest word on a sender by the end of `month` holds, however long ago it was."""
    end = month.last_day
    begun = [fact for fact in listed if first_day(_told_first(fact)) <= end]
    newest: dict[tuple[str, str, str], str] = {}
    for fact in begun:
        key = (fact.publisher, fact.subject, fact.document)
        newest[key] = max(newest.get(key, ""), _told_last(fact))
    standing = []
    for fact in begun:
        last = min(newest[fact.publisher, fact.subject, fact.document], end.isoformat())
        if last_day(_told_last(fact)) >= first_day(last):
            standing.append(fact)
    return standing


def _told_first(fact: Fact) -> str:
    return fact.stated_first or fact.start


def _told_last(fact: Fact) -> str:
    return fact.stated_last or fact.end or fact.confirmed_as_of or fact.start


def _as_told(fact: Fact) -> Told:
    return _told(fact, "fact", _told_first(fact), _told_last(fact), fact.status, fact.confirmed_as_of)


def _told(one: Fact | Event, told: str, first: str, last: str, status: str, confirmed_as_of: str) -> Told:
    return Told(
        sender=one.subject,
        side=_side(one.force),
        host=one.object,
        force=one.force,
        place=one.place,
        first=first,
        last=last,
        count=one.value if one.value_high is None else None,
        low=one.value,
        high=one.value_high or one.value,
        status=status,
        confirmed_as_of=confirmed_as_of,
        told=told,
        publisher=one.publisher,
        document=one.document,
        quote=one.quote,
        note=one.note,
        url=one.url,
        locator=one.locator,
    )


def _side(force: str) -> str:
    if not force:
        return "own"
    return "UN" if force in all_missions() and all_missions()[force].is_un else "force"


def _of_events(record: Record, who: str, where: str) -> Iterator[Told]:
    """Yield what is told of people going and leaving, outside the United Nations."""
    asked = {"kind": STARTS} | ({"subject": who} if who else {}) | ({"object": where} if where else {})
    for event in record.events.where(**asked):
        if _side(event.force) != "UN":
            yield _event_told(event)


def _event_told(event: Event) -> Told:
    status = "ended" if event.kind == "deployment_ended" else "sent"
    last = event.until or event.date
    return _told(event, "event", event.date, last, status, last)


def _inside(told: Told, first: Month | None, last: Month | None) -> bool:
    begun = last is None or first_day(told.first) <= last.last_day
    return begun and (first is None or last_day(told.last) >= first_day(str(first)))


def _joined(listed: Iterable[Told]) -> list[Told]:
    """Make one row of what a source says again and again without a change."""
    joined: list[Told] = []
    ordered = sorted(listed, key=lambda one: (*_thing(one), one.told, one.publisher, one.first, one.last))
    for told in ordered:
        before = joined[-1] if joined else None
        if before and told.told == "fact" and _says(before) == _says(told):
            joined[-1] = replace(told, first=before.first, note=told.note or before.note)
        else:
            joined.append(told)
    return joined


def _thing(told: Told) -> tuple[str, ...]:
    return told.sender, told.host, told.force, told.place


def _says(told: Told) -> tuple[object, ...]:
    return (*_thing(told), told.told, told.publisher, told.status, told.low, told.high)


def _row(told: Told, listed: Sequence[Told]) -> Row:
    row: Row = {name: getattr(told, name) or None for name in FIELDS if name != "differs"}
    for name in ("count", "low", "high"):
        value = getattr(told, name)
        row[name] = None if value is None else int(value)
    if told.told != "report" and told.low == told.high:
        row["low"] = row["high"] = None
    others = (other for other in listed if other.publisher != told.publisher and _thing(other) == _thing(told))
    differing = [f"{other.publisher}: {_figure(other)}" for other in others if _differ(told, other)]
    return {**row, "differs": "; ".join(dict.fromkeys(differing)) or None}


def _differ(one: Told, other: Told) -> bool:
    """Say whether two sources give figures for the same time that do not fit together."""
    if "event" in (one.told, other.told) or one.low is None or other.low is None or not one.high or not other.high:
        return False
    together = first_day(one.first) <= last_day(other.last) and first_day(other.first) <= last_day(one.last)
    return together and (one.low > other.high * FAR_APART or other.low > one.high * FAR_APART)


def _figure(told: Told) -> str:
    high = f"-{told.high:,.0f}" if told.high and told.high != told.low else ""
    return f"{told.low:,.0f}{high} ({told.first} to {told.last})"


def _sources(record: Record, listed: Sequence[Told]) -> tuple[Row, ...]:
    used = sorted({told.document for told in listed} & set(record.document_by_id))
    return merged([document_row(record, identifier) for identifier in used], "document")


def _notes(record: Record, month: Month | None, listed: Sequence[Told]) -> tuple[str, ...]:
    notes = ["side own: under the sender's own command, as far as the source says; force: of other organisations"]
    if month and month not in record.months():
        notes.append(f"UN reports do not cover {month}: who was in its missions is unknown")
    if not any(told.told != "report" for told in listed):
        notes.append("no source in the record speaks of forces outside UN missions: that is not a denial")
    if any(told.told == "report" for told in listed):
        notes.append("of UN missions: low and high are the extreme months; see `contributions --by mission`")
    return tuple(notes)
