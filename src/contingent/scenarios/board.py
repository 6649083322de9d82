"""The indicators of the motives as the record has them: for every contributor of a month, with period and source."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from contingent.model.fact import Fact
from contingent.model.month import Month
from contingent.model.partial_date import first_day, last_day
from contingent.record.record import Record
from contingent.record.statistics import Statistics
from contingent.scenarios.lines import Line
from contingent.scenarios.presence import Presence

STATED_FOR = datetime.timedelta(days=60)
"""A statement stands for this long after the last edition that had it: editions of a month may be missing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator at a time: its figure for every contributor that has one, and where the figures stand.

    `series` is the id of the statistical series it is from, if it is from one.
    """

    values: Mapping[str, float]
    period: str
    documents: tuple[str, ...]
    locator: str
    series: str = ""


@dataclass
class Board:
    """A record asked for the indicators of the motives; what was worked out for a month is kept."""

    record: Record
    _months: dict[Month, Presence] = field(default_factory=dict)
    _statistics: Statistics | None = None

    @property
    def statistics(self) -> Statistics:
        """The statistics of the record."""
        if self._statistics is None:
            self._statistics = Statistics(self.record)
        return self._statistics

    def presence(self, month: Month) -> Presence:
        """Who is where in a month."""
        if month not in self._months:
            self._months[month] = Presence(self.record, month)
        return self._months[month]

    def reading(self, line: Line, party: str, month: Month, series: str = "") -> Reading | None:
        """Return an indicator as it stood at the end of a month, or None where the record has none for the party.

        Of a statistic, the newest period that had ended by then and gives the party is taken, and other contributors
        in the same period. `series` keeps to one of several series that an indicator may be taken from.
        """
        presence = self.presence(month)
        if line.statistics:
            return self._of_statistics(line, party, month, series)
        if line.taken_from == "deployments":
            values, documents = self._own_command(presence)
            where = "statements that stood in this month"
            return Reading(values, str(month), documents, where) if party in values else None
        if line.taken_from == "refugees":
            return self._refugees_from_hosts(presence, party)
        values = presence.values(line.indicator)
        return Reading(values, str(month), presence.documents, "rows of this month") if party in values else None

    def _of_statistics(self, line: Line, party: str, month: Month, series: str) -> Reading | None:
        for indicator in (series,) if series else line.statistics:
            ended = [p for p in self.statistics.periods(indicator, party) if last_day(p) <= month.last_day]
            for period in reversed(ended):
                values = self.statistics.by_area((indicator,), period)
                if party in values:
                    among = {who: value for who, value in values.items() if who in self.presence(month).people}
                    documents = self.statistics.documents((indicator,), period)
                    where = f"rows of {period}"
                    return Reading({**among, party: values[party]}, period, documents, where, indicator)
        return None

    def _own_command(self, presence: Presence) -> tuple[dict[str, float], tuple[str, ...]]:
        """Return the people abroad under their senders' own command, as the latest statements of the month say.

        A sender of whom statements of the month name only other forces has none, 0; one of whom they say nothing is
        left out.
        """
        day = presence.month.last_day
        stood = [one for one in self.record.facts.where(kind="deployment", status="reported") if _stood(one, day)]
        latest: dict[tuple[str, str, str], Fact] = {}
        for fact in sorted(stood, key=lambda fact: (fact.stated_first, fact.value or 0.0)):
            if not fact.force:
                latest[fact.subject, fact.object, fact.publisher] = fact
        by_host: dict[tuple[str, str], float] = {}
        for (subject, host, _), fact in latest.items():
            by_host[subject, host] = max(by_host.get((subject, host), 0.0), fact.value or 0.0)
        values = {fact.subject: 0.0 for fact in stood if fact.subject in presence.people}
        for (subject, _), value in by_host.items():
            values[subject] = values.get(subject, 0.0) + value
        return values, tuple(sorted({fact.document for fact in stood}))

    def _refugees_from_hosts(self, presence: Presence, party: str) -> Reading | None:
        periods = [p for p in self.statistics.periods("refugees", party) if last_day(p) <= presence.month.last_day]
        if not periods:
            return None
        values = {}
        for who in {*presence.by_mission, party}:
            origins = self.statistics.by_counterpart(("refugees",), who, periods[-1])
            if origins and presence.hosts(who):
                from_hosts = sum(origins.get(host, 0.0) for host in presence.hosts(who))
                values[who] = 100 * from_hosts / sum(origins.values())
        if party not in values:
            return None
        documents = self.statistics.documents(("refugees",), periods[-1])
        return Reading(values, periods[-1], documents, f"rows of {periods[-1]}", "refugees")


def _stood(fact: Fact, day: datetime.date) -> bool:
    """Say whether a source stated the fact in an edition around a day."""
    first, last = fact.stated_first or fact.start, fact.stated_last or fact.confirmed_as_of or fact.end
    return bool(first and last) and first_day(first) <= day <= last_day(last) + STATED_FOR
