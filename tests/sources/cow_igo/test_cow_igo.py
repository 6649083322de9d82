"""COW IGO memberships by runs of years, on rows in the table's form."""

from __future__ import annotations

import pytest
from tests.sources.asserted_rows import table

from contingent.errors import SourceError
from contingent.sources.cow_igo import COLUMNS, read, recognises


def test_runs_of_years_become_intervals_and_the_last_coded_year_is_no_exit() -> None:
    data = table(COLUMNS, [("COMESA", "angola", 1, 1994, 2006), ("COMESA", "rwanda", 1, 1994, 2014)])
    assert recognises(data, "any.csv")
    angola, rwanda = read(data, "any.csv").facts
    assert (angola.subject, angola.start, angola.end, angola.stated_last) == ("AGO", "1994", "2006", "2014")
    assert (rwanda.start, rwanda.end, rwanda.confirmed_as_of) == ("1994", "", "2014")


def test_a_state_that_was_several_parties_in_turn_is_split() -> None:
    facts = read(table(COLUMNS, [("UN", "russia", 1, 1945, 2014)]), "any.csv").facts
    assert [(fact.subject, fact.end or "") for fact in facts] == [("SUN", "1990"), ("RUS", "")]


def test_years_before_the_organisation_are_cut_and_told() -> None:
    (fact,) = read(table(COLUMNS, [("EAC", "kenya", 1, 1996, 2014)]), "any.csv").facts
    assert fact.start == "2000-07-07"
    assert "stated since 1996" in fact.note


def test_other_organisations_and_former_states_are_left_out() -> None:
    rows = [("SugU", "france", 1, 1903, 1914), ("UN", "zanzibar", 1, 1963, 1964), ("UN", "kenya", 3, 1963, 2014)]
    (fact,) = read(table(COLUMNS, rows), "any.csv").facts
    assert (fact.subject, fact.status) == ("KEN", "observer")


@pytest.mark.parametrize(
    "row", [("UN", "kenya", 7, 1963, 2014), ("UN", "kenya", 1, "now", 2014), ("UN", "lemuria", 1, 1963, 2014)]
)
def test_what_is_not_understood_is_refused(row: tuple[object, ...]) -> None:
    with pytest.raises(SourceError) as error:
        read(table(COLUMNS, [row]), "igo.csv")
    assert "igo.csv, row 2" in error.value.where
