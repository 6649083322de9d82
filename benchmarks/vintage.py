"""How well the vintage of a text is inferred: accuracy as a share of what is attainable, and credible sets.

For texts drawn from the record, with a stated seed: a contributor and a month, an exact number with a companion (the
rank), an exact number alone, or "about N" with the rank. The attainable ceiling of accuracy is one over the number of
months that fit all claims by their own words: nobody can tell those apart. Usage: python benchmarks/vintage.py [TEXTS]
"""

from __future__ import annotations

import random
import statistics
import sys
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from contingent.checking import check_claims
from contingent.model.claim import Claim
from contingent.record.record import Record, open_record

SEED = 20250731
SIZES = ((1000, 10**6, "1,000 or more"), (100, 1000, "100 to 999"), (1, 100, "under 100"))
FORMS = ("exact + rank", "exact alone", "about + rank")
CATEGORIES = {"unspecified": "uniformed", "troops": "troops", "police": "police"}


@dataclass(frozen=True)
class Drawn:
    """A text drawn from the record: its sentence, its claims and the place of its month on the axis."""

    text: str
    claims: tuple[Claim, ...]
    month: int


def draw(record: Record, low: int, high: int, form: str, chance: random.Random) -> Drawn:
    """Draw a contributor, a month and a measure of the wanted size, and write the sentence."""
    cube = record.cubes.cube("all")
    covered = np.flatnonzero(cube.covered[cube.measure_index("uniformed")])
    while True:
        category = chance.choice(list(CATEGORIES))
        measure = cube.measure_index(CATEGORIES[category])
        month, who = int(chance.choice(covered)), chance.randrange(len(cube.axes.contributors))
        value = cube.values[measure, month, who]
        if low <= value < high:
            return _written(record, form, category, month, who, int(value))


def _written(record: Record, form: str, category: str, month: int, who: int, value: int) -> Drawn:
    cube = record.cubes.cube("all")
    contributor = cube.axes.contributors[who]
    about = form.startswith("about")
    shown = _rounded(value) if about else value
    quote = f"{'about ' if about else ''}{shown:,}"
    text = f"{contributor} has {quote} people"
    level = Claim(
        quote, text.index(quote), len(text), "contribution_level", contributor=contributor, category=category,
        comparator="~" if about else "=", value=float(shown), value_unit="persons",
    )  # fmt: skip
    if form == "exact alone":
        return Drawn(text + ".", (level,), month)
    row = cube.values[cube.measure_index(CATEGORIES[category]), month]
    place = int((row > value).sum()) + 1
    text = f"{text}, which is place {place}."
    start = text.index(f"place {place}")
    rank = Claim(
        f"place {place}", start, len(text) - 1, "contribution_rank", contributor=contributor, category=category,
        comparator="=", rank=place,
    )  # fmt: skip
    return Drawn(text, (level, rank), month)


def _rounded(value: int) -> int:
    """Round to two figures or, where that is not "about" any more, to three."""
    two = int(float(f"{value:.2g}"))
    return two if abs(two - value) <= max(1, two / 40) else int(float(f"{value:.3g}"))


def consistent(record: Record, drawn: Drawn) -> int:
    """Count the months that fit all claims of a text by their own words."""
    verdicts = check_claims(drawn.text, drawn.claims, record).verdicts
    months = [set().union(*(found.months for found in verdict.true_for if found.literal)) for verdict in verdicts]
    return len(set.intersection(*months))


def main() -> None:
    texts = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    record = open_record()
    months = record.cubes.axes.months
    print("size             form            ceiling  accuracy  share  covered  set/consistent")
    for low, high, size in SIZES:
        for form in FORMS:
            chance = random.Random(f"{SEED} {size} {form}")
            rows = defaultdict(list)
            for _ in range(texts):
                drawn = draw(record, low, high, form, chance)
                vintage = check_claims(drawn.text, drawn.claims, record).vintage
                many = consistent(record, drawn)
                truth = int(months[drawn.month])
                rows["ceiling"].append(1 / many)
                rows["right"].append(vintage.best is not None and vintage.best.ordinal == truth)
                rows["covered"].append(truth in {month.ordinal for month in vintage.months})
                rows["set"].append(len(vintage.months))
                rows["many"].append(many)
            mean = {name: statistics.fmean(values) for name, values in rows.items()}
            print(
                f"{size:15}  {form:13}  {mean['ceiling']:8.3f}  {mean['right']:8.3f}  "
                f"{mean['right'] / mean['ceiling']:5.2f}  {mean['covered']:7.3f}  {mean['set'] / mean['many']:8.2f}"
            )


if __name__ == "__main__":
    main()
