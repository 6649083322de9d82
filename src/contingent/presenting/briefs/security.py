"""Security, of a contributor: rank, strength, kinds of personnel, missions, women, change over time, peers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from contingent.checking import wording
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.presenting.briefs.ask import Ask
from contingent.presenting.briefs.forces import fatalities_of, no_deaths, units_of
from contingent.presenting.briefs.model import Gap, Point, Section, Sentence, Table
from contingent.presenting.briefs.spoken import (
    as_of,
    continent_of,
    count_sentence,
    kind_sentence,
    owner_of,
    rank_sentence,
    share_sentence,
    titled,
)
from contingent.vocabulary.measures import all_measures
from contingent.vocabulary.missions import all_missions

TITLE = "Security"
TYPES = (("troops", "staff", "experts", "police"), ("troops_staff", "experts", "police"), ("military", "police"))
"""Kinds of personnel that make up all uniformed personnel, the finest first: a month has the first it covers."""
WOMEN = ("troops", "troops_staff", "police", "experts", "staff")
PEERS = 3
"""How many contributors a table of peers shows before and after the one it is about."""


def security(ask: Ask, party: str) -> Section:
    """Return the section on what a party contributes to missions of the United Nations."""
    if not (ask.value(party, "uniformed") or ask.months_with(party)):
        hosted = Point("UN missions hosted", tuple(_hosted(ask, party)))
        return Section("security", TITLE, (hosted,) if hosted.sentences else (), gaps=(_never(party, ask),))
    points = [
        Point("Rank" if ask.value(party, "uniformed") else "Strength", tuple(_rank(ask, party))),
        Point("Last counted", tuple(_last_counted(ask, party))),
        Point("Rank by kind", tuple(_ranks_by_kind(ask, party))),
        Point(_nearby(party), tuple(_rank_nearby(ask, party))),
        Point("Personnel", tuple(_types(ask, party))),
        Point("Missions", tuple(_missions(ask, party))),
        Point("Women", tuple(_women(ask, party))),
        Point("Women by kind", tuple(_women_by_kind(ask, party)), main=False),
        *_change(ask, party),
        Point("UN missions hosted", tuple(_hosted(ask, party))),
        units_of(ask, party),
        fatalities_of(ask, party),
    ]
    gaps = tuple(Gap(*told) for told in _gaps(ask, party))
    kept = tuple(point for point in points if point.sentences)
    return Section("security", TITLE, kept, tuple(_peers(ask, party)), gaps=gaps)


def _rank(ask: Ask, party: str) -> Iterator[Sentence]:
    value, rank = ask.value(party, "uniformed"), ask.rank(party, "uniformed")
    if value is None:
        return
    if not rank:
        yield ask.sentence(count_sentence(ask.month, party, {"uniformed": 0}), party, "uniformed")
        return
    tied = [wording.name(who) for who, count in ask.field("uniformed").items() if count == value and who != party]
    text = rank_sentence(ask.month, party, rank, value, tied=tied)
    yield ask.sentence(text, party, "uniformed", rank=rank)


def _rank_nearby(ask: Ask, party: str) -> Iterator[Sentence]:
    """Say the rank on the party's continent. Ranks of all personnel come last, as the table of peers goes on."""
    continent, value = continent_of(party), ask.value(party, "uniformed")
    rank = ask.rank(party, "uniformed", group=continent) if continent else None
    if continent and rank and value is not None:
        text = rank_sentence(ask.month, party, rank, value, owner=owner_of(continent))
        yield ask.sentence(text, party, "uniformed", rank=rank)


def _nearby(party: str) -> str:
    continent = continent_of(party)
    where = "the Americas" if continent == "americas" else (continent or "").capitalize()
    return f"Rank in {where}"


def _hosted(ask: Ask, party: str) -> Iterator[Sentence]:
    """Say how many are in each mission that the party hosts."""
    hosted = [name for name in ask.record.cubes.missions if party in all_missions()[name].hosts]
    counts = {name: ask.value(ALL_CONTRIBUTORS, "uniformed", f"mission:{name}") for name in hosted}
    for name, count in sorted(counts.items(), key=lambda item: (-(item[1] or 0), item[0])):
        if count:
            text = f"{as_of(ask.month)}, {name} had {wording.people('uniformed', count)}."
            yield ask.sentence(text, ALL_CONTRIBUTORS, "uniformed", scopes=(f"mission:{name}",))


def _last_counted(ask: Ask, party: str) -> Iterator[Sentence]:
    """Say when somebody was last there, where nobody is now."""
    before = [month for month in ask.months_with(party) if month <= ask.month]
    if before and before[-1] != ask.month:
        last = before[-1]
        count = ask.value(party, "uniformed", month=last) or 0
        yield ask.sentence(count_sentence(last, party, {"uniformed": count}), party, "uniformed", month=last)


def _ranks_by_kind(ask: Ask, party: str) -> Iterator[Sentence]:
    for measure in ("troops", "police"):
        value, rank = ask.value(party, measure), ask.rank(party, measure)
        if value and rank:
            yield ask.sentence(kind_sentence(ask.month, party, rank, value, measure), party, measure, rank=rank)


def kinds(ask: Ask, party: str, scope: str = "all") -> dict[str, float]:
    """Return the counts of a contributor by kind of personnel, as finely as the month tells them apart."""
    for measures in TYPES:
        counts = {measure: ask.value(party, measure, scope) for measure in measures}
        if None not in counts.values():
            return {measure: value for measure, value in counts.items() if value}
    return {}


def _types(ask: Ask, party: str) -> Iterator[Sentence]:
    counts = kinds(ask, party)
    if counts:
        yield ask.sentence(count_sentence(ask.month, party, counts), party, *counts)


def _missions(ask: Ask, party: str) -> Iterator[Sentence]:
    """Say how many are in each mission."""
    missions = ask.missions(party)
    if not missions:
        return
    told = [f"{wording.number(count)} in {name}" for name, count in missions.items()]
    first = next(iter(missions))
    told[0] = f"{wording.people('uniformed', missions[first])} in {first}"
    text = f"{as_of(ask.month)}, {wording.name(party)} had {wording.listed(told)}."
    scopes = tuple(f"mission:{name}" for name in missions)
    yield ask.sentence(text, party, "uniformed", scopes=scopes)


def _women(ask: Ask, party: str) -> Iterator[Sentence]:
    share = ask.value(party, "women_share_uniformed")
    if share is not None:
        text = share_sentence(ask.month, party, share, "uniformed")
        yield ask.sentence(text, party, "women_share_uniformed")


def _women_by_kind(ask: Ask, party: str) -> Iterator[Sentence]:
    for whole in WOMEN:
        share = ask.value(party, f"women_share_{whole}")
        if share is not None and ask.value(party, whole):
            text = share_sentence(ask.month, party, share, whole)
            yield ask.sentence(text, party, f"women_share_{whole}")


def _change(ask: Ask, party: str) -> Iterator[Point]:
    """Say what was there one and ten years before, and the most there ever was."""
    for years, label in ((1, "A year earlier"), (10, "Ten years earlier")):
        yield Point(label, tuple(_then(ask, party, ask.month - 12 * years)))
    peak = _peak(ask, party)
    if peak and peak != ask.month:
        yield Point("Peak", tuple(_then(ask, party, peak)))


def _then(ask: Ask, party: str, month: Month) -> Iterator[Sentence]:
    value = ask.value(party, "uniformed", month=month)
    if value is not None:
        yield ask.sentence(count_sentence(month, party, {"uniformed": value}), party, "uniformed", month=month)


def _peak(ask: Ask, party: str) -> Month | None:
    """Return the month up to this one with the largest figure, the latest of equals."""
    values = ask.lookup.levels("all", party).values[ask.lookup.place["uniformed"]][: ask.at() + 1]
    if np.isnan(values).all() or not np.nanmax(values) > 0:
        return None
    return Month(int(ask.lookup.months[np.flatnonzero(values == np.nanmax(values))[-1]]))


def _peers(ask: Ask, party: str) -> Iterator[Table]:
    """Yield the contributors around a party in the ranking of all uniformed personnel."""
    field = ask.field("uniformed")
    if party not in field:
        return
    order = list(field)
    place = order.index(party)
    first = max(0, min(place - PEERS, len(order) - 2 * PEERS - 1))
    shown = order[first : first + 2 * PEERS + 1]
    ranks = {who: 1 + sum(count > field[who] for count in field.values()) for who in shown}
    yield Table(
        caption=f"Contributors of uniformed personnel to UN missions around {wording.name(party)}, {ask.month.spoken}",
        head=("Rank", "Contributor", "Uniformed personnel"),
        rows=tuple((str(ranks[who]), titled(who), wording.number(field[who])) for who in shown),
        period=(str(ask.month),),
        measure="uniformed",
        definition=all_measures()["uniformed"].definition,
        notes=ask.notes_of([(who, "uniformed", "all") for who in shown]),
        data=tuple(ask.datum(who, "uniformed", "all", rank=ranks[who]) for who in shown),
        marked=shown.index(party),
    )


def _gaps(ask: Ask, party: str) -> Iterator[tuple[str, ...]]:
    yield from no_deaths(ask, f"people from {wording.name(party)} in UN missions")
    if ask.value(party, "uniformed") is None:
        yield f"strength on {ask.month.spoken}", f"no report of that month covers {wording.name(party)}"
    if ask.value(party, "women_share_uniformed") is None and ask.value(party, "uniformed"):
        yield f"the share of women on {ask.month.spoken}", "the report of that month does not split by sex"
    for years in (1, 10):
        month = ask.month - 12 * years
        if ask.value(party, "uniformed", month=month) is None:
            yield f"strength on {month.spoken}", "the record holds no report of that month"


def _never(party: str, ask: Ask) -> Gap:
    columns = ask.record.columns
    first, last = (wording.month_name(month) for month in (columns.first_month, columns.last_month))
    return Gap(
        f"uniformed personnel of {wording.name(party)} in UN missions",
        f"no report from {first} to {last} that the record holds counts anybody",
    )
