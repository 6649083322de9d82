"""Rules of claims of membership and of numbers of members, each as docs/methods/checking-facts.md states it."""

from __future__ import annotations

from tests.checking.facts.small import complete, judged, listed, member, record

JOINED = "Rwanda joined COMESA in {}."


def joined(held, when, published=None):
    text = JOINED.format(when)
    return judged(text, f"joined COMESA in {when}", "membership", held, published, object="COMESA", as_of=when)


def belongs(held, published=None, **fields):
    return judged("Rwanda is a member of COMESA.", "member of COMESA", "membership", held, published,
                  object="COMESA", **fields)  # fmt: skip


def count(held, number, published=None, **fields):
    text = f"COMESA has {number} members."
    fields = {"object": "COMESA", "contributor": None, "value_unit": "members", "value": float(number), **fields}
    return judged(text, f"{number} members", "membership", held, published, **fields)


def test_joined_is_true_of_signature_and_of_effect_and_the_answer_names_the_event():
    signed = member("RWA", "2006-06-18", "2007-06-30", status="accession_signed", start_event="signature", end_event="")
    held = record([signed, member("RWA", "2007-07-01", start_event="effect")])
    assert joined(held, "2007").status == joined(held, "2006").status == "holds"
    assert "1 July 2007 (effect)" in joined(held, "2007").summary and "signed" in joined(held, "2006").summary


def test_joined_in_another_year_is_misdated_and_never_contradicted():
    verdict = joined(record([member("RWA", "2007-07-01")]), "2005")
    assert (verdict.status, verdict.differs_in) == ("misdated", "time")
    assert "1 July 2007" in (verdict.say or "")


def test_press_dates_of_one_event_may_differ_by_days():
    held = record([member("RWA", "2007-07-01")])
    assert joined(held, "2007-07-03").status == "holds" and joined(held, "2007-07-20").status == "misdated"


def test_a_code_by_year_confirms_a_year_and_refutes_none():
    coded = member("RWA", "2003", start_event="", publisher="The Coders", authority="compilation")
    assert joined(record([coded]), "2003").status == "holds"
    assert joined(record([coded]), "2002").status == "unknown"


def test_a_member_holds_now_and_was_no_member_before_it_joined():
    held = record([member("RWA", "2007-07-01")])
    assert belongs(held).status == "holds" and belongs(held).current is True
    assert belongs(held, "2005-03").status == "contradicted"


def test_a_member_that_left_is_out_of_date():
    assert belongs(record([member("RWA", "2007-07-01", "2015-06-30")])).status == "outdated"


def test_after_an_announced_exit_that_no_source_dates_a_member_is_out_of_date_and_told_so():
    announced = member("RWA", "2020-05-01", status="withdrawal_announced", start_event="statement")
    verdict = belongs(record([member("RWA", "2007-07-01", "2020-05-01", end_event="announced"), announced]))
    assert verdict.status == "outdated" and "from when the exit takes effect is not in the record" in verdict.say_now


def test_later_than_the_last_confirmation_is_not_contradicted_since():
    verdict = belongs(record([member("RWA", "2007-07-01", confirmed_as_of="2010-01-01")]), "2021-06")
    assert verdict.status == "holds" and "not contradicted since" in " ".join(verdict.notes)


def test_a_name_that_leaves_a_list_is_no_exit():
    assert belongs(record([listed("RWA", "2015-01-01", "2016-01-01")]), "2021-06").status == "unknown"


def test_who_is_on_no_list_is_unknown_unless_the_list_is_complete():
    held = [member("BDI", "2007-07-01")]
    assert belongs(record(held)).status == "unknown"
    assert belongs(record([*held, complete("COMESA", "1994-12-08")])).status == "contradicted"


def test_suspension_is_judged_by_those_who_list_it_and_never_contradicted():
    held = record([listed("RWA", "2015-01-01", "2016-01-01"),
                   listed("RWA", "2016-02-01", "2021-12-01", status="suspended")])  # fmt: skip
    text = "Rwanda was suspended from COMESA in January 2016."
    fields = {"object": "COMESA", "contributor": "RWA"}
    assert judged(text, "suspended", "membership", held, as_of="2016-01", **fields).status == "holds"
    assert judged(text, "suspended", "membership", held, as_of="2012-01", **fields).status == "unknown"


def members_of(*parties):
    return [complete("COMESA", "1994-12-08"), *(member(party, "1994-12-08") for party in parties)]


def test_numbers_of_members_are_counted_at_each_date():
    held = record([*members_of("RWA", "BDI", "KEN"), member("TUN", "2018-07-18")])
    assert count(held, 4).status == "holds" and count(held, 4).stated.value == 4
    old = count(held, 3)
    assert old.status == "outdated" and old.true_for[0].ranges[0].endswith("/2018-07")
    assert old.say_now == "As of 31 December 2021, COMESA had 4 members."
    assert count(held, 3, "2017-05").status == "holds" and count(held, 5).status == "contradicted"


def test_a_member_that_left_in_a_year_counts_either_way_during_it():
    held = record([*members_of("RWA", "BDI"), member("KEN", "1994-12-08", "2007")])
    assert count(held, 3, as_of="2007-05").status == count(held, 2, as_of="2007-05").status == "holds"


def test_a_source_that_agrees_with_a_wrong_number_is_called_stale():
    lists = [listed(party, "2015-01-01", "2021-12-31") for party in ("RWA", "BDI", "KEN")]
    held = record([*members_of("RWA", "BDI", "KEN"), member("TUN", "2018-07-18"), *lists])
    assert any("The Almanac lists 3 members" in note and "stale" in note for note in count(held, 3).notes)


def test_without_a_complete_list_a_number_is_confirmed_but_not_contradicted():
    held = record([member("RWA", "1994-12-08"), member("BDI", "1994-12-08")])
    assert count(held, 2).status == "holds" and count(held, 3).status == "unknown"


def test_the_55th_member_is_compared_with_the_members_counted_that_day():
    held = record([*members_of("RWA", "BDI"), member("TUN", "2018-07-18")])
    text = "Tunisia joined as its third member."
    verdict = judged(text, "joined as its third member", "membership", held, contributor="TUN", object="COMESA",
                     value=3.0, value_unit="members", as_of="2018-07-18")  # fmt: skip
    assert verdict.status == "holds" and any("3 members" in note and "as stated" in note for note in verdict.notes)


def test_one_of_so_many_members_is_a_number_of_members_and_no_place_among_them():
    held = record([*members_of("RWA", "BDI", "KEN"), member("TUN", "2018-07-18")])
    fields = {"contributor": "RWA", "object": "COMESA", "value_unit": "members"}
    text = "Rwanda is one of 3 members."
    assert judged(text, "one of 3 members", "membership", held, value=3.0, **fields).status == "outdated"


def test_a_claim_of_a_time_after_its_own_text_is_unknown():
    assert belongs(record([member("RWA", "2007-07-01")]), "2010-01", as_of="2015").status == "unknown"


def test_evidence_names_the_publisher_the_address_and_the_words():
    proof = joined(record([member("RWA", "2007-07-01")]), "2007").evidence[0]
    assert (proof.title, proof.url, proof.quote) == ("The Times", "https://example.org/page", "the words")
    assert (proof.document, proof.locator, proof.measure) == ("rows.csv", "row 2", "membership")
