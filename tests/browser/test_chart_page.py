"""The page of a chart in a browser: light, dark, on a phone, on paper, and for axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from contingent.presenting.charts import chart
from contingent.record.record import Record
from tests.browser.conftest import Watched
from tests.presenting.charts.test_figures import ABOUT

pytestmark = pytest.mark.browser
OpenChart = Callable[..., Any]


@pytest.fixture()
def open_chart(chromium: Any, record: Record, tmp_path: Path) -> Iterator[OpenChart]:
    """Open the page of a chart; when the test ends, it must have asked for nothing and complained of nothing."""
    opened: list[tuple[Watched, str, Any]] = []

    def open_it(name: str, *, width: int = 1000, **options: Any) -> Any:
        file = tmp_path / f"{name}.html"
        file.write_text(chart(record, name, **ABOUT[name]).html(), encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        watched = Watched(context.new_page())
        watched.page.goto(file.as_uri())
        opened.append((watched, file.as_uri(), context))
        return watched.page

    yield open_it
    for watched, address, context in opened:
        watched.assert_quiet(address)
        context.close()


def axe(page: Any) -> list[Any]:
    run = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    found: list[Any] = run.Axe().run(page).response["violations"]
    return found


@pytest.mark.parametrize("name", sorted(ABOUT))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_chart: OpenChart, name: str, scheme: str) -> None:
    page = open_chart(name, color_scheme=scheme, bypass_csp=True)
    page.locator("summary").click()
    assert axe(page) == []


@pytest.mark.parametrize("name", sorted(ABOUT))
def test_it_fits_a_phone(open_chart: OpenChart, name: str) -> None:
    page = open_chart(name, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator(".chart-narrow svg").is_visible() and not page.locator(".chart-wide svg").is_visible()
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('.chart-narrow text')]
            .map(text => text.getBoundingClientRect().height))"""
    )
    assert smallest > 10


def test_labels_stay_inside_the_picture(open_chart: OpenChart) -> None:
    for name in ("missions", "rank", "women", "strength", "peers", "contributors"):
        page = open_chart(name)
        outside = page.evaluate(
            """() => { const box = document.querySelector('.chart-wide svg').getBoundingClientRect();
                return [...document.querySelectorAll('.chart-wide text')].filter(text => {
                    const own = text.getBoundingClientRect();
                    return own.left < box.left - 2 || own.right > box.right + 2; }).map(text => text.textContent); }"""
        )
        assert outside == [], name


def test_the_dark_page_recolours_the_drawing(open_chart: OpenChart) -> None:
    for scheme, expected in (("light", "rgb(29, 27, 23)"), ("dark", "rgb(236, 234, 228)")):
        page = open_chart("missions", color_scheme=scheme)
        assert page.evaluate("getComputedStyle(document.querySelector('.chart-wide .f-ink')).fill") == expected


def test_on_paper_it_is_light_and_has_no_table(open_chart: OpenChart) -> None:
    page = open_chart("missions", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.chart-wide .f-ink')).fill") == "rgb(29, 27, 23)"
    assert not page.locator("details").is_visible()


def test_it_can_be_read_by_keyboard(open_chart: OpenChart) -> None:
    page = open_chart("ranks")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"
    assert page.locator("td").first.is_visible()
