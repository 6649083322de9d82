"""Ranks: a contributor's over time by each definition, and its neighbours in a month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from contingent.checking.wording import largest, month_name, name, number, of_group, possessive, within
from contingent.errors import NotCoveredError
from contingent.model.month import Month
from contingent.presenting.charts.chart import Chart
from contingent.presenting.charts.drawing.bars import Bar, Bars
from contingent.presenting.charts.drawing.lines import Line, Lines, Panel
from contingent.presenting.charts.over_months import GAPS, documents, span_of
from contingent.record.evidence import document_row
from contingent.record.ranking import rank as ranking
from contingent.record.record import Record
from contingent.record.rows import Row, Rows, merged
from contingent.record.scopes import find_scope
from contingent.vocabulary.groups import find_group
from contingent.vocabulary.measures import all_measures, find_measure
from contingent.vocabulary.parties import find_party

DEFINITIONS = ("uniformed", "troops", "troops_staff", "police")
STYLES = (("c1", 2.6, None), ("c5", 1.7, None), ("c7", 1.7, "6 3"), ("c3", 1.7, "2 2.5"), ("other", 1.7, "8 3 2 3"))
"""Colour, width and dashes of the definitions, so that lines differ without colour."""
FIELDS = ("month", "contributor", "measure", "scope", "among", "rank", "tied", "count")
AROUND = 4
"""Neighbours shown above and below."""
BEFORE = "ten_years_before"
FIRST = 3
"""The first ranks are always shown."""


def rank(
    record: Record,
    *,
    party: str = "",
    since: Month | str | None = None,
    until: Month | str | None = None,
    measures: tuple[str, ...] | None = None,
    scope: str = "all",
    among: str | None = None,
) -> Chart:
    """Draw a contributor's rank month by month, a line a definition."""
    who, place = find_party(party), find_scope(record, scope)
    group = find_group(among) if among else None
    chosen = tuple(find_measure(measure) for measure in measures or DEFINITIONS)
    rows = _rank_rows(record, who, chosen, place, group, Month.read(since), Month.read(until))
    if not rows:
        raise NotCoveredError(
            f"nothing to draw: {name(who)} has no rank in the months covered",
            where=f"record {record.version}",
            to_do="ask for other months, another scope or measure; see `contingent contributions`",
        )
    picture = _rank_lines(record, rows, chosen, place, Month.read(until))
    at = f"{within(place)}{of_group(group)}"
    title = f"{upper(possessive(who))} rank among contributors {at}, by who is counted"
    months = tuple(sorted({row["month"] for row in rows}))
    shown = f"{month_name(Month.parse(months[0]))} to {month_name(Month.parse(months[-1]))}"
    reading = [GAPS] if not picture.panels[0].covered.all() else []
    if "troops" in chosen and "troops_staff" in chosen and months[0] < "2017-05":
        reading.append("Reports tell troops and staff officers apart since May 2017 only.")
    return Chart(
        name="rank",
        title=title,
        subtitle=f"Rank at the end of each month, 1 being the largest, {shown}; each doubling has the same room",
        alt=_rank_told(title, rows, chosen),
        months=months,
        data=_rank_answer(record, rows, who, place, group),
        picture=picture,
        reading=tuple(reading),
    )


def _rank_rows(
    record: Record,
    who: str,
    measures: tuple[str, ...],
    scope: str,
    among: str | None,
    since: Month | None,
    until: Month | None,
) -> list[Row]:
    cube = record.cubes.cube(scope)
    ranks, ties = cube.ranks(who, record.cubes.among(among) if among else None)
    values = cube.series(who)
    rows = []
    for measure in measures:
        at = cube.measure_index(measure)
        for month in np.flatnonzero(ranks[at]).tolist():
            when = Month(int(cube.axes.months[month]))
            if (since and when < since) or (until and until < when):
                continue
            share = all_measures()[measure].unit == "percent"
            value = float(values[at, month])
            rows.append(
                {"month": str(when), "contributor": who, "measure": measure, "scope": scope, "among": among,
                 "rank": int(ranks[at, month]), "tied": bool(ties[at, month] > 1),
                 "count": round(value, 2) if share else int(value)}
            )  # fmt: skip
    return sorted(rows, key=lambda row: (row["month"], measures.index(row["measure"])))


def _rank_lines(record: Record, rows: list[Row], measures: tuple[str, ...], scope: str, until: Month | None) -> Lines:
    cube = record.cubes.cube(scope)
    first = Month.parse(rows[0]["month"])
    covered = cube.covered[[cube.measure_index(measure) for measure in measures]].any(axis=0)
    covered = span_of(np.asarray(covered), cube.axes.months, first, until)
    lines = []
    for measure, (colour, width, dash) in zip(measures, STYLES, strict=False):
        values = np.full(len(covered), np.nan)
        for row in rows:
            if row["measure"] == measure:
                values[Month.parse(row["month"]).ordinal - first.ordinal] = row["rank"]
        if not np.isnan(values).all():
            end = values[~np.isnan(values)][-1]
            lines.append(Line(all_measures()[measure].name, _place(int(end)), colour, values, width, dash))
    return Lines(first, (Panel("", tuple(lines), covered),), "Rank", ranks=True)


def _rank_answer(record: Record, rows: list[Row], who: str, scope: str, among: str | None) -> Rows:
    about = {"contributor": who, "scope": scope, "among": among, "record": record.version}
    return Rows(FIELDS, tuple(rows), about, documents(record, {row["month"] for row in rows}))


def _rank_told(title: str, rows: list[Row], measures: tuple[str, ...]) -> str:
    told = []
    for measure in measures:
        of = [row for row in rows if row["measure"] == measure]
        if not of:
            continue
        best = min(row["rank"] for row in of)
        first = next(row for row in of if row["rank"] == best)
        told.append(
            f"by {all_measures()[measure].noun} {_place(of[0]['rank'])} in {_when(of[0])}, at best {_place(best)} "
            f"(first in {_when(first)}), {_place(of[-1]['rank'])} in {_when(of[-1])}"
        )
    return f"Lines by month. {title}: {'; '.join(told)}."


def _when(row: Row) -> str:
    return month_name(Month.parse(row["month"]))


def _place(rank_: int) -> str:
    from contingent.presenting.check.words import ordinal_words

    return ordinal_words(rank_)


def upper(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def peers(
    record: Record,
    *,
    party: str = "",
    month: Month | str | None = None,
    measure: str = "uniformed",
    scope: str = "all",
    among: str | None = None,
) -> Chart:
    """Draw a contributor among those ranked next to it, with each one's figure ten years before."""
    who = find_party(party)
    answer = ranking(record, month, measure, scope, among)
    rows = answer.rows
    own = next((place for place, row in enumerate(rows) if row["contributor"] == who), None)
    when = Month.parse(answer.about["month"])
    if own is None:
        raise NotCoveredError(
            f"nothing to draw: {name(who)} had nobody to be ranked by at the end of {month_name(when)}",
            where=f"record {record.version}",
            to_do="ask for another month, measure or scope",
        )
    shown = sorted({*range(min(FIRST, len(rows))), *range(max(0, own - AROUND), min(len(rows), own + AROUND + 1))})
    before = _earlier(record, when, answer)
    kept = [{**rows[place], BEFORE: before.get(rows[place]["contributor"])} for place in shown]
    noun = all_measures()[str(answer.about["measure"])].noun
    title = f"{upper(name(who))}, {_ranked(rows[own])} contributor of {noun} {within(str(answer.about['scope']))}"
    marked = f"in {month_name(_ten_years(when))}" if before else ""
    return Chart(
        name="peers",
        title=f"{title}{of_group(answer.about['among'])}",
        subtitle=f"Contributors by rank on {when.spoken}: the first {FIRST} and those next to {name(who)}",
        alt=_peers_told(title, when, kept),
        months=(str(when),),
        data=_peers_answer(record, answer, kept),
        picture=Bars(tuple(_peer_bars(kept, shown, who)), upper(noun), marked=marked),
    )


def _peer_bars(rows: list[Row], places: list[int], who: str) -> Iterator[Bar]:
    for at, row in enumerate(rows):
        own = row["contributor"] == who
        yield Bar(
            label=row["name"],
            parts=((_figure(row), "accent" if own else "pale"),),
            before=str(row["rank"]),
            mark=row[BEFORE],
            strong=own,
            apart=bool(at and places[at] - places[at - 1] > 1),
        )


def _peers_answer(record: Record, answer: Rows, rows: list[Row]) -> Rows:
    fields = (*answer.fields[:4], BEFORE, *answer.fields[4:])
    return Rows(fields, tuple(rows), answer.about, sources_of(record, rows), brief=(*fields[:5], "tied"))


def _figure(row: Row) -> float:
    return float(row["percent"] if "percent" in row else row["count"])


def sources_of(record: Record, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the documents that rows name."""
    names = {row["document"] for row in rows}
    found = [key for key, document in record.document_by_id.items() if document.name in names]
    return merged([document_row(record, key) for key in found], "document")


def _ranked(row: Row) -> str:
    return f"{'joint ' if row['tied'] else ''}{largest(row['rank'])}"


def _ten_years(month: Month) -> Month:
    return month - 120


def _earlier(record: Record, month: Month, answer: Rows) -> dict[str, float]:
    """Return each contributor's figure ten years before the month; nothing where that month is not covered."""
    cube = record.cubes.cube(str(answer.about["scope"]))
    at, place = cube.axes.month_index(_ten_years(month).ordinal), cube.measure_index(str(answer.about["measure"]))
    if at < 0 or not cube.covered[place, at]:
        return {}
    values: NDArray[np.float32] = np.nan_to_num(cube.values[place, at])
    return {who: round(float(value), 2) for who, value in zip(cube.axes.contributors, values.tolist(), strict=True)}


def _peers_told(title: str, month: Month, rows: list[Row]) -> str:
    told = ", ".join(f"{row['rank']} {row['name']} {number(_figure(row))}" for row in rows)
    return f"Bars. {title} on {month.spoken}: {told}."
