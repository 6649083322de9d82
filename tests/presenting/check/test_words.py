"""The words verdicts are shown in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contingent.model.claim import Claim
from contingent.model.verdict import STATUSES, Parts, TrueFor
from contingent.presenting.check.facts import facts_of
from contingent.presenting.check.words import (
    STATUS_WORDS,
    claim_words,
    figure_words,
    months_words,
    ordinal_words,
    rank_words,
    scope_words,
    tally,
    value_words,
)
from tests.presenting.check.examples import NOW, contradicted, holds_about, months, outdated_number, outdated_rank


def test_every_status_has_words_and_a_mark_of_its_own() -> None:
    assert set(STATUS_WORDS) == set(STATUSES)
    assert len({words.mark for words in STATUS_WORDS.values()}) == len(STATUSES)


def test_months_are_written_compactly() -> None:
    found = months("2020-09", "2020-11", "2020-12", "2021-01", "2022-11")
    many = (*found, *months("2023-01", "2023-03"))
    assert months_words(found).replace("\u00a0", " ") == "Sep 2020, Nov 2020–Jan 2021, Nov 2022"
    assert months_words(found[1:3]).replace("\u00a0", " ") == "Nov–Dec 2020"
    assert months_words(many, most=1).replace("\u00a0", " ") == "7 months since Sep 2020, the latest Mar 2023"
    assert months_words(many, most=3) == months_words(many)


@pytest.mark.parametrize(
    ("rank", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd")]
)
def test_ranks(rank: int, words: str) -> None:
    assert ordinal_words(rank) == words


def test_numbers_as_claimed() -> None:
    claim = outdated_number()[0]
    assert value_words(claim) == "6,383"
    assert value_words(replace(claim, comparator=">", value=5000)) == "more than 5,000"
    assert value_words(replace(claim, comparator="~", value=6000, below=True)) == "nearly 6,000"
    assert value_words(replace(claim, comparator="range", value=6000, value_high=7000)) == "6,000–7,000"
    assert value_words(replace(claim, value=12.5, value_unit="percent")) == "12.5 %"


def test_figures_say_what_they_count() -> None:
    claim = outdated_number()[0]
    assert figure_words(claim, "uniformed", 6383) == "6,383 uniformed personnel"
    assert figure_words(replace(claim, value_unit="missions"), "uniformed", 5) == "5 missions"
    assert "12.3" in figure_words(replace(claim, value_unit="percent"), "women_share_uniformed", 12.34)


def test_scopes() -> None:
    assert scope_words("mission:MINUSCA") == "MINUSCA"
    assert scope_words("region:africa") == "UN missions in Africa"
    assert "peacekeeping" in scope_words("peacekeeping")


def test_how_a_claim_was_understood() -> None:
    told = claim_words(outdated_rank()[0])
    assert told == "contribution rank · Rwanda · unspecified · 2nd place · next to Bangladesh · no date"
    assert "all contributors" in claim_words(Claim("x", 0, 1, "contribution_level", contributor="UN-total"))


def test_the_tally_leaves_out_what_does_not_occur() -> None:
    assert tally([outdated_number()[1], holds_about()[1], outdated_rank()[1]]) == [("holds", 1), ("outdated", 2)]


def test_ranks_as_claimed() -> None:
    claim = outdated_rank()[0]
    assert rank_words(claim) == "2nd place"
    assert rank_words(replace(claim, comparator="<=", rank=5)) == "among the first 5"


def facts(claim: Claim, verdict: object) -> dict[str, tuple[str, ...]]:
    return {fact.label: fact.lines for fact in facts_of(claim, verdict)}  # type: ignore[arg-type]


def test_a_narrower_scope_with_the_same_months_is_not_repeated() -> None:
    claim, verdict = outdated_number()
    verdict = replace(verdict, together=())
    same = TrueFor("uniformed", "peacekeeping", verdict.true_for[0].months, False)
    other = TrueFor("uniformed", "peacekeeping", months("2019-05"), False)
    assert len(facts(claim, replace(verdict, true_for=(*verdict.true_for, same)))["true for"]) == 1
    assert len(facts(claim, replace(verdict, true_for=(*verdict.true_for, other)))["true for"]) == 2


def test_months_shared_with_the_clause_come_first() -> None:
    claim, verdict = outdated_number()
    other = TrueFor("police", "all", months("2019-05"), False)
    assert facts(claim, replace(verdict, true_for=(other, *verdict.true_for)))["true for"] == (
        "Dec\u00a02020 (uniformed personnel)",
    )


def test_definitions_of_the_months_it_speaks_of_come_first() -> None:
    claim, verdict = outdated_number()
    literal = TrueFor("troops", "all", months("2016-01"), True)
    now = TrueFor("police", "all", NOW[-1:], False)
    lines = facts(claim, replace(verdict, status="other_definition", true_for=(literal, now)))["true for"]
    assert "police" in lines[0] and "troops" in lines[1]


def test_parts_that_do_not_add_up_are_told() -> None:
    claim, verdict = holds_about()
    assert facts(claim, replace(verdict, parts=Parts(2, (0, 1), 3650, 3650)))["parts"] == (
        "the parts stated add up to 3,650",
    )
    assert facts(claim, replace(verdict, parts=Parts(2, (0, 1), 3650, 3640)))["parts"] == (
        "the parts stated add up to 3,640, not to the 3,650 stated",
    )


def test_an_uncertain_reading_is_told() -> None:
    claim, verdict = holds_about()
    assert "55 %" in facts(replace(claim, confidence=0.55), verdict)["reading"][0]


def test_a_claim_that_holds_is_told_shortly() -> None:
    claim, verdict = holds_about()
    told = replace(verdict, roughly=NOW, true_later=NOW, missing=months("2020-06"))
    assert set(facts(claim, told)) == {"true for", "record says"}
    assert "nearest" in facts(*contradicted())
