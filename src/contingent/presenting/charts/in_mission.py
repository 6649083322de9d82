"""Who is in a mission in a month."""

from __future__ import annotations

import numpy as np

from contingent.checking.wording import month_name, number
from contingent.errors import NotCoveredError
from contingent.model.month import Month
from contingent.presenting.charts.chart import Chart
from contingent.presenting.charts.drawing.bars import Bar, Bars
from contingent.presenting.charts.ranks import sources_of
from contingent.record.ranking import rank as ranking
from contingent.record.record import Record
from contingent.record.rows import Row, Rows
from contingent.vocabulary.missions import all_missions, find_mission

MOST = 15
"""Contributors with a bar of their own."""
FIELDS = ("rank", "contributor", "name", "count", "military", "police", "tied", "flags", "document", "locator")


def contributors(record: Record, *, mission: str = "", month: Month | str | None = None, most: int = MOST) -> Chart:
    """Draw who is in a mission in a month (its latest by default), military and police apart; the `most` largest."""
    found = find_mission(mission)
    if found not in record.cubes.missions:
        raise NotCoveredError(
            f"nothing to draw: the record counts nobody in {found}",
            where=f"record {record.version}",
            to_do="see `contingent missions --every`",
        )
    scope = f"mission:{found}"
    when = Month.read(month) or _latest(record, scope)
    answer = ranking(record, when, "uniformed", scope)
    rows = _split(record, when, scope, answer.rows)
    if not rows:
        raise NotCoveredError(
            f"nothing to draw: nobody was in {found} on {when.spoken}",
            where=f"record {record.version}",
            to_do="ask for another month; see `contingent missions --every`",
        )
    total = sum(row["count"] for row in rows)
    title = f"Who is in {found}: {number(total)} uniformed personnel from {len(rows)} contributors"
    if len(rows) == 1:
        title = f"Who is in {found}: {number(total)} uniformed personnel from one contributor"
    return Chart(
        name="contributors",
        title=title,
        subtitle=f"{all_missions()[found].name}, {when.spoken}",
        alt=_told(title, when, rows, most),
        months=(str(when),),
        data=Rows(FIELDS, tuple(rows), answer.about, sources_of(record, rows), answer.notes, brief=FIELDS[:7]),
        picture=_bars(rows, most),
    )


def _latest(record: Record, scope: str) -> Month:
    """Return the newest month in which anybody is in the mission."""
    cube = record.cubes.cube(scope)
    values = np.nan_to_num(cube.values[cube.measure_index("uniformed")]).sum(axis=1)
    there = np.flatnonzero(values > 0)
    return Month(int(cube.axes.months[there[-1]])) if len(there) else record.columns.last_month


def _split(record: Record, month: Month, scope: str, rows: tuple[Row, ...]) -> list[Row]:
    """Add to each contributor its military and police personnel, empty where the report does not tell them apart."""
    part = record.of_month(month).cubes.cube(scope)
    split = []
    for row in rows:
        series = part.series(row["contributor"])
        pair = [float(series[part.measure_index(kind), 0]) for kind in ("military", "police")]
        military, police = (None if np.isnan(value) else int(value) for value in pair)
        split.append({**row, "military": military, "police": police})
    return split


def _bars(rows: list[Row], most: int) -> Bars:
    shown, rest = rows[:most], rows[most:]
    if len(rest) == 1:
        shown, rest = rows, []
    bars = [Bar(row["name"], _parts(row)) for row in shown]
    if rest:
        parts = [_parts(row) for row in rest]
        added = tuple((sum(each[at][0] for each in parts), colour) for at, (_, colour) in enumerate(parts[0]))
        bars.append(Bar(f"{len(rest)} others", added, apart=True))
    split = any(row["police"] for row in rows) and any(row["military"] for row in rows)
    return Bars(tuple(bars), "Uniformed personnel", ("Military", "Police") if split else ())


def _parts(row: Row) -> tuple[tuple[float, str], ...]:
    if row["military"] is None or row["police"] is None:
        return ((row["count"], "accent"),)
    return ((row["military"], "c1"), (row["police"], "c2"))


def _told(title: str, month: Month, rows: list[Row], most: int) -> str:
    listed = ", ".join(f"{row['name']} {number(row['count'])}" for row in rows[:most])
    rest = f", and {len(rows) - most} others {number(sum(row['count'] for row in rows[most:]))}" if rows[most:] else ""
    police = sum(row["police"] or 0 for row in rows)
    split = f", {number(police)} of them police," if police else ","
    return f"Bars. {title}{split} in {month_name(month)}: {listed}{rest}."
