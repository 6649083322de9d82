"""Missions named or meant by places: in lists, and in texts without a date."""

from __future__ import annotations

import pytest

from contingent.reading import read_claims
from contingent.reading.anchor import Anchor
from contingent.reading.anchors import find_anchors
from contingent.reading.context import Context
from contingent.reading.elsewhere import outside_missions
from contingent.reading.focus import missions_at
from contingent.reading.history import Candidate
from contingent.reading.mission_lists import coordinated
from contingent.reading.scan import scan

NUMBER = Anchor("quantity", 0, 1, 0)


@pytest.mark.parametrize(
    ("text", "chosen", "joined"),
    [
        ("Nepal serves in MINUSCA, UNMISS, and UNISFA.", "UNMISS", "MINUSCA;UNMISS;UNISFA"),
        ("Most of them are in South Sudan and Abyei.", "UNISFA", "UNMISS;UNISFA"),
        ("It has 400 people in Lebanon, in Cyprus it has none.", "UNFICYP", "UNFICYP"),
        ("It has 304 in South Sudan, 258 in Cyprus.", "UNFICYP", "UNFICYP"),
        ("The unit left MINUSCA for UNMISS.", "MINUSCA", "MINUSCA"),
        ("MINUSCA (Central African Republic) is the largest.", "MINUSCA", "MINUSCA"),
        ("It has soldiers in Lebanon (UNIFIL), Kosovo (KFOR) and Mali.", "KFOR", "UNIFIL;KFOR;MINUSMA"),
    ],
)
def test_the_missions_of_a_list_are_joined(text: str, chosen: str, joined: str) -> None:
    context = Context(scan(text, "2020-12"))
    named = [
        mention
        for mention in context.document.mentions
        if chosen in (mention.id_of("mission"), *missions_at(mention, "2020-12"))
    ]
    assert coordinated(context, NUMBER, Candidate(chosen, named[0]), "2020-12") == joined


def test_no_mission_stays_none() -> None:
    context = Context(scan("Nepal has police in Haiti.", None))
    assert coordinated(context, NUMBER, Candidate(None, None), None) is None


def test_a_text_without_a_date_speaks_of_the_latest_year_it_names() -> None:
    assert Context(scan("It left in 2004 and came back in 2021.", None)).own_time == "2021"
    assert Context(scan("It left in 2004.", "2006-05")).own_time == "2006-05~"
    assert Context(scan("It left.", None)).own_time is None


def test_a_party_compared_with_means_no_mission() -> None:
    text = "In the UN's ranking, Romania sits in 67th place behind Mali, with 35 uniformed personnel."
    assert [claim.mission for claim in read_claims(text)] == [None, None]


@pytest.mark.parametrize(
    ("words", "outside"),
    [
        ("400 soldiers outside UN missions", True),
        ("3,000 soldiers who serve under the African Union", True),
        ("250 soldiers (NATO)", True),
        ("300 soldiers in Mozambique, by bilateral agreement", True),
        ("250 soldiers with UNIFIL and 300 elsewhere, by bilateral agreement", False),
        ("250 soldiers with UNIFIL, under an EU officer", False),
        ("250 soldiers of the African Union's newest member", False),
    ],
)
def test_words_after_a_number_say_that_people_are_outside_un_missions(words: str, outside: bool) -> None:
    document = scan(f"Ghana has {words}.", "2020-12")
    anchor = next(anchor for anchor in find_anchors(document) if anchor.sort == "quantity")
    assert outside_missions(Context(document), anchor) is outside


@pytest.mark.parametrize(
    ("text", "mission"),
    [
        ("Bolivia joined the UN mission in Haiti in 2006.", "MINUSTAH"),
        ("Pakistan had 900 soldiers in the United Nations Mission in Haiti in 1995.", "UNMIH"),
        ("Nepal had 340 soldiers in the UN mission in Mali in 2014.", "MINUSMA"),
    ],
)
def test_a_description_means_the_mission_of_its_day(text: str, mission: str) -> None:
    assert [claim.mission for claim in read_claims(text, "2018-11")] == [mission]
