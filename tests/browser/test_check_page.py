"""The page of a checked text in a browser: with mouse, keyboard, on a phone, on paper, without script, for axe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.presenting.check.examples import checked_text, outdated_number, outdated_rank
from tests.presenting.check.test_html import hostile

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]


def shown(page: Any) -> list[str]:
    """The ids of the cards that can be seen."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.card')].filter(c => c.checkVisibility()).map(c => c.id)"
    )
    return found


def focused(page: Any) -> str:
    found: str = page.evaluate(
        "document.activeElement.hash || document.activeElement.id || document.activeElement.tagName"
    )
    return found


def test_it_opens_on_the_list_of_claims(open_page: OpenPage) -> None:
    page = open_page()
    assert shown(page) == []
    assert page.locator(".overview li").count() == 6


def test_a_click_on_a_claim_shows_its_card_and_marks_it(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_text("6,383 troops", exact=True).first.click()
    assert shown(page) == ["d1c2"]
    assert page.locator("mark.on").inner_text() == "6,383 troops"
    page.locator("#d1c2 .close").click()
    assert shown(page) == [] and page.locator("mark.on").count() == 0


def test_the_list_opens_cards_too_and_the_address_remembers_them(open_page: OpenPage) -> None:
    page = open_page()
    page.locator(".overview a").nth(2).click()
    assert shown(page) == ["d1c3"] and page.url.endswith("#d1c3")
    assert shown(open_page(place="#d1c3")) == ["d1c3"]


def test_tab_and_arrows_walk_and_enter_and_escape_go_in_and_out(open_page: OpenPage) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    assert focused(page) == "#d1c1" and shown(page) == ["d1c1"]
    page.keyboard.press("Tab")
    assert shown(page) == ["d1c2"]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "#d1c4" and shown(page) == ["d1c4"]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    assert shown(page) == ["d1c1"]
    page.keyboard.press("End")
    assert shown(page) == ["d1c6"]
    page.keyboard.press("Enter")
    assert focused(page) == "d1c6"
    page.keyboard.press("Escape")
    assert focused(page) == "#d1c6" and shown(page) == ["d1c6"]
    page.keyboard.press("Escape")
    assert shown(page) == []


def test_the_arrows_of_the_card_turn_over_the_claims(open_page: OpenPage) -> None:
    page = open_page(place="#d1c1")
    page.locator("#d1c1 .next").click()
    assert shown(page) == ["d1c2"]
    page.locator("#d1c2 .previous").click()
    page.locator("#d1c1 .previous").click()
    assert shown(page) == ["d1c1"]


def test_claims_that_share_their_words_can_all_be_reached(open_page: OpenPage) -> None:
    text = "It sits in 2nd place behind Bangladesh, with 6,383 troops."
    rank, number = outdated_rank(), outdated_number()
    outer, inner = replace(rank[0], start=11, end=57), replace(number[0], start=45, end=57)
    page = open_page(checked_text(text=text, pairs=[(outer, rank[1]), (inner, number[1])]))
    words = page.locator("mark").last
    words.click()
    assert shown(page) == ["d1c2"]
    words.click()
    assert shown(page) == ["d1c1"]
    assert page.locator("mark.on").count() == 2


def test_the_sentence_is_copied(open_page: OpenPage) -> None:
    page = open_page(place="#d1c2", permissions=["clipboard-read", "clipboard-write"])
    button = page.locator("#d1c2 .copy").first
    button.click()
    page.wait_for_function("document.querySelector('#d1c2 .copy').classList.contains('done')")
    assert "Copied" in button.inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "As of 31 December 2020, Rwanda contributed 6,383 uniformed personnel, of whom 5,208 were troops."
    )


def test_where_copying_is_refused_the_sentence_is_selected(open_page: OpenPage) -> None:
    page = open_page(place="#d1c2")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')) }")
    page.locator("#d1c2 .copy").first.click()
    page.wait_for_function("getSelection().toString().startsWith('As of 31 December 2020')")


def test_the_month_under_the_slider_is_told(open_page: OpenPage) -> None:
    page = open_page(place="#d1c2")
    slider = page.locator("#d1c2 input")
    assert page.locator("#d1c2 .value.month").inner_text() == "Dec 2020"
    told = slider.get_attribute("aria-valuetext")
    assert told.startswith("December 2020: troops 5,208;") and "uniformed personnel 6,383, fits" in told
    slider.press("ArrowLeft")
    assert page.locator("#d1c2 .value.month").inner_text() == "Nov 2020"
    assert "6,388" in slider.get_attribute("aria-valuetext")


def test_the_month_under_the_pointer_is_told(open_page: OpenPage) -> None:
    page = open_page(place="#d1c1")
    box = page.locator("#d1c1 .strip").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + 3)
    assert page.locator("#d1c1 .value.month").inner_text() == "Jul 2025"
    assert page.locator("#d1c1 .value").nth(1).inner_text() == "5,905, 2nd ✓"


def test_months_that_are_not_covered_are_told_as_such(open_page: OpenPage) -> None:
    page = open_page(place="#d1c2")
    slider = page.locator("#d1c2 input")
    for _ in range(6):
        slider.press("ArrowLeft")
    assert slider.get_attribute("aria-valuetext") == (
        "June 2020: troops not covered; troops (staff officers included) not covered; uniformed personnel not covered"
    )


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(open_page: OpenPage, width: int) -> None:
    for place in ("", "#d1c1", "#d1c2", "#d1c6"):
        page = open_page(width=width, place=place)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_claim_stays_in_sight_above_its_card(open_page: OpenPage) -> None:
    page = open_page(width=390, has_touch=True)
    page.locator("mark").last.tap()
    assert shown(page) == ["d1c6"]
    words, card = page.locator("mark.on").bounding_box(), page.locator("#d1c6").bounding_box()
    assert words["y"] >= 0 and words["y"] + words["height"] <= card["y"]
    page.locator("#d1c6 .close").tap()
    assert shown(page) == []


def test_without_script_every_card_is_there(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    assert page.locator(".card").count() == 6
    assert all(card.is_visible() for card in page.locator(".card").all())
    assert not page.locator(".copy").first.is_visible()


def test_on_paper_every_card_is_there(open_page: OpenPage) -> None:
    page = open_page(place="#d1c2")
    page.emulate_media(media="print")
    assert len(shown(page)) == 6
    assert not page.locator(".copy").first.is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_a_hostile_text_does_nothing(open_page: OpenPage) -> None:
    page = open_page(hostile(), place="#d1c1")
    assert shown(page) == ["d1c1"]
    assert "<script>alert(1)</script>" in page.locator("#d1c1 .summary").inner_text()


def test_marks_differ_without_colour(open_page: OpenPage) -> None:
    page = open_page()
    styles = page.evaluate(
        "[...document.querySelectorAll('mark')].map(m => [m.className, getComputedStyle(m).textDecorationStyle])"
    )
    by_status = dict(styles)
    assert len({by_status[f"s-{status}"] for status in ("holds", "outdated", "contradicted", "unknown")}) == 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("place", ["", "#d1c2"])
def test_axe_finds_nothing(open_page: OpenPage, scheme: str, width: int, place: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = open_page(width=width, place=place, color_scheme=scheme)
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
