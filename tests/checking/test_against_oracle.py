"""Verdicts of the checker against the brute-force oracle, on claims drawn from the starter record by a fixed seed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from contingent.errors import RecordError
from contingent.record.record import open_record
from oracle.compare import UNCOMPARED, Outcome, compare, facts_of
from oracle.generator import generate

SEED = 2025


@pytest.fixture(scope="module")
def outcomes() -> Iterator[list[Outcome]]:
    try:
        record = open_record()
    except RecordError as error:
        pytest.skip(f"no starter record: {error.what}")
    facts = facts_of(record)
    yield list(compare(generate(facts, 150, SEED), facts, record))


def test_statuses_agree(outcomes: list[Outcome]) -> None:
    apart = [_told(one) for one in outcomes if not one.same_status]
    assert len(apart) <= 0.01 * len(outcomes), "\n".join(apart)


def test_sets_of_months_are_equal(outcomes: list[Outcome]) -> None:
    listed = [one for one in outcomes if one.oracle.status not in UNCOMPARED]
    apart = [_told(one) for one in listed if not one.same_months]
    assert len(apart) <= 0.005 * len(listed), "\n".join(apart)


def test_nothing_true_of_a_month_and_a_definition_is_contradicted(outcomes: list[Outcome]) -> None:
    assert [_told(one) for one in outcomes if one.wrongly_contradicted] == []


def test_what_differs_is_named(outcomes: list[Outcome]) -> None:
    same = [one for one in outcomes if one.verdict.status == one.oracle.status]
    assert [_told(one) for one in same if one.verdict.differs_in != one.oracle.differs_in] == []


def test_the_sample_has_every_status(outcomes: list[Outcome]) -> None:
    assert {one.oracle.status for one in outcomes} == {
        "holds", "other_definition", "outdated", "misdated", "contradicted", "unknown", "not_asserted"
    }  # fmt: skip


def _told(one: Outcome) -> str:
    return f"{one.case.text} [{one.case.published}]: oracle {one.oracle.status}, checker {one.verdict.status}"
