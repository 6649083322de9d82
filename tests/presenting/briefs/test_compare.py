"""Contributors side by side."""

from __future__ import annotations

import pytest

from contingent.errors import InputError
from contingent.presenting.briefs.compare import as_html, as_markdown, compare
from contingent.record.record import Record


def test_the_same_measures_of_each_with_sources(full: Record) -> None:
    made = compare(full, ["Rwanda", "UGA", "Kenya"], "2020-12")
    line = made.lines[0]
    assert line.label == "Uniformed personnel, 31 December 2020"
    assert line.cells[0].text == "6,383" and all(cell.notes for cell in line.cells)
    text, page = as_markdown(made), as_html(made)
    assert "| Refugees hosted, end of 2019" not in text
    assert "| Rank by uniformed personnel, 31 December 2020 | 2nd[^s1] |" in text
    assert 'scope="row">Uniformed personnel, 31 December 2020</th>' in page


def test_unknown_stays_unknown(full: Record) -> None:
    text = as_markdown(compare(full, ["RWA", "UGA", "KEN"], "2021-07"))
    refugees = next(line for line in text.splitlines() if line.startswith("| Refugees hosted, end of 2020"))
    assert "139,000" in refugees and refugees.endswith("not known |")


def test_only_contributors_and_at_least_two(bare: Record) -> None:
    with pytest.raises(InputError, match="names are given"):
        compare(bare, ["RWA", "Rwanda"])
    with pytest.raises(InputError, match="MINUSCA is no contributor"):
        compare(bare, ["RWA", "MINUSCA"])
