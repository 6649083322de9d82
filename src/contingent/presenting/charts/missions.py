"""What a contributor has in each mission, month by month."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from contingent.checking.wording import possessive
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.presenting.charts.chart import Chart
from contingent.presenting.charts.drawing.stack import Band, Stack
from contingent.presenting.charts.over_months import GAPS, bands_of, expanded, from_to, nobody, stack_told, written
from contingent.record.contributions import contributions
from contingent.record.record import Record
from contingent.record.rows import Row, Rows
from contingent.vocabulary.parties import all_parties

NOT_SPLIT = "Not told by mission"


def missions(
    record: Record, *, party: str | None = None, since: Month | str | None = None, until: Month | str | None = None
) -> Chart:
    """Draw what a contributor (all together by default) has in each mission, month by month."""
    answer = contributions(record, party or ALL_CONTRIBUTORS, since=since, until=until, by=["mission"])
    who = str(answer.about["contributor"])
    if not answer.rows:
        raise nobody(record, f"{_name(who)} had nobody in UN missions")
    first, last, covered = _window(record, answer, until)
    split = {row["mission"] for row in answer.rows if row["mission"]}
    values = {name: _series(answer.rows, "mission", name, first, covered) for name in split}
    unsplit = _series(answer.rows, "mission", None, first, covered)
    if split:
        unsplit[unsplit == 0] = np.nan
    for each in values.values():
        each[~np.isnan(unsplit)] = np.nan
    bands = bands_of(values, "missions", {name: name for name in split})
    if not np.isnan(unsplit).all():
        bands.append(Band(NOT_SPLIT, "whole", unsplit))
    title = f"{_possessive(who)} uniformed personnel in UN missions, by mission"
    reading = [GAPS] if not covered.all() else []
    if not np.isnan(unsplit).all():
        reading.append(f"{NOT_SPLIT}: those reports give contributors only, all missions together.")
    picture = Stack(first, tuple(bands), "uniformed personnel")
    return Chart(
        name="missions",
        title=title,
        subtitle=from_to("Military and police personnel at the end of each month", first, last),
        alt=stack_told(title, picture, "in"),
        months=written(first, covered),
        data=answer,
        picture=picture,
        reading=tuple(reading),
    )


def _name(contributor: str) -> str:
    return "all contributors together" if contributor == ALL_CONTRIBUTORS else all_parties()[contributor].the_name


def _possessive(contributor: str) -> str:
    if contributor == ALL_CONTRIBUTORS:
        return "All contributors'"
    owner = possessive(contributor)
    return owner[:1].upper() + owner[1:]


def _window(record: Record, answer: Rows, until: Month | str | None) -> tuple[Month, Month, NDArray[np.bool_]]:
    """Return the first and last month drawn, and which months between them are covered."""
    first = Month.parse(answer.rows[0]["month"])
    last = min(Month.read(until) or record.columns.last_month, record.columns.last_month)
    have = {month.ordinal for month in expanded(answer.about["missing"])}
    covered = np.array([ordinal not in have for ordinal in range(first.ordinal, last.ordinal + 1)])
    last = first + int(np.flatnonzero(covered)[-1])
    return first, last, covered[: last.ordinal - first.ordinal + 1]


def _series(
    rows: Iterable[Row], field: str, name: str | None, first: Month, covered: NDArray[np.bool_]
) -> NDArray[np.float64]:
    values = np.where(covered, 0.0, np.nan)
    for row in rows:
        if row[field] == name:
            values[Month.parse(row["month"]).ordinal - first.ordinal] += row["count"]
    return values
