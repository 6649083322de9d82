"""A whole text: what the founding fact sheet becomes, and that a second run finds nothing to do."""

from __future__ import annotations

import datetime
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contingent.errors import NotCoveredError
from contingent.model.month import Month
from contingent.model.text import Block, Text
from contingent.presenting.refresh import AsOf, refresh
from contingent.presenting.refresh.archive import as_text, watch
from contingent.record.record import Record, open_record
from tests.presenting.refresh.claims import TO

SHEET = (
    "In the UN’s rankings of peacekeeping contributions by country, Rwanda sits in 2nd place behind Bangladesh, "
    "with 6,383 troops."
)
WHO = ("Rwanda", "Nepal", "Ghana", "the United Kingdom", "Ethiopia", "Uruguay", "Türkiye", "South Africa")
SENTENCES = (
    "{who} has {number} troops in UN missions.",
    "{who} is the {rank} contributor of {what} to UN missions.",
    "{who}, the {rank} troop contributor, has about {number} peacekeepers in the field.",
    "In {month}, {who} had more than {number} {what} in UNMISS.",
    "In the UN's ranking, {who} is {rank} behind {other}, with {number} {what}.",
    "{who} will send {number} troops to MINUSCA, and never had {number} police there.",
    "The country hosts {number} refugees and has been a member of the African Union since 2002.",
    "{who} contributed {number} {what}, {other} only half of that.",
)


@pytest.fixture(scope="module")
def as_of(record: Record) -> AsOf:
    return AsOf.of(record, TO)


def test_the_founding_fact_sheet(as_of: AsOf) -> None:
    assert refresh(SHEET, as_of).after == (
        "In the UN’s rankings of peacekeeping contributions by country, Rwanda sits in 2nd place behind Nepal, "
        "with 5,905 uniformed personnel (July 2025)."
    )


def test_the_newest_month_is_the_default_and_others_must_be_covered(record: Record) -> None:
    assert AsOf.of(record).to == record.months()[-1]
    with pytest.raises(NotCoveredError, match="2031-01"):
        AsOf.of(record, Month.of(2031, 1))


def test_what_was_said_of_the_day_it_was_written_is_brought_forward(as_of: AsOf) -> None:
    text = "Rwanda has 6,383 uniformed personnel in UN missions."
    assert "5,905" in refresh(text, as_of, "2021-02-15").after


def test_the_result_tells_what_was_asked(as_of: AsOf) -> None:
    refreshed = refresh(SHEET, as_of)
    assert (refreshed.to, refreshed.record, refreshed.before) == (TO, as_of.record.version, SHEET)
    assert all(SHEET[edit.start : edit.end] == edit.old for edit in refreshed.edits)


@cache
def newest() -> AsOf:
    return AsOf.of(open_record(), TO)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A few sentences such as fact sheets have, with any numbers."""
    written = []
    for template in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)):
        who, other = draw(st.sampled_from(WHO)), draw(st.sampled_from(WHO))
        number = draw(st.integers(1, 9_000))
        words = {
            "who": who, "other": other, "number": f"{number:,}",
            "rank": draw(st.sampled_from(["largest", "second-largest", "fifth-largest", "21st-largest"])),
            "what": draw(st.sampled_from(["troops", "police", "uniformed personnel", "peacekeepers"])),
            "month": draw(st.sampled_from(["July 2018", "December 2020"])),
        }  # fmt: skip
        sentence = template.format(**words)
        written.append(sentence[:1].upper() + sentence[1:])
    return draw(st.sampled_from([" ", "\n\n", "\n- "])).join(written)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts())
def test_a_second_run_changes_nothing(text: str) -> None:
    once = refresh(text, newest()).after
    assert refresh(once, newest()).after == once


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=200))
def test_a_text_without_claims_is_left(text: str) -> None:
    assert refresh(text, newest()).after == text


def test_an_archive_tells_what_has_become_stale(record: Record) -> None:
    older = AsOf.of(record.known_on(datetime.date(2021, 1, 10)))
    assert str(older.to) == "2020-12"
    turned = watch(Text("a.txt", "Rwanda has 6,383 uniformed personnel in UN missions.", ""), older, AsOf.of(record))
    dated = watch(Text("b.txt", "In July 2018, Ethiopia had 8,325 uniformed personnel.", ""), older, AsOf.of(record))
    assert [(each.before, each.verdict.status) for each in turned.turned] == [("holds", "outdated")]
    assert dated.turned == ()
    told = "".join(as_text([turned, dated], older, AsOf.of(record)))
    assert "a.txt" in told and "b.txt" not in told
    assert told.endswith("1 of 2 documents became stale between record 2025-07.1 (2020-12) and 2025-07.1 (2025-07).\n")


def test_the_date_of_a_title_is_that_of_the_text_and_not_of_what_it_says(as_of: AsOf) -> None:
    text = "Talking points, March 2021\n\nKenya has 1,000 police officers in UN missions."
    assert refresh(text, as_of).after.endswith("Kenya has 38 police officers in UN missions (July 2025).")
    figures = "Figures as of March 2021\n\nKenya has 1,000 police officers in UN missions."
    assert refresh(figures, as_of).after == figures


def test_no_half_of_a_sentence_becomes_newer_than_the_other(as_of: AsOf) -> None:
    text = "Ethiopia is one of the three largest contributors; it has some 6,000 peacekeepers, mostly in Abyei."
    refreshed = refresh(text, as_of)
    assert refreshed.after == text
    assert any("another part of the sentence" in left.reason for left in refreshed.left)


def test_who_follows_another_does_not_become_the_first(as_of: AsOf) -> None:
    text = "Bangladesh leads the list. Nepal follows in fifth place with 5,500 peacekeepers."
    assert refresh(text, as_of).after == text


def test_a_paragraph_of_a_document_is_read_by_itself(as_of: AsOf) -> None:
    first = "In March 2019, Ethiopia was the largest contributor of uniformed personnel."
    second = "Kenya has 1,000 police officers in UN missions."
    text = f"{first}\n{second}"
    blocks = (Block("paragraph", 0, len(first)), Block("paragraph", len(first) + 1, len(text)))
    after = refresh(text, as_of, blocks=blocks).after
    assert after.endswith("Kenya has 38 police officers in UN missions (July 2025).")


def test_a_number_of_several_kinds_together_is_left(as_of: AsOf) -> None:
    text = "More than 5,000 Rwandan troops, police, experts, and advisors serve in UN missions."
    assert refresh(text, as_of).after == text


def test_a_row_of_a_table_lends_no_mission_to_the_paragraph_below(as_of: AsOf) -> None:
    text = "Mission | Troops\nUNMISS | 2,900\n\nWomen make up 5.3 per cent of Rwanda's uniformed personnel."
    assert "11.2" not in refresh(text, as_of).after
