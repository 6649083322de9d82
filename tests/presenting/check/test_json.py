"""The JSON of checked texts: the schema, the promised keys and their order, and strictness."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest

from contingent.presenting.check import render
from contingent.presenting.check.json import check_object, claim_object
from tests.presenting.check.examples import TEXT, checked_text, outdated_number, outdated_rank

jsonschema = pytest.importorskip("jsonschema")

PROMISED_CLAIM = [
    *("quote", "start", "end", "kind", "contributor", "object", "mission", "category", "comparator", "value"),
    *("value_high", "value_unit", "rank", "relative_to", "among", "as_of", "polarity"),
]
PROMISED_VERDICT = [
    *("status", "differs_in", "current", "summary", "say", "say_now", "true_for", "together", "roughly", "true_later"),
    *("by_chance", "stated", "nearest", "latest", "missing", "confidence", "evidence"),
]


def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        files("contingent.presenting").joinpath("schemas/check-1.json").read_text(encoding="utf-8")
    )
    return found


def printed() -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(render([checked_text()], "json", record="2025-07.1")))
    return found


def test_the_schema_is_a_schema_and_the_output_fits_it() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(printed(), schema())


def test_no_text_is_an_empty_list_of_documents() -> None:
    empty = json.loads("".join(render([], "json", record="2025-07.1")))
    assert empty == {"schema": "contingent/check/1", "record": "2025-07.1", "documents": []}
    jsonschema.validate(empty, schema())


def test_the_schema_refuses_an_unknown_status() -> None:
    output = printed()
    output["documents"][0]["claims"][0]["verdict"]["status"] = "true"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(output, schema())


def test_pieces_and_object_are_the_same() -> None:
    assert printed() == check_object([checked_text()], "2025-07.1")


def test_promised_keys_come_first_and_in_order() -> None:
    claim = claim_object(*outdated_number())
    assert [name for name in claim if name in PROMISED_CLAIM] == PROMISED_CLAIM
    assert [name for name in claim["verdict"] if name in PROMISED_VERDICT] == PROMISED_VERDICT
    assert list(printed())[:3] == ["schema", "record", "documents"]


def test_quotes_are_where_they_are_said_to_be() -> None:
    document = printed()["documents"][0]
    assert document["text"] == TEXT
    for claim in document["claims"]:
        assert document["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_the_example_of_the_design() -> None:
    rank, number = (claim_object(*pair) for pair in (outdated_rank(), outdated_number()))
    verdict = number["verdict"]
    assert number["value"] == 6383 and isinstance(number["value"], int)
    assert (verdict["status"], verdict["differs_in"], verdict["current"]) == ("outdated", "both", False)
    assert verdict["true_for"] == [{"measure": "uniformed", "scope": "all", "months": ["2020-12"], "literal": False}]
    assert verdict["nearest"] == {
        "measure": "troops", "scope": "all", "month": "2018-08", "value": 5744, "rank": None, "gap": -639
    }  # fmt: skip
    assert "2020-11/2021-03" in rank["verdict"]["true_for"][0]["months"]
    assert rank["relative_to"] == "BGD"


def test_a_text_that_is_not_read_is_unknown_with_the_reason() -> None:
    text = replace(checked_text(pairs=[]), unread="the text is in another language (fr)")
    document = check_object([text], "2025-07.1")["documents"][0]
    assert (document["status"], document["claims"]) == ("unknown", [])
    assert "another language" in document["reason"]


def test_what_is_not_a_number_is_refused() -> None:
    claim, verdict = outdated_number()
    latest = verdict.latest
    assert latest is not None
    broken = replace(verdict, latest=replace(latest, value=math.nan))
    with pytest.raises(ValueError, match="JSON"):
        "".join(render([checked_text(pairs=[(claim, broken)])], "json", record="2025-07.1"))
