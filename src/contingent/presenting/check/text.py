"""Checked texts for a terminal: the text with its claims marked, then a numbered list of verdicts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from contingent.model.claim import Claim
from contingent.model.verdict import Status, Verdict
from contingent.presenting.check.checked_text import CheckedText, Style
from contingent.presenting.check.facts import evidence_words, facts_of
from contingent.presenting.check.marked import Paragraph, Stretch, paragraphs
from contingent.presenting.check.vintage import vintage_line
from contingent.presenting.check.words import STATUS_WORDS, tally

LONG = 40
"""Texts of more paragraphs are shown without the paragraphs that make no claim."""
MOST_EVIDENCE = 3

_OPEN = {status: chr(0xE010 + place) for place, status in enumerate(STATUS_WORDS)}
_CLOSE = chr(0xE000)
_CODES: dict[Status, str] = {
    "holds": "32", "other_definition": "36", "outdated": "33", "misdated": "35", "contradicted": "31",
    "unknown": "2", "not_asserted": "2",
}  # fmt: skip
_RESET = "\x1b[0m"
_LABEL = 13
_INDENT = 5
_CONTROLS = (
    *range(9),
    *range(10, 32),
    *range(127, 160),
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
_UNSAFE = dict.fromkeys((*_CONTROLS, *range(0xE000, 0xF900)), "\ufffd")
"""Characters that could steer a terminal or turn the reading direction, and the private ones that stand for marks
while lines are wrapped."""


def pieces(texts: Iterable[CheckedText], record: str, style: Style) -> Iterator[str]:
    """Yield each text with its verdicts."""
    before = ""
    for text in texts:
        yield before + "\n".join(_lines(text, record, style)) + "\n"
        before = "\n\n"


def _lines(text: CheckedText, record: str, style: Style) -> Iterator[str]:
    checked = text.checked
    dated = f"published {checked.published}" if checked.published else "no publication date"
    yield from _wrapped(f"{text.name} · {dated} · record {record}", style, bold=True)
    for note in text.notes:
        yield from _wrapped(f"note: {note}", style)
    yield ""
    yield from _marked_text(text, style)
    yield from _wrapped(f"{_counts(text)} {vintage_line(checked.vintage)}".strip(), style)
    for place, (claim, verdict) in enumerate(checked.pairs(), 1):
        yield ""
        yield from _verdict(place, claim, verdict, style)


def _counts(text: CheckedText) -> str:
    verdicts = text.checked.verdicts
    if text.unread:
        return f"Unknown: {text.unread}."
    if not verdicts:
        return "No claims found."
    told = ", ".join(f"{count} {STATUS_WORDS[status].name.lower()}" for status, count in tally(verdicts))
    return f"{len(verdicts)} {'claim' if len(verdicts) == 1 else 'claims'}: {told}."


def _marked_text(text: CheckedText, style: Style) -> Iterator[str]:
    checked = text.checked
    found = paragraphs(checked.text, checked.claims)
    shown = [paragraph for paragraph in found if paragraph.claims] if len(found) > LONG else found
    for paragraph in shown:
        marked = _paragraph(text, paragraph)
        yield from _coloured(textwrap.wrap(marked, style.width - 2), style)
        yield ""
    if len(shown) < len(found):
        yield f"  ({len(found) - len(shown)} paragraphs without claims are not shown)"
        yield ""


def _paragraph(text: CheckedText, paragraph: Paragraph) -> str:
    return "".join(_stretch(text, stretch) for stretch in paragraph.stretches)


def _stretch(text: CheckedText, stretch: Stretch) -> str:
    checked = text.checked
    words = clean(checked.text[stretch.start : stretch.end])
    if not stretch.claims or not words:
        return words
    first = min(stretch.claims, key=lambda place: checked.claims[place].end - checked.claims[place].start)
    numbers = f"[{','.join(str(place + 1) for place in stretch.ends)}]" if stretch.ends else ""
    return f"{_OPEN[checked.verdicts[first].status]}{words}{_CLOSE}{numbers}"


def _coloured(lines: list[str], style: Style) -> Iterator[str]:
    """Turn the private characters into colour, or into brackets; a colour ends with its line and is taken up again."""
    code = ""
    for line in lines:
        shown = code + line
        for status, mark in _OPEN.items():
            if mark in shown:
                start = f"\x1b[{_CODES[status]};4m"
                code = start if shown.rfind(mark) > shown.rfind(_CLOSE) else code
                shown = shown.replace(mark, start if style.colour else "‹")
        if shown.rfind(_CLOSE) > shown.rfind("\x1b["):
            code = ""
        shown = shown.replace(_CLOSE, _RESET if style.colour else "›")
        yield f"  {shown}{_RESET if code and style.colour else ''}"
        code = code if style.colour else ""


def _verdict(place: int, claim: Claim, verdict: Verdict, style: Style) -> Iterator[str]:
    words = STATUS_WORDS[verdict.status]
    number = f"[{place}]"
    head = _painted(f"{words.mark} {words.name}", _CODES[verdict.status], style)
    yield f"{number:<{_INDENT}}{head} · “{clean(' '.join(claim.quote.split()))}”"
    yield from _hanging("", verdict.summary, style)
    for fact in facts_of(claim, verdict):
        for line, label in zip(fact.lines, (fact.label, *[""] * len(fact.lines)), strict=False):
            yield from _hanging(label, line, style, labelled=True)
    shown = verdict.evidence[:MOST_EVIDENCE]
    for row, label in zip(shown, ("source", *[""] * len(shown)), strict=False):
        yield from _hanging(label, evidence_words(row, short=True), style, labelled=True)
    if verdict.say:
        yield from _hanging("write", verdict.say, style, labelled=True, bold=True)
    if verdict.say_now and verdict.say_now != verdict.say:
        yield from _hanging("or, newest", verdict.say_now, style, labelled=True)


def _hanging(label: str, words: str, style: Style, *, labelled: bool = False, bold: bool = False) -> Iterator[str]:
    indent = " " * (_INDENT + (_LABEL if labelled else 0))
    lines = textwrap.wrap(clean(words), max(30, style.width - len(indent))) or [""]
    first = f"{' ' * _INDENT}{label:<{_LABEL}}" if labelled else indent
    for place, line in enumerate(lines):
        shown = line.replace("\u00a0", " ")
        yield (indent if place else first) + (_painted(shown, "1", style) if bold else shown)


def _wrapped(words: str, style: Style, *, bold: bool = False) -> Iterator[str]:
    for line in textwrap.wrap(clean(words), style.width):
        shown = line.replace("\u00a0", " ")
        yield _painted(shown, "1", style) if bold else shown


def _painted(words: str, code: str, style: Style) -> str:
    return f"\x1b[{code}m{words}{_RESET}" if style.colour else words


def clean(words: str) -> str:
    """Replace characters that could steer a terminal, one for one, so that offsets stay."""
    return words.translate(_UNSAFE)
