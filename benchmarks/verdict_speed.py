"""How long a verdict takes in an open record, and the first check of a fresh process.

Claims are drawn from the record with a stated seed: numbers, ranks, ranks in a group, women's shares and missions, one
to a text, so that the time includes the text's clauses and its vintage. Processor time of one thread; "again" is the
best of three. Usage: python benchmarks/verdict_speed.py [TEXTS]
"""

from __future__ import annotations

import random
import statistics
import sys
import time

import numpy as np

from contingent.checking import check_claims
from contingent.model.claim import Claim
from contingent.record.record import Record, open_record

SEED = 20250731


def draw(record: Record, texts: int) -> list[tuple[str, Claim]]:
    """Draw claims of all kinds about all contributors."""
    cube, chance = record.cubes.cube("all"), random.Random(SEED)
    measure = cube.measure_index("uniformed")
    covered = np.flatnonzero(cube.covered[measure])
    found: list[tuple[str, Claim]] = []
    while len(found) < texts:
        month, who = int(chance.choice(covered)), chance.randrange(len(cube.axes.contributors))
        value = cube.values[measure, month, who]
        if value > 0:
            found.append(_written(cube.axes.contributors[who], int(value), chance))
    return found


def _written(contributor: str, value: int, chance: random.Random) -> tuple[str, Claim]:
    kinds = {
        "level": {"value": float(value), "category": chance.choice(["unspecified", "troops", "police"])},
        "about": {"value": float(value), "category": "unspecified", "comparator": "~"},
        "over": {"value": float(value), "category": "unspecified", "comparator": ">"},
        "mission": {
            "value": float(value),
            "category": "troops",
            "mission": chance.choice(["UNMISS", "UNIFIL", "MONUSCO"]),
        },
        "rank": {"rank": chance.randrange(1, 120), "category": "unspecified"},
        "group": {"rank": chance.randrange(1, 40), "category": "unspecified", "among": chance.choice(["Africa", "EU"])},
        "share": {"value": 12.0, "value_unit": "percent", "category": "women_uniformed"},
    }
    kind = chance.choice(list(kinds))
    fields = {"comparator": "=", "contributor": contributor, **kinds[kind]}
    name = {"rank": "contribution_rank", "group": "contribution_rank", "share": "gender_share"}.get(
        kind, "contribution_level"
    )
    quote = f"{kinds[kind].get('value', kinds[kind].get('rank')):,.0f}"
    text = f"{contributor} has {quote} of them."
    start = text.index(quote)
    return text, Claim(quote, start, start + len(quote), name, **fields)  # type: ignore[arg-type]


def _timed(text: str, claim: Claim, record: Record) -> float:
    """Check one claim and return the milliseconds of processor time it took."""
    start = time.thread_time()
    check_claims(text, [claim], record)
    return 1000 * (time.thread_time() - start)


def main() -> None:
    began = time.perf_counter()
    record = open_record()
    opened = time.perf_counter()
    claims = draw(record, int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
    before = time.perf_counter()
    check_claims(claims[0][0], [claims[0][1]], record)
    print(
        f"open the record {1000 * (opened - began):.0f} ms; first check {1000 * (time.perf_counter() - before):.0f} ms"
    )
    for turn in ("first time", "again"):
        times = []
        for text, claim in claims:
            times.append(min(_timed(text, claim, record) for _ in range(1 if turn == "first time" else 3)))
        p90 = statistics.quantiles(times, n=10)[-1]
        print(
            f"{turn:10}  {len(times)} verdicts: median {statistics.median(times):.2f} ms, 90th percentile {p90:.2f} ms"
        )


if __name__ == "__main__":
    main()
