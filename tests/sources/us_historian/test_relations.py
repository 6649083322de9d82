"""The guide to recognition and relations: days read from the text, intervals made of changes."""

from __future__ import annotations

import pytest
from tests.sources.asserted_rows import table

from contingent.errors import SourceError
from contingent.sources.us_historian import chiefs
from contingent.sources.us_historian.relations import COLUMNS, read, recognises

LEVEL = "diplomatic-relations"
CUBA = [
    ("cuba", "Cuba", "recognition", "U.S. Recognition of Cuban Independence, 1902.", "1902", "On May 20, 1902, ..."),
    ("cuba", "Cuba", LEVEL, "Establishment of Diplomatic Relations and the American Legation in Cuba, 1902.", "1902",
     "Diplomatic relations and the U.S. Legation in Havana were established on May 27, 1902, when the Envoy came."),
    ("cuba", "Cuba", LEVEL, "Elevation of U.S. Legation to Embassy Status, 1923.", "1923",
     "Following an act of March 1, 1922, the U.S. Legation was raised to Embassy status on February 10, 1923."),
    ("cuba", "Cuba", LEVEL, "Diplomatic Relations Severed, 1961.", "1961",
     "The United States severed diplomatic relations with Cuba on January 3, 1961, citing unwarranted action."),
    ("cuba", "Cuba", LEVEL,
     "Resumption of Diplomatic Relations and Reestablishment of the American Embassy in Cuba, 2015.",
     "2015", "The United States and Cuba resumed diplomatic relations on July 20, 2015."),
]  # fmt: skip


def test_intervals_of_relations_and_missions_with_days_from_the_text() -> None:
    data = table(COLUMNS, CUBA)
    assert recognises(data, "any.csv")
    facts = read(data, "any.csv").facts
    assert [(f.status, f.start, f.end) for f in facts if f.kind == "relation"] == [
        ("established", "1902-05-27", "1961-01-03"),
        ("severed", "1961-01-03", "2015-07-20"),
        ("established", "2015-07-20", ""),
    ]
    assert [(f.status, f.start, f.end) for f in facts if f.kind == "diplomatic_mission"] == [
        ("legation", "1902-05-27", "1923-02-10"),
        ("embassy", "1923-02-10", "1961-01-03"),
        ("closed", "1961-01-03", "2015-07-20"),
        ("embassy", "2015-07-20", ""),
    ]


def test_each_change_is_an_event() -> None:
    kinds = [event.kind for event in read(table(COLUMNS, CUBA), "any.csv").events]
    assert kinds.count("relations_severed") == 1 and kinds.count("relations_restored") == 1


def test_missions_of_others_in_washington_are_not_taken() -> None:
    row = (
        "cuba",
        "Cuba",
        LEVEL,
        "Establishment of the Cuban Legation in the United States, 1902.",
        "1902",
        "On May 3, 1902.",
    )
    assert read(table(COLUMNS, [row]), "any.csv").facts == ()


def test_a_country_that_is_not_known_is_refused_and_a_historical_state_left_out() -> None:
    row = ("lemuria", "Lemuria", LEVEL, "Establishment of Diplomatic Relations, 1902.", "1902", "On May 3, 1902.")
    with pytest.raises(SourceError, match="unknown party 'Lemuria'"):
        read(table(COLUMNS, [row]), "any.csv")
    assert read(table(COLUMNS, [("baden", "Baden*", *row[2:])]), "any.csv").facts == ()


def test_chiefs_of_mission_who_took_up_the_post() -> None:
    rows = [
        (
            "rwanda",
            "rw-1",
            "withers-charles",
            "ambassador-e-p",
            "rwanda",
            "1963-03-09",
            "",
            "1963-04-19",
            "1966-09-15",
            "",
        ),
        ("rwanda", "rw-2", "nobody", "ambassador-e-p", "rwanda", "1963-03-09", "", "", "", "did not serve"),
        ("congo-democratic-republic", "cd-1", "x", "charge-daffaires", "zaire", "", "", "1974-01-02", "1974-05-01", ""),
    ]
    withers, chargé = chiefs.read(table(chiefs.COLUMNS, rows), "any.csv").facts
    assert (withers.object, withers.status, withers.start, withers.end) == (
        "RWA",
        "ambassador",
        "1963-04-19",
        "1966-09-15",
    )
    assert (chargé.object, chargé.status) == ("COD", "charge")
