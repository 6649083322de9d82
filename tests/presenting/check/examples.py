"""Checked texts made by hand from Rwanda's real figures of 2015 to 2025, so that every form can be tested alone."""

from __future__ import annotations

import csv
import hashlib
import math
from functools import cache
from pathlib import Path
from typing import Any

from contingent.model.claim import Claim
from contingent.model.month import Month
from contingent.model.verdict import (
    Checked,
    DocumentVintage,
    Evidence,
    Latest,
    Nearest,
    Stated,
    Strip,
    TrueFor,
    Verdict,
)
from contingent.presenting.check.checked_text import CheckedText

NAME = "fact-sheet.txt"
TEXT = (
    "Peace operations at a glance\n\n"
    "In the UN's list of contributors the country sits in 2nd place behind Bangladesh, with 6,383 troops.\n"
    "Others write of about 6,000 peacekeepers, the fourth-highest number.\n"
    "It plans to send 200 more police, and hosts a training centre. It leads the list with 9,999 soldiers.\n"
)
FIRST, LAST = Month.of(2015, 1), Month.of(2025, 7)


@cache
def figures() -> dict[str, dict[Month, int]]:
    """Return the columns of rwanda.csv: figures and ranks by month; months that are not covered are left out."""
    with (Path(__file__).parent / "rwanda.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [name for name in rows[0] if name != "month"]
    return {name: {Month.parse(row["month"]): int(row[name]) for row in rows if row[name]} for name in names}


def months(*texts: str) -> tuple[Month, ...]:
    return tuple(Month.parse(text) for text in texts)


def strip(measure: str, *, literal: bool, value: float | None = None, rank: int | None = None) -> Strip:
    """The strip of a measure for a claim of a value or of a rank."""
    levels, ranks = figures()[measure], figures()[f"{measure}_rank"]
    axis = [FIRST + at for at in range(LAST.ordinal - FIRST.ordinal + 1)]

    def mark(month: Month) -> str:
        if month not in levels:
            return "."
        fits = ranks[month] == rank if value is None else levels[month] == value
        return "+" if fits else "-"

    return Strip(
        measure,
        "all",
        literal,
        FIRST,
        "".join(mark(month) for month in axis),
        tuple(float(levels.get(month, math.nan)) for month in axis),
        tuple(ranks.get(month, 0) for month in axis) if rank is not None else (),
    )


def claim(quote: str, **slots: Any) -> Claim:
    start = TEXT.index(quote)
    return Claim(quote, start, start + len(quote), **{"kind": "contribution_level", "contributor": "RWA", **slots})


def evidence(month: Month, value: float | None) -> Evidence:
    return Evidence(
        "un-monthly",
        "UN_country_contributions_2020_12.pdf",
        "Contributions by Mission, Country and Personnel Type",
        "ab" * 32,
        "page 26, rows 4-8; page 31, row 2",
        month,
        "RWA",
        "uniformed",
        value,
    )


DECEMBER = Month.of(2020, 12)
NOW = months("2025-05", "2025-06", "2025-07")


def outdated_rank() -> tuple[Claim, Verdict]:
    found = strip("uniformed", literal=True, rank=2)
    fits = tuple(reading.month for reading in found.readings() if reading.fits)
    return claim(
        "2nd place behind Bangladesh", kind="contribution_rank", category="unspecified", comparator="=", rank=2,
        relative_to=("BGD",), clause=1,
    ), Verdict(
        "outdated",
        "Rwanda was second behind Bangladesh in several months up to November 2022, not in the newest report.",
        differs_in="time",
        say="As of 31 December 2020, Rwanda was the second-largest contributor of uniformed personnel (6,383), "
        "behind Bangladesh (6,798).",
        say_now="As of 31 July 2025, Rwanda was the second-largest contributor of uniformed personnel (5,905).",
        true_for=(TrueFor("uniformed", "all", fits, True),),
        together=(DECEMBER,),
        stated=Stated("uniformed", "all", LAST, 5905, 2),
        latest=Latest("uniformed", "all", LAST, 5905, 2),
        evidence=(evidence(DECEMBER, 6383),),
        reference=NOW,
        tense="present",
        confidence=0.96,
        strips=(found, strip("troops", literal=False, rank=2)),
    )  # fmt: skip


def outdated_number() -> tuple[Claim, Verdict]:
    return claim(
        "6,383 troops", category="troops", comparator="=", value=6383, value_unit="persons", clause=1
    ), Verdict(
        "outdated",
        "Rwanda had 6,383 uniformed personnel on 31 December 2020; its troops that day were 5,208.",
        differs_in="both",
        current=False,
        say="As of 31 December 2020, Rwanda contributed 6,383 uniformed personnel, of whom 5,208 were troops.",
        say_now="As of 31 July 2025, Rwanda contributed 5,905 uniformed personnel, of whom 4,682 were troops.",
        true_for=(TrueFor("uniformed", "all", (DECEMBER,), False),),
        together=(DECEMBER,),
        by_chance=0.03,
        stated=Stated("troops", "all", LAST, 4682, 4),
        nearest=Nearest("troops", "all", Month.of(2018, 8), 5744, None, -639),
        latest=Latest("uniformed", "all", LAST, 5905, 2),
        missing=months("2020-06"),
        evidence=(evidence(DECEMBER, 6383),),
        reference=NOW,
        tense="present",
        confidence=0.97,
        strips=(
            strip("troops", literal=True, value=6383),
            strip("troops_staff", literal=True, value=6383),
            strip("uniformed", literal=False, value=6383),
        ),
    )


def holds_about() -> tuple[Claim, Verdict]:
    levels = figures()["uniformed"]
    fits = tuple(month for month, value in levels.items() if 5850 <= value <= 6150)
    found = strip("uniformed", literal=True, value=0)
    marks = "".join(
        "." if mark == "." else ("+" if 5850 <= value <= 6150 else "-")
        for mark, value in zip(found.marks, found.values, strict=True)
    )
    shown = Strip("uniformed", "all", True, FIRST, marks, found.values)
    return claim(
        "about 6,000 peacekeepers", category="unspecified", comparator="~", value=6000, value_unit="persons"
    ), Verdict(
        "holds",
        "Rwanda had 5,905 uniformed personnel on 31 July 2025, about 6,000.",
        current=True,
        true_for=(TrueFor("uniformed", "all", fits, True),),
        by_chance=0.41,
        stated=Stated("uniformed", "all", LAST, 5905, 2),
        latest=Latest("uniformed", "all", LAST, 5905, 2),
        evidence=(evidence(LAST, 5905),),
        reference=NOW,
        tense="present",
        strips=(shown,),
    )


def planned() -> tuple[Claim, Verdict]:
    return claim("200 more police", category="police", value=200, comparator="=", polarity="planned"), Verdict(
        "not_asserted", "A plan: shown, not judged.", reason="the text plans this and does not say it is so"
    )


def unknown() -> tuple[Claim, Verdict]:
    return claim("hosts a training centre", kind="training"), Verdict(
        "unknown", "The record has no table of training yet.", reason="the record has no table of training yet"
    )


def contradicted() -> tuple[Claim, Verdict]:
    return claim("9,999 soldiers", category="military", comparator="=", value=9999, value_unit="persons"), Verdict(
        "contradicted",
        "No month and no definition gives Rwanda 9,999; the nearest is 5,744 troops on 31 August 2018.",
        say="As of 31 July 2025, Rwanda contributed 5,905 uniformed personnel.",
        by_chance=0.02,
        stated=Stated("troops_staff", "all", LAST, 4755, 4),
        nearest=Nearest("troops", "all", Month.of(2018, 8), 5744, 3, -4255),
        evidence=(evidence(LAST, 5905),),
        reference=NOW,
        tense="present",
        strips=(strip("troops_staff", literal=True, value=9999),),
    )


def checked(text: str = TEXT, *, pairs: list[tuple[Claim, Verdict]] | None = None) -> Checked:
    """The example text with a claim of every kind of answer."""
    made = pairs if pairs is not None else [
        outdated_rank(), outdated_number(), holds_about(), planned(), unknown(), contradicted()
    ]  # fmt: skip
    return Checked(
        text,
        tuple(pair[0] for pair in made),
        tuple(pair[1] for pair in made),
        DocumentVintage(
            DECEMBER,
            (DECEMBER,),
            0.9,
            tuple((FIRST + at, 0.9 if FIRST + at == DECEMBER else 0.0008) for at in range(127)),
            3,
        ),
        "2025-07.1",
        name=NAME,
    )  # fmt: skip


def checked_text(**more: Any) -> CheckedText:
    made = checked(**more)
    return CheckedText(NAME, hashlib.sha256(made.text.encode()).hexdigest(), made)
