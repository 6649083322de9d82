"""A mission: how many are there, who sends them, since when, who left, women, deaths, mandated strength."""

from __future__ import annotations

from collections.abc import Iterator

from contingent.checking import wording
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.model.partial_date import first_day
from contingent.presenting.briefs.ask import Ask
from contingent.presenting.briefs.facts import asserted
from contingent.presenting.briefs.forces import fatalities_of, no_deaths
from contingent.presenting.briefs.model import Gap, Point, Section, Sentence, Table
from contingent.presenting.briefs.security import kinds
from contingent.presenting.briefs.spoken import as_of, date_words, rank_sentence, share_sentence, titled
from contingent.vocabulary.assertions import fact_kinds
from contingent.vocabulary.measures import all_measures
from contingent.vocabulary.missions import all_missions

TOP = 3
ROWS = 10
"""How many contributors the tables of the short brief show."""
BACK = 12
"""Months over which the brief looks for who came and who left."""


def strength(ask: Ask, mission: str) -> Section:
    """Return how many serve in a mission and of what kind, with women, deaths, and a year and ten years earlier."""
    scope = f"mission:{mission}"
    if not counted(ask, mission):
        why = "no report that the record holds counts anybody in it on that day"
        return Section("strength", "Strength", gaps=(Gap(f"personnel of {mission} on {ask.month.spoken}", why),))
    points = (
        Point("Strength", tuple(_totals(ask, mission))),
        Point("Women", tuple(_women(ask, mission, scope))),
        *_change(ask, mission, scope),
        Point("Authorised", tuple(_authorised(ask, mission))),
        fatalities_of(ask, None, mission),
    )
    kept = tuple(point for point in points if point.sentences)
    gaps = () if any(p.label == "Authorised" for p in kept) else (
        Gap(f"the authorised strength of {mission}", "no source in the record states it for that day"),
    )  # fmt: skip
    deaths = (Gap(*told) for told in no_deaths(ask, f"people in {mission}"))
    civilians = Gap(f"civilian staff of {mission}", "the reports count uniformed personnel only")
    return Section("strength", "Strength", kept, gaps=(*gaps, *deaths, civilians))


def counted(ask: Ask, mission: str) -> bool:
    """Tell whether the record counts anybody in a mission in the month."""
    return bool(ask.value(ALL_CONTRIBUTORS, "uniformed", f"mission:{mission}"))


def _totals(ask: Ask, mission: str) -> Iterator[Sentence]:
    scope = f"mission:{mission}"
    total = ask.value(ALL_CONTRIBUTORS, "uniformed", scope) or 0
    text = f"{as_of(ask.month)}, {mission} had {wording.people('uniformed', total)}."
    yield ask.sentence(text, ALL_CONTRIBUTORS, "uniformed", scopes=(scope,))
    counts = kinds(ask, ALL_CONTRIBUTORS, scope)
    if len(counts) > 1:
        told = wording.listed([wording.people(measure, value) for measure, value in counts.items()])
        text = f"{as_of(ask.month)}, {mission} had {told}."
        yield ask.sentence(text, ALL_CONTRIBUTORS, *counts, scopes=(scope,))


def _women(ask: Ask, mission: str, scope: str) -> Iterator[Sentence]:
    share = ask.value(ALL_CONTRIBUTORS, "women_share_uniformed", scope)
    if share is not None:
        text = share_sentence(ask.month, None, share, "uniformed", scope)
        yield ask.sentence(text, ALL_CONTRIBUTORS, "women_share_uniformed", scopes=(scope,))


def _change(ask: Ask, mission: str, scope: str) -> Iterator[Point]:
    for years, label in ((1, "A year earlier"), (10, "Ten years earlier")):
        month = ask.month - 12 * years
        value = ask.value(ALL_CONTRIBUTORS, "uniformed", scope, month)
        if value:
            text = f"{as_of(month)}, {mission} had {wording.people('uniformed', value)}."
            yield Point(label, (ask.sentence(text, ALL_CONTRIBUTORS, "uniformed", scopes=(scope,), month=month),))


def _authorised(ask: Ask, mission: str) -> Iterator[Sentence]:
    """Say the newest mandated strength that a source states by the month's end."""
    day, mandates = ask.month.last_day, ask.record.facts.where(kind="mandate", subject=mission)
    facts = [fact for fact in mandates if fact.start and first_day(fact.start) <= day]
    for unit in sorted({fact.unit for fact in facts if fact.value is not None}):
        last = max((fact for fact in facts if fact.unit == unit and fact.value is not None), key=lambda f: f.start)
        what = unit.replace("_", " ")
        text = f"{as_of(ask.month)}, the authorised strength of {mission} was {wording.number(last.value or 0)} {what}."
        yield asserted(ask, text, [last], "mandate", fact_kinds()["mandate"].definition)


def contributors(ask: Ask, mission: str) -> Section:
    """Return who is in a mission, the largest first, and since when without a break."""
    scope = f"mission:{mission}"
    field = ask.field("uniformed", scope) if counted(ask, mission) else {}
    if not field:
        return Section("contributors", "Contributors")
    points = [Point("Countries", tuple(_countries(ask, mission, field)))]
    points.append(Point("Largest", tuple(_largest(ask, field, scope))))
    return Section("contributors", "Contributors", tuple(points), (_table(ask, mission, field, scope),))


def _countries(ask: Ask, mission: str, field: dict[str, int]) -> Iterator[Sentence]:
    scope = f"mission:{mission}"
    noun = "country" if len(field) == 1 else "countries"
    text = f"{as_of(ask.month)}, {len(field)} {noun} contributed uniformed personnel to {mission}."
    yield ask.sentence(text, ALL_CONTRIBUTORS, "uniformed", scopes=(scope,))


def _largest(ask: Ask, field: dict[str, int], scope: str) -> Iterator[Sentence]:
    for place, (who, count) in enumerate(list(field.items())[:TOP]):
        rank = 1 + sum(other > count for other in field.values())
        tied = [wording.name(other) for other, value in field.items() if value == count and other != who]
        if list(field.values())[:place].count(count):
            continue
        text = rank_sentence(ask.month, who, rank, count, scope=scope, tied=tied)
        yield ask.sentence(text, who, "uniformed", scopes=(scope,), rank=rank)


def _table(ask: Ask, mission: str, field: dict[str, int], scope: str) -> Table:
    rows = [(titled(who), wording.number(count), _since(ask, who, scope)) for who, count in field.items()]
    return Table(
        caption=f"Contributors of uniformed personnel to {mission}, {ask.month.spoken}",
        head=("Contributor", "Uniformed personnel", "Counted without a break since"),
        rows=tuple(rows),
        period=(str(ask.month),),
        measure="uniformed",
        definition=all_measures()["uniformed"].definition,
        notes=ask.notes(ALL_CONTRIBUTORS, "uniformed", scope),
        data=tuple(ask.datum(who, "uniformed", scope) for who in field),
        brief_rows=ROWS,
    )


def _since(ask: Ask, who: str, scope: str) -> str:
    """Return since when a contributor was counted in every covered month; marked where the record begins with it."""
    there = set(ask.months_with(who, scope))
    covered = [month for month in ask.record.months("uniformed", scope) if month <= ask.month]
    first = ask.month
    for month in reversed(covered):
        if month not in there:
            return wording.month_name(first)
        first = month
    return f"{wording.month_name(first)} or before"


def changes(ask: Ask, mission: str) -> Section:
    """Return who left a mission and who came to it within a year."""
    scope, before = f"mission:{mission}", _covered_before(ask)
    if before is None or not ask.value(ALL_CONTRIBUTORS, "uniformed", scope, before):
        return Section("changes", "Who left, who came")
    then, now = ask.field("uniformed", scope, before), ask.field("uniformed", scope)
    left = {who: count for who, count in then.items() if who not in now}
    came = {who: count for who, count in now.items() if who not in then}
    tables = []
    if left:
        tables.append(_moves(ask, mission, left, before, "had left", before))
    if came:
        tables.append(_moves(ask, mission, came, before, "had come to", ask.month))
    points = (Point("Within a year", (_overview(ask, mission, left, came, before),)),)
    tables += _former(ask, mission, now)
    return Section("changes", "Who left, who came", points, tuple(tables))


def _covered_before(ask: Ask) -> Month | None:
    """Return the covered month a year before, or the next one after it."""
    months = [m for m in ask.record.months("uniformed", "peacekeeping") if ask.month - BACK <= m < ask.month]
    return months[0] if months else None


def _overview(ask: Ask, mission: str, left: dict[str, int], came: dict[str, int], before: Month) -> Sentence:
    gone, whose = wording.small(len(left)), "its" if len(left) <= 1 else "their"
    noun = "country" if len(left) <= 1 else "countries"
    text = (
        f"{as_of(ask.month)}, {gone} {noun} had left {mission} since {before.spoken} with all {whose} uniformed "
        f"personnel, and {wording.small(len(came)) if came else 'none'} had come."
    )
    notes = ask.notes(ALL_CONTRIBUTORS, "uniformed", f"mission:{mission}", before)
    now = ask.sentence(text, ALL_CONTRIBUTORS, "uniformed", scopes=(f"mission:{mission}",))
    return Sentence(text, (str(before), str(ask.month)), "uniformed", now.definition, (*now.notes, *notes), now.data)


def _moves(ask: Ask, mission: str, who: dict[str, int], before: Month, verb: str, month: Month) -> Table:
    return Table(
        caption=f"Contributors that {verb} {mission} between {before.spoken} and {ask.month.spoken}: "
        f"uniformed personnel on {month.spoken}",
        head=("Contributor", "Uniformed personnel"),
        rows=tuple((titled(one), wording.number(count)) for one, count in who.items()),
        period=(str(month),),
        measure="uniformed",
        definition=all_measures()["uniformed"].definition,
        notes=ask.notes(ALL_CONTRIBUTORS, "uniformed", f"mission:{mission}", month),
        data=tuple(ask.datum(one, "uniformed", f"mission:{mission}", month) for one in who),
        brief_rows=ROWS // 2,
    )


def _former(ask: Ask, mission: str, now: dict[str, int]) -> Iterator[Table]:
    """Yield the contributors that were there before and are not now, with the last month that counts them."""
    scope = f"mission:{mission}"
    last = {who: _last(ask, who, scope) for who in ask.lookup.cube(scope).axes.contributors if who not in now}
    gone = sorted(((month, who) for who, month in last.items() if month), reverse=True)
    if gone:
        counts = {who: ask.value(who, "uniformed", scope, month) or 0 for month, who in gone}
        yield Table(
            caption=f"All that left {mission} by {ask.month.spoken}: uniformed personnel in the last month counted",
            head=("Contributor", "Last counted", "Uniformed personnel"),
            rows=tuple((titled(who), wording.month_name(month), wording.number(counts[who])) for month, who in gone),
            period=tuple(sorted({str(month) for month, _ in gone})),
            measure="uniformed",
            definition=all_measures()["uniformed"].definition,
            notes=ask.notes(ALL_CONTRIBUTORS, "uniformed", scope),
            data=tuple(ask.datum(who, "uniformed", scope, month) for month, who in gone),
            main=False,
        )


def _last(ask: Ask, who: str, scope: str) -> Month | None:
    return max((month for month in ask.months_with(who, scope) if month <= ask.month), default=None)


def about(mission: str) -> str:
    """Return the line under a mission's title: its full name, hosts and life."""
    found = all_missions()[mission]
    hosts = wording.listed([titled(host) for host in found.hosts]) if found.hosts else ""
    begun = date_words(found.start) if found.start else "start unknown"
    life = f"{begun} to {date_words(found.end)}" if found.end else f"since {begun}" if found.start else ""
    return " · ".join(part for part in (found.name, hosts, life) if part)
