"""Women's share of a contributor's people, against the targets of the UN's Uniformed Gender Parity Strategy."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from contingent.checking.wording import month_name, name, number, possessive
from contingent.errors import NotCoveredError
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.presenting.charts.chart import Chart
from contingent.presenting.charts.drawing.lines import Line, Lines, Panel
from contingent.presenting.charts.over_months import GAPS, documents, party_of, span_of
from contingent.record.record import Record
from contingent.record.rows import Row, Rows
from contingent.vocabulary.parties import all_parties

FIELDS = ("month", "contributor", "category", "women", "of", "percent", "percent_all", "target", "target_year", "flags")
KINDS = ("women_", "women_share_", "")
"""What the measures of a type begin with: its women, their share, everybody."""
DOUBTFUL = "sex_split_implausible"
"""The rule that flags a report whose split by sex is impossible; its shares are told, but not drawn."""
FEW = 20
"""Fewer people than these make a share that jumps."""


@dataclass(frozen=True, slots=True)
class Target:
    """A share of women that the UN means to reach, `percent` in the year `by`, among people of some `types`."""

    id: str
    name: str
    types: tuple[str, ...]
    percent: float
    by: int
    publisher: str
    quote: str
    url: str


@cache
def targets() -> tuple[Target, ...]:
    """Return the targets, each with the words it rests on and where they stand."""
    with Path(__file__).with_name("targets.csv").open(encoding="utf-8", newline="") as file:
        listed = csv.DictReader(file)
        return tuple(
            Target(
                row["measure"], row["name"], tuple(row["types"].split(";")), float(row["percent"]), int(row["by"]),
                row["publisher"], row["quote"], row["url"],
            )
            for row in listed
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shares:
    """Women and people of a category by month from the chart's first, NaN where not covered."""

    target: Target
    women: NDArray[np.float64]
    of: NDArray[np.float64]
    women_all: NDArray[np.float64]
    of_all: NDArray[np.float64]

    @property
    def percent(self) -> NDArray[np.float64]:
        """The contributor's share in percent, NaN where not covered or nobody is there."""
        return _share(self.women, self.of)

    @property
    def percent_all(self) -> NDArray[np.float64]:
        """The share of all contributors together in percent."""
        return _share(self.women_all, self.of_all)


def women(
    record: Record, *, party: str | None = None, since: Month | str | None = None, until: Month | str | None = None
) -> Chart:
    """Draw the share of women among a contributor's people, a panel a category with its target."""
    who = party_of(party)
    first, covered = _covered(record, Month.read(since), Month.read(until))
    printed = [_shares(record, who, target, first, len(covered)) for target in targets()]
    doubtful = [flag.month for flag in record.flags if flag.rule == DOUBTFUL]
    shares = [_without(each, [month.ordinal - first.ordinal for month in doubtful]) for each in printed]
    shown = [each for each in shares if not np.isnan(each.percent).all()]
    if not shown:
        raise NotCoveredError(
            f"nothing to draw: no report that tells women apart counts anybody of {name(who)}",
            where=f"record {record.version}",
            to_do="see `contingent coverage`, or ask for other months",
        )
    rows = [row for each in printed for row in _rows(each, who, first, doubtful)]
    months = tuple(sorted({row["month"] for row in rows}))
    picture = Lines(first, tuple(_panel(each, who, covered) for each in shown), "Percent", "\u00a0%")
    what = f"{possessive(who)} uniformed personnel" if who != ALL_CONTRIBUTORS else "uniformed personnel in UN missions"
    title = f"Women among {what}, against the UN's targets for 2028"
    absent = [each.target.name.lower() for each in shares if each not in shown]
    return Chart(
        name="women",
        title=title,
        subtitle=f"Share of women at the end of each month, {_from_to(months)}",
        alt=_told(title, shown, first),
        months=months,
        data=_answer(record, rows, who, months),
        picture=picture,
        reading=tuple(_notes(who, shown, absent, covered, [month for month in doubtful if str(month) in months])),
    )


def _without(shares: Shares, places: list[int]) -> Shares:
    """Leave out the months whose report cannot be right about women."""
    left = replace(shares, women=shares.women.copy(), women_all=shares.women_all.copy())
    for place in places:
        if 0 <= place < len(left.women):
            left.women[place] = left.women_all[place] = np.nan
    return left


def _share(part: NDArray[np.float64], of: NDArray[np.float64]) -> NDArray[np.float64]:
    share: NDArray[np.float64] = np.divide(100 * part, of, out=np.full(len(of), np.nan), where=np.nan_to_num(of) > 0)
    return share


def _covered(record: Record, since: Month | None, until: Month | None) -> tuple[Month, NDArray[np.bool_]]:
    """Return the first month that tells women apart, and from then on which months do."""
    cube = record.cubes.cube("all")
    covered = cube.covered[cube.measure_index("women_uniformed")]
    known = [Month(int(month)) for month in cube.axes.months[covered] if since is None or month >= since.ordinal]
    known = [month for month in known if until is None or month <= until]
    if not known:
        raise NotCoveredError(
            "unknown: no report between these months tells women apart",
            where=f"record {record.version}",
            to_do="see `contingent coverage`",
        )
    return known[0], span_of(covered, cube.axes.months, known[0], until)


def _shares(record: Record, who: str, target: Target, first: Month, months: int) -> Shares:
    cube = record.cubes.cube("all")
    start = cube.axes.month_index(first.ordinal)
    figures = []
    for contributor in (who, ALL_CONTRIBUTORS):
        series = cube.series(contributor).astype(np.float64)[:, start : start + months]
        counted = [_counted(*(series[cube.measure_index(f"{kind}{each}")] for kind in KINDS)) for each in target.types]
        figures += [np.sum([part for part, _ in counted], axis=0), np.sum([of for _, of in counted], axis=0)]
    return Shares(target, *figures)


def _counted(
    women_: NDArray[np.float64], share: NDArray[np.float64], everyone: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the women of a type and the people they are a share of: those of the table that tells women apart."""
    of = np.divide(
        100 * women_, share, out=np.where(np.isnan(women_), np.nan, everyone), where=np.nan_to_num(share) > 0
    )
    return women_, np.rint(of)


def _rows(shares: Shares, who: str, first: Month, doubtful: list[Month]) -> list[Row]:
    """Return the figures of the months in which there is somebody to be a share of."""
    percent, percent_all = shares.percent, shares.percent_all
    return [
        {
            "month": str(first + at),
            "contributor": who,
            "category": shares.target.id,
            "women": int(shares.women[at]),
            "of": int(shares.of[at]),
            "percent": round(float(percent[at]), 2),
            "percent_all": None if np.isnan(percent_all[at]) else round(float(percent_all[at]), 2),
            "target": shares.target.percent,
            "target_year": shares.target.by,
            "flags": DOUBTFUL if first + at in doubtful else "",
        }
        for at in np.flatnonzero(~np.isnan(percent)).tolist()
    ]


def _panel(shares: Shares, who: str, covered: NDArray[np.bool_]) -> Panel:
    percent = shares.percent
    label = "All contributors" if who == ALL_CONTRIBUTORS else all_parties()[who].name
    lines = [Line(label, _said(percent), "c1", percent, 2.4)]
    if who != ALL_CONTRIBUTORS:
        lines.append(Line("All contributors", _said(shares.percent_all), "other", shares.percent_all, 1.5, "6 3"))
    goal = (shares.target.percent, f"Target {shares.target.by}", f"{number(shares.target.percent)}\u00a0%")
    return Panel(shares.target.name, tuple(lines), covered, goal)


def _said(percent: NDArray[np.float64]) -> str:
    known = percent[~np.isnan(percent)]
    return f"{known[-1]:.1f}\u00a0%" if len(known) else ""


def _notes(
    who: str, shown: list[Shares], absent: list[str], covered: NDArray[np.bool_], doubtful: list[Month]
) -> Iterator[str]:
    if not covered.all():
        yield GAPS
    for month in doubtful:
        yield f"{month_name(month)} is not drawn: the split by sex in its report is impossible."
    few = [each for each in shown if np.nanmax(each.of) > 0 and _last(each.of) < FEW]
    if few:
        told = ", ".join(f"{each.target.name.lower()} {_last(each.of):.0f}" for each in few)
        yield f"Few people make a share jump; most lately: {told}."
    if absent:
        yield f"Nobody of {name(who)} is counted as {' or '.join(absent)}."
    yield "Before May 2017 reports count staff officers among troops."
    yield f"Targets: Uniformed Gender Parity Strategy 2018-2028, as the {shown[0].target.publisher} gives them."


def _last(values: NDArray[np.float64]) -> float:
    return float(values[np.flatnonzero(np.nan_to_num(values) > 0)[-1]])


def _told(title: str, shown: list[Shares], first: Month) -> str:
    told = []
    for each in shown:
        percent = each.percent
        known = np.flatnonzero(~np.isnan(percent))
        start, end = int(known[0]), int(known[-1])
        told.append(
            f"{each.target.name} {percent[start]:.1f} % in {month_name(first + start)}, {percent[end]:.1f} % "
            f"({number(float(each.women[end]))} of {number(float(each.of[end]))}) in {month_name(first + end)}, "
            f"target {number(each.target.percent)} %"
        )
    return f"Lines by month. {title}: {'; '.join(told)}."


def _from_to(months: tuple[str, ...]) -> str:
    return f"{month_name(Month.parse(months[0]))} to {month_name(Month.parse(months[-1]))}"


def _answer(record: Record, rows: list[Row], who: str, months: tuple[str, ...]) -> Rows:
    cited = [
        {"document": target.url, "title": target.quote, "source": "targets", "publisher": target.publisher}
        for target in targets()
    ][:1]
    about = {"contributor": who, "scope": "all", "record": record.version}
    sources = (*documents(record, set(months)), *cited)
    return Rows(FIELDS, tuple(rows), about, tuple(sources))
