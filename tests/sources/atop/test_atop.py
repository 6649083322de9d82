"""ATOP's directed dyads by year, on rows in the table's form."""

from __future__ import annotations

import pytest
from tests.sources.asserted_rows import table

from contingent.errors import SourceError
from contingent.sources.atop import COLUMNS, read, recognises


def test_runs_of_an_obligation_become_intervals() -> None:
    rows = [(2, 20, year, 1, 0, 0, int(year != 1991), 0) for year in (1990, 1991, 1992)]
    data = table(COLUMNS, [*rows, (517, 490, 1992, 0, 0, 0, 1, 0)])
    assert recognises(data, "any.csv")
    told = {(f.subject, f.object, f.status, f.start, f.end) for f in read(data, "any.csv").facts}
    assert told == {
        ("USA", "CAN", "defence", "1990", ""),
        ("USA", "CAN", "nonaggression", "1990", "1990"),
        ("USA", "CAN", "nonaggression", "1992", ""),
        ("RWA", "COD", "nonaggression", "1992", ""),
    }


@pytest.mark.parametrize(
    "row", [(2, 20, 1990, 2, 0, 0, 0, 0), (2, 9999, 1990, 1, 0, 0, 0, 0), (2, 20, "x", 1, 0, 0, 0, 0)]
)
def test_what_is_not_understood_is_refused(row: tuple[object, ...]) -> None:
    with pytest.raises(SourceError) as error:
        read(table(COLUMNS, [row]), "atop.csv")
    assert "atop.csv, row 2" in error.value.where
