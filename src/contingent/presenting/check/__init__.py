"""Checked texts as text, JSON, CSV, Markdown and one self-contained HTML page."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator

from contingent.presenting.check.checked_text import CheckedText, Style

FORMATS = ("text", "json", "csv", "md", "html")

_MODULES = {
    "text": "contingent.presenting.check.text",
    "json": "contingent.presenting.check.json",
    "csv": "contingent.presenting.check.csv",
    "md": "contingent.presenting.check.markdown",
    "html": "contingent.presenting.check.html",
}


def render(texts: Iterable[CheckedText], form: str, *, record: str, style: Style | None = None) -> Iterator[str]:
    """Write checked texts in one of FORMATS, piece by piece.

    `record` is the version asked. Every form but `html` writes each text as it comes and holds none of them.
    """
    pieces: Iterator[str] = importlib.import_module(_MODULES[form]).pieces(texts, record, style or Style())
    return pieces
