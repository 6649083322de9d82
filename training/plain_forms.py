"""Short passages in plain words, made from the forms of `plain_forms.txt` with names of the vocabulary and numbers.

Authors who write for variety shun the plain sentence, and names that few of them use are learnt from few places.
"""

from __future__ import annotations

import calendar
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from contingent.model.mission import Mission
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.parties import all_parties
from training.notation import parse
from training.passages import Passage, passage_of

FORMS = Path(__file__).with_suffix(".txt")
EACH, SEED = 5, 7
"""How often each form is filled, and what the names and numbers are drawn with."""
LINE = r"\n"
"""What begins a line in a form."""
_YEARS = (2006, 2025)
_FEW = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_SIZES = (("n", 12, 2400), ("n2", 12, 900), ("n1", 95, 128), ("N1", 2500, 19000), ("N", 11000, 900000))
"""The marks of numbers, and between what they lie."""
Told = tuple[str, str]
"""A name or number as a text has it, and as the scheme writes it."""


def plain_passages() -> list[Passage]:
    """Each form filled several times, always alike."""
    draw = random.Random(SEED)
    forms = [line for line in FORMS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    filled = [
        _filled(form, f"plain-{number}-{turn}", draw) for number, form in enumerate(forms) for turn in range(EACH)
    ]
    return [passage_of(row) for row in parse("\n".join(filled))]


def _filled(form: str, name: str, draw: random.Random) -> str:
    published = date(draw.randint(*_YEARS), draw.randint(2, 12), draw.randint(8, 28))
    told = dict(_told(draw, published))
    body = re.sub(r"<=(\w+)>", lambda found: told[found[1]][1], form)
    body = re.sub(r"<(\w+)>", lambda found: told[found[1]][0], body)
    body = re.sub(r"\w", lambda found: found[0].upper(), body, count=1)
    body = body.replace(LINE, "\n")
    return f"## {name} news {published.isoformat()}\n{body}\n"


def _told(draw: random.Random, published: date) -> Iterator[tuple[str, Told]]:
    """What every mark of a form stands for."""
    mission, force = _mission(draw, published, other=False), _mission(draw, published, other=True)
    yield "m", (_name_of(mission, draw), mission.id)
    yield "f", (_name_of(force, draw), force.id.replace(" ", "_"))
    yield from _parties(draw, {*mission.hosts, *force.hosts})
    yield from _numbers(draw)
    yield from _times(draw, published)


def _mission(draw: random.Random, published: date, *, other: bool) -> Mission:
    """A mission at work on a day: a peacekeeping one of the United Nations, or a force of others."""
    kind, day = "non_un" if other else "peacekeeping", published.isoformat()
    at_work = [
        mission
        for mission in all_missions().values()
        if mission.kind == kind and mission.start and mission.start < day < (mission.end or "9999")
    ]
    return draw.choice(at_work)


def _name_of(mission: Mission, draw: random.Random) -> str:
    return mission.id if draw.random() < 0.6 else f"the {mission.name}"


def _parties(draw: random.Random, hosts: set[str]) -> Iterator[tuple[str, Told]]:
    listed = [party for party in all_parties().values() if party.valid_to is None]
    states = [party for party in listed if party.kind == "state" and party.id not in hosts]
    for number, party in zip("123", draw.sample(states, 3), strict=True):
        name, after = party.the_name or party.name, number.strip("1")
        yield number, ("", party.id)
        yield f"c{after}", (name, party.id)
        yield f"C{after}", (name[0].upper() + name[1:], party.id)
        yield f"d{after}", (party.adjective, party.id)
    group = draw.choice([party for party in listed if party.kind == "organisation"])
    yield "g", (group.name if draw.random() < 0.5 else f"the {group.formal_name}", group.id)


def _numbers(draw: random.Random) -> Iterator[tuple[str, Told]]:
    for name, low, high in _SIZES:
        number = draw.randint(low, high)
        number = round(number, -2) if name == "N" else number
        yield name, (f"{number:,}" if draw.random() < 0.8 else str(number), str(number))
    for name in ("k", "k2"):
        number = draw.randint(2, 12) if draw.random() < 0.5 else draw.randint(13, 60)
        yield name, (_FEW[number - 2] if number <= len(_FEW) + 1 else str(number), str(number))
    share = draw.choice((4, 5.5, 7, 9.2, 12, 16, 21.4, 30))
    yield "p", (str(share), str(share))
    place = draw.randrange(len(_ORDINALS))
    yield "o", (_ORDINALS[place], str(place + 2))


def _times(draw: random.Random, published: date) -> Iterator[tuple[str, Told]]:
    yield "now", ("", f"{published:%Y-%m}~")
    month = draw.randint(1, published.month - 1)
    yield "mon", (calendar.month_name[month], f"{published.year}-{month:02}")
    year = str(published.year - draw.randint(1, 14))
    yield "yr", (year, year)
    yield "yr3", (str(published.year + 1), f"{published.year + 1}-12")
    day = published - timedelta(days=draw.randint(1, 6))
    yield "day", (calendar.day_name[day.weekday()], day.isoformat())
