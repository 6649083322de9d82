"""People over time: a contributor's by mission, and a mission's by contributor."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from contingent.checking.wording import month_name, months_named, number, possessive
from contingent.errors import InputError, NotCoveredError
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.presenting.charts.chart import Chart
from contingent.presenting.charts.drawing.colours import SERIES
from contingent.presenting.charts.drawing.stack import Band, Stack
from contingent.record.contributions import contributions
from contingent.record.record import Record
from contingent.record.rows import Row, Rows, merged
from contingent.vocabulary.parties import all_parties

MOST = len(SERIES)
NOT_SPLIT = "Not told by mission"
GAPS = "Shaded: months that no report in the record covers, which is not zero."


def missions(
    record: Record, *, party: str | None = None, since: Month | str | None = None, until: Month | str | None = None
) -> Chart:
    """Draw what a contributor (all together by default) has in each mission, month by month."""
    answer = contributions(record, party or ALL_CONTRIBUTORS, since=since, until=until, by=["mission"])
    who = str(answer.about["contributor"])
    if not answer.rows:
        raise _nobody(record, f"{_name(who)} had nobody in UN missions")
    first, last, covered = _window(record, answer, until)
    split = {row["mission"] for row in answer.rows if row["mission"]}
    values = {name: _series(answer.rows, "mission", name, first, covered) for name in split}
    unsplit = _series(answer.rows, "mission", None, first, covered)
    bands = _bands(values, "missions", {name: name for name in split})
    if unsplit[covered].any():
        bands.append(Band(NOT_SPLIT, "whole", unsplit))
    title = f"{_possessive(who)} uniformed personnel in UN missions, by mission"
    reading = [GAPS] if not covered.all() else []
    if unsplit[covered].any():
        reading.append(f"{NOT_SPLIT}: those reports give contributors only, all missions together.")
    picture = Stack(first, tuple(bands), "uniformed personnel")
    return Chart(
        name="missions",
        title=title,
        subtitle=_subtitle("Military and police personnel at the end of each month", first, last),
        alt=_told(title, picture, "in"),
        months=_months(first, covered),
        data=answer,
        picture=picture,
        reading=tuple(reading),
    )


def _nobody(record: Record, what: str) -> NotCoveredError:
    return NotCoveredError(
        f"nothing to draw: in the months that the record covers {what}",
        where=f"record {record.version}",
        to_do="see `contingent coverage`, or ask for other months",
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
    have = {month.ordinal for month in _expanded(answer.about["missing"])}
    covered = np.array([ordinal not in have for ordinal in range(first.ordinal, last.ordinal + 1)])
    last = first + int(np.flatnonzero(covered)[-1])
    return first, last, covered[: last.ordinal - first.ordinal + 1]


def _expanded(ranges: Iterable[str]) -> Iterable[Month]:
    for written in ranges:
        start, _, end = written.partition("/")
        first, last = Month.parse(start), Month.parse(end or start)
        yield from (Month(ordinal) for ordinal in range(first.ordinal, last.ordinal + 1))


def _series(
    rows: Iterable[Row], field: str, name: str | None, first: Month, covered: NDArray[np.bool_]
) -> NDArray[np.float64]:
    values = np.where(covered, 0.0, np.nan)
    for row in rows:
        if row[field] == name:
            values[Month.parse(row["month"]).ordinal - first.ordinal] += row["count"]
    return values


def _bands(values: dict[str, NDArray[np.float64]], what: str, labels: dict[str, str]) -> list[Band]:
    """Give a band each to the largest, the one that began first at the bottom, and one to all others together."""
    size = {name: float(np.nansum(each)) for name, each in values.items()}
    ranked = sorted(values, key=lambda name: (-size[name], name))
    shown, rest = ranked[:MOST], ranked[MOST:]
    if len(rest) == 1:
        shown, rest = ranked[: MOST - 1], ranked[MOST - 1 :]
    least = 0.004 * sum(size.values())
    rest = [*(name for name in shown if size[name] < least), *rest]
    shown = [name for name in shown if size[name] >= least]
    shown.sort(key=lambda name: (int(np.flatnonzero(np.nan_to_num(values[name]) > 0)[0]), -size[name]))
    bands = [Band(labels[name], colour, values[name]) for name, colour in zip(shown, SERIES, strict=False)]
    if rest:
        label = labels[rest[0]] if len(rest) == 1 else f"{len(rest)} other {what}"
        bands.append(Band(label, "other", np.sum([values[name] for name in rest], axis=0)))
    return bands


def _months(first: Month, covered: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(str(first + at) for at in np.flatnonzero(covered).tolist())


def _subtitle(what: str, first: Month, last: Month) -> str:
    return f"{what}, {month_name(first)} to {month_name(last)}"


def _told(title: str, picture: Stack, within: str) -> str:
    """Say in words what the areas show: where it began, its height, and what there is at the end."""
    total = np.sum([band.values for band in picture.bands], axis=0)
    top = int(np.nanargmax(total))
    ends = [(band.label, band.values[-1]) for band in picture.bands if band.values[-1] > 0]
    ends.sort(key=lambda pair: -pair[1])
    at_end = ", ".join(f"{number(float(value))} {within} {label}" for label, value in ends) or "nobody"
    return (
        f"Stacked areas by month. {title}: {number(float(total[0]))} in {month_name(picture.first)}, at most "
        f"{number(float(total[top]))} in {month_name(picture.first + top)}, {number(float(total[-1]))} in "
        f"{month_name(picture.last)} ({at_end})."
    )
