"""COW Diplomatic Exchange, on rows in the table's form."""

from __future__ import annotations

import pytest
from tests.sources.asserted_rows import table

from contingent.errors import SourceError
from contingent.sources.cow_diplomatic_exchange import COLUMNS, read, recognises


def test_levels_become_intervals_over_the_coded_years() -> None:
    rows = [(220, 517, 1995, 3, 3, 1, 2006), (220, 517, 2000, 3, 1, 1, 2006), (220, 517, 2005, 0, -9, 0, 2006)]
    data = table(COLUMNS, rows)
    assert recognises(data, "any.csv")
    told = {(f.subject, f.object, f.status, f.start, f.end, f.stated_last) for f in read(data, "any.csv").facts}
    assert told == {
        ("RWA", "FRA", "embassy", "1995", "2000", "2005"),
        ("FRA", "RWA", "embassy", "1995", "1995", "2005"),
        ("FRA", "RWA", "charge", "2000", "2000", "2005"),
    }


@pytest.mark.parametrize("row", [(220, 517, 1995, 4, 0, 1, 2006), (220, 517, "95", 3, 0, 1, 2006)])
def test_what_is_not_understood_is_refused(row: tuple[object, ...]) -> None:
    with pytest.raises(SourceError) as error:
        read(table(COLUMNS, [row]), "exchange.csv")
    assert "exchange.csv, row 2" in error.value.where
