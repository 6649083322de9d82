"""A real browser for the page: Chromium through Playwright, and pages that write down whatever goes wrong on them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from contingent.presenting.check import render
from contingent.presenting.check.checked_text import CheckedText
from tests.presenting.check.examples import checked_text

ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Chromium; tests are skipped without it or without Playwright."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Watched:
    """A page with what it asked for and complained of."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.add_init_script(WATCH)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))

    def assert_quiet(self, address: str) -> None:
        """Fail on any request but the page itself, any message, and any breach of the content policy."""
        assert {url.split("#")[0] for url in self.requests} == {address}
        assert self.complaints == []
        assert self.page.evaluate("window.violations") == []


@pytest.fixture()
def open_page(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open the page of a checked text; when the test ends, the page must have been quiet."""
    opened: list[tuple[Watched, str, Any]] = []

    def open_it(text: CheckedText | None = None, *, width: int = 1280, place: str = "", **options: Any) -> Any:
        file = tmp_path / "page.html"
        file.write_text("".join(render([text or checked_text()], "html", record="2025-07.1")), encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": 844}, **options)
        watched = Watched(context.new_page())
        watched.page.goto(f"{file.as_uri()}{place}")
        opened.append((watched, file.as_uri(), context))
        return watched.page

    yield open_it
    for watched, address, context in opened:
        watched.assert_quiet(address)
        context.close()
