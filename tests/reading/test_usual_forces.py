"""Where no force is named with people, it is the usual one of the country, or the only one of the text."""

from __future__ import annotations

import pytest

from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.reading.anchors import find_anchors
from contingent.reading.context import Context
from contingent.reading.focus import Focus
from contingent.reading.reader import read_claims
from contingent.reading.scan import scan
from contingent.reading.usual_forces import owner_of_force, sole_force, usual_force


@pytest.mark.parametrize(
    ("text", "month", "force"),
    [
        ("Finland has 80 soldiers in Afghanistan.", "2010-05", "ISAF"),
        ("Finland has 80 soldiers in Afghanistan.", "2018-05", "RSM"),
        ("Uganda's 2,700 soldiers in Mogadishu were attacked.", "2010-05", "AMISOM"),
        ("Ethiopia has 2,700 soldiers in Mogadishu.", "2010-05", None),
        ("Finland has 80 soldiers in Afghanistan under a bilateral agreement.", "2010-05", None),
        ("Spain: Lebanon 1,100; Bosnia 260; Kosovo 620.", "2005-05", None),
        ("Spain has 340 soldiers in Latvia.", "2019-05", "NATO eFP"),
        ("Thailand sent 1,580 soldiers to Dili.", "1999-10", "INTERFET"),
    ],
)
def test_soldiers_in_a_country_are_of_its_usual_force(text: str, month: str, force: str | None) -> None:
    context = Context(scan(text, month))
    anchor = next(found for found in find_anchors(context.document) if found.sort == "quantity")
    contributor = next(mention.id_of("party") for mention in context.document.mentions)
    found = usual_force(context, anchor, contributor, month)
    assert (found.value if found is not None else None) == force


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("ISAF has a new table of flags. It is long. Germany: 4,050.", "ISAF"),
        ("ISAF and KFOR have a new table of flags. Germany: 4,050.", None),
        ("Germany: 4,050. ISAF has a new table of flags.", None),
        ("ISAF has a new table of flags. Germany has 30 in Georgia.", None),
        ("UNIFIL has a new table of flags. Germany: 4,050.", None),
    ],
)
def test_the_only_force_of_a_text_is_that_of_people_without_a_place(text: str, force: str | None) -> None:
    context = Context(scan(text, "2009-08"))
    anchor = next(found for found in find_anchors(context.document) if found.sort == "quantity")
    found = sole_force(context, Focus(context), anchor, "DEU", "2009-08")
    assert (found.value if found is not None else None) == force


@pytest.mark.parametrize(
    ("kind", "mission", "contributor", "owner"),
    [
        ("deployment_other", "SAMIM", ALL_CONTRIBUTORS, None),
        ("withdrawal", "RAMSI", ALL_CONTRIBUTORS, None),
        ("withdrawal", "UNIFIL", ALL_CONTRIBUTORS, ALL_CONTRIBUTORS),
        ("deployment_other", "BARKHANE", None, "FRA"),
        ("deployment_other", "BARKHANE", "EST", "EST"),
    ],
)
def test_people_of_other_forces_are_not_the_united_nations(
    kind: str, mission: str, contributor: str | None, owner: str | None
) -> None:
    assert owner_of_force(kind, mission, contributor) == owner


@pytest.mark.parametrize(
    ("text", "published", "force"),
    [
        ("The first 400 Ugandans landed at Mogadishu airport on the 6th of this month.", "2007-03-15", "AMISOM"),
        ("Nigeria will deploy up to 1,500 soldiers in Darfur under the African Union.", "2004-08-20", "AMIS"),
        ("In Bosnia Portugal has 330 soldiers; in Kosovo 310.", "2002-11-10", "SFOR"),
    ],
)
def test_places_tell_of_which_force_people_are(text: str, published: str, force: str) -> None:
    assert read_claims(text, published)[0].mission == force
