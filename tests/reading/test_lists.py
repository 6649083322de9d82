"""What the form of a list tells of each of its claims: the date of a column, the year and the owner at a list's end."""

from __future__ import annotations

import pytest

from contingent.reading.anchors import find_anchors
from contingent.reading.context import Context
from contingent.reading.focus import Focus
from contingent.reading.history import History
from contingent.reading.scan import scan
from contingent.reading.subjects import subject_candidates
from contingent.reading.times import time_candidates

LIST = "Military deployments: 460 DR Congo (MONUSCO); 35 South Sudan (UNMISS) (2023){owner}"


def stated(text: str, value: float) -> tuple[list[str | None], list[str | None]]:
    """The candidates for time and subject of a number of a text."""
    context = Context(scan(text, "2024-09"))
    anchor = next(anchor for anchor in find_anchors(context.document) if anchor.value == value)
    times = time_candidates(context, anchor, "contribution_level", "asserted", History())
    subjects = subject_candidates(context, Focus(context), anchor, "contribution_level", History())
    return [found.value for found in times], [found.value for found in subjects]


@pytest.mark.parametrize("owner", [" - Kenya", " [Kenya]"])
def test_the_year_and_the_owner_at_the_end_of_a_list_are_those_of_its_rows(owner: str) -> None:
    assert stated(LIST.format(owner=owner), 460) == (["2023"], ["KEN"])


def test_a_country_within_a_list_owns_nothing() -> None:
    times, subjects = stated(LIST.format(owner=""), 460)
    assert times == ["2023"]
    assert len(subjects) > 1


def test_a_year_within_a_sentence_is_one_of_several() -> None:
    assert len(stated("Kenya has 460 people in the DR Congo; it had more in one year (2023) than ever.", 460)[0]) > 1


def test_the_date_of_a_column_is_that_of_its_numbers() -> None:
    text = "Troops\n           2014   2018\nLebanon    1154    949\nJordan      654    715"
    assert stated(text, 715)[0] == ["2018"]
    assert stated(text, 654)[0] == ["2014"]
