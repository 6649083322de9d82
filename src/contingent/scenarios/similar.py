"""Who is most like a contributor on the indicators of the motives, and on which of them."""

from __future__ import annotations

from collections.abc import Mapping

from contingent.errors import NotCoveredError
from contingent.model.month import Month
from contingent.record.evidence import document_row
from contingent.record.ranking import latest
from contingent.record.record import Record
from contingent.record.rows import Row, Rows, merged
from contingent.scenarios.board import Board, Reading
from contingent.scenarios.lines import Line, all_lines
from contingent.scenarios.motives import percentile
from contingent.vocabulary.groups import find_group, members
from contingent.vocabulary.parties import all_parties, find_party

HEAD = ("rank", "contributor", "name", "distance", "compared", "closest_on", "furthest_on")
TOP = 10
FEWEST = 0.5
"""A contributor is compared that has at least this share of the indicators which the party has."""
NAMED = 3


def similar(
    record: Record,
    party: str,
    month: Month | str | None = None,
    *,
    among: str | None = None,
    top: int | None = TOP,
) -> Rows:
    """Return the contributors of a month that are most like a party, nearest first, with the distance by indicator.

    On each indicator contributors stand at a percentile; the distance of two on it is the difference of their
    percentiles, and their distance the mean over the indicators both have. Each row gives every indicator's part.
    Raises NotCoveredError where the party has no indicator in the month.
    """
    who = find_party(party)
    month = Month.read(month) or latest(record, "uniformed", "all")
    board = Board(record)
    readings = _readings(board, who, month)
    if not readings:
        raise NotCoveredError(
            f"unknown: the record has no indicator of {all_parties()[who].name} in {month}",
            where=f"record {record.version}",
            to_do="ask for a month in which it contributes (see `contingent contributions`)",
        )
    places = {line.indicator: _places(reading.values) for line, reading in readings.items()}
    group = members(find_group(among), month.last_day) if among else None
    others = [one for one in board.presence(month).people if one != who and (group is None or one in group)]
    rows = [row for other in others if (row := _row(places, who, other)) is not None]
    rows.sort(key=lambda row: (row["distance"], row["contributor"]))
    for rank, row in enumerate(rows, 1):
        row["rank"] = rank
    documents = {name for reading in readings.values() for name in reading.documents}
    about = {"contributor": who, "month": str(month), "among": among, "record": record.version}
    sources = merged([document_row(record, name) for name in sorted(documents)], "document")
    fields = (*HEAD, *(f"differs_{name}"[:32] for name in places))
    return Rows(fields, tuple(rows[:top]), about, sources, _notes(readings), brief=HEAD)


def _readings(board: Board, who: str, month: Month) -> dict[Line, Reading]:
    found = {line: board.reading(line, who, month) for line in all_lines()}
    return {line: one for line, one in found.items() if one is not None and percentile(one.values, who) is not None}


def _places(values: Mapping[str, float]) -> dict[str, float]:
    found = {name: percentile(values, name) for name in values}
    return {name: place for name, place in found.items() if place is not None}


def _row(places: Mapping[str, Mapping[str, float]], who: str, other: str) -> Row | None:
    """Compare two contributors; None where they have too few indicators in common."""
    apart = {name: listed[other] - listed[who] for name, listed in places.items() if other in listed}
    if len(apart) < FEWEST * len(places):
        return None
    nearest = sorted(apart, key=lambda name: (abs(apart[name]), name))
    return {
        "rank": 0,
        "contributor": other,
        "name": all_parties()[other].name,
        "distance": round(sum(map(abs, apart.values())) / len(apart), 1),
        "compared": len(apart),
        "closest_on": ", ".join(nearest[:NAMED]),
        "furthest_on": ", ".join(f"{name} {apart[name]:+.0f}" for name in reversed(nearest[-NAMED:])),
        **{f"differs_{name}"[:32]: round(apart[name], 1) if name in apart else None for name in places},
    }


def _notes(readings: Mapping[Line, Reading]) -> tuple[str, ...]:
    missing = [line.indicator for line in all_lines() if line not in readings]
    notes = [
        "distance: mean difference of percentiles (0 alike, 100 opposite ends) over the indicators both have; every"
        " indicator counts the same, and alike on these is not alike in motive",
        "furthest_on: how many percentiles higher (+) or lower (-) the other stands",
        "compared on: " + ", ".join(f"{line.indicator} ({reading.period})" for line, reading in readings.items()),
    ]
    if missing:
        notes.append(f"not in the record, so not compared: {', '.join(missing)} (see `contingent motives`)")
    return tuple(notes)
