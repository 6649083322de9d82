"""The status is the first rule that applies; gaps, chance, clauses and what a verdict carries."""

from __future__ import annotations

import pytest

from contingent.model.claim import Claim
from tests.checking.small import claim, judged, level, months, rank, record, together, troops, true_for


def police(troops_counts, police_counts):
    return record({("RWA", "UNMISS", "troops", "m"): troops_counts, ("RWA", "UNMISS", "fpu", "m"): police_counts})


@pytest.mark.parametrize("polarity", ["negated", "hypothetical", "planned"])
def test_what_is_not_asserted_is_shown_and_not_judged(polarity):
    verdict = judged(level(100, polarity=polarity), troops(RWA=[100] * 4))
    assert verdict.status == "not_asserted" and verdict.reason and verdict.say is None


def test_a_quotation_that_the_record_does_not_hold_is_not_asserted():
    text = "“It has 4 battalions”, he said."
    quoted = claim(text, "4 battalions", "units", value=4.0, speaker="he")
    assert judged((text, quoted), troops(RWA=[4] * 4)).status == "not_asserted"


def test_a_time_that_is_not_covered_is_unknown_and_says_what_is():
    verdict = judged(level(100, as_of="2015"), troops(RWA=[100] * 4))
    assert verdict.status == "unknown" and "2020-01 to 2020-04" in (verdict.reason or "")


def test_a_literal_fit_in_a_reference_month_holds():
    assert judged(level(100), troops(RWA=[1, 2, 100, 4])).status == "holds"


def test_a_loose_fit_in_a_reference_month_is_another_definition():
    verdict = judged(level(600, "troops"), police([500] * 4, [100] * 4))
    assert (verdict.status, verdict.differs_in) == ("other_definition", "definition")


def test_a_fit_in_an_earlier_month_is_outdated_in_the_present_tense():
    verdict = judged(level(100), troops(RWA=[100, 7, 8, 9, 9]))
    assert (verdict.status, verdict.differs_in) == ("outdated", "time")


def test_a_loose_fit_in_an_earlier_month_differs_in_both():
    verdict = judged(level(600, "troops"), police([500, 1, 2, 3], [100, 1, 2, 3]))
    assert (verdict.status, verdict.differs_in) == ("outdated", "both")


def test_a_fit_in_another_month_is_misdated_where_a_date_is_stated():
    held = troops(RWA=[100, 7, 8, 9, 55])
    verdict = judged(level(55, as_of="2020-01"), held)
    assert (verdict.status, verdict.differs_in) == ("misdated", "time")


def test_a_past_tense_without_a_date_holds_wherever_it_fits():
    held = troops(RWA=[100, 7, 8, 9, 55])
    assert judged(level(100, text="Rwanda had 100 people."), held).status == "holds"


def test_what_fits_nowhere_is_contradicted():
    verdict = judged(level(101), troops(RWA=[100, 7, 8, 9, 55]))
    assert verdict.status == "contradicted" and verdict.true_for == ()


def test_months_after_the_text_could_have_known_go_to_true_later():
    verdict = judged(level(55), troops(RWA=[9, 8, 7, 6, 55]), "2020-05-10")
    assert verdict.status == "contradicted" and months(verdict.true_later) == ["2020-05"]
    assert "May 2020" in verdict.summary


def test_current_says_whether_the_claim_still_holds_by_its_own_words():
    held = troops(RWA=[100, 100, 100, 100, 55])
    assert judged(level(100), held, "2020-05-10").current is False
    assert judged(level(55), held).current is True


def test_a_short_gap_blocks_contradiction_where_the_claim_would_fit_between_its_neighbours():
    held = troops(RWA=[100, None, 120, 130, 140], BGD=[1, None, 1, 1, 1])
    assert judged(level(110), held).status == "unknown"
    assert judged(level(126), held).status == "unknown", "the span is widened by 5 %"
    assert judged(level(127), held).status == "contradicted"
    assert months(judged(level(127), held).missing) == ["2020-02"]


def test_a_short_gap_blocks_a_rank_that_would_fit_between_its_neighbours():
    held = troops(RWA=[50, None, 30, 30, 30], BGD=[40] + [None] + [40] * 3, IND=[35] + [None] + [35] * 3)
    assert judged(rank(2), held).status == "unknown"
    assert judged(rank(4), held).status == "contradicted"


def test_a_long_gap_blocks_contradiction_only_where_a_reference_month_falls_in_it():
    held = troops(RWA=[100, None, None, None, 100, 100, 100], BGD=[1, None, None, None, 1, 1, 1])
    assert judged(level(101), held).status == "contradicted"
    assert judged(level(101, as_of="2020"), held).status == "unknown"
    assert judged(level(101, as_of="2020-02"), held).status == "unknown"


def test_gaps_that_do_not_block_are_listed_as_missing():
    held = troops(RWA=[100, None, None, None, 100, 100, 100], BGD=[1, None, None, None, 1, 1, 1])
    assert months(judged(level(100), held).missing) == ["2020-02", "2020-03", "2020-04"]


def test_by_chance_is_the_share_of_numbers_of_the_same_form_that_would_have_matched():
    held = troops(RWA=[60, 61, 62, 63, 100])
    verdict = judged(level(63), held)
    assert verdict.by_chance == pytest.approx(5 / 95), "60 to 63 and 100, of the numbers 32 to 126"


def test_by_chance_is_never_above_one():
    held = troops(RWA=list(range(1, 61)))
    for value, comparator in ((50, "="), (10, "="), (60, "~"), (20, ">"), (7, "<"), (30, "range")):
        assert 0 <= (judged(level(value, comparator=comparator, value_high=35.0), held).by_chance or 0) <= 1


def test_by_chance_of_round_numbers_tries_round_numbers():
    verdict = judged(level(6000, comparator="~"), troops(RWA=[6010] * 4))
    assert verdict.by_chance == pytest.approx(1 / 10), "6,000 of 3,000, 4,000 ... 12,000"


def test_by_chance_of_a_rank_tries_ranks():
    verdict = judged(rank(2), troops(RWA=[50] * 4, BGD=[90] * 4))
    assert verdict.by_chance == pytest.approx(1 / 4), "the second of the places 1 to 4"


def test_above_a_fifth_the_summary_leads_with_the_record_and_says_it_may_be_chance():
    held = troops(RWA=[11, 12, 13, 14, 15, 16, 17, 18, 19])
    verdict = judged(level(11), held)
    assert verdict.status == "outdated" and (verdict.by_chance or 0) > 0.2
    assert verdict.summary.startswith("On 30 September 2020 Rwanda had 19") and "chance" in verdict.summary
    assert verdict.say == "As of 30 September 2020, Rwanda had 19 uniformed personnel in UN missions."


def test_claims_of_one_clause_share_a_month():
    held = troops(RWA=[80, 80, 95, 70, 70], BGD=[90, 70, 90, 90, 90])
    text = "Rwanda sits in 2nd place with 80 peacekeepers."
    place = claim(text, "2nd place", "contribution_rank", rank=2, category="unspecified")
    number = claim(text, "80 peacekeepers", value=80.0, category="unspecified")
    both = together(text, [place, number], held)
    assert [months(v.together) for v in both.verdicts] == [["2020-01"], ["2020-01"]]


def test_claims_of_one_clause_share_a_measure_unless_each_names_its_own():
    held = record(
        {
            ("RWA", "UNMISS", "troops", "m"): [60, 60, 60, 60],
            ("RWA", "UNMISS", "fpu", "m"): [20, 20, 20, 20],
            ("BGD", "UNMISS", "troops", "m"): [70, 70, 70, 10],
        }
    )
    text = "Rwanda is number 2 with 60 troops."
    place = claim(text, "number 2", "contribution_rank", rank=2, category="unspecified")
    number = claim(text, "60 troops", value=60.0, category="troops")
    found = together(text, [place, number], held).verdicts
    assert months(found[0].together) == ["2020-01", "2020-02", "2020-03"], "second by troops, while first of uniformed"
    text = "Rwanda has 60 troops and 20 police."
    soldiers = claim(text, "60 troops", value=60.0, category="troops")
    officers = claim(text, "20 police", value=20.0, category="police")
    assert len(together(text, [soldiers, officers], held).verdicts[0].together) == 4


def test_where_no_month_fits_all_claims_of_a_clause_each_stands_alone():
    held = troops(RWA=[80, 80, 95, 70, 70], BGD=[90, 70, 90, 90, 90])
    text = "Rwanda sits in 2nd place with 95 peacekeepers."
    place = claim(text, "2nd place", "contribution_rank", rank=2, category="unspecified")
    number = claim(text, "95 peacekeepers", value=95.0, category="unspecified")
    found = together(text, [place, number], held).verdicts
    assert all(v.together == () for v in found) and [v.status for v in found] == ["holds", "holds"]


def test_a_sentence_that_goes_on_about_the_one_before_belongs_to_its_clause():
    held = troops(RWA=[80, 80, 95, 70, 70], BGD=[90, 70, 90, 90, 90])
    text = "Rwanda has 80 peacekeepers. This is the number 2 of all."
    number = claim(text, "80 peacekeepers", value=80.0, category="unspecified")
    place = claim(text, "number 2", "contribution_rank", rank=2, category="unspecified")
    assert months(together(text, [number, place], held).verdicts[1].together) == ["2020-01"]


def test_claims_of_the_same_clause_with_different_dates_do_not_share_a_month():
    text = "It rose from 80 in 2019 to 95 in 2020."
    first = claim(text, "80 in 2019", value=80.0, as_of="2020-01")
    second = claim(text, "95 in 2020", value=95.0, as_of="2020-03")
    found = together(text, [first, second], troops(RWA=[80, 81, 95, 96])).verdicts
    assert [months(v.together) for v in found] == [["2020-01"], ["2020-03"]]


def test_false_is_never_said_where_some_admissible_month_and_definition_make_it_true():
    held = police([500, 501, 502, 503], [100, 90, 80, 70])
    for value in (500, 503, 600, 591, 582, 573, 100, 70):
        for category in ("troops", "police", "unspecified", "military", "experts", "staff"):
            assert judged(level(value, category), held).status != "contradicted", (value, category)


def test_true_for_lists_every_fit_the_literal_ones_first():
    held = police([500, 600, 500, 500], [100, 0, 100, 100])
    verdict = judged(level(600, "troops"), held)
    assert verdict.true_for[0].literal and true_for(verdict)["troops", "all"] == ["2020-02"]
    assert true_for(verdict)["uniformed", "all"] == ["2020-01", "2020-02", "2020-03", "2020-04"]


def test_stated_is_the_literal_measure_in_the_latest_covered_reference_month():
    verdict = judged(level(600, "troops"), police([500, 510, 520, 530], [100] * 4))
    assert verdict.stated is not None
    assert (verdict.stated.measure, str(verdict.stated.month), verdict.stated.value) == ("troops", "2020-04", 530)
    assert verdict.stated.rank == 1


def test_nearest_is_the_literal_figure_that_comes_nearest():
    verdict = judged(level(516, "troops"), police([500, 510, 520, 530], [100] * 4))
    assert verdict.nearest is not None
    assert (str(verdict.nearest.month), verdict.nearest.value, verdict.nearest.gap) == ("2020-03", 520, 4)


def test_latest_is_the_newest_figure_of_the_measure_that_fitted():
    verdict = judged(level(600, "troops"), police([500, 510, 520, 530], [100] * 4))
    assert verdict.latest is not None
    assert (verdict.latest.measure, str(verdict.latest.month), verdict.latest.value) == ("uniformed", "2020-04", 630)


def test_evidence_names_the_document_and_the_rows_and_adds_up():
    verdict = judged(level(630), police([500, 510, 520, 530], [100] * 4))
    (proof,) = verdict.evidence
    assert (proof.document, str(proof.month), proof.value) == ("report-2020-04.pdf", "2020-04", 630)
    assert proof.locator == "page 1, rows 1-2"


def test_troops_before_staff_officers_were_apart_are_judged_with_them_and_told_so():
    held = record({("RWA", "UNMISS", "troops_staff", "m"): [500] * 4})
    verdict = judged(level(500, "troops"), held)
    assert verdict.status == "holds" and "staff officers" in verdict.notes[0]


def test_a_verdict_has_no_truth_value():
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(judged(level(500), troops(RWA=[500] * 4)))


def test_strips_give_every_reading_of_every_month():
    held = troops(RWA=[100, None, 120], BGD=[1, None, 1])
    verdict = judged(level(120), held)
    strip = verdict.strips[0]
    assert (strip.measure, strip.scope, strip.marks) == ("uniformed", "all", "-.+")
    assert [reading.fits for reading in strip.readings()] == [False, None, True]
    assert len(verdict.strips) == 18 and len(list(verdict.strips)) == 18


def test_verdicts_keep_the_order_of_the_claims():
    text, first = level(100)
    claims: list[Claim] = [first, claim(text, "people", "fatalities", value=1.0), first]
    found = together(text, claims, troops(RWA=[100] * 4))
    assert [v.status for v in found.verdicts] == ["holds", "unknown", "holds"]
