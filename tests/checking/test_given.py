"""Given claims are read strictly: what cannot be is refused with its line and the reason, the others are kept."""

from __future__ import annotations

import json

import pytest

from contingent.checking.given import read_given

TEXT = "Rwanda has 6,383 troops in UN missions."
GOOD = {
    "quote": "6,383 troops",
    "kind": "contribution_level",
    "contributor": "RWA",
    "category": "troops",
    "value": 6383,
}


def line(*claims, **fields) -> str:
    return json.dumps({"id": "a", "text": TEXT, "published": None, "claims": list(claims), **fields})


def refused(**changes) -> str:
    given = read_given([line(GOOD, {**GOOD, **changes}, GOOD)], contributors=150)
    assert len(given.passages[0].claims) == 2, "the others are kept"
    (one,) = given.refused
    assert one.line == 1 and one.id == "a" and "line 1 (a)" in str(one)
    return one.reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"contributor": "RWQ"}, "unknown contributor 'RWQ'"),
        ({"relative_to": "BGX"}, "unknown contributor 'BGX' in relative_to"),
        ({"mission": "MINUSKA"}, "unknown mission 'MINUSKA' (did you mean MINUSMA or MINUSCA"),
        ({"category": "troop"}, "unknown category 'troop' (did you mean troops"),
        ({"kind": "level"}, "unknown kind 'level'"),
        ({"comparator": "≈"}, "unknown comparator"),
        ({"polarity": "maybe"}, "unknown polarity"),
        ({"value_unit": "people"}, "unknown value_unit"),
        ({"as_of": "2020-13"}, "impossible date in as_of"),
        ({"as_of": "2021-02-30"}, "impossible date in as_of"),
        ({"value": -5}, "negative value"),
        ({"value": 10**12}, "absurd value"),
        ({"value": "6,383"}, "not a number"),
        ({"value": True}, "not a number"),
        ({"kind": "gender_share", "value": 120, "value_unit": "percent"}, "absurd value"),
        ({"kind": "contribution_rank", "rank": 0}, "no whole number from 1"),
        ({"kind": "contribution_rank", "rank": 151}, "above the number of contributors: 151 of 150"),
        ({"comparator": "range", "value": 10, "value_high": 5}, "range without two ends in order"),
        ({"quote": "6,384 troops"}, "quote that is not in the text"),
        ({"start": 3}, "not in the text at its start"),
        ({"quote": ""}, "no quote"),
        ({"colour": "red"}, "unknown fields: colour"),
        ({"confidence": 2}, "confidence"),
        ({"note": 7}, "note that is not text"),
    ],
)
def test_a_claim_that_cannot_be_is_refused_with_its_line_and_reason(changes, reason):
    assert reason in refused(**changes)


def test_a_line_that_is_no_passage_is_refused_as_a_whole():
    given = read_given(["", "{", json.dumps({"text": TEXT}), line(GOOD, published="2020-02-31"), line(GOOD)])
    assert [one.line for one in given.refused] == [2, 3, 4] and [p.line for p in given.passages] == [5]


def test_quotes_are_found_in_the_text_as_code_points():
    text = "L’Éthiopie 🇪🇹: 6,383 troops."
    given = read_given([json.dumps({"text": text, "claims": [GOOD]})])
    claim = given.passages[0].claims[0]
    assert text[claim.start : claim.end] == "6,383 troops"


def test_a_note_of_below_marks_nearly_and_almost():
    notes = ("below", "below the ceiling", "below; src: UN")
    given = read_given([line(*({**GOOD, "comparator": "~", "note": note} for note in notes))])
    assert [claim.below for claim in given.passages[0].claims] == [True, False, True]


def test_every_passage_keeps_its_id_its_date_and_the_order_of_its_claims():
    given = read_given([line({**GOOD, "as_of": "2020"}, GOOD, id="x", published="2021-07~")])
    (passage,) = given.passages
    assert (passage.id, passage.published) == ("x", "2021-07~")
    assert [claim.as_of for claim in passage.claims] == ["2020", None]


def test_forces_of_others_may_bear_any_name():
    given = read_given([line({**GOOD, "kind": "deployment_other", "mission": "ECOWAS"})])
    assert given.refused == ()


@pytest.mark.parametrize("split", "abc")
def test_the_annotated_passages_are_accepted(shared, split):
    path = shared / "claims" / f"dev-{split}.jsonl"
    given = read_given(path.read_text(encoding="utf-8").splitlines())
    assert given.passages and len(given.refused) <= 10
