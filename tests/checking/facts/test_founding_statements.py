"""The statements of the founding texts beside the number of peacekeepers, with given claims, against all files at hand.

What each should come to is in the table of the research notes: the verdicts here are computed, none is typed in.
"""

from __future__ import annotations

import pytest

from contingent.checking import check_claims
from contingent.model.month import ranges
from tests.checking.small import claim

SHEET = (
    "- The United States established diplomatic relations with Rwanda in 1962, following its independence.\n"
    "- Israel opened its first embassy in Rwanda in 2019.\n"
    "- Rwanda severed diplomatic relations with France in 2006. Ties were restored in 2009.\n"
    "- Rwanda has been a part of the African Union since its launch in 2002.\n"
    "- Rwanda is also one of 19 members of the Common Market for Eastern and Southern Africa (COMESA).\n"
    "- Rwanda joined the East African Community (EAC) in 2007.\n"
    "- It is also a member of Economic Community of the Great Lakes and the Economic Community of Central African "
    "States.\n"
    "- The free-trade area is the largest in the world in terms of the number of participating countries.\n"
    "- Rwanda has received over 300 refugees and asylum seekers from Libya. A UNHCR spokesperson described this as a "
    "‘vital lifeline’ for previously trapped refugees.\n"
    "- In 2018, Rwanda hosted over 140,000 refugees – mostly from Congo and Burundi."
)
ANALYSIS = "It intervened in the Central African Republic in 2020 and in Mozambique in 2021."
NEWS = (
    "They listed Rwanda's peacekeeping interventions including seven infantry battalions, six formed police units, "
    "one Level 2 hospital and one helicopter unit. More than 45,000 personnel have been deployed, US trained, in "
    "support of UN missions since its first deployment as a troop-contributing country in 2004. Rwanda was also part "
    "of UNAMID in Sudan’s Darfur region until it completed its drawdown in June this year. Since 2014, the "
    "International Police Peacekeeping Operations Support Programme has trained more than 2,000 Rwandan police "
    "officers."
)


@pytest.fixture()
def judge(facts_record):
    def call(text, quote, kind, published=None, **fields):
        fields.setdefault("comparator", "=" if "value" in fields else None)
        return check_claims(text, [claim(text, quote, kind, **fields)], facts_record, published).verdicts[0]

    return call


def test_relations_with_the_united_states_since_1962(judge):
    verdict = judge(
        SHEET, "United States established diplomatic relations with Rwanda in 1962", "diplomatic_relation",
        contributor="USA", object="RWA", as_of="1962",
    )  # fmt: skip
    assert verdict.status == "holds" and "1 July 1962" in verdict.summary
    assert verdict.evidence[0].url.startswith("https://history.state.gov") and verdict.evidence[0].quote


def test_israels_embassy_of_2019_with_both_dates(judge):
    verdict = judge(
        SHEET, "Israel opened its first embassy in Rwanda in 2019", "diplomatic_relation", contributor="ISR",
        object="RWA", as_of="2019",
    )  # fmt: skip
    assert verdict.status == "holds"
    assert any("2019-02-22" in note and "2019-04-01" in note for note in verdict.notes)


def test_relations_with_france_severed_in_2006_and_restored_in_2009(judge):
    severed = judge(
        SHEET, "severed diplomatic relations with France in 2006", "diplomatic_relation", object="FRA", as_of="2006"
    )
    restored = judge(SHEET, "restored in 2009", "diplomatic_relation", object="FRA", as_of="2009")
    assert severed.status == "holds" and "November 2006" in severed.summary
    assert restored.status == "holds" and "29 November 2009" in restored.summary


def test_part_of_the_african_union_since_2002(judge):
    verdict = judge(
        SHEET, "part of the African Union since its launch in 2002", "membership", object="AU", as_of="2002"
    )
    assert verdict.status == "holds" and "9 July 2002" in verdict.summary


def test_nineteen_members_of_comesa_is_out_of_date_since_18_july_2018(judge):
    verdict = judge(
        SHEET, "19 members", "membership", contributor=None, object="COMESA", value=19.0, value_unit="members"
    )
    assert verdict.status == "outdated"
    assert verdict.say == "COMESA had 19 members from 2007 to 17 July 2018."
    assert verdict.say_now == "As of 31 July 2025, COMESA had 21 members."
    assert (verdict.true_for[0].measure, verdict.true_for[0].scope) == ("membership", "COMESA")
    assert verdict.true_for[0].ranges[-1].endswith("/2018-07")


def test_the_factbook_agrees_with_nineteen_and_is_stale(judge):
    verdict = judge(
        SHEET, "19 members", "membership", contributor=None, object="COMESA", value=19.0, value_unit="members"
    )
    stale = [note for note in verdict.notes if "stale" in note]
    assert len(stale) == 1 and "lists 19 members" in stale[0] and "lacks Somalia and Tunisia" in stale[0]


def test_joined_the_community_in_2007_is_true_of_signature_and_of_effect(judge):
    verdict = judge(SHEET, "Rwanda joined the East African Community", "membership", object="EAC", as_of="2007")
    assert verdict.status == "holds"
    assert {found.measure for found in verdict.true_for} == {"membership", "accession_signed"}
    told = " ".join(verdict.notes)
    assert "1 July 2007 (effect of accession)" in told and "18 June 2007 (signature of treaty" in told


def test_the_great_lakes_community_is_flagged_as_dormant(judge):
    verdict = judge(SHEET, "member of Economic Community of the Great Lakes", "membership", object="CEPGL")
    assert verdict.status == "holds" and any("dormant from 1994 to 2007" in note for note in verdict.notes)


def test_membership_of_eccas_is_out_of_date_since_the_exit_was_announced(judge):
    verdict = judge(SHEET, "Economic Community of Central African States", "membership", object="ECCAS")
    assert verdict.status == "outdated" and "7 June 2025" in (verdict.say_now or "")
    assert (
        judge(SHEET, "Economic Community of Central African States", "membership", "2021", object="ECCAS").status
        == "holds"
    )


def test_largest_by_participating_countries_is_unknown_with_the_numbers_by_definition(judge):
    verdict = judge(
        SHEET, "largest in the world in terms of the number of participating countries", "other", contributor=None,
        object="AfCFTA", rank=1,
    )  # fmt: skip
    told = f"{verdict.summary} {' '.join(verdict.notes)}"
    assert verdict.status == "unknown" and "54 states had signed" in told and "48 states had deposited" in told
    assert "list of the world's free-trade areas" in told and "164 members" in told


def test_over_300_from_libya_holds_and_the_newest_number_is_given(judge):
    verdict = judge(
        SHEET, "over 300 refugees and asylum seekers", "refugees_hosted", category="refugees_asylum", comparator=">",
        value=300.0,
    )  # fmt: skip
    assert verdict.status == "holds" and verdict.true_for[0].measure == "evacuees"
    assert any("2,059" in note for note in verdict.notes)


def test_vital_lifeline_was_said_by_two_people(judge):
    verdict = judge(SHEET, "described this as a ‘vital lifeline’", "other", contributor=None)
    assert verdict.status == "holds" and "Babar Baloch" in verdict.summary and "Cavalieri" in verdict.summary


def test_over_140000_in_2018_mostly_from_congo_and_burundi(judge):
    verdict = judge(
        SHEET, "over 140,000 refugees", "refugees_hosted", category="refugees", comparator=">", value=140000.0,
        as_of="2018",
    )  # fmt: skip
    assert verdict.status == "holds" and verdict.stated is not None and verdict.stated.value == 145359
    share = next(note for note in verdict.notes if "99.98 %" in note)
    assert "DR Congo 77,044 and Burundi 68,280" in share and "Republic of the Congo 0" in share
    own = next(found for found in verdict.true_for if found.measure == "refugees")
    recent = [found for found in own.ranges if found >= "2010"]
    assert recent == ["2015-12", "2016-12", "2017-12", "2018-12", "2019-12"]


def test_interventions_of_2020_and_2021(judge):
    first = judge(ANALYSIS, "intervened in the Central African Republic in 2020", "deployment_other", as_of="2020")
    second = judge(ANALYSIS, "in Mozambique in 2021", "deployment_other", as_of="2021")
    assert first.status == "holds" and "20 December 2020" in first.summary
    assert any("differently" in note and "2021" in note for note in first.notes)
    assert second.status == "holds" and "July 2021" in second.summary


@pytest.mark.parametrize(
    ("quote", "category", "value", "says"),
    [
        ("seven infantry battalions", "battalion", 7.0, "2 battalions and 1 battle group in MINUSCA"),
        ("six formed police units", "fpu", 6.0, "2 formed police units in MINUSCA"),
    ],
)
def test_numbers_of_units_over_all_missions_are_unknown_with_what_pages_count(judge, quote, category, value, says):
    verdict = judge(
        NEWS, quote, "units", "2021-07-23", category=category, value=value, value_unit="units", as_of="2021-07~"
    )
    assert verdict.status == "unknown" and "no page that the record cites counts such units" in verdict.summary
    assert says in verdict.summary and verdict.evidence


@pytest.mark.parametrize(
    ("quote", "category", "says"),
    [
        ("one Level 2 hospital", "hospital", "1 hospital in MINUSCA"),
        ("one helicopter unit", "aviation", "1 aviation unit in UNMISS"),
    ],
)
def test_a_unit_that_a_page_of_the_time_names_is_there(judge, quote, category, says):
    verdict = judge(
        NEWS, quote, "units", "2021-07-23", category=category, value=1.0, value_unit="units", as_of="2021-07~"
    )
    assert verdict.status == "holds" and says in verdict.summary
    assert verdict.evidence[0].url.startswith("http") and verdict.evidence[0].quote


def test_45000_trained_is_neither_confirmed_nor_refuted_and_the_text_is_no_evidence_for_itself(judge):
    verdict = judge(
        NEWS, "More than 45,000 personnel", "training", "2021-07-23", category="personnel", comparator=">",
        value=45000.0, as_of="2004/2021-07~",
    )  # fmt: skip
    assert verdict.status == "unknown" and "37,054 in the 13 reported fiscal years from 2007 to 2020" in verdict.summary


def test_37054_students_under_us_peacekeeping_funds_are_what_the_reports_add_up_to(judge):
    text = "From 2007 to 2020, 37,054 Rwandan students were trained under GPOI and other US peacekeeping funds."
    verdict = judge(text, "37,054 Rwandan students", "training", category="personnel", value=37054.0, as_of="2007/2020")
    assert verdict.status == "holds" and verdict.true_for[0].measure == "people_trained:us_peacekeeping"
    assert any("not distinct people" in note for note in verdict.notes) and len(verdict.evidence) > 1


def test_2000_police_of_the_police_programme_are_unknown_and_it_says_what_would_be_needed(judge):
    verdict = judge(
        NEWS, "more than 2,000 Rwandan police officers", "training", "2021-07-23", category="police", comparator=">",
        value=2000.0, as_of="2014/2021-07~", note="by: IPPOS",
    )  # fmt: skip
    assert verdict.status == "unknown" and "training.csv" in verdict.summary


def test_unamid_until_june_shows_in_the_monthly_figures(judge):
    verdict = judge(
        NEWS, "completed its drawdown in June this year", "withdrawal", "2021-07-23", mission="UNAMID",
        category="unspecified", as_of="2021-06",
    )  # fmt: skip
    assert verdict.status == "holds"


def test_unamids_own_end_has_several_dates(judge):
    verdict = judge(
        NEWS, "completed its drawdown in June this year", "other", "2021-07-23", contributor=None, mission="UNAMID",
        as_of="2021-06", note="mission end",
    )  # fmt: skip
    assert verdict.status == "holds" and "UNAMID completed its withdrawal on 30 June 2021" in verdict.summary
    assert any("31 December 2020" in note for note in verdict.notes)


def test_a_verdict_lists_its_months_compactly(judge):
    verdict = judge(SHEET, "Rwanda joined the East African Community", "membership", object="EAC", as_of="2007")
    effect = next(found for found in verdict.true_for if found.measure == "membership")
    assert "2007-07" in ranges(list(effect.months))
