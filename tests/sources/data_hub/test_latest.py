from __future__ import annotations

from typing import Any

import pytest

from contingent.errors import SourceError
from contingent.record.ranking import rank
from contingent.record.record import Record
from contingent.sources.data_hub import contributions, latest
from contingent.sources.registry import reader_for

from .upstream import FORMS, SHARED, contribution, needs_shared, total, written

NAME, DAY = "DPO-UCLATEST", "2024-10-31"
ROWS = [
    total(DAY, "NPL", 1, 600, 5400),
    total(DAY, "RWA", 2, 500, 5379),
    total(DAY, "BGD", 2, 400, 5479),
    total(DAY, "IND", 4, 100, 5300),
    total(DAY, "QAT", 5, 0, 0),
]


def changed(place: int, **cells: Any) -> list[dict[str, Any]]:
    rows = [dict(row) for row in ROWS]
    rows[place].update(cells)
    return rows


@pytest.mark.parametrize("form", FORMS)
def test_sums_and_ranks_are_recomputed_and_totals_are_no_observations(form: str) -> None:
    data = written(ROWS, form)
    parsed = reader_for(data, NAME).read(data, NAME)
    assert (parsed.observations, parsed.recomputed, parsed.document.granularity) == ((), 10, "contributor")
    totals = latest.read_totals(data, NAME)
    assert [(t.contributor, t.rank, t.total) for t in totals[:3]] == [
        ("NPL", 1, 6000),
        ("RWA", 2, 5879),
        ("BGD", 2, 5879),
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"personnel_contribution_rank": 3}, "rank 3 is given, but a total of 5,400 is rank 4"),
        ({"female_personnel": 101}, "5,400 is given, but women and men are 5,401"),
        ({"last_reporting_date": "2024-09-30"}, "the row is about 2024-09, the first about 2024-10"),
        ({"isocode3": "RWA", "m49_code": 646, "contributing_country": "Rwanda"}, "RWA is given twice"),
    ],
)
def test_what_does_not_add_up_is_refused(form: str, cells: dict[str, Any], says: str) -> None:
    with pytest.raises(SourceError) as raised:
        latest.read(written(changed(3, **cells), form), NAME)
    assert says in raised.value.what
    assert raised.value.where == f"{NAME}, row {4 if form == 'json' else 5}"


def test_totals_are_compared_with_the_contributions_of_their_month() -> None:
    rows = [
        contribution(1, DAY, "NPL", "UNMISS", "Troops", 600, 5300),
        contribution(2, DAY, "NPL", "UNMISS", "Staff Officer", 0, 100),
        contribution(3, DAY, "RWA", "UNMISS", "Troops", 500, 5378),
        contribution(4, DAY, "GHA", "UNIFIL", "Troops", 100, 700),
        contribution(5, "2024-11-30", "IND", "UNIFIL", "Troops", 100, 5300),
        contribution(6, "2024-11-30", "IND", "UNIFIL", "Staff Officer", 0, 1),
    ]
    observations = contributions.read(written(rows, "json"), "x").observations
    found = latest.differences(latest.read_totals(written(ROWS, "json"), NAME), observations)
    assert found == [
        "BGD: the total is 400 women and 5,479 men, the contributions add up to 0 and 0",
        "GHA: the total is 0 women and 0 men, the contributions add up to 100 and 700",
        "IND: the total is 100 women and 5,300 men, the contributions add up to 0 and 0",
        "RWA: the total is 500 women and 5,379 men, the contributions add up to 500 and 5,378",
    ]


@needs_shared
def test_the_ranking_of_january_2021_is_that_of_the_monthly_report(record: Record) -> None:
    totals = latest.read_totals((SHARED / "corinnee" / "Rank.csv").read_bytes(), "Rank.csv")
    assert len(totals) == 122
    ranked = rank(record, totals[0].month, "uniformed").rows
    found = {(row["contributor"], row["rank"], row["count"]) for row in ranked}
    assert found == {(t.contributor, t.rank, t.total) for t in totals}
