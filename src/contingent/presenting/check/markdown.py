"""Checked texts as Markdown: a table of verdicts, then what a reader is told of each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from contingent.model.claim import Claim
from contingent.model.verdict import Verdict
from contingent.presenting.check.checked_text import CheckedText, Style
from contingent.presenting.check.facts import evidence_words, facts_of, telling
from contingent.presenting.check.vintage import vintage_line
from contingent.presenting.check.words import STATUS_WORDS, months_words

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~!])")


def pieces(texts: Iterable[CheckedText], record: str, style: Style) -> Iterator[str]:
    """Yield a section for each text."""
    before = ""
    for text in texts:
        yield before + "\n".join(_lines(text, record)) + "\n"
        before = "\n"


def _lines(text: CheckedText, record: str) -> Iterator[str]:
    checked = text.checked
    yield f"# {escaped(text.name)}"
    yield ""
    dated = f"published {checked.published}" if checked.published else "no publication date"
    told = f"{len(checked.claims)} claims, {dated}, record {record}. {vintage_line(checked.vintage)}".strip()
    yield escaped(f"Unknown: {text.unread}." if text.unread else told)
    yield from (f"\nNote: {escaped(note)}" for note in text.notes)
    if not checked.claims:
        return
    yield ""
    yield "| | Claim | Verdict | True for | Write |"
    yield "| ---: | --- | --- | --- | --- |"
    for place, (claim, verdict) in enumerate(checked.pairs(), 1):
        yield _row(place, claim, verdict)
    for place, (claim, verdict) in enumerate(checked.pairs(), 1):
        yield from _section(place, claim, verdict)


def _row(place: int, claim: Claim, verdict: Verdict) -> str:
    words = STATUS_WORDS[verdict.status]
    months = months_words(next((true.months for true in telling(verdict)), ()), most=3)
    cells = [
        str(place),
        escaped(claim.quote),
        f"{words.mark} {words.name}",
        escaped(months),
        escaped(verdict.say or ""),
    ]
    return f"| {' | '.join(cells)} |"


def _section(place: int, claim: Claim, verdict: Verdict) -> Iterator[str]:
    words = STATUS_WORDS[verdict.status]
    yield ""
    yield f"## {place}. {words.name}: “{escaped(claim.quote)}”"
    yield ""
    yield escaped(verdict.summary)
    told = [(fact.label, "; ".join(fact.lines)) for fact in facts_of(claim, verdict)]
    told += [("source", evidence_words(row)) for row in verdict.evidence]
    told += [("write", verdict.say or "")]
    told += [("or, newest", verdict.say_now or "")] if verdict.say_now != verdict.say else []
    lines = [f"- **{label}**: {escaped(words)}" for label, words in told if words]
    yield from ["", *lines] if lines else []


def escaped(words: str) -> str:
    """Write words so that Markdown and HTML take them literally, on one line."""
    return _SPECIAL.sub(r"\\\1", html.escape(" ".join(words.split()), quote=False))
