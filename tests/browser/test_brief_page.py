"""The page of a brief in a browser: for axe, on a phone, on paper, and without a request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contingent.presenting.briefs.compare import as_html, compare
from contingent.presenting.briefs.compose import brief
from contingent.presenting.briefs.html import html
from contingent.record.record import Record
from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(record: Record, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("briefs")
    made = {subject: html(brief(record, subject, "2021-07")) for subject in ("RWA", "MINUSCA", "EAC", "Andorra")}
    made["compare"] = as_html(compare(record, ["RWA", "UGA", "KEN", "ETH"], "2021-07"))
    paths = {}
    for name, page in made.items():
        paths[name] = folder / f"{name}.html"
        paths[name].write_text(page, encoding="utf-8")
    return paths


@pytest.fixture(params=["RWA", "MINUSCA", "EAC", "Andorra", "compare"])
def opened(request: Any, chromium: Any, pages: dict[str, Path]) -> Iterator[Any]:
    """Each page, at the width of a desktop; it must have asked for nothing."""
    address = pages[request.param].as_uri()
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    watched = Watched(context.new_page())
    watched.page.goto(address)
    yield watched.page
    watched.assert_quiet(address)
    context.close()


def test_axe_finds_nothing(opened: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    for width in (1280, 390):
        opened.set_viewport_size({"width": width, "height": 844})
        found = axe.Axe().run(opened).response["violations"]
        assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []


def test_it_fits_a_phone_and_paper(opened: Any) -> None:
    opened.set_viewport_size({"width": 390, "height": 844})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    opened.emulate_media(media="print")
    opened.set_viewport_size({"width": 680, "height": 1000})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 680
