"""Figures of statistical series: for an area by year, by counterpart, among all areas, as a release published them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import isnan
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from contingent.errors import NotCoveredError, UnknownNameError
from contingent.model.source import Source
from contingent.model.statistic import Statistic
from contingent.record.ledger import Ledger
from contingent.record.record import Record
from contingent.vocabulary.assertions import indicators as all_indicators

Rows = NDArray[np.int64]
_MOST_OPENED = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as answered: the sum of `indicators`, for an area (or pair) and a period, and where it stands.

    `value` is None where the record has none: then it is unknown, not zero. `documents` are the ids of the documents
    that it was taken from.
    """

    area: str
    counterpart: str
    period: str
    value: float | None
    documents: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()


_OPENED: dict[int, Statistics] = {}


def kept_statistics(record: Record) -> Statistics:
    """Return the statistics of an open record, with what was found in them before."""
    found = _OPENED.get(id(record))
    if found is None or found.record is not record:
        if len(_OPENED) >= _MOST_OPENED:
            _OPENED.clear()
        found = _OPENED[id(record)] = Statistics(record)
    return found


@dataclass(frozen=True)
class Statistics:
    """The statistics of a record, by the edition that serves: the newest one that gives an area and period.

    With `release`, only what that release published counts: a figure "as published then".
    """

    record: Record
    release: str | None = None
    _kept: dict[tuple[str, str], Rows] = field(default_factory=dict)
    _stated: dict[tuple[str, str], list[Statistic]] = field(default_factory=dict)
    _summed: dict[tuple[tuple[str, ...], str, str], dict[str, Figure]] = field(default_factory=dict)

    @property
    def ledger(self) -> Ledger[Statistic]:
        """All figures, of all editions."""
        return self.record.statistics

    def has(self, indicator: str) -> bool:
        """Say whether the record has any figure of an indicator."""
        return len(self._serving(indicator, "")) > 0

    def releases(self, indicator: str) -> list[str]:
        """Return the releases that the record has of an indicator, sorted."""
        rows = np.flatnonzero(self.ledger.mask(indicator=indicator))
        return [self.ledger.tables["release"][code] for code in np.unique(self.ledger.codes["release"][rows])]

    def periods(self, indicator: str, area: str = "") -> list[str]:
        """Return the period ends for which an indicator is covered (of one area, or of any), sorted."""
        rows = self._serving(indicator, area)
        return [self.ledger.tables["period_end"][code] for code in np.unique(self.ledger.codes["period_end"][rows])]

    def series(self, indicators: Collection[str], area: str, counterpart: str = "") -> dict[str, Figure]:
        """Return the figures of an area by period end: the sum of `indicators`, with one counterpart or all.

        A period counts as covered for an area when the source that serves has any row of it there; one without a row
        of the asked indicator (or counterpart) is then 0, as sources list only what is not zero.
        """
        asked = (tuple(indicators), area, counterpart)
        if asked not in self._summed:
            covered = {period for name in self._family(indicators) for period in self.periods(name, area)}
            found = {period: self._figure(indicators, area, counterpart, period) for period in sorted(covered)}
            self._summed[asked] = {period: figure for period, figure in found.items() if figure.value is not None}
        return dict(self._summed[asked])

    def by_counterpart(self, indicators: Collection[str], area: str, period: str) -> dict[str, float]:
        """Return the figures of an area at a period end by counterpart, the largest first, without unknown ones."""
        sums: dict[str, float] = {}
        for name in indicators:
            rows = self._of(name, area, period)
            names = self._texts("counterpart", rows)
            for who, value in zip(names, self.ledger.numbers["value"][rows].tolist(), strict=True):
                if who and not isnan(value):
                    sums[who] = sums.get(who, 0.0) + value
        return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))

    def by_area(self, indicators: Collection[str], period: str, counterpart: str = "") -> dict[str, float]:
        """Return the figures of every area at a period end, the largest first.

        With a counterpart, only what concerns it: of refugees, who hosts those who come from there.
        """
        sums: dict[str, float] = {}
        for name in indicators:
            rows = self._of(name, "", period)
            areas, others = self._texts("area", rows), self._texts("counterpart", rows)
            whole = {area for area, other in zip(areas, others, strict=True) if not other}
            values = self.ledger.numbers["value"][rows].tolist()
            for area, other, value in zip(areas, others, values, strict=True):
                wanted = other == counterpart if counterpart or area in whole else True
                if wanted and not isnan(value):
                    sums[area] = sums.get(area, 0.0) + value
        return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))

    def statistics(self, indicator: str, area: str, counterpart: str | None = None) -> list[Statistic]:
        """Return the served figures of an area as the source gives them (bounds, status, place), by period."""
        if (indicator, area) not in self._stated:
            self._stated[indicator, area] = self.ledger.rows(self._serving(indicator, area))
        found = self._stated[indicator, area]
        return [one for one in found if counterpart is None or one.counterpart == counterpart]

    def documents(self, indicators: Collection[str], period: str) -> tuple[str, ...]:
        """Return the ids of the documents that serve a period, of all areas."""
        rows = np.concatenate([self._of(name, "", period) for name in indicators])
        return tuple(sorted(set(self._texts("document", rows))))

    def _family(self, indicators: Collection[str]) -> list[str]:
        """Return the indicators of the same series: any row of one says that the area and period were counted."""
        series = {all_indicators()[name].series for name in indicators}
        wanted = all_indicators()[next(iter(indicators))].stock_or_flow
        return [
            one.id for one in all_indicators().values()
            if one.id in indicators or (series == {"unhcr"} and one.series == "unhcr" and one.stock_or_flow == wanted)
        ]  # fmt: skip

    def _figure(self, indicators: Collection[str], area: str, counterpart: str, period: str) -> Figure:
        total, rows_used = 0.0, []
        for name in indicators:
            rows = self._of(name, area, period)
            others = np.array(self._texts("counterpart", rows), dtype=np.object_)
            if counterpart or "" in others:
                rows = rows[others == counterpart]
            values = self.ledger.numbers["value"][rows]
            if np.isnan(values).any():
                return Figure(area, counterpart, period, None)
            total += float(values.sum())
            rows_used.append(rows)
        used = np.concatenate(rows_used) if rows_used else np.array([], dtype=np.int64)
        listing = used if len(used) else np.concatenate([self._of(n, area, period) for n in self._family(indicators)])
        documents, releases = (tuple(sorted(set(self._texts(n, listing)))) for n in ("document", "release"))
        return Figure(area, counterpart, period, total, documents, releases)

    def _of(self, indicator: str, area: str, period: str) -> Rows:
        rows = self._serving(indicator, area)
        table = self.ledger.tables["period_end"]
        if period not in table:
            return rows[:0]
        kept: Rows = rows[self.ledger.codes["period_end"][rows] == table.index(period)]
        return kept

    def _serving(self, indicator: str, area: str) -> Rows:
        """Return the rows of an indicator (of one area, or of all) in the edition that serves each area and period."""
        if (indicator, area) not in self._kept:
            asked = {"indicator": indicator, **({"area": area} if area else {})}
            asked |= {"release": self.release} if self.release else {}
            self._kept[indicator, area] = self._newest(np.flatnonzero(self.ledger.mask(**asked)))
        return self._kept[indicator, area]

    def _newest(self, rows: Rows) -> Rows:
        """Keep the rows of the newest edition (document and release) of each area and period."""
        codes = self.ledger.codes
        width = len(self.ledger.tables["release"])
        editions = codes["document"][rows].astype(np.int64) * width + codes["release"][rows]
        distinct, edition = np.unique(editions, return_inverse=True)
        if len(distinct) < 2:
            return rows
        order = self._ages(distinct.tolist())[edition]
        width = len(self.ledger.tables["period_end"])
        keys = codes["area"][rows].astype(np.int64) * width + codes["period_end"][rows]
        _, place = np.unique(keys, return_inverse=True)
        best = np.full(int(place.max()) + 1, -1)
        np.maximum.at(best, place, order)
        kept: Rows = rows[order == best[place]]
        return kept

    def _ages(self, editions: list[int]) -> NDArray[np.int64]:
        """Return the place of each edition from the oldest to the newest: by release, then by the document's date."""
        about = self.record.document_by_id
        releases, documents = self.ledger.tables["release"], self.ledger.tables["document"]

        def age(at: int) -> tuple[str, str, str]:
            identifier = documents[editions[at] // len(releases)]
            document = about.get(identifier)
            date = str((document.published or document.retrieved or "") if document else "")
            return releases[editions[at] % len(releases)], date, identifier

        order = np.empty(len(editions), dtype=np.int64)
        order[sorted(range(len(editions)), key=age)] = np.arange(len(editions))
        return order

    def _texts(self, name: str, rows: Rows) -> list[str]:
        table = self.ledger.tables[name]
        return [table[code] for code in self.ledger.codes[name][rows].tolist()]


@dataclass(frozen=True, slots=True)
class Anomaly:
    """A figure far from those before and after it, which agree with one another: more likely a slip than a change."""

    indicator: str
    area: str
    counterpart: str
    period: str
    release: str
    value: float
    before: float
    after: float


FAR = 2.0
"""A figure is far when it is more than this many times the larger neighbour, or the smaller is that many times it."""
ALIKE = 1.5
"""Neighbours agree when the larger is at most this many times the smaller."""


def anomalies(record: Record, indicator: str, area: str = "") -> list[Anomaly]:
    """Return the figures of an indicator that stick out between their neighbours in time, edition by edition.

    The figure itself stays as printed; whoever uses it is told.
    """
    asked = {"indicator": indicator, **({"area": area} if area else {})}
    series: dict[tuple[str, str], list[Statistic]] = {}
    for one in record.statistics.where(**asked):
        if one.value:
            series.setdefault((one.area, one.counterpart), []).append(one)
    found = []
    for listed in series.values():
        ordered = _in_time(listed)
        for before, one, after in zip(ordered, ordered[1:], ordered[2:], strict=False):
            low, high = sorted((before.value or 0.0, after.value or 0.0))
            value = one.value or 0.0
            if high <= ALIKE * low and not low / FAR <= value <= high * FAR:
                who = one.indicator, one.area, one.counterpart, one.period_end, one.release
                found.append(Anomaly(*who, value, before.value or 0.0, after.value or 0.0))
    return found


def _in_time(listed: list[Statistic]) -> list[Statistic]:
    """Sort figures by edition where editions restate a series (the newest period of each), else by period."""
    if len({one.release for one in listed}) <= len({one.period_end for one in listed}):
        return sorted(listed, key=lambda one: (one.period_end, one.release))
    newest = {one.release: one for one in sorted(listed, key=lambda one: one.period_end)}
    return [newest[release] for release in sorted(newest)]


def statistics_of(record: Record, indicators: Collection[str], release: str | None = None) -> Statistics:
    """Return the statistics of a record, where it has every one of `indicators` (of a release, if one is named).

    Raises NotCoveredError, saying which file brings it, for an indicator that the record has nothing of, and
    UnknownNameError for a release it does not have.
    """
    asked = Statistics(record)
    if not any(asked.has(name) for name in indicators):
        missing = sorted(indicators)[0]
        raise NotCoveredError(
            f"the record has no statistics of {missing}",
            where=f"record {record.version}",
            to_do=how_to_add(missing),
        )
    if release is not None:
        known = {one for name in indicators for one in asked.releases(name)}
        if release not in known:
            raise UnknownNameError.of("release", release, known, where=f"record {record.version}")
    return Statistics(record, release)


def source_of(indicator: str) -> Source:
    """Return the source that brings an indicator: its description alone is read, not the parsers of all sources."""
    return _described(all_indicators()[indicator].series)


@cache
def _described(source: str) -> Source:
    import contingent.sources
    from contingent.sources.base import load_source

    return load_source(Path(contingent.sources.__file__).parent / source)


def how_to_add(indicator: str) -> str:
    """Say which source brings an indicator, and the command that adds its file."""
    source = source_of(indicator)
    return f"get {source.title} ({source.url}), then `contingent --record FOLDER build --add FILE`"


def rank_of(values: Mapping[str, float], who: str) -> int | None:
    """Return the competition rank of `who` among values (1 is the largest); None where it has none above 0."""
    own = values.get(who)
    return None if not own else 1 + sum(value > own for value in values.values())


def periods_where(series: Mapping[str, Figure], least: float, most: float = float("inf")) -> list[str]:
    """Return the periods whose figure is above `least` and below `most`: when "over 140,000" holds."""
    return [period for period, one in series.items() if one.value is not None and least < one.value < most]
