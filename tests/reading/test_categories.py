"""What may be counted at an anchor that does not name it: women, where women are named beside it."""

from __future__ import annotations

import pytest

from contingent.reading.anchors import find_anchors
from contingent.reading.categories import category_candidates
from contingent.reading.context import Context
from contingent.reading.counted import own_category
from contingent.reading.history import History
from contingent.reading.scan import scan


@pytest.mark.parametrize(
    ("text", "word", "kind", "women"),
    [
        ("Ghana counts 375 women in uniform; only Ethiopia leads by number.", "leads", "contribution_rank", True),
        ("Women in peacekeeping, June 2018\nFirst: Ethiopia\nSecond: Rwanda", "second", "contribution_rank", True),
        ("Women are still few. Ethiopia leads by far.", "leads", "contribution_rank", True),
        ("Women are still few. Ethiopia leads among the police.", "leads", "contribution_rank", False),
        ("Ethiopia leads among the police.", "leads", "contribution_rank", False),
        ("Ghana has 375 women and 2,000 men there.", "2,000", "contribution_level", False),
    ],
)
def test_women_may_be_meant_where_they_are_named_beside(text: str, word: str, kind: str, women: bool) -> None:
    context = Context(scan(text, "2018-06"))
    anchor = next(
        found
        for found in find_anchors(context.document)
        if context.low[found.core] == word and found.sort in {"rank", "quantity"}
    )
    values = [found.value for found in category_candidates(context, anchor, kind, None, History(), None)]
    assert any((value or "").startswith("women_") for value in values) == women
    assert len(values) == len(set(values))


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Ireland had 510 uniformed personnel and ranked 64th in police.", "police"),
        ("Ireland had 510 uniformed personnel and ranked 36th for troops.", "troops"),
    ],
)
def test_a_rank_is_of_what_stands_right_behind_it(text: str, category: str) -> None:
    context = Context(scan(text, "2013-09"))
    anchor = next(found for found in find_anchors(context.document) if found.form == "ordinal")
    [found] = category_candidates(context, anchor, "contribution_rank", None, History(), "IRL")
    assert found.value == category


@pytest.mark.parametrize(
    ("service", "category"),
    [("Defence Forces", "military"), ("Serbian Army and police", "uniformed"), ("national police", "police")],
)
def test_members_are_of_the_sort_of_their_service(service: str, category: str) -> None:
    context = Context(scan(f"In May 268 members of the {service} were in UN missions.", "2018-06"))
    anchor = next(found for found in find_anchors(context.document) if found.value == 268)
    assert own_category(context, anchor, "contribution_level") == category
