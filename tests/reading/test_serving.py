"""Presence said plainly is a claim at the name of the mission or country."""

from __future__ import annotations

import pytest

from contingent.reading import read_claims
from contingent.reading.anchors import find_anchors
from contingent.reading.context import Context
from contingent.reading.scan import scan
from contingent.reading.serving import plainly_serving
from contingent.reading.settle import NOT_A_CLAIM


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rwandan soldiers and police serve in MINUSCA and UNMISS.", ["MINUSCA"]),
        ("Rwanda contributes uniformed personnel to the UN mission UNMISS.", ["UNMISS"]),
        ("Nepal has peacekeepers in South Sudan.", ["South Sudan"]),
        ("Turkey has troops in Cyprus.", []),
        ("American soldiers are deployed in Iraq.", []),
        ("Kenyan police officers are stationed in Somalia with the African Union.", []),
        ("Kenyan medics are stationed with MONUSCO.", ["MONUSCO"]),
        ("Nepal has peacekeepers in Norway.", []),
        ("Peacekeepers serve in MINUSCA.", []),
        ("Only Egypt has more people in UNMISS.", []),
        ("How many Kenyan soldiers are deployed in UNMISS?", []),
        ("The 300 Kenyan soldiers serve in UNMISS.", []),
    ],
)
def test_where_a_party_plainly_serves(text: str, names: list[str]) -> None:
    document = scan(text, "2024-03")
    anchors = find_anchors(document)
    found = [anchors[at] for at in plainly_serving(Context(document), anchors, [NOT_A_CLAIM] * len(anchors))]
    assert [text[slice(*document.tokens.span(anchor.first, anchor.end))] for anchor in found] == names


def test_a_presence_read_there_already_is_the_one_that_is_surer_then() -> None:
    document = scan("Rwandan police serve in UNMISS, 400 of them.", "2024-03")
    anchors = find_anchors(document)
    verb = next(at for at, anchor in enumerate(anchors) if anchor.group == "v.deploy")
    kinds = [NOT_A_CLAIM] * len(anchors)
    kinds[verb] = "mission_presence"
    assert list(plainly_serving(Context(document), anchors, kinds)) == [verb]
    counted = next(at for at, anchor in enumerate(anchors) if anchor.value == 400)
    kinds[counted] = "contribution_level"
    assert list(plainly_serving(Context(document), anchors, kinds)) == []


def test_it_is_read_as_one_claim_of_all_the_missions() -> None:
    [claim] = read_claims("Rwandan soldiers and police serve in MINUSCA and UNMISS.", "2023-09")
    assert (claim.kind, claim.contributor, claim.mission) == ("mission_presence", "RWA", "MINUSCA;UNMISS")
