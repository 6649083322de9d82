"""The balanced panel: its rows, statuses, counts and codes, against the record's own answers."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import numpy as np
import pytest

from contingent.model.month import Month
from contingent.presenting.export.panel import STATUSES, panel_sheet
from contingent.presenting.export.sheet import EMPTY, Sheet
from contingent.record.contributions import contributions
from contingent.record.record import Record
from contingent.vocabulary.codes import code_of_party
from contingent.vocabulary.measures import all_measures


@pytest.fixture(scope="module")
def panel(record: Record) -> Sheet:
    return panel_sheet(record)


@pytest.fixture(scope="module")
def rows(panel: Sheet) -> dict[tuple[str, str, str], dict[str, Any]]:
    keys = zip(*(panel[name].cells().tolist() for name in ("contributor", "mission", "month")), strict=True)
    found = zip(keys, panel.rows(), strict=True)
    return {key: dict(zip(panel.names, row, strict=True)) for key, row in found if key[0] in ("RWA", "TCD", "DEU")}


def test_zero_absent_and_not_covered_are_three_things(rows: dict[tuple[str, str, str], dict[str, Any]]) -> None:
    told = {month: rows["RWA", "UNAMID", month] for month in ("2020-06", "2021-05", "2021-06", "2021-07")}
    assert [row["status"] for row in told.values()] == ["not_covered", "reported", "reported_zero", "absent"]
    assert [row["uniformed"] for row in told.values()] == [None, 50, 0, 0]
    assert [bool(row["document"]) for row in told.values()] == [False, True, True, False]


def test_a_measure_that_a_report_does_not_tell_apart_is_empty(
    rows: dict[tuple[str, str, str], dict[str, Any]],
) -> None:
    before, after = rows["RWA", "UNMISS", "2017-04"], rows["RWA", "UNMISS", "2017-05"]
    assert (before["troops"], before["staff"], before["women_staff"]) == (None, None, None)
    assert before["troops_staff"] > 0
    assert after["troops"] + after["staff"] == after["troops_staff"]


def test_flags_stand_beside_the_figure(rows: dict[tuple[str, str, str], dict[str, Any]]) -> None:
    hole = rows["TCD", "MINUSMA", "2021-10"]
    assert "one_month_hole" in hole["flags"]
    assert rows["TCD", "MINUSMA", "2021-12"]["flags"] is None


def test_every_pair_has_every_month_of_its_missions_life(panel: Sheet) -> None:
    pair, mission, month = panel["pair"].values, panel["mission"].values, panel["month"].values
    assert np.array_equal(np.unique(pair), np.arange(1, pair.max() + 1))
    starts = np.flatnonzero(np.diff(pair, prepend=0))
    ends = np.append(starts[1:], len(pair)) - 1
    assert np.array_equal(month[ends] - month[starts], ends - starts)
    lives = {(int(m), int(a), int(b)) for m, a, b in zip(mission[starts], month[starts], month[ends], strict=True)}
    assert len(lives) == len(np.unique(mission))
    assert np.all(np.diff(month)[np.diff(pair) == 0] == 1)


def test_counts_are_those_of_the_record(record: Record, panel: Sheet) -> None:
    persons = [measure for measure, about in all_measures().items() if about.unit == "persons"]
    for mission in ("MINUSCA", "UNIFIL", "BINUH"):
        cube = record.cubes.cube(f"mission:{mission}")
        shown = np.flatnonzero(panel["mission"].cells() == mission)
        at = panel["month"].values[shown] - record.columns.first_month.ordinal
        who = [cube.axes.contributors.index(name) for name in panel["contributor"].cells()[shown]]
        for measure in persons:
            expected = cube.values[cube.measure_index(measure)][at, who]
            found = panel[measure].values[shown]
            assert np.array_equal(found, np.where(np.isnan(expected), EMPTY, expected)), (mission, measure)


def test_nobody_is_lost_or_counted_twice(record: Record, panel: Sheet) -> None:
    mine = panel["contributor"].cells() == "RWA"
    months, counts = panel["month"].cells()[mine], panel["uniformed"].values[mine]
    totals: Counter[str] = Counter()
    for month, count in zip(months, counts, strict=True):
        totals[month] += max(int(count), 0)
    answer = contributions(record, "RWA", since=Month.of(2009, 11), by=["mission"])
    known: Counter[str] = Counter()
    for row in answer:
        known[row["month"]] += row["count"] if row["mission"] else 0
    assert {month: count for month, count in totals.items() if count} == +known
    assert totals["2020-12"] == 6383


def test_codes_are_those_of_the_month(panel: Sheet) -> None:
    draw = random.Random(5)
    for place in draw.sample(range(len(panel)), 300):
        contributor, month, *codes = (
            panel[name].cells(slice(place, place + 1))[0]
            for name in ("contributor", "month", "iso3", "m49", "cow", "gw")
        )
        day = Month.parse(month).last_day
        iso3, *numbers = (code_of_party(scheme, contributor, day) for scheme in ("iso3", "m49", "cow", "gw"))
        assert codes == [iso3, *(int(number) if number else None for number in numbers)], (contributor, month)


def test_statuses_and_documents_agree(panel: Sheet) -> None:
    status, documents = panel["status"].values, panel["document"].values != EMPTY
    named = np.isin(status, [STATUSES.index("reported"), STATUSES.index("reported_zero")])
    assert np.array_equal(named, documents)
    unknown = status == STATUSES.index("not_covered")
    assert np.array_equal(unknown, panel["uniformed"].values == EMPTY)
    assert (panel["uniformed"].values[status == STATUSES.index("reported")] > 0).all()


def test_months_can_be_cut(record: Record, panel: Sheet) -> None:
    part = panel_sheet(record, Month.of(2021, 1), Month.of(2021, 3))
    whole = panel["month"].cells()
    assert len(part) == np.isin(whole, ["2021-01", "2021-02", "2021-03"]).sum()
    assert "MINUJUSTH" not in part["mission"].cells()
    assert len(panel_sheet(record, Month.of(1960, 1), Month.of(1960, 12))) == 0
