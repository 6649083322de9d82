"""A force is known by who leads it and where, at the date."""

from __future__ import annotations

import pytest

from contingent.reading.anchors import find_anchors
from contingent.reading.context import Context
from contingent.reading.forces import fit_of_forces, force_meant
from contingent.reading.history import Candidate
from contingent.reading.scan import scan


@pytest.mark.parametrize(
    ("text", "month", "force"),
    [
        ("Spain keeps 800 in Kosovo, under NATO command.", "2004-05", "KFOR"),
        ("Burundi has 5,000 soldiers with the African Union in Somalia.", "2015", "AMISOM"),
        ("Burundi has 5,000 soldiers with the African Union in Somalia.", "2023-03", "ATMIS"),
        ("The African Union force in Somalia wants help. It was given. Uganda sent 1,600.", "2007-03", "AMISOM"),
        ("Uganda, the African Union said, entered Somalia with 1,600 soldiers.", "2007-03", None),
        ("Rwanda has 1,000 in Mozambique, by bilateral agreement, beside the SADC force.", "2021-09", None),
        ("Rwanda sent 1,000 to Mozambique before SADC sent its own.", "2021-07", None),
        ("Spain keeps 800 in Kosovo.", "2004-05", None),
        ("Spain keeps 800 in Kosovo, under NATO command.", "1997-05", None),
        ("Spain keeps 800 in Kosovo, in KFOR, for NATO.", "2004-05", None),
    ],
)
def test_which_force_is_meant(text: str, month: str, force: str | None) -> None:
    document = scan(text)
    anchor = next(found for found in find_anchors(document) if found.sort == "quantity")
    found = force_meant(Context(document), anchor, month)
    assert (found and found.value) == force


@pytest.mark.parametrize(("other_force", "mission"), [(0.95, "SAMIM"), (0.05, "MONUSCO")])
def test_a_mission_fits_what_the_kind_of_claim_says_of_the_force(other_force: float, mission: str) -> None:
    candidates = [Candidate(name, None) for name in ("MONUSCO", "SAMIM", None)]
    un, others, unsaid = fit_of_forces(candidates, other_force).tolist()
    assert {"MONUSCO": un, "SAMIM": others}[mission] == max(un, others) == unsaid
    assert un != others


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        ("In Mali EUTM has 560 trainers; in Mogadishu EUTM has 125.", ["EUTM Mali", "EUTM Somalia"]),
        ("ABÉCHÉ, Chad - An Irishman commands EUFOR.", ["EUFOR Tchad/RCA"]),
        ("Austria contributes 180 soldiers to EUFOR.", ["EUFOR Althea"]),
    ],
)
def test_of_forces_with_one_name_that_in_the_country_named_is_meant(text: str, forces: list[str]) -> None:
    found = [mention.id_of("mission") for mention in scan(text, "2015-11").mentions if "mission" in mention.names]
    assert found == forces
