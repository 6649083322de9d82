"""What forms of words tell: where most people of a contributor are, among whom a rank is."""

from __future__ import annotations

import pytest

from contingent.reading.anchors import find_anchors
from contingent.reading.context import Context
from contingent.reading.forms import places_of_most, ranks_among_contributors, ranks_hosts
from contingent.reading.scan import scan


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ghana has 946 peacekeepers, nearly all of them in Lebanon.", ["lebanon"]),
        ("Ghana has 946 peacekeepers. Almost all are in the Central African Republic.", ["central"]),
        ("Ghana has 946 peacekeepers, the majority to Abyei.", ["abyei"]),
        ("Ghana has 946 peacekeepers, the most in Lebanon.", []),
        ("Ghana has 946 peacekeepers, 200 at most in Lebanon.", []),
        ("Ghana has 946 peacekeepers. Most are in Lebanon, 182 of them near the coast.", []),
        ("Ghana sells cocoa, most of it in Lebanon.", []),
    ],
)
def test_a_place_is_where_most_are(text: str, named: list[str]) -> None:
    context = Context(scan(text, "2021-05"))
    anchors = find_anchors(context.document)
    kinds = ["contribution_level" if anchor.value == 946 else "none" for anchor in anchors]
    assert [context.low[anchors[at].core] for at in places_of_most(context, anchors, kinds)] == named


@pytest.mark.parametrize(
    ("text", "contributors", "hosts"),
    [
        ("Ghana is one of the three largest contributors.", True, False),
        ("Ghana is among the top ten troop contributors.", True, False),
        ("The top ten contributors", False, False),
        ("Ghana is one of the ten largest cocoa producers.", False, False),
        ("It took in 230,696, the largest number of any host.", False, True),
    ],
)
def test_a_rank_is_among_those_it_names(text: str, contributors: bool, hosts: bool) -> None:
    context = Context(scan(text, "2021-05"))
    anchor = next(one for one in find_anchors(context.document) if one.form == "rank.one")
    assert (ranks_among_contributors(context, anchor), ranks_hosts(context, anchor)) == (contributors, hosts)
