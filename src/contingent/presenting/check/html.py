"""Checked texts as one HTML page that needs nothing else: no network, no build step, a strict content policy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from contingent.model.claim import Claim
from contingent.model.verdict import Evidence, Status, Verdict
from contingent.presenting.check.chart import CHART_HEIGHT, STRIP_HEIGHT, Chart, Series, chart_of
from contingent.presenting.check.checked_text import CheckedText, Style
from contingent.presenting.check.facts import Fact, facts_of, telling
from contingent.presenting.check.marked import Stretch, paragraphs
from contingent.presenting.check.vintage import VintageBars, vintage_bars, vintage_line
from contingent.presenting.check.words import (
    STATUS_WORDS,
    StatusWords,
    claim_words,
    day_words,
    months_words,
    number_words,
    tally,
)
from contingent.presenting.look import policy, template, tokens

_FOLDER = Path(__file__).parent / "page"


@dataclass(frozen=True, slots=True)
class Reference:
    """The numbered link behind a claim in the text."""

    id: str
    number: int
    status: Status
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: its words, the claims that cover it (the shortest first), and the links that end it."""

    words: str
    status: Status | None
    claims: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A row of evidence in words."""

    row: Evidence
    day: str
    figure: str


@dataclass(frozen=True, slots=True)
class Card:
    """Everything told of one claim."""

    id: str
    number: int
    quote: str
    status: Status
    words: StatusWords
    verdict: Verdict
    when: str
    understood: str
    facts: list[Fact]
    sources: list[Source]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One checked text on the page."""

    id: str
    name: str
    published: str | None
    sha256: str
    notes: tuple[str, ...]
    paragraphs: list[list[Piece]]
    cards: list[Card]
    tally: list[tuple[Status, int]]
    vintage: str
    bars: VintageBars | None
    nothing: str


def pieces(texts: Iterable[CheckedText], record: str, style: Style) -> Iterator[str]:
    """Yield the page."""
    series = Series()
    sheets = [_sheet(place, text, series) for place, text in enumerate(texts, 1)]
    css, script = f"{tokens()}\n{_part('page.css')}", _part("page.js")
    data = {
        "series": series.all(),
        "charts": {card.id: card.chart.data for sheet in sheets for card in sheet.cards if card.chart},
    }
    yield from template(_FOLDER, "page.html.j2").generate(
        title=sheets[0].name if len(sheets) == 1 else f"{len(sheets)} texts",
        record=record,
        sheets=sheets,
        statuses=STATUS_WORDS,
        strip_height=STRIP_HEIGHT,
        chart_height=CHART_HEIGHT,
        css=css,
        script=script,
        policy=policy(css, script),
        data=_inert_json(data),
    )
    yield "\n"


@cache
def _part(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8").strip()


def _inert_json(data: Any) -> str:
    """Write JSON so that no text in it can end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _sheet(place: int, text: CheckedText, series: Series) -> Sheet:
    identifier = f"d{place}"
    checked = text.checked
    cards = [
        _card(f"{identifier}c{number}", number, pair, checked.published, series)
        for number, pair in enumerate(checked.pairs(), 1)
    ]
    lines = paragraphs(checked.text, checked.claims)
    return Sheet(
        id=identifier,
        name=text.name.rsplit("/", 1)[-1],
        published=checked.published,
        sha256=text.sha256,
        notes=text.notes,
        paragraphs=[[_piece(stretch, checked.text, checked.claims, cards) for stretch in p.stretches] for p in lines],
        cards=cards,
        tally=tally(checked.verdicts),
        vintage=vintage_line(checked.vintage),
        bars=vintage_bars(checked.vintage),
        nothing=f"Unknown: {text.unread}" if text.unread else "No claims found",
    )


def _piece(stretch: Stretch, text: str, claims: Sequence[Claim], cards: Sequence[Card]) -> Piece:
    words = text[stretch.start : stretch.end]
    covering = sorted(stretch.claims, key=lambda place: claims[place].end - claims[place].start)
    references = tuple(
        Reference(
            cards[place].id,
            place + 1,
            cards[place].status,
            f"Claim {place + 1}, {cards[place].words.name}: {' '.join(claims[place].quote.split())}",
        )
        for place in stretch.ends
    )
    status = cards[covering[0]].status if covering else None
    return Piece(words, status, " ".join(cards[place].id for place in covering), references)


def _card(identifier: str, number: int, pair: tuple[Claim, Verdict], published: str | None, series: Series) -> Card:
    claim, verdict = pair
    months = verdict.together or next((true.months for true in telling(verdict)), ())
    return Card(
        id=identifier,
        number=number,
        quote=" ".join(claim.quote.split()),
        status=verdict.status,
        words=STATUS_WORDS[verdict.status],
        verdict=verdict,
        when="" if verdict.status == "holds" else months_words(months, most=1),
        understood=claim_words(claim),
        facts=facts_of(claim, verdict),
        sources=[_source(row) for row in verdict.evidence],
        chart=chart_of(claim, verdict, published, series),
    )


def _source(row: Evidence) -> Source:
    return Source(row, day_words(row.month), "" if row.value is None else number_words(row.value))
