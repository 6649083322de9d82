"""1,000 pairs of sentences that say the same in another form: how many give the same claims.

Run: `python benchmarks/metamorphic_reading.py`. Forms: digits or words, thousands separators, passive voice, demonym
for name, date formats. Deterministic.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

from contingent.model.claim import Claim
from contingent.reading import read_claims

PARTIES = [
    ("Kenya", "Kenyan"),
    ("Ghana", "Ghanaian"),
    ("Senegal", "Senegalese"),
    ("Uruguay", "Uruguayan"),
    ("Nepal", "Nepalese"),
]
MISSIONS = ["UNMISS", "MINUSCA", "UNIFIL", "MONUSCO"]
NOUNS = ["soldiers", "troops", "police officers", "peacekeepers"]
MONTHS = ["January", "March", "June", "September", "November"]
SMALL = (
    "zero one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
Slots = dict[str, str]


def in_words(number: int) -> str:
    """A number below 10,000 in words."""
    thousands, rest = divmod(number, 1000)
    hundreds, rest = divmod(rest, 100)
    parts = [f"{SMALL.split()[thousands]} thousand"] if thousands else []
    parts += [f"{SMALL.split()[hundreds]} hundred"] if hundreds else []
    if rest:
        tail = (
            SMALL.split()[rest]
            if rest < 20
            else TENS[rest // 10 - 2] + (f"-{SMALL.split()[rest % 10]}" if rest % 10 else "")
        )
        parts.append(("and " if parts else "") + tail)
    return " ".join(parts)


def plain(slots: Slots) -> str:
    """The sentence every other form is compared with."""
    date = f"{slots['month']} {slots['year']}"
    return f"{slots['party']} had {slots['comma']} {slots['noun']} in {slots['mission']} in {date}."


FORMS: dict[str, Callable[[Slots], str]] = {
    "words": lambda s: f"{s['party']} had {s['words']} {s['noun']} in {s['mission']} in {s['month']} {s['year']}.",
    "bare digits": lambda s: plain(s).replace(s["comma"], s["digits"]),
    "spaced digits": lambda s: plain(s).replace(s["comma"], s["comma"].replace(",", " ")),
    "passive": lambda s: (
        f"{s['comma']} {s['noun']} were provided by {s['party']} to {s['mission']} in {s['month']} {s['year']}."
    ),
    "demonym": lambda s: (
        f"{s['comma']} {s['adjective']} {s['noun']} served in {s['mission']} in {s['month']} {s['year']}."
    ),
    "date first": lambda s: f"In {s['month']} {s['year']} {s['party']} had {s['comma']} {s['noun']} in {s['mission']}.",
    "date short": lambda s: plain(s).replace(f"{s['month']} {s['year']}", f"{s['month'][:3]} {s['year']}"),
}
COMPARED = ("kind", "contributor", "mission", "category", "value", "as_of", "polarity")


def same(first: list[Claim], second: list[Claim]) -> bool:
    """Whether two readings agree in every compared field, claim by claim."""
    return [[getattr(claim, field) for field in COMPARED] for claim in first] == [
        [getattr(claim, field) for field in COMPARED] for claim in second
    ]


def main() -> None:
    """Print the share of equal readings for each form."""
    chance = random.Random(20201231)
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for number in range(1000):
        form = list(FORMS)[number % len(FORMS)]
        party, adjective = chance.choice(PARTIES)
        value = chance.randint(1001, 9899)
        slots = {
            "party": party, "adjective": adjective, "mission": chance.choice(MISSIONS), "noun": chance.choice(NOUNS),
            "month": chance.choice(MONTHS), "year": str(chance.randint(2015, 2022)), "comma": f"{value:,}",
            "digits": str(value), "words": in_words(value),
        }  # fmt: skip
        asked[form] += 1
        right[form] += same(read_claims(plain(slots), "2023-05-02"), read_claims(FORMS[form](slots), "2023-05-02"))
    for form in FORMS:
        print(f"{form:14s} {right[form]:4d} of {asked[form]:4d}")
    print(f"{'all':14s} {sum(right.values()):4d} of {sum(asked.values()):4d}")


if __name__ == "__main__":
    main()
