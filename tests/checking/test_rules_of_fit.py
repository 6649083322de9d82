"""When a number or a rank fits, by which measures and in which scopes."""

from __future__ import annotations

import numpy as np
import pytest

from contingent.checking.accept import number_of
from contingent.checking.readings import rank_fits
from tests.checking.small import claim, judged, level, months, rank, record, troops, true_for


def fits(value: float, *figures: float, counted: bool = True, **fields) -> list[bool]:
    text = f"Rwanda has {value} people."
    stated = number_of(claim(text, str(value), value=value, **fields), counted=counted)
    assert stated is not None
    return stated.fits(np.array(figures, dtype=np.float64)).tolist()


def test_a_plain_number_must_be_equal():
    assert fits(6383, 6382, 6383, 6384) == [False, True, False]


def test_about_means_within_two_and_a_half_percent():
    assert fits(6000, 5849, 5850, 6150, 6151, comparator="~") == [False, True, True, False]
    assert fits(440, 428, 429, 451, 452, comparator="~") == [False, True, True, False]


def test_about_allows_at_least_one_person():
    assert fits(7, 5, 6, 8, 9, comparator="~") == [False, True, True, False]


def test_nearly_and_almost_mean_only_below():
    assert fits(6000, 5849, 5850, 6000, 6001, comparator="~", below=True) == [False, True, True, False]


def test_over_and_under_are_strict_and_at_least_and_at_most_are_not():
    assert fits(5000, 5000, 5001, comparator=">") == [False, True]
    assert fits(5000, 4999, 5000, comparator=">=") == [False, True]
    assert fits(5000, 4999, 5000, comparator="<") == [True, False]
    assert fits(5000, 5000, 5001, comparator="<=") == [True, False]


def test_a_range_fits_inside_its_ends():
    assert fits(140, 139, 140, 148, 149, comparator="range", value_high=148) == [False, True, True, False]


def test_a_percentage_fits_when_it_rounds_to_the_stated_figures():
    assert fits(9.9, 9.84, 9.86, 9.94, 9.96, counted=False) == [False, True, True, False]
    assert fits(10, 9.4, 9.6, 10.4, 10.6, counted=False) == [False, True, True, False]


def test_a_round_number_that_is_exact_nowhere_is_read_as_about_and_said_so():
    verdict = judged(level(6000), troops(RWA=[5000, 5000, 5000, 5920]))
    assert verdict.status == "holds" and "read as about" in verdict.notes[0]


def test_a_round_number_that_is_exact_somewhere_is_not_read_as_about():
    verdict = judged(level(6000), troops(RWA=[6000, 5000, 5000, 5920]))
    assert verdict.status == "outdated" and verdict.notes == ()


def test_a_number_with_one_trailing_zero_is_never_read_as_about():
    assert judged(level(5930), troops(RWA=[5000, 5000, 5000, 5920])).status == "contradicted"


def test_what_rounds_to_the_stated_figures_is_shown_as_roughly_and_decides_nothing():
    verdict = judged(level(6000), troops(RWA=[5600, 6400, 6600, 5000, 5000, 5000]))
    assert months(verdict.roughly) == ["2020-01", "2020-02"] and verdict.status == "contradicted"


def test_a_rank_fits_every_place_that_ties_fill():
    ranks, ties = np.array([[2, 2, 4, 0]]), np.array([[1, 3, 1, 0]])
    assert rank_fits(ranks, ties, 4, "=").tolist() == [[False, True, True, False]]
    assert rank_fits(ranks, ties, 3, "<=").tolist() == [[True, True, False, False]]


def test_competition_ranks_leave_places_open_after_ties():
    held = troops(RWA=[50] * 4, BGD=[90] * 4, IND=[90] * 4)
    assert judged(rank(3), held).status == "holds"
    assert judged(rank(2), held).status == "contradicted"


def test_behind_another_needs_it_ahead():
    held = troops(RWA=[80] * 4, BGD=[90] * 4, IND=[70] * 4)
    text = "Rwanda is number 2 behind Bangladesh."
    assert judged(rank(2, text=text, relative_to=("BGD",)), held).status == "holds"
    assert judged(rank(2, text=text, relative_to=("IND",)), held).status == "contradicted"


def test_behind_a_tied_one_needs_room_for_it_ahead():
    held = troops(RWA=[80] * 4, BGD=[80] * 4, IND=[90] * 4)
    assert judged(rank(3, relative_to=("BGD",)), held).status == "holds"
    assert judged(rank(2, relative_to=("BGD",)), held).status == "contradicted"


def test_behind_several_tied_ones_needs_room_for_all_of_them():
    held = troops(RWA=[80] * 4, BGD=[80] * 4, IND=[80] * 4)
    assert judged(rank(3, relative_to=("BGD", "IND")), held).status == "holds"
    assert judged(rank(2, relative_to=("BGD", "IND")), held).status == "contradicted"


def test_behind_one_that_has_nobody_does_not_fit():
    held = record({("RWA", "UNMISS", "troops", "m"): [80] * 4})
    assert judged(rank(2, relative_to=("BGD",)), held).status == "contradicted"


def test_a_first_place_is_ahead_of_those_named_beside_it():
    held = troops(RWA=[95] * 4, BGD=[90] * 4)
    assert judged(rank(1, relative_to=("BGD",)), held).status == "holds"


def test_ahead_of_another_needs_it_behind():
    held = troops(RWA=[80] * 4, BGD=[90] * 4, IND=[70] * 4)
    text = "Rwanda is number 2, ahead of India."
    assert judged(rank(2, text=text, relative_to=("IND",)), held).status == "holds"
    text = "Rwanda is number 2, ahead of Bangladesh."
    assert judged(rank(2, text=text, relative_to=("BGD",)), held).status == "contradicted"


def test_right_behind_another_needs_nobody_in_between():
    held = troops(RWA=[80] * 4, BGD=[90] * 4, IND=[100] * 4)
    text = "Rwanda comes right behind it."
    behind = [
        claim(text, "right behind it", "contribution_rank", category="unspecified", relative_to=(who,))
        for who in ("BGD", "IND")
    ]
    assert judged((text, behind[0]), held).status == "holds"
    assert judged((text, behind[1]), held).status == "contradicted"


def test_a_contributor_with_nobody_has_no_rank():
    assert judged(rank(2), troops(RWA=[0] * 4, BGD=[9] * 4)).status == "contradicted"


def test_a_rank_among_a_group_counts_its_members_only():
    held = troops(RWA=[80] * 4, BGD=[90] * 4, ETH=[85] * 4)
    assert judged(rank(2, among="Africa"), held).status == "holds"
    assert judged(rank(3, among="Africa"), held).status == "contradicted"


def test_a_rank_among_an_unknown_group_is_unknown():
    verdict = judged(rank(2, among="per head of population"), troops(RWA=[80] * 4))
    assert verdict.status == "unknown" and "per head of population" in (verdict.reason or "")


def test_a_word_means_its_literal_measures_and_every_other_is_loose():
    held = record({("RWA", "UNMISS", "troops", "m"): [500] * 4, ("RWA", "UNMISS", "fpu", "m"): [100] * 4})
    assert judged(level(600, "troops"), held).status == "other_definition"
    assert judged(level(500, "troops"), held).status == "holds"
    assert judged(level(500), held).status == "other_definition"
    assert judged(level(600), held).status == "holds"
    assert judged(level(100, "police"), held).status == "holds"


def test_women_are_compared_with_women_only():
    held = record({("RWA", "UNMISS", "troops", "m"): [500] * 4, ("RWA", "UNMISS", "troops", "f"): [60] * 4})
    text = "Rwanda has 60 women and 500 others."
    women = claim(text, "60 women", "gender_share", value=60.0, category="women_uniformed")
    assert judged((text, women), held).status == "holds"
    others = claim(text, "500", "gender_share", value=500.0, category="women_uniformed")
    assert judged((text, others), held).status == "contradicted"


def test_a_share_of_women_is_a_percentage_of_the_same_people():
    held = record({("RWA", "UNMISS", "troops", "m"): [450] * 4, ("RWA", "UNMISS", "troops", "f"): [50] * 4})
    text = "Women are 10 percent of Rwanda's troops."
    share = claim(text, "10 percent", "gender_share", value=10.0, value_unit="percent", category="women_troops")
    verdict = judged((text, share), held)
    assert verdict.status == "holds" and verdict.true_for[0].measure == "women_share_troops"


def test_peacekeeping_operations_only_are_another_definition_unless_the_sentence_says_so():
    held = record({("RWA", "UNMISS", "troops", "m"): [500] * 4, ("RWA", "BINUH", "ipo", "m"): [1] * 4})
    assert judged(level(500), held).status == "other_definition"
    said = level(500, text="Rwanda has 500 people in UN peacekeeping missions.")
    assert judged(said, held).status == "holds"
    assert judged(level(501), held).status == "holds"


def test_a_claim_about_a_mission_is_judged_by_that_mission_alone():
    held = record({("RWA", "UNMISS", "troops", "m"): [500] * 4, ("RWA", "MINUSCA", "troops", "m"): [300] * 4})
    assert judged(level(300, mission="MINUSCA"), held).status == "holds"
    assert judged(level(800, mission="MINUSCA"), held).status == "contradicted"
    assert judged(level(800, mission="MINUSCA;UNMISS"), held).status == "holds"


def test_a_mission_of_others_is_unknown():
    verdict = judged(level(300, mission="AMISOM"), troops(RWA=[300] * 4))
    assert verdict.status == "unknown" and "not a United Nations mission" in (verdict.reason or "")


def test_the_personnel_of_a_mission_may_include_civilians():
    held = troops(RWA=[300] * 4, BGD=[200] * 4)
    text = "UNMISS has 900 personnel."
    total = claim(text, "900 personnel", value=900.0, category="personnel", contributor="UN-total", mission="UNMISS")
    verdict = judged((text, total), held)
    assert verdict.status == "unknown" and "civilians" in (verdict.reason or "")
    text = "UNMISS has 500 personnel."
    total = claim(text, "500 personnel", value=500.0, category="personnel", contributor="UN-total", mission="UNMISS")
    assert judged((text, total), held).status == "holds"


def test_a_number_of_countries_counts_contributors_with_anybody():
    held = troops(RWA=[300] * 4, BGD=[200] * 4, IND=[0] * 4)
    text = "2 countries contribute."
    both = claim(text, "2 countries", value=2.0, value_unit="countries", contributor="UN-total")
    assert judged((text, both), held).status == "holds"


def test_presence_in_a_mission_needs_somebody_there():
    held = record({("RWA", "UNMISS", "troops", "m"): [5] * 6, ("RWA", "UNAMID", "troops", "m"): [5, 5, 0, 0, 0, 0]})
    text = "Rwanda serves in UNAMID."
    there = claim(text, "serves in UNAMID", "mission_presence", mission="UNAMID", comparator=None)
    assert judged((text, there), held).status == "outdated"


def test_a_number_of_missions_counts_those_with_anybody():
    held = record({("RWA", "UNMISS", "troops", "m"): [5] * 6, ("RWA", "UNAMID", "troops", "m"): [5, 5, 0, 0, 0, 0]})
    text = "Rwanda serves in 2 missions."
    two = claim(text, "2 missions", "mission_presence", value=2.0, value_unit="missions")
    verdict = judged((text, two), held)
    assert verdict.status == "outdated" and true_for(verdict)["uniformed", "all"] == ["2020-01", "2020-02"]


def test_a_total_over_time_cannot_be_below_the_largest_number_at_once():
    held = troops(RWA=[300, 900, 300, 300])
    text = "Rwanda has sent 800 people since 2019."
    sent = {"kind": "cumulative_total", "category": "unspecified", "as_of": "2019/2020-12"}
    assert judged((text, claim(text, "800 people", value=800.0, **sent)), held).status == "contradicted"
    assert judged((text, claim(text, "800 people", value=800.0, **{**sent, "comparator": ">"})), held).status == "holds"
    verdict = judged((text, claim(text, "800 people", value=5000.0, **sent)), held)
    assert verdict.status == "unknown" and "over a period" in (verdict.reason or "")


def test_a_withdrawal_holds_where_the_figures_show_it_and_is_unknown_elsewhere():
    held = troops(RWA=[900, 900, 900, 0, 0, 0], BGD=[5] * 6)
    text = "Rwanda left UNMISS."
    left = {"kind": "withdrawal", "mission": "UNMISS", "category": "unspecified", "comparator": None}
    assert judged((text, claim(text, "left UNMISS", as_of="2020-04", **left)), held).status == "holds"
    stayed = claim(text, "left UNMISS", contributor="BGD", as_of="2020-04", **left)
    assert judged((text, stayed), held).status == "unknown"
    sent = claim(text, "left UNMISS", value=900.0, as_of="2020-04", **{**left, "comparator": "="})
    assert judged((text, sent), held).status == "holds"


@pytest.mark.parametrize(
    "kind",
    ["units", "membership", "diplomatic_relation", "refugees_hosted", "fatalities", "deployment_other", "training"],
)
def test_what_the_record_has_no_table_of_is_unknown_in_plain_words(kind):
    text = "Rwanda has 4 of them."
    verdict = judged((text, claim(text, "4 of them", kind, value=4.0)), troops(RWA=[4] * 4))
    assert verdict.status == "unknown" and verdict.reason
    assert verdict.summary.startswith(f"Not known: {verdict.reason}.")


def test_units_and_civilians_have_no_figures():
    assert judged(level(120, "company"), troops(RWA=[120] * 4)).status == "unknown"
    assert judged(level(120, "civilians"), troops(RWA=[120] * 4)).status == "unknown"


def test_the_number_of_missions_of_the_whole_is_not_what_the_record_counts():
    text = "The UN has 12 missions."
    twelve = claim(text, "12 missions", "mission_presence", value=12.0, value_unit="missions", contributor="UN-total")
    assert judged((text, twelve), troops(RWA=[5] * 4)).status == "unknown"


def test_a_contributor_that_never_contributed_has_nobody_and_is_not_unknown():
    verdict = judged(level(5, contributor="VAT"), troops(RWA=[5] * 4))
    assert verdict.status == "contradicted" and verdict.stated is not None and verdict.stated.value == 0
    assert judged(rank(2, contributor="VAT"), troops(RWA=[5] * 4)).status == "contradicted"


def test_a_cumulative_total_is_contradicted_only_where_every_measure_of_its_words_was_larger() -> None:
    held = record({("RWA", "UNMISS", "troops", "m"): [90, 90], ("RWA", "UNMISS", "staff", "m"): [30, 30]})
    sent = {"kind": "cumulative_total", "category": "troops", "as_of": "2020-01/2020-02"}
    text = "Rwanda has sent {:,.0f} troops in two months."
    assert judged(level(100, text=text.format(100), **sent), held).status == "unknown"
    assert judged(level(80, text=text.format(80), **sent), held).status == "contradicted"


def test_people_are_whole_when_a_gap_is_judged_by_its_neighbours() -> None:
    held = troops(RWA=[1, None, 1])
    text = "In February 2020 Rwanda had more than one soldier in UN missions."
    told = judged(level(1, "military", text=text.replace("one", "1"), comparator=">", as_of="2020-03"), held)
    assert told.status == "contradicted"


def test_a_share_of_nobody_is_no_figure() -> None:
    held = record({
        ("RWA", "UNMISS", "troops", "m"): [90, 0], ("RWA", "UNMISS", "troops", "f"): [10, 0],
    })  # fmt: skip
    text = "Rwanda has 50 percent women among its troops."
    share = claim(text, "50 percent", "gender_share", value=50.0, value_unit="percent", category="women_troops")
    verdict = judged((text, share), held)
    assert verdict.stated is not None and verdict.stated.value == 10
    assert verdict.latest is not None and verdict.latest.value == 10
    assert "nan" not in verdict.summary + (verdict.say or "") + (verdict.say_now or "")
