"""When a generated sentence was written and what date it states: present, stale, stated, past, early."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from random import Random

from contingent.model.month import Month

from .times import PAST, PRESENT

SCHEMES = (
    ("fresh", 22), ("stale", 16), ("undated", 12), ("stated", 30), ("past", 8), ("past_undated", 8), ("early", 4)
)  # fmt: skip


@dataclass(frozen=True)
class When:
    """The publication date, the stated date and its words, and the tense of a sentence."""

    published: str | None
    as_of: str | None
    tense: str
    lead: str = ""


def draw(rng: Random, month: Month, *, elsewhere: bool = False, schemes: tuple[str, ...] = ()) -> When:
    """Draw a time for something true of `month`; `elsewhere` states another month than that."""
    weights = [(name, weight) for name, weight in SCHEMES if not schemes or name in schemes]
    scheme = "stated" if elsewhere else rng.choices([n for n, _ in weights], [w for _, w in weights])[0]
    if scheme == "stated":
        told = month + rng.choice([-30, -14, -7, -3, -2, -1, 1, 2, 3, 6, 12, 25]) if elsewhere else month
        return _stated(rng, told)
    if scheme in ("undated", "past_undated"):
        return When(None, None, PRESENT if scheme == "undated" else PAST)
    days = {"fresh": (5, 95), "stale": (100, 2500), "past": (6, 2500), "early": (-700, -1)}[scheme]
    published = _published(rng, month.last_day + datetime.timedelta(days=rng.randint(*days)))
    if scheme == "past":
        return When(published, None, PAST)
    as_of = f"{published.rstrip('~')[:7]}~" if rng.random() < 0.8 else None
    return When(published, as_of, PRESENT)


def _published(rng: Random, day: datetime.date) -> str:
    form = rng.random()
    if form < 0.75:
        return day.isoformat()
    if form < 0.93:
        return f"{day:%Y-%m}" + ("~" if form < 0.78 else "")
    return f"{day:%Y}"


def _stated(rng: Random, month: Month) -> When:
    as_of, lead = rng.choice(_ways(rng, month))
    tense = PAST if rng.random() < 0.7 else PRESENT
    later = month.last_day + datetime.timedelta(days=rng.choice([2, 8, 20, 45, 120, 400, 1500]))
    published = None if rng.random() < 0.4 else _published(rng, later)
    if published and as_of.endswith("~") and published.startswith(as_of.rstrip("~")):
        published = None
    return When(published, as_of, tense, lead)


def _ways(rng: Random, month: Month) -> list[tuple[str, str]]:
    """Stated dates that speak of a month, as EDTF and in words."""
    day, after = month.last_day, month + 1
    later = datetime.date(after.year, after.month, rng.randint(1, 27))
    earlier = month - rng.randint(1, 8)
    return [
        (str(month), f"In {day:%B} {day.year}, "),
        (str(month), f"At the end of {day:%B} {day.year}, "),
        (day.isoformat(), f"As of {month.spoken}, "),
        (day.isoformat(), f"On {month.spoken}, "),
        (later.isoformat(), f"On {later.day} {later:%B} {later.year}, "),
        (str(month.year), f"In {month.year}, "),
        (f"{month}~", f"Around {day:%B} {day.year}, "),
        (f"{earlier}/{month}", f"Between {earlier.last_day:%B %Y} and {day:%B %Y}, "),
    ]
