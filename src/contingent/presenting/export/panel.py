"""The balanced panel: contributor x mission x month, keeping zero, absent and not covered apart."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from contingent.model.code import PartyCode
from contingent.model.month import Month
from contingent.presenting.export.cells import Cells
from contingent.presenting.export.sheet import EMPTY, Sheet, Variable, text_variable
from contingent.record.record import Record
from contingent.vocabulary.codes import all_codes
from contingent.vocabulary.measures import all_measures
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.parties import all_parties

STATUSES = ("reported", "reported_zero", "absent", "not_covered")
"""What the month's report says of a pair, in the order of their codes."""


def panel_sheet(record: Record, since: Month | None = None, until: Month | None = None) -> Sheet:
    """Return a row for every contributor-mission pair that a report names, in every month of the mission's life.

    A mission's life runs from the first to the last month in which any table of the record names it, those of mission
    totals included; `since` and `until` cut it. A `status` says for each row what the record knows. Counts are
    persons: 0 where a report that is held does not name the pair, empty where the month or the measure is not covered.
    """
    cells = Cells(record, since or record.columns.first_month, until or record.columns.last_month)
    covered = _covered(record)
    return Sheet(
        name="panel",
        title="Contributions of uniformed personnel by contributor, mission and month",
        variables=(
            *_contributor(record, cells),
            *_mission(record, cells),
            Variable("month", "month", cells.month),
            Variable("year", "integer", cells.month // 12),
            _status(record, cells, covered["uniformed"]),
            *_counts(record, cells, covered),
            *_origin(record, cells),
        ),
    )


def _covered(record: Record) -> dict[str, NDArray[np.bool_]]:
    """Return for every measure of persons [month] whether reports by contributor and mission give it.

    That is a matter of reports and not of missions, so that any mission's cube has it.
    """
    cube = record.cubes.cube(f"mission:{record.cubes.missions[0]}")
    persons = (measure.id for measure in all_measures().values() if measure.unit == "persons")
    return {measure: cube.covered[cube.measure_index(measure)] for measure in persons}


def _contributor(record: Record, cells: Cells) -> Iterator[Variable]:
    ids = record.columns.tables["contributor"]
    names = [all_parties()[name].name if name in all_parties() else name for name in ids]
    yield Variable("pair", "integer", (cells.pair + 1).astype(np.int32))
    yield text_variable("contributor", cells.contributor, ids)
    yield text_variable("contributor_name", cells.contributor, names)
    for scheme in ("iso3", "m49", "cow", "gw"):
        codes = [code for code in all_codes() if code.scheme == scheme and code.party in ids]
        values = _coded(record, cells, codes)
        if scheme == "iso3":
            yield text_variable(scheme, values, [code.code for code in codes])
        else:
            numbers = np.array([*(int(code.code) for code in codes), EMPTY], dtype=np.int32)
            yield Variable(scheme, "integer", numbers[values])


def _coded(record: Record, cells: Cells, codes: Sequence[PartyCode]) -> NDArray[np.int32]:
    """Return [row] the place in `codes` of the one that the contributor has on the month's last day, else EMPTY."""
    columns = record.columns
    first, months = columns.first_month.ordinal, columns.last_month - columns.first_month.ordinal
    table = np.full((len(columns.tables["contributor"]), months.ordinal + 1), EMPTY, dtype=np.int32)
    for place, code in enumerate(codes):
        since = Month.containing(code.valid_from).ordinal - first if code.valid_from else 0
        until = Month.containing(code.valid_to + datetime.timedelta(days=1)).ordinal - first if code.valid_to else None
        if until is None or until > 0:
            table[columns.code("contributor", code.party), max(since, 0) : until] = place
    return table[cells.contributor, cells.month - first]


def _mission(record: Record, cells: Cells) -> Iterator[Variable]:
    ids = record.columns.tables["mission"]
    missions = [all_missions().get(name) for name in ids]
    yield text_variable("mission", cells.mission, ids)
    yield text_variable("mission_kind", cells.mission, [mission.kind if mission else None for mission in missions])
    yield text_variable("hosts", cells.mission, [";".join(mission.hosts) if mission else None for mission in missions])


def _status(record: Record, cells: Cells, covered: NDArray[np.bool_]) -> Variable:
    people = cells.persons(np.ones(len(cells.observations), dtype=np.bool_))
    conditions = [~covered[cells.month - record.columns.first_month.ordinal], ~cells.named(), people == 0]
    codes = [STATUSES.index(name) for name in ("not_covered", "absent", "reported_zero")]
    status = np.select(conditions, codes, default=STATUSES.index("reported"))
    return Variable("status", "text", status.astype(np.int32), STATUSES)


def _counts(record: Record, cells: Cells, covered: dict[str, NDArray[np.bool_]]) -> Iterator[Variable]:
    """Yield one variable a measure of persons, empty in months whose reports do not tell it."""
    columns = record.columns
    types, women = columns.personnel_type[cells.observations], columns.code("sex", "f")
    female = columns.sex[cells.observations] == women
    month = cells.month - columns.first_month.ordinal
    for name, known in covered.items():
        measure = all_measures()[name]
        chosen = np.isin(types, [columns.code("personnel_type", kind) for kind in measure.types])
        persons = cells.persons(chosen & female if measure.sex == "f" else chosen)
        yield Variable(name, "integer", np.where(known[month], persons, EMPTY).astype(np.int32))


def _origin(record: Record, cells: Cells) -> Iterator[Variable]:
    """Yield the flags on a row, and the one document that each month's figures of a pair stand in."""
    columns = record.columns
    rules: dict[int, set[str]] = {}
    for flag in record.flags:
        row = cells.row(flag.contributor, flag.mission, flag.month) if flag.contributor and flag.mission else EMPTY
        rules.setdefault(row, set()).add(flag.rule)
    rules.pop(EMPTY, None)
    flagged = np.full(len(cells), EMPTY, dtype=np.int32)
    flagged[list(rules)] = np.arange(len(rules))
    yield text_variable("flags", flagged, [";".join(sorted(names)) for names in rules.values()])
    shown = cells.row_of_observation != EMPTY
    document = np.full(len(cells), EMPTY, dtype=np.int32)
    document[cells.row_of_observation[shown]] = columns.document[cells.observations[shown]]
    documents = [record.document_by_id[name] for name in columns.tables["document"]]
    yield text_variable("source", document, [found.source for found in documents])
    yield text_variable("document", document, [found.name for found in documents])
