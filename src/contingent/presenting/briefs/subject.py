"""Whom a brief is about, and as of which month."""

from __future__ import annotations

import datetime

from contingent.errors import NotCoveredError, UnknownNameError
from contingent.model.month import Month
from contingent.presenting.briefs.model import Subject
from contingent.record.record import Record
from contingent.vocabulary.missions import all_missions, find_mission, mission_candidates
from contingent.vocabulary.parties import all_parties, candidates, find_party


def find_subject(name: str) -> Subject:
    """Return the party, organisation or mission called `name`.

    Raises UnknownNameError with the nearest names of all three, AmbiguousNameError where several bear the name.
    """
    if name.strip() in all_missions() or (mission_candidates(name) and not candidates(name)):
        mission = all_missions()[find_mission(name)]
        return Subject("mission", mission.id, mission.id, mission.id)
    if not candidates(name):
        known = [*(party.name for party in all_parties().values()), *all_missions()]
        raise UnknownNameError.of("party, organisation or mission", name, known, where="brief")
    party = all_parties()[find_party(name)]
    kind = "organisation" if party.kind in ("organisation", "group") else "party"
    return Subject(kind, party.id, party.name, party.the_name)  # type: ignore[arg-type]


def choose_month(record: Record, subject: Subject, month: Month | str | None) -> Month:
    """Return the month asked for, or the newest in which the subject may have been counted.

    For a mission that is over it is the last month with personnel, for a state that is gone the last one it existed.
    Raises NotCoveredError, naming the nearest months, for a month that no report covers.
    """
    covered = record.months()
    asked = Month.read(month)
    if asked is None:
        last = _last(record, subject)
        return max((one for one in covered if last is None or one.last_day <= last), default=covered[-1])
    if asked in covered:
        return asked
    around = [str(m) for m in covered if m < asked][-1:] + [str(m) for m in covered if m > asked][:1]
    raise NotCoveredError(
        f"unknown: the record holds no report of {asked}",
        where=f"record {record.version}",
        to_do=f"ask for a covered month; the nearest are {' and '.join(around)} (see `contingent coverage`)",
    )


def _last(record: Record, subject: Subject) -> datetime.date | None:
    if subject.kind != "mission":
        return all_parties()[subject.id].valid_to
    if f"mission:{subject.id}" not in record.cubes.scopes:
        return None
    cube = record.cubes.cube(f"mission:{subject.id}")
    there = cube.whole[cube.measure_index("uniformed")] > 0
    return Month(int(cube.axes.months[there][-1])).last_day if there.any() else None
