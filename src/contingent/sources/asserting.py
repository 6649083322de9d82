"""Strict at the door: every fact, event and statistic is checked before a source hands it over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from contingent.errors import InputError, SourceError
from contingent.model.event import Event
from contingent.model.fact import Fact
from contingent.model.partial_date import first_day, last_day
from contingent.model.statistic import Statistic
from contingent.vocabulary.assertions import authorities, event_kinds, fact_kinds, indicators, statuses
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.parties import all_parties


def checked_facts(facts: Iterable[Fact], name: str) -> tuple[Fact, ...]:
    """Return the facts of the file `name`, each once. Raises SourceError with the place for what cannot be.

    Refused are unknown kinds, statuses, parties and authorities, dates that are none, an end before the start, a
    party or organisation outside the interval in which it exists, and intervals by one publisher that overlap.
    """
    listed = tuple(dict.fromkeys(facts))
    for fact in listed:
        _check_fact(fact, f"{name}, {fact.locator}")
    _refuse_overlaps(listed, name)
    return listed


def checked_events(events: Iterable[Event], name: str) -> tuple[Event, ...]:
    """Return the events of the file `name`, each once. Raises SourceError for an event that cannot be."""
    listed = tuple(dict.fromkeys(events))
    for event in listed:
        where = f"{name}, {event.locator}"
        _known(event.kind, event_kinds(), "kind of event", where)
        _interval(event.date, event.until, where)
        _parties((event.subject, *event.others.split(";")), where)
        _parties_or_missions((event.object,), where)
        _known(event.authority, authorities(), "authority", where)
        if not event.date or not (event.url or event.document):
            raise _refused("an event has no date or no source", where)
    return listed


def checked_statistics(statistics: Iterable[Statistic], name: str) -> tuple[Statistic, ...]:
    """Return the statistics of the file `name`. Raises SourceError for one without unit, release, area or period."""
    listed = tuple(statistics)
    sound: set[tuple[str, str]] = set()
    for figure in listed:
        parts = (
            ("indicator", figure.indicator),
            ("area", figure.area),
            ("area", figure.counterpart),
            (figure.period_start, figure.period_end),
        )
        if not sound.issuperset(parts):
            _check_statistic(figure, f"{name}, {figure.locator}")
            sound.update(parts)
        if not figure.release:
            raise _refused("a statistic does not say of which release it is", f"{name}, {figure.locator}")
        if figure.value is None and not figure.status:
            raise _refused("a statistic has neither a value nor a status that says why", f"{name}, {figure.locator}")
    return listed


def _check_statistic(figure: Statistic, where: str) -> None:
    _known(figure.indicator, indicators(), "indicator", where)
    if not figure.area:
        raise _refused("a statistic is about no area", where)
    if not figure.period_end:
        raise _refused("a statistic has no period", where)
    _interval(figure.period_start, figure.period_end, where)
    _parties((figure.area, figure.counterpart), where)


def _check_fact(fact: Fact, where: str) -> None:
    _known(fact.kind, fact_kinds(), "kind of fact", where)
    if (fact.kind, fact.status) not in statuses():
        known = ", ".join(status for kind, status in statuses() if kind == fact.kind)
        raise _refused(f"'{fact.status}' is no status of a {fact.kind}", where, f"write one of: {known}")
    _known(fact.authority, authorities(), "authority", where)
    _interval(fact.start, fact.end, where)
    _interval(fact.stated_first, fact.stated_last, where)
    _parties_or_missions((fact.subject, fact.object, fact.force), where)
    for name in (fact.subject, fact.object):
        _existed(name, fact, where)


def _existed(name: str, fact: Fact, where: str) -> None:
    """Refuse a fact that starts after its party ended, or ended before its party began."""
    party = all_parties().get(name)
    if party is None:
        return
    if fact.start and party.valid_to and first_day(fact.start) > party.valid_to:
        raise _refused(f"{name} no longer existed in {fact.start}: it ended on {party.valid_to}", where)
    if fact.start and party.valid_from and last_day(fact.start) < party.valid_from:
        raise _refused(f"{name} did not exist yet in {fact.start}: it began on {party.valid_from}", where)


def _refuse_overlaps(facts: Sequence[Fact], name: str) -> None:
    """Refuse two memberships or relations of one pair by one publisher whose intervals overlap."""
    exclusive = (fact for fact in facts if fact.kind in ("membership", "relation") and fact.start)
    ordered = sorted(exclusive, key=lambda fact: (*_pair(fact), first_day(fact.start)))
    for one, other in pairwise(ordered):
        if _pair(one) != _pair(other):
            continue
        if not one.end or first_day(one.end) > first_day(other.start):
            raise _refused(
                f"two intervals of {one.subject} and {one.object} overlap: {one.start} to {one.end or 'now'}, and from"
                f" {other.start}",
                f"{name}, {one.locator} and {other.locator}",
            )


def _pair(fact: Fact) -> tuple[str, ...]:
    return fact.kind, fact.publisher, fact.subject, fact.object, fact.stated_first


def _interval(start: str, end: str, where: str) -> None:
    try:
        later = start and end and first_day(start) > last_day(end)
        _ = (start and first_day(start), end and last_day(end))
    except (InputError, ValueError) as error:
        raise _refused(f"a date is not understood ({start or '-'} to {end or '-'})", where) from error
    if later:
        raise _refused(f"the end {end} is before the start {start}", where)


def _parties(names: Iterable[str], where: str) -> None:
    for name in names:
        if name:
            _known(name, all_parties(), "party", where)


def _parties_or_missions(names: Iterable[str], where: str) -> None:
    for name in names:
        if name and name not in all_missions():
            _known(name, all_parties(), "party or mission", where)


def _known(name: str, known: Iterable[str], what: str, where: str) -> None:
    if name not in known:
        raise _refused(f"'{name}' is no {what} that the vocabulary has", where, "correct it, or add it to the table")


def _refused(what: str, where: str, to_do: str = "correct the row; nothing of the file was taken") -> SourceError:
    return SourceError(what, where=where, to_do=to_do)
