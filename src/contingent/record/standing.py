"""What all sources together say of one pair (a party and its organisation, two parties) on a day or over time.

Every source keeps its own say. The consensus follows a rule that can be checked by hand: of the publishers that say
anything about the day, those of the strongest authority; of these, those that date the event before those that only
list or code by year; among equals what more of them say; among equals still, what was said last. Who knows a date
only to the year or month leaves its days to those who know it better.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.vocabulary.assertions import authorities, statuses

DAY = datetime.timedelta(days=1)
DENIES_BEFORE = {
    "membership": {"applied", "admitted", "accession_signed", "signed", "ratified", "deposited", "member", "associate"},
    "diplomatic_mission": {"embassy", "legation", "consulate", "office", "charge"},
}
"""Statuses whose dated start says that there was nothing of the kind before: joining, opening the first mission."""
STAGES = ("applied", "admitted", "accession_signed", "signed", "ratified", "deposited", "member")
"""Steps by which a party becomes bound. A later step ends an earlier one, whoever tells it."""
WITH_LIMITS = {"suspended", "withdrawal_announced"}
"""Statuses that say more of a membership that holds: they name the consensus where a source tells one."""


@dataclass(frozen=True, slots=True)
class Stance:
    """What one publisher says of a day: `holds` or not, with the fact that it follows from.

    `status` is empty where the publisher says that nothing holds (before the start, or after the end, of what it
    states). `sure` is false on days that a date known only to the year or month leaves open.
    """

    holds: bool
    status: str
    sure: bool
    fact: Fact

    @property
    def said(self) -> str:
        """Until when the publisher vouches for it."""
        return self.fact.stated_last or self.fact.confirmed_as_of

    @property
    def rank(self) -> tuple[int, bool]:
        """The precedence of the publisher's authority, 1 being the strongest, and whether it dates no event."""
        return authorities()[self.fact.authority], not self.fact.start_event


@dataclass(frozen=True, slots=True)
class Standing:
    """The consensus over a stretch of days, and who says otherwise.

    `holds` is None where no source says anything. `start` and `end` are ISO dates as exactly as the facts know them,
    empty where the stretch is open; `first` and `last` the days counted. `facts` are what it rests on, `against` what
    others say, `confirmed_as_of` until when any source vouches for it.
    """

    holds: bool | None
    status: str
    sure: bool
    start: str
    end: str
    first: datetime.date
    last: datetime.date
    facts: tuple[Fact, ...]
    against: tuple[Fact, ...]

    @property
    def confirmed_as_of(self) -> str:
        """The last day for which a source vouches for this, as an ISO date; empty where none says."""
        said = [fact.stated_last or fact.confirmed_as_of for fact in self.facts]
        return min(max(said, default=""), self.last.isoformat())

    @property
    def start_event(self) -> str:
        """The event that began it, as the source that dates it says."""
        return next((fact.start_event for fact in self.facts if fact.start == self.start and fact.start_event), "")


def begins(fact: Fact) -> datetime.date:
    """Return the first day a fact may hold: its start, or else when it was first stated."""
    date = fact.start or fact.stated_first
    return first_day(date) if date else datetime.date.min


def ends(fact: Fact) -> datetime.date:
    """Return the last day counted. Of an end known to the year or month, the day before it; open ends have none."""
    if fact.end:
        return last_day(fact.end) if len(fact.end) == 10 else first_day(fact.end) - DAY
    return last_day(fact.stated_last) if fact.stated_last else datetime.date.max


def stances(facts: Sequence[Fact], day: datetime.date) -> list[Stance]:
    """Return what each publisher says of a day, in the facts of one pair and kind; silence is no stance."""
    publishers = dict.fromkeys(fact.publisher for fact in facts)
    found = (_stance([f for f in facts if f.publisher == publisher], facts, day) for publisher in publishers)
    return [stance for stance in found if stance is not None]


def _stance(own: Sequence[Fact], everybody: Sequence[Fact], day: datetime.date) -> Stance | None:
    covering = [fact for fact in own if begins(fact) <= day <= ends(fact) and not _passed(fact, everybody, day)]
    if covering:
        fact = max(covering, key=lambda fact: (begins(fact), fact))
        sure = not fact.start or last_day(fact.start) <= day or len(fact.start) == 10
        return Stance(statuses()[fact.kind, fact.status].holds, fact.status, sure, fact)
    over = [fact for fact in own if fact.end and ends(fact) < day]
    if over:
        fact = max(over, key=ends)
        silent = _goes_on(fact, everybody) or _begun_again(fact, everybody, day)
        return None if silent else Stance(False, "", day > last_day(fact.end), fact)
    later = [fact for fact in own if fact.start and day < begins(fact)]
    if later and later == list(own):
        fact = min(later, key=begins)
        if fact.start_event and fact.status in DENIES_BEFORE.get(fact.kind, ()):
            return Stance(False, "", True, fact)
    return None


def _passed(fact: Fact, everybody: Sequence[Fact], day: datetime.date) -> bool:
    """Say whether somebody tells, of the day, a later step of joining than `fact` does."""
    if fact.status not in STAGES or fact.end or not fact.start:
        return False
    steps = [
        other for other in everybody if other.status in STAGES and fact.start < other.start and begins(other) <= day
    ]
    return any(STAGES.index(other.status) > STAGES.index(fact.status) for other in steps)


def _goes_on(fact: Fact, everybody: Sequence[Fact]) -> bool:
    """Say whether another interval begins where this one ends: a change of status, not an end."""
    first, last = first_day(fact.end), last_day(fact.end) + DAY
    return any(first <= begins(other) <= last for other in everybody if other is not fact)


def _begun_again(fact: Fact, everybody: Sequence[Fact], day: datetime.date) -> bool:
    """Say whether somebody tells an event after the end of `fact` by which it began anew."""
    return any(other.start_event and last_day(fact.end) < begins(other) <= day for other in everybody)


def standing_on(facts: Sequence[Fact], day: datetime.date) -> Standing:
    """Return the consensus on a day, of the facts of one pair and kind."""
    said = stances(facts, day)
    if not said:
        return Standing(None, "", True, "", "", day, day, (), ())
    won = _winner(said)
    agree = [stance for stance in said if stance.holds == won.holds]
    named = min((stance for stance in agree if stance.status), key=_naming, default=won)
    against = [stance for stance in said if stance.holds != won.holds and stance.sure]
    rest = sorted((s for s in agree if s is not named), key=lambda s: (s.rank, s.fact))
    return Standing(
        won.holds,
        named.status,
        won.sure,
        "",
        "",
        day,
        day,
        tuple(stance.fact for stance in (named, *rest)),
        tuple(stance.fact for stance in against),
    )


def _winner(said: Sequence[Stance]) -> Stance:
    sure = [stance for stance in said if stance.sure] or said
    strongest = min(stance.rank for stance in sure)
    level = [stance for stance in sure if stance.rank == strongest]
    backing = {holds: sum(stance.holds == holds for stance in level) for holds in (True, False)}
    return max(level, key=lambda s: (backing[s.holds], s.said, s.holds, s.fact.start))


def _naming(stance: Stance) -> tuple[bool, tuple[int, bool], int]:
    """Order the stances that agree by which names the status: limits first, then authority, then the latest."""
    return stance.status not in WITH_LIMITS, stance.rank, -begins(stance.fact).toordinal()


def history(facts: Sequence[Fact]) -> list[Standing]:
    """Return the consensus over all time, as stretches of one status, from the first day any fact speaks of.

    A stretch is one status by consensus, whoever disagrees; what nobody speaks of is left out.
    """
    stretches: list[Standing] = []
    for first, last in _spans(facts):
        found = standing_on(facts, first)
        before = stretches[-1] if stretches else None
        if before and (before.holds, before.status) == (found.holds, found.status) and before.last + DAY == first:
            stretches[-1] = _joined(before, found, last)
        else:
            stretches.append(_stretch(found, first, last))
    return [_dated(stretch) for stretch in stretches if stretch.holds is not None]


def _spans(facts: Iterable[Fact]) -> Iterator[tuple[datetime.date, datetime.date]]:
    """Yield the (first, last) days of the spans in which nothing that the facts say changes, oldest first."""
    days = set()
    for fact in facts:
        days.add(begins(fact))
        if fact.start:
            days.add(last_day(fact.start))
        if fact.end:
            days |= {first_day(fact.end), last_day(fact.end) + DAY}
        if ends(fact) != datetime.date.max:
            days.add(ends(fact) + DAY)
    cuts = sorted(days - {datetime.date.min})
    for first, after in zip(cuts, [*cuts[1:], None], strict=False):
        yield first, datetime.date.max if after is None else after - DAY


def _stretch(found: Standing, first: datetime.date, last: datetime.date) -> Standing:
    return Standing(found.holds, found.status, found.sure, "", "", first, last, found.facts, found.against)


def _joined(one: Standing, other: Standing, last: datetime.date) -> Standing:
    facts = tuple(dict.fromkeys((*one.facts, *other.facts)))
    against = tuple(dict.fromkeys((*one.against, *other.against)))
    return Standing(one.holds, one.status, other.sure, "", "", one.first, last, facts, against)


def _dated(stretch: Standing) -> Standing:
    """Write the ends of a stretch as exactly as the facts know them."""
    start, end = stretch.first.isoformat(), "" if stretch.last == datetime.date.max else stretch.last.isoformat()
    known = [fact for fact in stretch.facts if fact.status == stretch.status]
    start = next((fact.start for fact in known if fact.start and first_day(fact.start) == stretch.first), start)
    end = next((fact.end for fact in known if fact.end and ends(fact) == stretch.last), end)
    return Standing(
        stretch.holds, stretch.status, stretch.sure, start, end, stretch.first, stretch.last, stretch.facts,
        stretch.against,
    )  # fmt: skip


def conflicts(facts: Sequence[Fact]) -> list[Standing]:
    """Return the stretches over which sources disagree whether it holds, each with the facts for and against."""
    found: list[Standing] = []
    for first, last in _spans(facts):
        here = standing_on(facts, first)
        if not here.against:
            continue
        before = found[-1] if found else None
        same = before is not None and before.last + DAY == first and before.against == here.against
        if before is not None and same and before.holds == here.holds:
            found[-1] = _joined(before, here, last)
        else:
            found.append(_stretch(here, first, last))
    return [_dated(stretch) for stretch in found]
