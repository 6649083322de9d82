"""What briefs say: figures, dates, definitions, sources, and what is not known."""

from __future__ import annotations

import pytest

from contingent.errors import NotCoveredError, UnknownNameError
from contingent.model.event import Event
from contingent.presenting.briefs.compose import SECTIONS, brief
from contingent.presenting.briefs.model import Brief
from contingent.record.record import Record
from tests.presenting.briefs.ledgers import with_events


def texts(made: Brief, section: str = "") -> list[str]:
    return [one.text for part in made.sections if section in ("", part.id) for one in part.sentences]


def gaps(made: Brief) -> str:
    return "\n".join(f"{gap.what}: {gap.why}" for gap in made.gaps)


def test_the_golden_rank_of_rwanda(bare: Record) -> None:
    said = texts(brief(bare, "RWA", "2020-12", charts=False))
    assert said[0] == (
        "As of 31 December 2020, Rwanda was the second-largest contributor of uniformed personnel to UN missions, "
        "with 6,383."
    )
    assert "As of 31 December 2020, Rwanda ranked third in troops, with 5,208 troops in UN missions." in said


def test_a_shared_place_is_said_to_be_shared(bare: Record) -> None:
    said = texts(brief(bare, "RWA", "2024-10", charts=False))
    assert "was tied with Bangladesh as the second-largest contributor" in said[0]


@pytest.mark.parametrize("subject", ["RWA", "MINUSCA", "East African Community", "Samoa", "Ukraine"])
def test_every_sentence_has_its_month_definition_and_source(full: Record, subject: str) -> None:
    made = brief(full, subject, long=True, charts=False)
    for one in made.sentences:
        assert one.period and one.measure and one.definition, one.text
        assert one.notes, one.text
        assert any(period[:4] in one.text for period in one.period) or "As of" in one.text
    for section in made.sections:
        for table in section.tables:
            assert table.period and table.definition and table.notes, table.caption


def test_notes_name_document_and_page(bare: Record) -> None:
    made = brief(bare, "RWA", "2020-12", charts=False)
    first = made.sentences[0].notes[0]
    assert first.document.endswith(".pdf") and first.where.startswith("page")
    assert first.publisher.startswith("United Nations")
    assert made.numbers(made.sentences[0].notes) == (1,)


def test_what_the_figures_are_is_in_the_data(bare: Record) -> None:
    row = brief(bare, "RWA", "2020-12", charts=False).sentences[0].data[0]
    assert (row["period"], row["party"], row["measure"], row["value"], row["rank"]) == (
        "2020-12", "RWA", "uniformed", 6383, 2,
    )  # fmt: skip


def test_the_short_brief_leaves_out_what_is_not_main(full: Record) -> None:
    short, long = (brief(full, "RWA", "2021-07", long=which, charts=False) for which in (False, True))
    assert len(short.sentences) < len(long.sentences)
    assert set(texts(short)) < set(texts(long))


def test_facts_of_the_month_and_nothing_later(rwanda: Brief) -> None:
    said = "\n".join(texts(rwanda))
    assert "Rwanda was a member of the East African Community, which it joined on 1 July 2007." in said
    assert "On 24 November 2006, Rwanda severed diplomatic relations with France." in said
    assert "On 9 July 2021, Rwanda sent forces to Mozambique (1,000 people): “will today start the ‘deployment’" in said
    assert "On 10 July 2021, A Minister, said of Rwanda: “it was unfortunate”." in said
    assert "As of 31 December 2020, Rwanda hosted 139,000 refugees, the second-largest number of any host." in said
    assert "By 31 July 2021, 2 people from Rwanda had died in UN missions." in said
    assert "have signed an agreement" not in said


def test_where_sources_differ_both_are_given(full: Record) -> None:
    said = texts(brief(full, "RWA", "2006-12", charts=False, long=True), "regional")
    later = texts(brief(full, "RWA", "2021-07", charts=False, long=True), "regional")
    assert said != later
    assert any("the sources differ: Others has observer" in one for one in later)


def test_a_host_has_the_missions_it_hosts(bare: Record) -> None:
    said = texts(brief(bare, "Central African Republic", "2025-07", charts=False))
    assert "As of 31 July 2025, MINUSCA had 17,074 uniformed personnel." in said


def test_one_that_left_has_the_last_month_with_anybody(bare: Record) -> None:
    said = texts(brief(bare, "Ukraine", "2025-07", charts=False))
    assert said[:2] == [
        "As of 31 July 2025, Ukraine had 0 uniformed personnel in UN missions.",
        "As of 30 November 2022, Ukraine had 2 uniformed personnel in UN missions.",
    ]


def test_a_month_that_does_not_cover_a_party_is_unknown_and_not_zero(bare: Record) -> None:
    made = brief(bare, "Switzerland", "1990-11", charts=False)
    assert not any(" 0 " in text for text in texts(made))
    assert "strength on 30 November 1990: no report of that month covers Switzerland" in gaps(made)


def test_a_party_without_data_gets_a_brief_that_says_so(bare: Record) -> None:
    made = brief(bare, "Andorra", charts=False)
    assert made.sections == ()
    assert "uniformed personnel of Andorra in UN missions: no report" in gaps(made)
    assert "refugees" in gaps(made) and "memberships" in gaps(made)


def test_a_state_that_is_gone_is_told_of_while_it_existed(bare: Record) -> None:
    assert str(brief(bare, "Czechoslovakia", charts=False).month) == "1992-12"


def test_a_mission_that_is_over_is_told_of_at_its_end(bare: Record) -> None:
    made = brief(bare, "UNAMID", charts=False)
    assert str(made.month) == "2021-12"
    assert "276 uniformed personnel" in made.sentences[0].text


def test_a_mission_has_its_contributors_and_who_left(bare: Record) -> None:
    made = brief(bare, "MINUSCA", "2023-12", charts=False, long=True)
    said = "\n".join(texts(made))
    assert "was the largest contributor of uniformed personnel to MINUSCA, with" in said
    captions = [table.caption for section in made.sections for table in section.tables]
    assert any(caption.startswith("All that left MINUSCA") for caption in captions)


def test_an_organisation_without_sourced_members_says_where_its_list_is_from(bare: Record) -> None:
    made = brief(bare, "EAC", "2021-07", charts=False)
    assert "5 members of the East African Community together had" in "\n".join(texts(made))
    assert "a source for each membership" in gaps(made)


def test_an_organisation_with_sourced_members_counts_them(full: Record) -> None:
    assert "had 2 members." in texts(brief(full, "EAC", "2021-07", charts=False))[0]


def test_only_the_sections_asked_for(full: Record) -> None:
    made = brief(full, "RWA", "2021-07", sections=["asylum"], charts=False)
    assert [section.id for section in made.sections] == ["asylum"]
    with pytest.raises(UnknownNameError, match="unknown section 'asylym'") as error:
        brief(full, "RWA", sections=["asylym"])
    assert "asylum" in error.value.to_do
    assert "strength" in SECTIONS["mission"]


def test_unknown_names_and_months_say_what_is_near(bare: Record) -> None:
    with pytest.raises(UnknownNameError) as error:
        brief(bare, "Rwnda")
    assert "Rwanda" in error.value.to_do
    with pytest.raises(NotCoveredError) as missing:
        brief(bare, "RWA", "2020-06")
    assert "2020-05 and 2020-07" in missing.value.to_do


def test_events_of_one_day_with_and_without_a_number_are_told_in_one_order(bare: Record) -> None:
    events = [
        Event("pledge", "2015-09-28", "RWA", "UN", value=value, unit="persons", quote="a")
        for value in (None, 1600.0, 850.0)
    ]
    made = brief(with_events(bare, events), "RWA", "2021-07", long=True, charts=False)
    assert len(texts(made, "military")) == 3


def test_a_legation_is_no_embassy_and_relations_are_established_once(bare: Record) -> None:
    told = [
        ("relations_established", "1979-05-10", "Establishment of Diplomatic Relations"),
        ("relations_established", "1980-01-24", "Establishment of Ambassadorial Relations"),
        ("embassy_opened", "1979-05-10", "Establishment of Legation"),
        ("embassy_opened", "1990-06-28", "Legation Raised to Embassy"),
    ]
    events = [Event(kind, date, "USA", "ETH", outcome=outcome) for kind, date, outcome in told]
    assert texts(brief(with_events(bare, events), "ETH", "2021-07", charts=False), "diplomacy") == [
        "On 10 May 1979, the United States established diplomatic relations with Ethiopia.",
        "On 10 May 1979, the United States opened a legation in Ethiopia.",
        "On 28 June 1990, the United States raised its legation in Ethiopia to an embassy.",
    ]


def test_what_was_announced_is_told_with_who_announced_it(bare: Record) -> None:
    event = Event("withdrawal_announced", "2021-08-23", "ETH", "SDN", force="UNISFA", value=3158, unit="persons",
                  said_by="Foreign Minister of Sudan", quote='they "agreed to withdraw.')  # fmt: skip
    assert texts(brief(with_events(bare, [event]), "ETH", "2021-09", charts=False), "military") == [
        "On 23 August 2021, Ethiopia announced its withdrawal from UNISFA in Sudan (3,158 people; according to Foreign "
        "Minister of Sudan): “they agreed to withdraw”."
    ]


def test_training_of_nobody_by_name_is_told_of_the_trainer(bare: Record) -> None:
    event = Event("training", "2002", "USA", "", said_by="An Office", quote="it began")
    assert texts(brief(with_events(bare, [event]), "USA", "2005-01", charts=False), "military") == [
        "In 2002, training by the United States is reported (according to An Office): “it began”."
    ]
