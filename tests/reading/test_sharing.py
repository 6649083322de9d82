"""A number that is said of each of several parties is a claim of each."""

from __future__ import annotations

import pytest

from contingent.reading.anchors import find_anchors
from contingent.reading.context import Context
from contingent.reading.scan import scan
from contingent.reading.sharing import sharers


@pytest.mark.parametrize(
    ("text", "value", "party", "others"),
    [
        ("Ireland and Paraguay send a dozen each.", 12, "IRL", ["PRY"]),
        ("Mali, Senegal and Togo lost three soldiers apiece.", 3, "TGO", ["MLI", "SEN"]),
        ("There are 40 each from Ghana, Nigeria and Peru.", 40, "GHA", ["NGA", "PER"]),
        ("Chad and Niger each keep 1,200 there.", 1200, "NER", ["TCD"]),
        ("Ghana and Togo send 1,200 each year.", 1200, "GHA", []),
        ("Ghana sends 40, Togo and Benin 30.", 40, "GHA", []),
        ("Ghana has three units with 180 people each.", 180, "GHA", []),
    ],
)
def test_who_shares_a_number(text: str, value: float, party: str, others: list[str]) -> None:
    document = scan(text)
    anchor = next(found for found in find_anchors(document) if found.value == value and found.sort == "quantity")
    mention = next(found for found in document.mentions if found.id_of("party") == party)
    assert [found.id_of("party") for found in sharers(Context(document), anchor, mention)] == others
