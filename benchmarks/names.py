"""How many names that mislead tools the vocabulary resolves, and how fast: `python benchmarks/names.py [NAMES.csv]`.

The table has the columns name and truth_iso3 (AMBIG: must not be answered with one party; NONE: no country), and one
column of answers for each of the packages it was put to, which are compared beside it.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from contingent.vocabulary.parties import all_parties, candidates

NAMES = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "countries" / "name_resolution_test.csv"
STATES = ("state", "territory", "former_state")


def answer(name: str) -> str:
    """The state a name means, AMBIG where it may mean several, NONE where it means none."""
    found = [party for party in candidates(name) if all_parties()[party].kind in STATES]
    return "NONE" if not found else found[0] if len(found) == 1 else "AMBIG"


def counted(truths: Sequence[str], answers: Sequence[str]) -> tuple[int, int, int]:
    """How many answers are right, missed (no answer where there is one) and wrong."""
    right = sum(a == t for a, t in zip(answers, truths, strict=True))
    missed = sum(a != t and a == "NONE" for a, t in zip(answers, truths, strict=True))
    return right, missed, len(truths) - right - missed


def main(path: Path) -> None:
    """Print a line for contingent and one for each package of the table."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    truths = [row["truth_iso3"] for row in rows]
    answer(rows[0]["name"])
    start = time.perf_counter()
    answers = [answer(row["name"]) for row in rows]
    each = (time.perf_counter() - start) / len(rows) * 1e6
    print(f"{'':22} right missed wrong")
    print(f"{'contingent':22} {'{:5} {:6} {:5}'.format(*counted(truths, answers))}   {each:.0f} microseconds a name")
    for package in list(rows[0])[2:]:
        theirs = [row[package] or "NONE" for row in rows]
        print(f"{package:22} {'{:5} {:6} {:5}'.format(*counted(truths, theirs))}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else NAMES)
