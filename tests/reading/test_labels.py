"""What the labels of rows and columns tell: women, ceilings, all who ever served."""

from __future__ import annotations

import pytest

from contingent.reading.anchor import Anchor
from contingent.reading.anchors import find_anchors
from contingent.reading.ceilings import is_ceiling
from contingent.reading.context import Context
from contingent.reading.labels import counts_all_sent, counts_the_rest, counts_women
from contingent.reading.scan import scan


def at_number(text: str, value: float) -> tuple[Context, Anchor]:
    """A text and the anchor at one of its numbers."""
    context = Context(scan(text, None))
    return context, next(anchor for anchor in find_anchors(context.document) if anchor.value == value)


@pytest.mark.parametrize(
    ("row", "women"),
    [
        ("of which women ......... 422", True),
        ("Women: 5,617", True),
        ("- women among them: 306", True),
        ("women police officers 306", False),
        ("Police 306", False),
    ],
)
def test_a_row_that_only_says_women_counts_them(row: str, women: bool) -> None:
    value = float(row.split()[-1].replace(",", ""))
    text = f"Ghana, May 2021\nTotal ....... 2,629\n{row}\nUNMISS ...... 1,019"
    assert counts_women(*at_number(text, value)) is women


def test_a_column_headed_women_counts_them() -> None:
    context = Context(scan("Mission;Women;Percent\nUNAMID;1043;4.6\nMONUSCO;539;2.8\nUNMISS;182;3.0", "2012-07"))
    women = [anchor.value for anchor in find_anchors(context.document) if counts_women(context, anchor)]
    assert {1043, 539, 182} <= set(women)


@pytest.mark.parametrize(
    ("row", "authorised"),
    [
        ("Ceiling ........... 22,126", True),
        ("Maximum: 22,126 troops", True),
        ("Authorized strength: 22,126", True),
        ("Maximum efforts were made by 22,126 troops", False),
        ("Uganda ............ 22,126", False),
    ],
)
def test_what_is_authorised_is_nobody_s_contribution(row: str, authorised: bool) -> None:
    text = f"AMISOM, October 2014\nKenya ............. 4,664\n{row}"
    assert is_ceiling(*at_number(text, 22126)) is authorised


@pytest.mark.parametrize(
    ("text", "ever"),
    [
        ("Ghana: people sent, all rotations\nLebanon  1,216\nHaiti  2,184", True),
        ("Nation / served / fallen\nGhana / 2,184 / 91\nTogo / 900 / 12", True),
        ("Ghana: troops sent, May 2021\nLebanon  1,216\nHaiti  2,184", False),
        ("Ghana has 2,184 people who ever served.", False),
    ],
)
def test_tables_may_count_all_who_ever_served(text: str, ever: bool) -> None:
    assert counts_all_sent(*at_number(text, 2184)) is ever


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Nepal 5,926\nRwanda 5,880\nOthers 35,115", True),
        ("Nepal 5,926\nRwanda 5,880\nAll other countries (112) 35,115", True),
        ("Nepal 5,926\nRwanda 5,880\nTotal 35,115", False),
    ],
)
def test_a_row_of_the_rest_says_so(text: str, rest: bool) -> None:
    assert counts_the_rest(*at_number(text, 35115)) is rest
