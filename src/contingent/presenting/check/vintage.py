"""The vintage of a text in words, as JSON, and as a small plot for the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contingent.model.month import Month
from contingent.model.verdict import DocumentVintage
from contingent.presenting.check.checked_text import CheckedText, Style
from contingent.presenting.check.json import vintage_object
from contingent.presenting.check.words import day_words, month_words, months_words

VINTAGE_SCHEMA = "contingent/date/1"
MANY_MONTHS = 12
"""A text that may be written from the data of more months than these is not dated by its claims."""
_BLOCKS = " ▁▂▃▄▅▆▇█"
_HEIGHT = 5
_AROUND = 12
"""Months shown before and after the months that matter."""
_LEAST = 0.001
"""A likelihood below this share is nothing to look at."""


def vintage_line(vintage: DocumentVintage) -> str:
    """Say from which month's data a text was written; empty where nothing tells."""
    if vintage.best is None or vintage.probability is None:
        return ""
    if len(vintage.months) > MANY_MONTHS:
        first, last = (month_words(month) for month in (vintage.months[0], vintage.months[-1]))
        return f"Its claims fit the data of {len(vintage.months)} months between {first} and {last}: too many to tell."
    if len(vintage.months) <= 1:
        return f"Written from data of {day_words(vintage.best)} ({_percent(vintage.probability)})."
    return (
        f"Written from data of {months_words(vintage.months, most=4)} (95 % or more); the likeliest month is "
        f"{month_words(vintage.best)} ({_percent(vintage.probability)})."
    )


def _percent(share: float) -> str:
    return "more than 99\u00a0%" if share > 0.99 else f"{share * 100:.0f}\u00a0%"


def as_text(texts: Iterable[CheckedText], record: str, style: Style) -> Iterator[str]:
    """Yield each text's vintage with a plot of likelihood by month."""
    before = ""
    for text in texts:
        vintage = text.checked.vintage
        line = vintage_line(vintage) or "Nothing in this text tells from which month's data it was written."
        used = f"From {vintage.claims} of {len(text.checked.claims)} claims; record {record}."
        lines = [text.name, "", line, used, "", *plot(vintage, style.width)]
        yield before + "\n".join(lines).replace("\u00a0", " ").rstrip() + "\n"
        before = "\n"


def as_json(texts: Iterable[CheckedText], record: str) -> Iterator[str]:
    """Yield the vintages as JSON, with the likelihood of each month above a thousandth."""
    documents = [
        {
            "name": text.name,
            "published": text.checked.published,
            "vintage": vintage_object(text.checked.vintage),
            "likelihood": {
                str(month): round(share, 4) for month, share in text.checked.vintage.likelihood if share >= _LEAST
            },
        }
        for text in texts
    ]
    yield json.dumps({"schema": VINTAGE_SCHEMA, "record": record, "documents": documents}, ensure_ascii=False, indent=1)
    yield "\n"


@dataclass(frozen=True, slots=True)
class VintageBars:
    """Likelihood by month for a picture: an SVG path, a unit wide a month and 100 high, and the words below it."""

    months: int
    path: str
    first: str
    last: str


def vintage_bars(vintage: DocumentVintage) -> VintageBars | None:
    """Return the bars of a vintage around the months that matter, or None where nothing tells."""
    shown = _shown(vintage)
    if not shown:
        return None
    top = max(share for _, share in shown)
    heights = [round(100 * share / top, 1) for _, share in shown]
    path = "".join(f"M{place} 100v-{height}h1v{height}z" for place, height in enumerate(heights) if height >= 0.5)
    return VintageBars(len(shown), path, month_words(shown[0][0]), month_words(shown[-1][0]))


def _shown(vintage: DocumentVintage) -> tuple[tuple[Month, float], ...]:
    """Return the months with some likelihood, and a year to each side."""
    likely = [place for place, (_, share) in enumerate(vintage.likelihood) if share >= _LEAST]
    return vintage.likelihood[max(0, likely[0] - _AROUND) : likely[-1] + _AROUND + 1] if likely else ()


def plot(vintage: DocumentVintage, width: int) -> list[str]:
    """Draw likelihood by month with block characters, around the months that matter."""
    shown = _shown(vintage)
    if not shown:
        return []
    step = -(-len(shown) // max(20, width - 12))  # months a column, so that the plot fits
    bins = [shown[at : at + step] for at in range(0, len(shown), step)]
    heights = [sum(share for _, share in part) for part in bins]
    top = max(heights)
    scaled = [round(height / top * _HEIGHT * 8) or int(height >= _LEAST) for height in heights]
    lines = []
    for row in range(_HEIGHT, 0, -1):
        label = _percent_label(top * row / _HEIGHT)
        bars = "".join(_BLOCKS[min(8, max(0, part - (row - 1) * 8))] for part in scaled)
        lines.append(f"{label:>6} ┤{bars}".rstrip())
    first, last = month_words(shown[0][0]), month_words(shown[-1][0])
    best = month_words(vintage.best) if vintage.best else ""
    base = [f"└{'─' * len(bins)}", f" {_axis(first, last, len(bins))}", f" highest: {best}"]
    return [*lines, *(f"{'':7}{line}" for line in base)]


def _percent_label(share: float) -> str:
    return f"{share * 100:.0f} %"


def _axis(first: str, last: str, width: int) -> str:
    gap = width - len(first) - len(last)
    return f"{first}{' ' * gap}{last}" if gap > 0 else f"{first} to {last}"
