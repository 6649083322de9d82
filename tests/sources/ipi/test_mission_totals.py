from __future__ import annotations

import csv
from collections import Counter

import pytest

from contingent.errors import SourceError
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.sources.ipi import mission_totals

from .tables import SHARED, csv_bytes, mission_table, needs_shared


def test_a_row_gives_the_types_it_states() -> None:
    parsed = mission_totals.read(mission_table(("2015-05-31", "MINUSTAH", 2554, 2521, "NA", 5075)), "missions.csv")
    assert [(o.contributor, o.mission, o.personnel_type, o.count) for o in parsed.observations] == [
        (ALL_CONTRIBUTORS, "MINUSTAH", "troops_staff", 2554),
        (ALL_CONTRIBUTORS, "MINUSTAH", "police", 2521),
    ]
    assert (parsed.document.granularity, parsed.recomputed) == ("mission", 1)
    assert (parsed.observations[0].locator, parsed.observations[1].type_as_printed) == ("row 2", "Police")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("2015-05-31", "UNIFIL", 10, 2, 3, 16), "Total 16 is printed, but Troops + Police + Observers is 15"),
        (("2015-05-31", "UNIFIL", 10, 2, 3, "NA"), "Total NA is printed"),
        (("2015-05-31", "UNIFIL", "ten", 2, 3, 15), "'ten' in column Troops"),
        (("2015-05-31", "UNATLANTIS", 10, 2, 3, 15), "UNATLANTIS"),
        (("2015-05-30", "UNIFIL", 10, 2, 3, 15), "not the last day"),
        (("2015-04-30", "UNIFIL", 1, 1, 1, 3), "UNIFIL has two rows for 2015-04"),
    ],
)
def test_a_bad_row_names_file_row_and_remedy(row: tuple[str, str, object, object, object, object], says: str) -> None:
    with pytest.raises(SourceError) as raised:
        mission_totals.read(mission_table(("2015-04-30", "UNIFIL", 1, 1, 1, 3), row), "missions.csv")
    assert says in raised.value.what
    assert raised.value.where == "missions.csv, row 3"
    assert raised.value.to_do


def test_a_missing_and_a_new_column_are_refused() -> None:
    for columns in (mission_totals.COLUMNS[:-1], (*mission_totals.COLUMNS, "Women")):
        data = csv_bytes(columns, [])
        assert mission_totals.recognises(data, "missions.csv")
        with pytest.raises(SourceError, match=r"column '(Total|Women)'"):
            mission_totals.read(data, "missions.csv")


@needs_shared
def test_the_missions_of_every_month_add_up_to_the_world_total() -> None:
    name = "ppp_loader_data_mission.csv"
    parsed = mission_totals.read((SHARED / name).read_bytes(), name)
    assert parsed.recomputed == 5330
    summed: Counter[str] = Counter()
    for o in parsed.observations:
        summed[str(o.month)] += o.count
    with (SHARED / "ppp_loader_data_monthly.csv").open(newline="") as file:
        world = {row["Date"][:7]: int(row["Total Contributions"]) for row in csv.DictReader(file)}
    assert summed == world


@needs_shared
def test_tables_of_other_kinds_are_not_taken_for_it() -> None:
    names = ("ppp_loader_data_monthly.csv", "ppp_loader_data_regions.csv", "ppp_loader_current_month.csv")
    for name in names:
        assert not mission_totals.recognises((SHARED / name).read_bytes(), name)
