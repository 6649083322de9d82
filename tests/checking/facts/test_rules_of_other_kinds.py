"""Rules of claims of relations, refugees, forces, units, deaths, training, withdrawals and missions."""

from __future__ import annotations

import pytest

from contingent.model.fact import Fact
from contingent.model.statistic import Statistic
from tests.checking.facts.small import SAID, WHERE, deployed, died, happened, hosted, judged, record


def relation(status, start, end="", **more):
    return Fact("relation", "RWA", "FRA", status, start, end, **{**SAID, "start_event": "note", **more})


HISTORY = (
    relation("established", "1962", "2006-11", end_event="Rwanda severed"),
    relation("severed", "2006-11", "2009-11-28"),
    relation("established", "2009-11-29"),
)


def relations(quote, held, **fields):
    fields = {"contributor": "RWA", "object": "FRA", **fields}
    return judged(f"Rwanda {quote}.", quote, "diplomatic_relation", held, **fields)


def test_relations_are_the_same_said_of_either():
    held = record(HISTORY)
    assert relations("severed relations with France", held, as_of="2006").status == "holds"
    other = judged("France had relations severed.", "severed", "diplomatic_relation", held, contributor="FRA",
                   object="RWA", as_of="2006")  # fmt: skip
    assert other.status == "holds" and any("broke them off" in note for note in other.notes)


def test_restored_and_established_are_other_definitions_of_one_another():
    held = record(HISTORY)
    assert relations("restored relations with France", held, as_of="2009").status == "holds"
    assert relations("established relations with France", held, as_of="2009").status == "other_definition"
    assert relations("restored relations with France", held, as_of="2004").status == "misdated"


def test_a_break_before_the_record_begins_is_unknown_where_no_source_tells_the_beginning_of_relations():
    held = record(events=[happened("relations_severed", "2020-08-24", "RWA", "FRA")])
    assert relations("severed relations with France", held, as_of="2020").status == "holds"
    assert relations("severed relations with France", held, as_of="2021-03").status == "misdated"
    assert relations("severed relations with France", held, as_of="1976").status == "unknown"


def test_a_state_of_relations_is_judged_over_time():
    held = record(HISTORY)
    assert relations("has relations with France", held).status == "holds"
    assert judged("Rwanda has relations with France.", "has relations with France", "diplomatic_relation", held,
                  "2007-05", contributor="RWA", object="FRA").status == "outdated"  # fmt: skip


def test_events_tell_how_two_parties_stand_where_no_source_states_it():
    events = [happened("relations_established", "1961", "RWA", "FRA"), happened("relations_severed", "2018-05-24",
              "RWA", "FRA"), happened("relations_restored", "2020-03-01", "FRA", "RWA")]  # fmt: skip
    held = record(events=events)
    assert relations("has relations with France", held, as_of="1990").status == "holds"
    assert relations("has relations with France", held, as_of="2019").status == "misdated"
    assert relations("has relations with France", held, as_of="2021").status == "holds"
    assert relations("has relations with France", held, as_of="1950").status == "unknown"


def test_an_embassy_is_the_senders_and_every_date_is_told():
    opened = [
        Fact("diplomatic_mission", "ISR", "RWA", "embassy", day, "", **SAID) for day in ("2019-02-22", "2019-04-01")
    ]
    events = [happened("embassy_opened", day, "ISR", "RWA") for day in ("2019-02-22", "2019-04-01")]
    held = record(opened, events)
    verdict = judged("Israel opened its first embassy.", "opened its first embassy", "diplomatic_relation", held,
                     contributor="ISR", object="RWA", as_of="2019")  # fmt: skip
    assert verdict.status == "holds" and any("2019-02-22" in note and "2019-04-01" in note for note in verdict.notes)
    reverse = judged("Rwanda opened an embassy.", "opened an embassy", "diplomatic_relation", held,
                     contributor="RWA", object="ISR", as_of="2019")  # fmt: skip
    assert reverse.status == "unknown"


HOSTED = [hosted("RWA", "COD", year, value) for year, value in ((2015, 80.0), (2016, 90.0), (2018, 60.0), (2019, 60.0))]
HOSTED += [hosted("RWA", "BDI", year, 70.0) for year in (2015, 2016, 2018, 2019)]
HOSTED += [hosted("RWA", "SDN", 2018, 20.0, "asylum_seekers")]


def refugees(value, published=None, text="Rwanda hosted {} refugees.", **fields):
    quote = f"{value:g} refugees"
    fields = {"category": "refugees", "value": value, **fields}
    return judged(text.format(f"{value:g}"), quote, "refugees_hosted", record(statistics=HOSTED), published, **fields)


def test_refugees_are_counted_at_the_ends_of_years_by_definition():
    verdict = refugees(130.0, as_of="2018")
    assert verdict.status == "holds"
    assert {(one.measure, tuple(one.ranges)) for one in verdict.true_for} >= {("refugees", ("2018-12", "2019-12"))}
    assert refugees(150.0, as_of="2018").status == "other_definition"
    assert refugees(160.0, as_of="2018").status == "misdated"


def test_over_a_number_holds_at_the_ends_of_years_above_it_only():
    verdict = refugees(140.0, comparator=">", as_of="2016")
    assert verdict.status == "holds" and verdict.true_for[0].ranges == ["2015-12", "2016-12"]


def test_a_time_between_counts_is_unknown_where_the_number_may_have_been_so():
    assert refugees(140.0, as_of="2017-06").status == "unknown"
    assert refugees(500.0, as_of="2017-06").status == "contradicted"


def test_the_present_is_the_newest_end_of_a_year_that_was_published():
    held = "Rwanda hosts {} refugees."
    assert (
        refugees(130.0, "2020-07-20", held).status == "holds"
        and refugees(160.0, "2020-07-20", held).status == "outdated"
    )


def test_mostly_from_is_checked_on_origins_and_an_ambiguous_name_settled_by_them():
    verdict = refugees(130.0, text="In 2018 it hosted {} refugees, mostly from Congo and Burundi.", as_of="2018")
    assert any("DR Congo 60 and Burundi 70 made up 100.00 %" in note for note in verdict.notes)
    few = refugees(130.0, text="In 2018 it hosted {} refugees, mostly from Congo.", as_of="2018")
    assert any("not most of them" in note for note in few.notes)


def test_a_part_of_a_country_is_unknown():
    assert (
        refugees(30.0, text="Rwanda hosts {} refugees in the camp.", note="one camp", as_of="2018").status == "unknown"
    )


def test_numbers_and_shares_by_origin():
    from_one = {"note": "origin: COD", "as_of": "2018"}
    assert refugees(60.0, **from_one).status == "holds"
    assert refugees(46.0, value_unit="percent", **from_one).status == "holds"


MOZAMBIQUE = [
    deployed("RWA", "MOZ", "2021-08-01", "2021-09-30", 1000.0),
    deployed("RWA", "MOZ", "2021-10-01", "2021-12-31", 2000.0),
]


def force(held, published=None, **fields):
    quote = fields.pop("quote", "1,000 soldiers in Mozambique")
    return judged(f"Rwanda has {quote}.", quote, "deployment_other", held, published, **fields)


def test_a_reported_strength_is_of_its_editions_and_as_exact_as_it_is_printed():
    held = record(MOZAMBIQUE)
    assert force(held, value=1000.0, as_of="2021-08").status == "holds"
    assert force(held, value=1030.0, as_of="2021-08").status == "holds"


def test_reported_strengths_contradict_only_what_is_far_from_them():
    held = record(MOZAMBIQUE)
    assert force(held, value=1500.0, as_of="2021-08").status == "unknown"
    assert force(held, value=9000.0, as_of="2021-08").status == "contradicted"


def test_a_range_is_kept_and_fits_what_lies_in_it():
    held = record([deployed("RWA", "MOZ", "2021-08-01", "2021-09-30", 3000.0, value_high=4000.0)])
    assert force(held, value=3500.0, as_of="2021-08").status == "holds"


def test_an_intervention_is_dated_by_its_events():
    held = record(MOZAMBIQUE, [happened("intervention", "2021-07-09", "RWA", "MOZ")])
    assert force(held, quote="intervened in Mozambique", as_of="2021").status == "holds"
    assert force(held, quote="intervened in Mozambique", as_of="2019").status == "misdated"


def test_that_no_source_reports_a_force_is_no_denial():
    held = record(MOZAMBIQUE)
    assert force(held, quote="troops in Mozambique", as_of="2010").status == "unknown"
    assert force(held, quote="troops in Chad", as_of="2021").status == "unknown"


def units(held, **fields):
    fields = {"category": "battalion", "mission": "UNMISS", "value": 1.0, "value_unit": "units", **fields}
    return judged("Rwanda has a battalion.", "a battalion", "units", held, **fields)


def test_units_are_unknown_with_the_people_that_are_counted():
    verdict = units(record(), as_of="2021-06")
    assert verdict.status == "unknown" and "Rwanda had 100 troops in UNMISS" in verdict.summary and verdict.evidence


def test_a_unit_without_people_is_contradicted():
    held = record(months={("RWA", "UNMISS", "troops", "m"): [0] * 12, ("BGD", "UNMISS", "troops", "m"): [9] * 12})
    assert units(held, as_of="2021-06").status == "contradicted"


def formed(count, as_of, start="", status="counted", unit="battalion", mission="UNMISS", **more):
    return Fact("unit", "RWA", mission, status, start or as_of, more.pop("end", ""), confirmed_as_of=as_of,
                value=count, unit=unit, **{**SAID, **more})  # fmt: skip


def test_units_are_judged_by_the_pages_that_count_them():
    held = record([formed(2.0, "2021-06-10", url="https://a.org"), formed(3.0, "2021-09-01", url="https://b.org")])
    assert units(held, value=2.0, as_of="2021-06-20").status == "holds"
    assert units(held, value=3.0, as_of="2021-09-20").status == "holds"
    assert "On 10 June 2021 Rwanda had 2 battalions in UNMISS (The Times)." in units(held, as_of="2021-06-20").summary
    assert units(held, value=2.0, as_of="2021-03").status == "unknown", "no page vouches for it before its own day"
    assert units(held, value=5.0, as_of="2021-06-20").status == "contradicted"
    assert units(held, value=5.0, as_of="2021-07-20").status == "unknown", "a number that a month may have changed"


def test_a_unit_is_there_from_its_start_until_its_end_or_a_tour_after_its_page():
    held = record([formed(1.0, "2019-05-01", start="2018-10")])
    assert units(held, as_of="2018-12").status == "holds"
    assert "On 1 May 2019 Rwanda had 1 battalion in UNMISS, since October 2018" in units(held, as_of="2019-02").summary
    late = units(held, as_of="2020-03")
    assert late.status == "holds" and any("2019-05-01" in note for note in late.notes)
    assert units(held, as_of="2020-08").status == "unknown"
    gone = record([formed(1.0, "2019-05-01", start="2018-10", end="2019-05-01")])
    assert units(gone, as_of="2019-09").status == "unknown"
    assert "From October 2018 to 1 May 2019 Rwanda had 1 battalion" in units(gone, as_of="2019-02").summary


def test_some_units_named_do_not_deny_more_and_a_battle_group_may_be_called_a_battalion():
    some = record([formed(1.0, "2021-06-10", status="reported")])
    assert units(some, value=1.0, as_of="2021-06-20").status == "holds"
    assert units(some, value=3.0, as_of="2021-06-20").status == "unknown"
    both = record([formed(2.0, "2021-06-10"), formed(1.0, "2021-06-10", unit="battle_group")])
    verdict = units(both, value=3.0, as_of="2021-06-20")
    assert verdict.status == "other_definition" and "2 battalions and 1 battle group" in verdict.summary


def test_one_unit_without_a_mission_needs_pages_of_one_mission_only():
    one, other = formed(1.0, "2021-06-10"), formed(1.0, "2021-06-10", mission="MINUSCA")
    assert units(record([one]), mission=None, as_of="2021-06-20").status == "holds"
    assert units(record([one, other]), mission=None, as_of="2021-06-20").status == "unknown"


DEATHS = [died("2020-03", 2.0), died("2020-06", 3.0, cause="malicious_act"), died("2021-05", 1.0, kind="police")]


def deaths(value, text="Rwanda has lost {} people.", published=None, **fields):
    held = record(fatalities=DEATHS)
    fields = {"mission": "UNMISS", "category": "unspecified", "value": value, **fields}
    return judged(text.format(f"{value:g}"), f"{value:g}", "fatalities", held, published, **fields)


def test_deaths_are_counted_over_the_stated_time():
    assert deaths(5.0, as_of="2020").status == "holds" and deaths(2.0, as_of="2020-03").status == "holds"
    assert deaths(50.0, as_of="2020").status == "contradicted"


def test_deaths_so_far_are_a_running_count_that_fits_the_months_it_passed_the_number():
    assert deaths(6.0, as_of="../2021-05").status == "holds"
    earlier = deaths(4.0, as_of="../2021-05")
    assert earlier.status in ("misdated", "unknown")


def test_killed_counts_malicious_acts_too():
    assert deaths(3.0, "{} Rwandans were killed.", as_of="2020").status == "holds"
    assert deaths(3.0, "{} Rwandans died.", as_of="2020").status == "other_definition"


def test_a_number_near_the_list_is_unknown_since_lists_are_revised():
    assert deaths(6.0, as_of="2020").status == "unknown"


def test_deaths_of_other_forces_are_not_in_the_list():
    assert deaths(2.0, as_of="2020-03", mission="AMISOM").status == "unknown"


def test_without_a_list_of_deaths_it_says_which_file_brings_one():
    verdict = judged("Rwanda lost 2.", "2", "fatalities", record(), value=2.0, as_of="2020")
    assert verdict.status == "unknown" and "DPPADPOSS-FATALITIES" in verdict.summary


def test_training_is_confirmed_by_its_own_programme_only():
    rows = [happened("training", "2020", "USA", "RWA", value=500.0, unit="persons", note="GPOI")]
    text = "It trained 500 Rwandans."
    told = {"value": 500.0, "as_of": "2020"}
    assert judged(text, "500 Rwandans", "training", record(events=rows), note="by: GPOI", **told).status == "holds"
    assert judged(text, "500 Rwandans", "training", record(events=rows), note="by: IPPOS", **told).status == "unknown"


def test_a_row_that_quotes_the_text_is_no_evidence_for_it():
    text = "It trained 500 Rwandans."
    rows = [happened("training", "2020", "USA", "RWA", value=500.0, unit="persons", note="GPOI", quote=text)]
    told = {"value": 500.0, "as_of": "2020", "note": "by: GPOI"}
    assert judged(text, "500 Rwandans", "training", record(events=rows), **told).status == "unknown"


def test_students_of_the_named_programme_are_added_up_over_the_claimed_years():
    def year(end, count, indicator="us_training_peacekeeping"):
        return Statistic(indicator, "RWA", "USA", f"{end - 1}-10-01", f"{end}-09-30", count, release="r1", **WHERE)

    held = record(
        statistics=[year(2018, 100.0), year(2019, 200.0), year(2020, 300.0), year(2020, 5.0, "us_training_imet")]
    )
    text = "{} Rwandans were trained {}."

    def trained(value, how, **fields):
        said = text.format(value, how)
        return judged(said, f"{value} Rwandans", "training", held, value=float(value), category="personnel", **fields)

    assert trained(600, "under GPOI", as_of="2018/2020").status == "holds"
    assert trained(500, "under GPOI", as_of="2019/2020").status == "holds"
    assert trained(605, "by the United States", as_of="2018/2020").status == "holds"
    assert trained(600, "by an unnamed programme", as_of="2018/2020").status == "unknown"
    other = trained(900, "under GPOI", as_of="2018/2020")
    assert other.status == "unknown" and "600 in the 3 reported fiscal years from 2018 to 2020" in other.summary


def test_a_withdrawal_outside_the_reports_is_judged_by_dated_events():
    events = [happened("deployment_ended", "2014-04-13", "TCD", "CAF", force="MISCA")]
    left = {"contributor": "TCD", "mission": "MISCA", "category": "unspecified"}
    held = record(events=events)
    assert judged("Chad left MISCA.", "left MISCA", "withdrawal", held, as_of="2014", **left).status == "holds"
    assert judged("Chad left MISCA.", "left MISCA", "withdrawal", held, as_of="2012", **left).status == "misdated"


def test_another_number_than_that_of_those_who_left_is_said():
    left = happened("deployment_ended", "2014-04-13", "TCD", "CAF", force="MISCA", value=833.0, unit="persons")
    claim = {"contributor": "TCD", "mission": "MISCA", "category": "unspecified", "as_of": "2014", "value": 850.0}
    verdict = judged("Chad pulled out 850.", "pulled out 850", "withdrawal", record(events=[left]), **claim)
    assert verdict.status == "holds" and verdict.notes == ("the record counts 833 people, not 850",)


def test_a_figure_of_a_force_and_others_together_is_no_strength_of_the_force():
    said = {"quote": "approximately 5-8,000 in Somalia (up to 4,000 for ATMIS; the remainder bilateral)"}
    editions = ("ETH", "SOM", "2021-01-01", "2021-12-01")
    own = deployed(*editions, 4000.0, force="ATMIS", note="up to 4,000 for ATMIS", **said)
    both = "all together, in and outside the forces named; approximately"
    held = record([own, deployed(*editions, 5000.0, value_high=8000.0, note=both, **said)])
    claim = {"contributor": "ETH", "mission": "ATMIS", "category": "military", "as_of": "2021-06"}
    verdict = judged("Ethiopia is in ATMIS.", "Ethiopia is in ATMIS", "deployment_other", held, **claim)
    assert verdict.status == "holds" and "had up to 4,000 people in ATMIS" in verdict.summary


def test_an_announcement_is_no_departure():
    events = [happened("withdrawal_announced", "2014-04-03", "TCD", "CAF", force="MISCA")]
    left = {"contributor": "TCD", "mission": "MISCA", "category": "unspecified", "as_of": "2014"}
    verdict = judged("Chad left MISCA.", "left MISCA", "withdrawal", record(events=events), **left)
    assert verdict.status == "unknown" and "announced on 3 April 2014" in verdict.summary


@pytest.mark.parametrize(
    ("when", "status"), [("2018-03-30", "holds"), ("2018-06", "other_definition"), ("2010", "misdated")]
)
def test_a_mission_ends_with_its_mandate_and_around_it_in_other_senses(when, status):
    verdict = judged("UNMIL closed.", "closed", "other", record(), contributor=None, mission="UNMIL", as_of=when)
    assert verdict.status == status


def test_what_is_decided_about_a_mission_is_not_its_end():
    text = "The Council voted to close UNMIL."
    verdict = judged(text, "voted to close UNMIL", "other", record(), contributor=None, mission="UNMIL", as_of="2016")
    assert verdict.status == "unknown"


def test_a_mission_has_a_place_among_missions_by_strength():
    months = {("RWA", "UNMISS", "troops", "m"): [100] * 12, ("RWA", "MINUSCA", "troops", "m"): [50] * 12}
    held = record(months=months)
    ranked = {"contributor": None, "mission": "UNMISS", "rank": 1, "as_of": "2021-06"}
    assert judged("UNMISS is the largest.", "the largest", "other", held, **ranked).status == "holds"
    assert judged("It is the largest.", "the largest", "other", held, **{**ranked, "mission": "MINUSCA"}).status == (
        "contradicted"
    )


def test_a_share_is_of_a_mission_or_of_a_contributor_as_the_words_say():
    months = {("RWA", "UNMISS", "troops", "m"): [80] * 12, ("BGD", "UNMISS", "troops", "m"): [20] * 12,
              ("RWA", "MINUSCA", "troops", "m"): [80] * 12}  # fmt: skip
    share = {"value_unit": "percent", "mission": "UNMISS", "as_of": "2021-06"}
    held = record(months=months)
    assert judged("80 % of UNMISS.", "80 % of UNMISS", "other", held, value=80.0, **share).status == "holds"
    assert judged("50 % of them.", "50 % of them", "other", held, value=50.0, **share).status == "holds"


def test_quoted_words_are_looked_for_among_statements():
    held = record(events=[happened("statement", "2020-11-20", "RWA", "LBY", said_by="A. Speaker",
                                   quote="the flights are a vital lifeline for them")])  # fmt: skip
    text = "A spokesperson called it a ‘vital lifeline’ for refugees."
    verdict = judged(text, "called it a ‘vital lifeline’", "other", held, contributor=None)
    assert verdict.status == "holds" and "A. Speaker" in verdict.summary


def test_a_text_without_such_claims_loads_no_ledger(record):
    from contingent.checking import check_claims
    from contingent.record.record import open_record
    from tests.checking.small import level

    fresh = open_record()
    text, claim = level(5905.0)
    check_claims(text, [claim], fresh)
    assert not {"facts", "events", "statistics", "fatalities"} & set(fresh.ledgers.__dict__)


def test_a_mission_whose_people_left_after_its_mandate_has_two_ends_that_hold():
    events = [
        happened("mandate_ended", "2021-03-31", "UN", "SSD", force="UNMISS"),
        happened("deployment_ended", "2021-09-30", "UN", "SSD", force="UNMISS"),
        happened("deployment_ended", "2020-02-01", "RWA", "SSD", force="UNMISS"),
    ]
    ended = {"contributor": None, "mission": "UNMISS"}
    held = record(events=events)
    for when, status in (("2021-03", "holds"), ("2021-09", "holds"), ("2020-02", "misdated")):
        assert judged("UNMISS closed.", "closed", "other", held, as_of=when, **ended).status == status
    verdict = judged("UNMISS closed.", "closed", "other", held, as_of="2021-09", **ended)
    assert "completed its withdrawal on 30 September 2021" in verdict.summary and "31 March 2021" in verdict.notes[0]
