"""What is rewritten, and how: only the words that must change, in grammar that stays right."""

from __future__ import annotations

import pytest

from contingent.model.claim import Claim
from contingent.model.month import Month
from contingent.record.record import Record
from tests.presenting.refresh.claims import level, planned, ranked, rewritten

PLACE = "Rwanda sits in 2nd place behind Bangladesh, with 6,383 troops."


def place_claims() -> list[Claim]:
    return [
        ranked(PLACE, "2nd", 2, "RWA", name="Rwanda", relative_to=("BGD",), category="troops"),
        level(PLACE, "6,383 troops", "6,383", "RWA", name="Rwanda", category="troops"),
    ]


def test_the_fact_sheet_speaks_of_the_definition_it_was_written_by(record: Record) -> None:
    assert rewritten(record, PLACE, *place_claims()) == (
        "Rwanda sits in 2nd place behind Nepal, with 5,905 uniformed personnel (July 2025)."
    )


def test_every_edit_has_its_reason_source_and_month(record: Record) -> None:
    plan = planned(record, PLACE, *place_claims())
    assert [edit.old for edit in plan.edits] == ["Bangladesh", "6,383", "troops", ""]
    assert all("UN_country_contributions_2025_07" in edit.source for edit in plan.edits)
    assert {str(edit.month) for edit in plan.edits} == {"2025-07"}
    assert "second-largest contributor of uniformed personnel (5,905), behind Nepal" in plan.edits[0].reason


def test_what_holds_is_left(record: Record) -> None:
    text = "Rwanda has 5,905 uniformed personnel in UN missions."
    claim = level(text, "5,905 uniformed personnel", "5,905", "RWA", category="uniformed")
    assert planned(record, text, claim).edits == ()


@pytest.mark.parametrize("polarity", ["negated", "planned", "hypothetical"])
def test_what_is_not_asserted_is_left(record: Record, polarity: str) -> None:
    text = "Rwanda has 6,383 troops in UN missions."
    claim = level(text, "6,383 troops", "6,383", "RWA", category="troops", polarity=polarity)
    assert planned(record, text, claim).edits == ()


def test_what_is_unknown_is_left(record: Record) -> None:
    text = "In 1950, Rwanda had 6,383 troops in UN missions."
    claim = level(text, "6,383 troops", "6,383", "RWA", category="troops", as_of="1950")
    assert planned(record, text, claim) == planned(record, text)


def test_a_dated_statement_is_put_right_as_of_its_date(record: Record) -> None:
    text = "In July 2018, Ethiopia had 9,999 uniformed personnel in UN missions."
    claim = level(text, "9,999 uniformed personnel", "9,999", "ETH", category="uniformed", as_of="2018-07")
    assert rewritten(record, text, claim) == "In July 2018, Ethiopia had 8,325 uniformed personnel in UN missions."


def test_an_undated_past_keeps_its_number_and_gets_the_word_it_is_true_of(record: Record) -> None:
    text = "Rwanda contributed 6,383 troops to UN missions."
    claim = level(text, "6,383 troops", "6,383", "RWA", category="troops")
    assert rewritten(record, text, claim) == "Rwanda contributed 6,383 uniformed personnel to UN missions."


@pytest.mark.parametrize(
    ("text", "quote", "rank", "right"),
    [
        ("Ethiopia is the largest giver.", "largest", 1, "Ethiopia is the tenth-largest giver (July 2025)."),
        ("Ethiopia is the top contributor.", "top", 1, "Ethiopia is the tenth-largest contributor (July 2025)."),
        ("Ethiopia ranks first.", "first", 1, "Ethiopia ranks tenth (July 2025)."),
        ("Ethiopia ranks No. 3.", "No. 3", 3, "Ethiopia ranks No. 10 (July 2025)."),
        ("Ethiopia is in 1st place.", "1st", 1, "Ethiopia is in 10th place (July 2025)."),
        ("Ethiopia takes a third place.", "third", 3, "Ethiopia takes a tenth place (July 2025)."),
    ],
)
def test_a_rank_is_rewritten_in_its_own_form(record: Record, text: str, quote: str, rank: int, right: str) -> None:
    assert rewritten(record, text, ranked(text, quote, rank, "ETH", name="Ethiopia")) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Nepal is the second-largest contributor.", "Nepal is the largest contributor (July 2025)."),
        ("Nepal, an eighth-largest contributor, grows.", "Nepal, the largest contributor (July 2025), grows."),
    ],
)
def test_an_ordinal_goes_where_the_rank_is_first(record: Record, text: str, right: str) -> None:
    quote, rank = ("second", 2) if "second" in text else ("eighth", 8)
    assert rewritten(record, text, ranked(text, quote, rank, "NPL", name="Nepal")) == right


@pytest.mark.parametrize(
    ("text", "quote", "rank", "who", "beside", "right"),
    [
        ("Nepal is third, behind Rwanda.", "third", 3, "NPL", ("RWA",), "Nepal is first, ahead of Rwanda (July 2025)."),
        ("Rwanda is first, ahead of Nepal.", "first", 1, "RWA", ("NPL",),
         "Rwanda is second, behind Nepal (July 2025)."),
        ("India is third, behind Bangladesh and Rwanda.", "third", 3, "IND", ("BGD", "RWA"),
         "India is fourth, behind Nepal, Rwanda and Bangladesh (July 2025)."),
        ("India ranks second only to Bangladesh.", "second", 2, "IND", ("BGD",),
         "India ranks fourth behind Bangladesh (July 2025)."),
    ],
)  # fmt: skip
def test_whom_a_rank_is_compared_with_changes_with_it(
    record: Record, text: str, quote: str, rank: int, who: str, beside: tuple[str, ...], right: str
) -> None:
    assert rewritten(record, text, ranked(text, quote, rank, who, name=text.split(" ")[0], relative_to=beside)) == right


def test_the_figure_beside_a_replaced_name_becomes_that_of_the_new_one(record: Record) -> None:
    text = "Rwanda is second, behind Bangladesh (6,798)."
    claims = [
        ranked(text, "second", 2, "RWA", name="Rwanda", relative_to=("BGD",)),
        level(text, "6,798", "6,798", "BGD", name="Bangladesh", category="uniformed"),
    ]
    assert rewritten(record, text, *claims) == "Rwanda is second, behind Nepal (6,039), as of July 2025."


def test_a_figure_that_may_be_of_another_is_not_guessed(record: Record) -> None:
    text = "Rwanda is second, behind Bangladesh, with 6,798 peacekeepers."
    claims = [
        ranked(text, "second", 2, "RWA", name="Rwanda", relative_to=("BGD",)),
        level(text, "6,798 peacekeepers", "6,798", "BGD", name="Bangladesh", category="unspecified"),
    ]
    plan = planned(record, text, *claims)
    assert plan.edits == ()
    assert plan.left[0].reason == "it is not sure whose figure this is"


@pytest.mark.parametrize(
    ("text", "number", "right"),
    [
        ("Ethiopia has about 200 police in UNISFA.", "200", "Ethiopia has no police in UNISFA (July 2025)."),
        ("About 200 police from Ethiopia serve in UNISFA.", "200",
         "No police from Ethiopia (July 2025) serve in UNISFA."),
        ("There are 9 police officers from Ethiopia in UNISFA.", "9",
         "There are no police officers from Ethiopia in UNISFA (July 2025)."),
        ("Ethiopia (9) has police in UNISFA.", "9", "Ethiopia (0, July 2025) has"),
    ],
)  # fmt: skip
def test_nobody_is_written_as_a_sentence_needs_it(record: Record, text: str, number: str, right: str) -> None:
    quote = next(each for each in ("about 200 police", "About 200 police", "9 police officers", "9") if each in text)
    hedge = "~" if "bout" in text else "="
    claim = level(text, quote, number, "ETH", mission="UNISFA", category="police", comparator=hedge)
    found = rewritten(record, text, claim)
    assert found.startswith(right)


@pytest.mark.parametrize(
    ("noun", "category", "right"),
    [
        ("largest troop contributor", "troops", "tenth-largest troop contributor"),
        ("largest contributor of troops", "troops", "tenth-largest contributor of troops"),
    ],
)
def test_a_rank_keeps_its_noun_where_its_measure_stays(record: Record, noun: str, category: str, right: str) -> None:
    text = f"Ethiopia is the {noun}."
    claim = ranked(text, "largest", 1, "ETH", name="Ethiopia", category=category)
    assert rewritten(record, text, claim) == f"Ethiopia is the {right} (July 2025)."


def test_a_rank_that_counts_another_noun_than_it_was_read_to_is_left(record: Record) -> None:
    text = "Ethiopia is the largest contributor of police."
    plan = planned(record, text, ranked(text, "largest", 1, "ETH", name="Ethiopia"))
    assert (plan.edits, plan.left[0].reason) == ((), "it is not sure what the rank counts")


def test_a_top_list_widens_to_a_usual_number(record: Record) -> None:
    text = "Kenya is among the top five contributors to UNMISS."
    claim = ranked(text, "top", 5, "KEN", name="Kenya", mission="UNMISS", comparator="<=")
    assert rewritten(record, text, claim) == "Kenya is among the top fifteen contributors to UNMISS (July 2025)."


def test_no_month_is_written_into_a_table(record: Record) -> None:
    text = "Country | Uniformed personnel\nRwanda | 6,383"
    claim = level(text, "6,383", "6,383", "RWA", name="Rwanda", category="uniformed")
    assert rewritten(record, text, claim) == "Country | Uniformed personnel\nRwanda | 5,905"


def test_a_number_far_from_any_figure_is_left(record: Record) -> None:
    text = "Rwanda has 61,234 police in UN missions."
    plan = planned(record, text, level(text, "61,234 police", "61,234", "RWA", category="police"))
    assert plan.edits == ()


def test_the_month_may_be_another(record: Record) -> None:
    text = "Rwanda has 5,905 uniformed personnel in UN missions."
    claim = level(text, "5,905 uniformed personnel", "5,905", "RWA", category="uniformed")
    found = rewritten(record, text, claim, to=Month.of(2020, 12))
    assert found in (text, "Rwanda has 6,383 uniformed personnel in UN missions (December 2020).")
