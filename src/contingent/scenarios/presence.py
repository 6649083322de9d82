"""Who is where in a month: uniformed personnel of every contributor by mission, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from contingent.model.month import Month
from contingent.record.evidence import counting_rows
from contingent.record.memberships import shared_memberships
from contingent.record.record import Record
from contingent.vocabulary.measures import all_measures
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.parties import all_parties
from contingent.vocabulary.places import distance, share_a_border

LEAST_PEOPLE = 100
"""Shares of a contribution are compared among contributors with at least this many people: of three, one is a third."""
MEASURE = "uniformed"


@dataclass(frozen=True)
class Presence:
    """The contributions of one month, and the figures of the motives that rest on them, by contributor."""

    record: Record
    month: Month

    @cached_property
    def people(self) -> dict[str, float]:
        """Uniformed personnel of each contributor, above 0."""
        return self._measure(MEASURE)

    @cached_property
    def by_mission(self) -> dict[str, dict[str, int]]:
        """Uniformed personnel by contributor and mission; empty where the month has no such table."""
        part = self.record.of_month(self.month)
        columns = part.columns
        rows = counting_rows(part, self.month, MEASURE, "all")
        rows = rows[columns.granularity[rows] == columns.code("granularity", "dyad")]
        found: dict[str, dict[str, int]] = {}
        names = columns.decoded("contributor")[rows], columns.decoded("mission")[rows]
        for contributor, mission, count in zip(*names, columns.count[rows].tolist(), strict=True):
            if count and mission in all_missions():
                own = found.setdefault(contributor, {})
                own[mission] = own.get(mission, 0) + count
        return found

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that the month's figures stand in."""
        columns = self.record.columns
        codes = np.unique(columns.document[columns.month == self.month.ordinal]).tolist()
        return tuple(columns.tables["document"][code] for code in codes)

    def values(self, indicator: str) -> dict[str, float]:
        """Return an indicator's figure for each contributor that has one."""
        return dict(_COMPUTED[indicator](self))

    def _measure(self, measure: str) -> dict[str, float]:
        cube = self.record.cubes.cube("all")
        at = cube.axes.month_index(self.month.ordinal)
        if at < 0 or not cube.covered[cube.measure_index(measure), at]:
            return {}
        values = cube.values[cube.measure_index(measure), at].tolist()
        least = 0 if all_measures()[measure].unit == "persons" else -1
        return {who: value for who, value in zip(cube.axes.contributors, values, strict=True) if value > least}

    def _share(self) -> Mapping[str, float]:
        whole = sum(self.people.values())
        return {who: 100 * count / whole for who, count in self.people.items()}

    def _missions(self) -> Mapping[str, float]:
        return {who: float(len(missions)) for who, missions in self.by_mission.items()}

    def _large(self) -> list[str]:
        return [who for who, count in self.people.items() if count >= LEAST_PEOPLE]

    def _police_share(self) -> Mapping[str, float]:
        police = self._measure("police")
        return {who: 100 * police.get(who, 0.0) / self.people[who] for who in self._large()} if police else {}

    def _women_share(self) -> Mapping[str, float]:
        shares = self._measure("women_share_uniformed")
        return {who: shares[who] for who in self._large() if who in shares}

    def _over_hosts(self, figure: Callable[[str, str], float | None]) -> Mapping[str, float]:
        """Average a figure of contributor and host over a contributor's people; hosts of one mission count evenly."""
        found = {}
        for who, missions in self.by_mission.items():
            weighed = [
                (count / len(hosts), value)
                for mission, count in missions.items()
                if (hosts := all_missions()[mission].hosts)
                for host in hosts
                if (value := figure(who, host)) is not None
            ]
            if weighed:
                found[who] = sum(weight * value for weight, value in weighed) / sum(weight for weight, _ in weighed)
        return found

    def _beyond_neighbours(self) -> Mapping[str, float]:
        return self._over_hosts(lambda who, host: 0.0 if who == host or share_a_border(who, host) else 100.0)

    def _outside_subregion(self) -> Mapping[str, float]:
        return self._over_hosts(lambda who, host: 0.0 if _subregion(who) == _subregion(host) else 100.0)

    def _shared_organisations(self) -> Mapping[str, float]:
        belongs = shared_memberships(self.record, self.month.last_day)
        if not belongs:
            return {}
        return self._over_hosts(lambda who, host: float(sum({who, host} <= those for those in belongs.values())))

    def _subregion_company(self) -> Mapping[str, float]:
        """Of the other people in a contributor's missions, the share from its own subregion."""
        near: dict[str, dict[str, int]] = {}
        whole: dict[str, int] = {}
        for who, missions in self.by_mission.items():
            for mission, count in missions.items():
                whole[mission] = whole.get(mission, 0) + count
                regions = near.setdefault(mission, {})
                regions[_subregion(who)] = regions.get(_subregion(who), 0) + count
        found = {}
        for who, missions in self.by_mission.items():
            others = sum(whole[mission] - count for mission, count in missions.items())
            own = sum(near[mission][_subregion(who)] - count for mission, count in missions.items())
            if others:
                found[who] = 100 * own / others
        return found

    def hosts(self, contributor: str) -> dict[str, float]:
        """Return a contributor's people by host; those of a mission with several hosts are split evenly."""
        found: dict[str, float] = {}
        for mission, count in self.by_mission.get(contributor, {}).items():
            hosts = all_missions()[mission].hosts
            for host in hosts:
                found[host] = found.get(host, 0.0) + count / len(hosts)
        return found


def _subregion(party: str) -> str:
    regions = all_parties()[party].regions if party in all_parties() else ()
    return regions[-1] if regions else ""


_COMPUTED: dict[str, Callable[[Presence], Mapping[str, float]]] = {
    "uniformed": lambda presence: presence.people,
    "un_share": Presence._share,
    "missions": Presence._missions,
    "police_share": Presence._police_share,
    "women_share": Presence._women_share,
    "host_distance": lambda presence: presence._over_hosts(distance),
    "beyond_neighbours": Presence._beyond_neighbours,
    "outside_subregion": Presence._outside_subregion,
    "shared_organisations": Presence._shared_organisations,
    "subregion_company": Presence._subregion_company,
}
