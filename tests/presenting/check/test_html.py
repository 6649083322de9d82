"""The page as markup: self-contained, escaped, with a content policy that fits it. Its life is in tests/browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

from contingent.presenting.check import render
from contingent.presenting.check.checked_text import CheckedText
from tests.presenting.check.examples import NAME, checked_text, outdated_number


def page(*texts: CheckedText) -> str:
    return "".join(render(texts or [checked_text()], "html", record="2025-07.1"))


class Elements(HTMLParser):
    """Collects the elements of a page with their attributes, and what stands in scripts and styles."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(2)> \" ' & </style></textarea> 6,383 troops"


def hostile() -> CheckedText:
    claim, verdict = outdated_number()
    start = HOSTILE.index("6,383")
    broken = replace(verdict, summary=HOSTILE, say=HOSTILE, notes=(HOSTILE,))
    moved = replace(claim, start=start, end=start + 12, speaker=HOSTILE)
    return replace(checked_text(text=HOSTILE, pairs=[(moved, broken)]), name=HOSTILE, notes=(HOSTILE,))


def test_the_policy_allows_the_page_s_own_style_and_script_only() -> None:
    made = page()
    metas = [meta for meta in Elements(made).named("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    policy = metas[0]["content"] or ""
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy and "http" not in policy
    for tag in ("style", "script"):
        part = re.findall(rf"<{tag}>(.*?)</{tag}>", made, re.DOTALL)
        assert len(part) == 1
        digest = base64.b64encode(hashlib.sha256(part[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_nothing_is_fetched_and_nothing_runs_from_attributes() -> None:
    for tag, attributes in Elements(page()).found:
        assert tag not in ("img", "link", "iframe", "object", "embed", "form", "base")
        for name, value in attributes.items():
            assert not name.startswith("on") and name not in ("style", "src")
            assert name != "href" or (value or "").startswith("#")


def test_a_hostile_text_stays_text() -> None:
    made = page(hostile())
    elements = Elements(made)
    assert len(elements.named("script")) == 2
    assert "<script>alert" not in made and "<img" not in made
    assert any("<script>alert(1)</script>" in words for words in elements.words)


def test_the_data_cannot_end_its_element() -> None:
    made = page(hostile())
    data = re.findall(r'<script type="application/json" id="data">(.*?)</script>', made, re.DOTALL)[0]
    assert "<" not in data and ">" not in data
    assert set(json.loads(data)) == {"series", "charts"}


def test_every_claim_has_a_mark_a_link_a_place_in_the_list_and_a_card() -> None:
    elements = Elements(page())
    ids = [f"d1c{number}" for number in range(1, 7)]
    cards = [a["id"] for a in elements.named("article") if "card" in (a.get("class") or "")]
    links = [a["href"] for a in elements.named("a") if "ref" in (a.get("class") or "").split()]
    marks = " ".join(a["data-claims"] or "" for a in elements.named("mark")).split()
    assert cards == ids and links == [f"#{i}" for i in ids] and marks == ids
    assert all(a.get("aria-label") for a in elements.named("a") if "ref" in (a.get("class") or "").split())


def test_ids_are_used_once_even_with_several_texts() -> None:
    elements = Elements(page(checked_text(), checked_text()))
    ids = [attributes["id"] for _, attributes in elements.found if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert {"#d1", "#d2"} <= {a["href"] for a in elements.named("a")}


def test_the_page_tells_what_the_other_forms_tell() -> None:
    words = " ".join(" ".join(Elements(page()).words).split())
    for told in (
        NAME,
        "2 out of date",
        "Rwanda had 6,383 uniformed personnel on 31 December 2020; its troops that day were 5,208.",
        "As of 31 December 2020, Rwanda contributed 6,383 uniformed personnel, of whom 5,208 were troops.",
        "UN_country_contributions_2020_12.pdf",
        "page 26, rows 4-8; page 31, row 2",
        "Written from data of 31\u00a0December\u00a02020".replace("\u00a0", " "),
    ):
        assert told in words.replace("\u00a0", " ")


def test_a_page_without_texts_and_a_text_without_claims_are_pages_too() -> None:
    assert "There was no text to check." in "".join(render([], "html", record="2025-07.1"))
    assert "No claims found" in page(checked_text(text="Nothing.", pairs=[]))
    unread = replace(checked_text(text="Rien.", pairs=[]), unread="the text is in another language (fr)")
    assert "Unknown: the text is in another language (fr)" in page(unread)


def test_the_same_text_gives_the_same_page() -> None:
    assert page() == page()
