"""A mission's people, month by month, by contributor."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.presenting.charts.chart import Chart
from contingent.presenting.charts.drawing.stack import Band, Stack
from contingent.presenting.charts.over_months import GAPS, bands_of, documents, from_to, nobody, stack_told, written
from contingent.record.record import Record
from contingent.record.rows import Row, Rows
from contingent.vocabulary.missions import all_missions, find_mission
from contingent.vocabulary.parties import all_parties

FIELDS = ("month", "mission", "contributor", "count")
NOT_SPLIT = "Not told by contributor"


def strength(
    record: Record, *, mission: str = "", since: Month | str | None = None, until: Month | str | None = None
) -> Chart:
    """Draw who is in a mission, month by month: the largest contributors, and all others together."""
    found = find_mission(mission)
    first, covered, values, whole = _mission_series(record, found, Month.read(since), Month.read(until))
    names = {who: all_parties()[who].name for who in values}
    bands = bands_of(values, "contributors", names)
    if not np.isnan(whole).all():
        bands.append(Band(NOT_SPLIT, "whole", whole))
    last = first + (len(covered) - 1)
    title = f"Uniformed personnel in {found}, by contributor"
    rows = _rows(first, covered, found, values, whole)
    picture = Stack(first, tuple(bands), "uniformed personnel")
    months = written(first, covered)
    about = {"mission": found, "measure": "uniformed", "scope": f"mission:{found}", "record": record.version}
    reading = [GAPS] if not covered.all() else []
    if not np.isnan(whole).all():
        reading.append("Not told by contributor: reports that give the mission's total only.")
    return Chart(
        name="strength",
        title=title,
        subtitle=from_to(f"{all_missions()[found].name}: military and police at the end of each month", first, last),
        alt=stack_told(title, picture, "from"),
        months=months,
        data=Rows(FIELDS, tuple(rows), about, documents(record, set(months))),
        picture=picture,
        reading=tuple(reading),
    )


def _mission_series(
    record: Record, mission: str, since: Month | None, until: Month | None
) -> tuple[Month, NDArray[np.bool_], dict[str, NDArray[np.float64]], NDArray[np.float64]]:
    """Return the first month, which months are covered, each contributor's people, and totals that are not split."""
    cube = record.cubes.cube(f"mission:{mission}") if mission in record.cubes.missions else None
    if cube is None:
        raise nobody(record, f"nobody was in {mission}")
    at = cube.measure_index("uniformed")
    total, months = cube.whole[at].astype(np.float64), cube.axes.months
    wanted = (months >= (since.ordinal if since else 0)) & (months <= (until.ordinal if until else months[-1]))
    there = np.flatnonzero((np.nan_to_num(total) > 0) & wanted)
    if not len(there):
        raise nobody(record, f"nobody was in {mission}")
    span = slice(int(there[0]), int(there[-1]) + 1)
    total, split = total[span], cube.covered[at][span]
    own = cube.values[at][span].astype(np.float64)
    covered = ~np.isnan(total)
    values = {
        who: np.where(split, np.nan_to_num(own[:, place]), np.nan)
        for place, who in enumerate(cube.axes.contributors)
        if np.nan_to_num(own[:, place]).any()
    }
    return Month(int(months[span.start])), covered, values, np.where(split, np.nan, total)


def _rows(
    first: Month,
    covered: NDArray[np.bool_],
    mission: str,
    values: dict[str, NDArray[np.float64]],
    whole: NDArray[np.float64],
) -> list[Row]:
    """Return who had anybody in the mission, month by month; a total that is not split has no contributor."""
    rows: list[Row] = []
    for at in np.flatnonzero(covered).tolist():
        counts: dict[str | None, float] = {who: float(each[at]) for who, each in sorted(values.items())}
        counts[None] = float(whole[at])
        rows += [
            {"month": str(first + at), "mission": mission, "contributor": who, "count": int(count)}
            for who, count in counts.items()
            if count > 0
        ]
    return rows
