"""The chart of a claim: figures by month against what is claimed, and a strip of months for each definition.

All horizontal places are months from the chart's first month; the page stretches them to its width. Fits, does not fit
and not covered differ in shape (a bar, a line, dots), so that the strips read without colour.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from contingent.checking.times import known
from contingent.model.claim import Claim
from contingent.model.month import Month
from contingent.model.verdict import Strip, TrueFor, Verdict
from contingent.presenting.check.facts import definition_words, telling
from contingent.presenting.check.json import plain
from contingent.presenting.check.words import months_words, number_words, ordinal_words, rank_words, value_words

STRIP_HEIGHT = 16
CHART_HEIGHT = 100
MOST_LINES = 3
MOST_ROWS = 5
_BEFORE = 12
"""Months shown before the first one that matters."""
_LEAST = 60
"""Months shown at least."""
_EDGE = 93
"""Percent of the width beyond which a year is set to the left of its place."""
_MARGIN = 6
_MOST_LABELS = 7


@dataclass(frozen=True, slots=True)
class Row:
    """The strip of one definition as SVG paths: where it `fits`, does `not` fit, and has a `gap`; `told` in words."""

    label: str
    literal: bool
    fits: str
    not_: str
    gap: str
    told: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """A figure by month as an SVG path; `style` numbers its dash pattern, `dots` marks the months that fit."""

    label: str
    path: str
    dots: str
    style: int


@dataclass(frozen=True, slots=True)
class Level:
    """A number at a height of the chart (0 at the top), and its words."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A January on the axis: its place in months and in percent, its year, and how the year is set."""

    x: int
    percent: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Span:
    """A run of months: its place and width in months."""

    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the page draws for a claim. `rows` are shown, `more` on request; `data` is what the script reads."""

    months: int
    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    lines: tuple[Line, ...]
    claimed: tuple[Level, ...]
    ends: tuple[Level, ...]
    ticks: tuple[Tick, ...]
    reference: tuple[Span, ...]
    limit: int | None
    told: str
    earlier: str
    data: dict[str, Any]


def chart_of(claim: Claim, verdict: Verdict, published: str | None, series: Series) -> Chart | None:
    """Return the chart of a claim, or None where there are no readings to show. `series` collects the figures."""
    strips = _ordered(verdict)
    if not strips:
        return None
    first, months = _window(verdict, strips)
    ranked = claim.rank is not None
    drawn = _drawn(strips)
    scale = _scale(claim, [_figures(strip, first, ranked=ranked) for strip in drawn])
    rows = [_row(strip, first, drawn.index(strip) if strip in drawn else None) for strip in strips]
    most = max(MOST_ROWS, sum(strip.literal for strip in strips))
    limit = known(published).limit
    return Chart(
        months=months,
        rows=tuple(rows[:most]),
        more=tuple(rows[most:]),
        lines=tuple(_line(strip, first, place, scale, ranked=ranked) for place, strip in enumerate(drawn)),
        claimed=_claimed(claim, scale),
        ends=_ends(claim, scale),
        ticks=tuple(_ticks(first, months)),
        reference=_spans(verdict.reference, first, months),
        limit=None if limit is None or limit >= first.ordinal + months - 1 else max(0, limit - first.ordinal + 1),
        told=_told(claim, strips),
        earlier=_earlier(strips, first),
        data={
            "year": first.year,
            "months": months,
            "unit": " %" if claim.value_unit == "percent" else "",
            "at": _shown_at(verdict, first, months).ordinal - first.ordinal,
            "rows": [_data(strip, first, series) for strip in strips],
        },
    )


class Series:
    """The figures that a page's charts show, each once however many claims share it."""

    def __init__(self) -> None:
        self._places: dict[tuple[float | None, ...], int] = {}

    def add(self, values: Sequence[float | None]) -> int:
        """Return the place of a series, adding it when it is new."""
        return self._places.setdefault(tuple(values), len(self._places))

    def all(self) -> list[list[float | None]]:
        """Return the series by place."""
        return [list(values) for values in self._places]


def _ordered(verdict: Verdict) -> list[Strip]:
    """Choose the literal definitions and, after them, the others that fit somewhere, the most telling ones first."""
    order = {(true.measure, true.scope): place for place, true in enumerate(telling(verdict))}
    strips = [strip for strip in verdict.strips if set(strip.marks) != {"."} and (strip.literal or "+" in strip.marks)]
    return sorted(strips, key=lambda strip: (not strip.literal, order.get((strip.measure, strip.scope), len(order))))


def _drawn(strips: Sequence[Strip]) -> list[Strip]:
    """Choose the definitions drawn as lines: those that fit before the others, the literal ones before the others."""
    literal = [strip for strip in strips if strip.literal and strip.scope == strips[0].scope]
    drawn = {strip.measure for strip in literal}
    other = [strip for strip in strips if strip.measure not in drawn]
    return sorted([*literal, *other[:1]], key=lambda strip: "+" not in strip.marks)[:MOST_LINES]


def _window(verdict: Verdict, strips: Sequence[Strip]) -> tuple[Month, int]:
    """Return the chart's first month, a January, and its number of months: from a year before what matters on."""
    start = min(strip.first for strip in strips)
    end = max(strip.first + len(strip.marks) for strip in strips)
    fits = [strip.first + strip.marks.index("+") for strip in strips if "+" in strip.marks]
    answers = [answer.month for answer in (verdict.nearest, verdict.stated) if answer]
    matters = min([*fits, *answers, *verdict.reference[:1], end - _LEAST])
    first = Month.of(max(matters - _BEFORE, start).year, 1)
    return first, end.ordinal - first.ordinal


def _shown_at(verdict: Verdict, first: Month, months: int) -> Month:
    """Return the month whose figures are shown first: one that fits, or the one the claim speaks of."""
    fits = next((true.months for true in telling(verdict)), ())
    spoken = [month for month in fits if month in verdict.reference]
    together = [month for month in fits if month in verdict.together]
    answers = [answer.month for answer in (verdict.latest, verdict.stated) if answer]
    month = (together or spoken or fits or answers or [first + (months - 1)])[-1]
    return min(max(month, first), first + (months - 1))


def _marks(strip: Strip, first: Month) -> str:
    ahead = first.ordinal - strip.first.ordinal
    return strip.marks[ahead:] if ahead >= 0 else "." * -ahead + strip.marks


def _figures(strip: Strip, first: Month, *, ranked: bool) -> list[float | None]:
    """Return the figures (or ranks) from `first` on, None where there is none."""
    ranks = [float(rank) if rank else None for rank in strip.ranks]
    values = [None if math.isnan(value) else value for value in strip.values]
    found = ranks if ranked else values
    ahead = first.ordinal - strip.first.ordinal
    before: list[float | None] = [None] * -ahead
    return found[ahead:] if ahead >= 0 else before + found


def _row(strip: Strip, first: Month, line: int | None) -> Row:
    paths = {"+": "", "-": "", ".": ""}
    at = 0
    for mark, run in itertools.groupby(_marks(strip, first)):
        width = len(list(run))
        bar = f"M{at} 0h{width}v{STRIP_HEIGHT}h-{width}z"
        paths[mark] += bar if mark == "+" else f"M{at} {STRIP_HEIGHT // 2}h{width}"
        at += width
    fitting = [reading.month for reading in strip.readings() if reading.fits]
    label = definition_words(TrueFor(strip.measure, strip.scope, (), strip.literal))
    told = f"fits {months_words(fitting, most=6)}" if fitting else "fits in no month"
    return Row(label, strip.literal, paths["+"], paths["-"], paths["."], told, line)


@dataclass(frozen=True, slots=True)
class Scale:
    """The figures at the top and at the bottom of a chart; for ranks the first is at the top."""

    top: float
    bottom: float

    def y(self, value: float) -> float:
        """Return the height of a figure, 0 at the top."""
        span = (self.bottom - self.top) or 1.0
        return round(_MARGIN + (CHART_HEIGHT - 2 * _MARGIN) * (value - self.top) / span, 1)


def _scale(claim: Claim, lines: Sequence[Sequence[float | None]]) -> Scale:
    figures = [value for line in lines for value in line if value is not None]
    claimed = (claim.rank,) if claim.rank else (claim.value, claim.value_high)
    shown = [*figures, *(float(value) for value in claimed if value is not None)] or [0.0]
    return Scale(min(shown), max(shown)) if claim.rank else Scale(max(shown), min(shown))


def _line(strip: Strip, first: Month, place: int, scale: Scale, *, ranked: bool) -> Line:
    path, dots, pen = "", "", False
    for at, (value, mark) in enumerate(zip(_figures(strip, first, ranked=ranked), _marks(strip, first), strict=True)):
        if value is None:
            pen = False
            continue
        y = scale.y(value)
        path += f"{'L' if pen else 'M'}{at + 0.5} {y}"
        dots += f"M{at + 0.5} {y}h0" if mark == "+" else ""
        pen = True
    label = definition_words(TrueFor(strip.measure, strip.scope, (), strip.literal))
    return Line(label, path, dots, place)


def _claimed(claim: Claim, scale: Scale) -> tuple[Level, ...]:
    if claim.rank is not None:
        return (Level(scale.y(claim.rank), rank_words(claim)),)
    ends = [value for value in (claim.value, claim.value_high) if value is not None]
    return tuple(Level(scale.y(value), value_words(claim)) for value in ends)


def _ends(claim: Claim, scale: Scale) -> tuple[Level, ...]:
    """Return the figures at the top and the bottom, which say how the chart is scaled."""
    words = (lambda value: ordinal_words(int(value))) if claim.rank else number_words
    return tuple(Level(scale.y(value), words(value)) for value in dict.fromkeys((scale.top, scale.bottom)))


def _ticks(first: Month, months: int) -> list[Tick]:
    years = -(-months // 12)
    step = next(step for step in (1, 2, 5, 10, 20) if years <= step * _MOST_LABELS or step == 20)
    shown = [year for year in range(first.year, first.year + years) if (year - first.year) % step == 0]
    return [_tick((year - first.year) * 12, year, months) for year in shown]


def _tick(x: int, year: int, months: int) -> Tick:
    percent = round(100 * x / months, 2)
    return Tick(x, percent, str(year), "end" if percent > _EDGE else "start")


def _spans(reference: Sequence[Month], first: Month, months: int) -> tuple[Span, ...]:
    places = [month.ordinal - first.ordinal for month in reference if 0 <= month.ordinal - first.ordinal < months]
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return tuple(Span(run[0], len(run)) for run in runs)


def _told(claim: Claim, strips: Sequence[Strip]) -> str:
    """Describe the chart for those who do not see it."""
    rows = [_row(strip, strip.first, None) for strip in strips[:MOST_ROWS]]
    what = rank_words(claim) or value_words(claim) or "the claim"
    return f"Months by definition for {what}. " + " ".join(f"{row.label}: {row.told}." for row in rows)


def _earlier(strips: Sequence[Strip], first: Month) -> str:
    start = min(strip.first for strip in strips)
    return f"The record begins in {start.year}; no month before {first.year} fits." if start < first else ""


def _data(strip: Strip, first: Month, series: Series) -> dict[str, Any]:
    values = [None if math.isnan(value) else plain(value) for value in strip.values]
    ranks = series.add([rank or None for rank in strip.ranks]) if strip.ranks else None
    skip = first.ordinal - strip.first.ordinal
    return {"marks": _marks(strip, first), "skip": skip, "values": series.add(values), "ranks": ranks}
