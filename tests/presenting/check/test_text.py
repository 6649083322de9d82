"""Checked texts for a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

from contingent.presenting.check import render
from contingent.presenting.check.checked_text import CheckedText, Style
from tests.presenting.check.examples import NAME, checked_text, outdated_number, outdated_rank


def printed(text: CheckedText | None = None, *, width: int = 100, colour: bool = False) -> str:
    return "".join(render([text or checked_text()], "text", record="2025-07.1", style=Style(width, colour)))


def test_claims_are_marked_and_numbered_without_colour() -> None:
    shown = printed()
    assert "‹2nd place behind Bangladesh›[1], with ‹6,383\n  troops›[2]." in shown
    assert "\x1b" not in shown


def test_a_verdict_tells_months_definition_rows_and_the_right_sentence() -> None:
    verdict = printed().split("[2]  ")[1].split("\n\n")[0]
    assert verdict.startswith("↺ Out of date · “6,383 troops”")
    assert "true for     Dec 2020 (uniformed personnel)" in verdict
    assert "record says  31 July 2025: 4,682 troops, 4th" in verdict
    assert "page 26, rows 4-8" in verdict and "UN_country_contributions_2020_12.pdf" in verdict
    assert "write        As of 31 December 2020, Rwanda contributed 6,383 uniformed personnel" in verdict


def test_it_begins_with_what_is_asked_and_says_the_vintage() -> None:
    shown = printed()
    assert shown.startswith(f"{NAME} · no publication date · record 2025-07.1\n")
    assert "6 claims: 1 holds, 2 out of date, 1 contradicted, 1 unknown, 1 not asserted." in shown
    assert "Written from data of\n31 December 2020 (90 %)." in shown


def test_lines_keep_to_the_width() -> None:
    for width in (50, 80, 100):
        assert max(len(line) for line in printed(width=width).splitlines()) <= width


def test_colour_ends_with_every_line_and_changes_no_words() -> None:
    shown = printed(width=60, colour=True)
    for line in shown.splitlines():
        codes = re.findall(r"\x1b\[([\d;]*)m", line)
        assert not codes or codes[-1] == "0", line
    bare = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert bare.split() == printed(width=60).replace("‹", "").replace("›", "").split()


def test_a_text_cannot_steer_the_terminal() -> None:
    text = "\x1b[2J\x9b31m \u202e6,383 troops\x07"
    claim, verdict = outdated_number()
    start = text.index("6,383")
    moved = replace(claim, start=start, end=start + len(claim.quote))
    shown = printed(checked_text(text=text, pairs=[(moved, verdict)]))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert "‹6,383 troops›[1]" in shown


def test_a_long_text_shows_the_paragraphs_with_claims() -> None:
    text = "\n".join(["Nothing here."] * 60 + ["It has 6,383 troops."])
    claim, verdict = outdated_number()
    start = text.index("6,383")
    shown = printed(checked_text(text=text, pairs=[(replace(claim, start=start, end=start + 12), verdict)]))
    assert "(60 paragraphs without claims are not shown)" in shown
    assert "It has ‹6,383 troops›[1]." in shown and "Nothing here." not in shown


def test_claims_that_overlap_are_both_numbered() -> None:
    text = "It sits in 2nd place behind Bangladesh, with 6,383 troops."
    rank, number = outdated_rank(), outdated_number()
    outer = replace(rank[0], start=11, end=57)
    inner = replace(number[0], start=45, end=57)
    shown = printed(checked_text(text=text, pairs=[(outer, rank[1]), (inner, number[1])]))
    assert "‹6,383 troops›[1,2]." in shown


def test_a_text_without_claims_says_so() -> None:
    assert "No claims found." in printed(checked_text(text="Nothing to check.", pairs=[]))


def test_a_text_that_is_not_read_says_why() -> None:
    shown = printed(replace(checked_text(text="Rien.", pairs=[]), unread="the text is in another language (fr)"))
    assert "Unknown: the text is in another language (fr)." in shown
