"""Rules that take the words around a quote: origins, the source of a count, embassies, acts told after the quote."""

from __future__ import annotations

from contingent.model.fact import Fact
from contingent.model.statistic import Statistic
from tests.checking.facts.small import SAID, WHERE, happened, judged, record


def refugees(origin, value, indicator="refugees", period="2020-12-31"):
    return Statistic(indicator, "RWA", origin, period, period, value, release="of a test", document=WHERE["document"])


def fact(kind, status, start, end="", one="RWA", other="FRA"):
    return Fact(kind, one, other, status, start, end, **{**SAID, "start_event": "note"})


def hosts(text, quote, held, value, day="2020-12-31"):
    return judged(text, quote, "refugees_hosted", held, contributor="RWA", category="refugees", value=value,
                  as_of=day)  # fmt: skip


def test_origins_may_stand_right_after_the_quote():
    held = record(statistics=[refugees("COD", 700), refugees("BDI", 300)])
    text = "Rwanda hosted 700 refugees from DR Congo and 300 from Burundi."
    assert hosts(text, "700 refugees", held, 700).status == "holds"
    assert hosts(text, "300", held, 300).status == "holds"
    assert hosts("Rwanda hosted 700 refugees.", "700 refugees", held, 700).status == "contradicted"


def test_the_factbook_is_asked_where_the_sentence_names_it():
    held = record(statistics=[refugees("COD", 700), refugees("COD", 650, "factbook_refugees", "2020-11-06")])
    text = "In its edition of 6 November 2020, the CIA World Factbook listed 650 refugees in Rwanda."
    assert hosts(text, "650 refugees", held, 650, "2020-11-06").status == "holds"
    assert hosts("Rwanda hosted 650 refugees.", "650 refugees", held, 650).status != "holds"


def test_an_embassy_is_judged_by_embassies():
    held = record([fact("diplomatic_mission", "embassy", "2010-01-01")])
    verdict = judged("Rwanda had an embassy in France.", "Rwanda", "diplomatic_relation", held, contributor="RWA",
                     object="FRA", as_of="2015-01-01")  # fmt: skip
    assert verdict.status == "holds"


def test_an_embassy_opened_later_ends_a_break_that_no_source_ends():
    facts = [fact("relation", "established", "1962", "2006-11-24"), fact("relation", "severed", "2006-11-24")]
    text = "Rwanda had diplomatic relations with France."
    asked = {"contributor": "RWA", "object": "FRA", "as_of": "2015-01-01"}
    assert judged(text, "relations", "diplomatic_relation", record(facts), **asked).status != "holds"
    facts.append(fact("diplomatic_mission", "embassy", "2010-01-01"))
    assert judged(text, "relations", "diplomatic_relation", record(facts), **asked).status == "holds"


def test_the_act_may_stand_after_the_quote_but_not_in_a_relative_clause():
    held = record(events=[happened("embassy_closed", "2006-11-24", "RWA", "FRA")])
    asked = {"contributor": "RWA", "object": "FRA"}
    text = "On 24 November 2006, Rwanda closed its embassy in France."
    assert judged(text, "Rwanda", "diplomatic_relation", held, as_of="2006-11-24", **asked).status == "holds"
    member = record(
        [Fact("membership", "RWA", "COMESA", "member", "1994-12-08", "", **{**SAID, "start_event": "accession"})]
    )
    text = "As of 31 December 2015, Rwanda was a member of COMESA, which it joined on 8 December 1994."
    stands = judged(text, "Rwanda", "membership", member, contributor="RWA", object="COMESA", as_of="2015-12-31")
    assert stands.status == "holds"
