"""Verdicts on the annotated claims of facts: how many of each kind have which status, and a sample to look through.

The claims of memberships, relations, refugees, other forces, units, deaths, training, withdrawals and others of the
development passages are judged as they are annotated, each with its text's date, against a record. Nothing is scored by
itself: the sample (with a stated seed) is printed with the rows that each verdict rests on, for reading by eye.
Usage: python benchmarks/judge_facts.py [--record FOLDER] [--sample N] [--seed N] [--kind KIND]
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from contingent.checking import check_claims
from contingent.checking.facts import FACT_KINDS
from contingent.checking.given import read_given
from contingent.model.claim import Claim
from contingent.model.verdict import STATUSES, Verdict
from contingent.presenting.check.facts import evidence_words
from contingent.record.record import Record, open_record

PASSAGES = sorted((Path(__file__).resolve().parents[1] / "training" / "passages").glob("development_*.jsonl"))
SEED = 20250731

Judged = tuple[str, str | None, Claim, Verdict]


def main() -> None:
    """Print the counts, and the sample if one is asked for."""
    asked = _arguments()
    kinds = [asked.kind] if asked.kind else list(FACT_KINDS)
    judged = list(verdicts(open_record(asked.record), kinds))
    counts = Counter((claim.kind, verdict.status) for _, _, claim, verdict in judged)
    print(f"{'kind':20s}" + "".join(f"{status:>18s}" for status in STATUSES))
    for kind in kinds:
        print(f"{kind:20s}" + "".join(f"{counts[kind, status]:18,d}" for status in STATUSES))
    asserted = [one for one in judged if one[2].polarity == "asserted"]
    sample = random.Random(asked.seed).sample(asserted, min(asked.sample, len(asserted)))
    for number, one in enumerate(sample, start=1):
        print(f"\n[{number}] " + "\n    ".join(_shown(*one)))


def verdicts(record: Record, kinds: list[str]) -> Iterator[Judged]:
    """Yield passage, date, claim and verdict of every annotated claim of some kinds."""
    for path in PASSAGES:
        with path.open(encoding="utf-8") as lines:
            passages = read_given(lines).passages
        for passage in passages:
            claims = [claim for claim in passage.claims if claim.kind in kinds]
            if claims:
                checked = check_claims(passage.text, claims, record, passage.published)
                for claim, verdict in checked.pairs():
                    yield passage.id, passage.published, claim, verdict


def _shown(passage: str, published: str | None, claim: Claim, verdict: Verdict) -> Iterator[str]:
    slots = (claim.contributor, claim.object, claim.mission, claim.category, claim.comparator, claim.value, claim.rank)
    yield f"{passage} ({published}): {claim.kind}: “{claim.quote}”"
    yield f"slots {slots}, as of {claim.as_of}, note {claim.note}"
    yield f"{verdict.status}: {verdict.summary}"
    yield from (f"note: {note}" for note in verdict.notes)
    yield from (f"source: {evidence_words(row, short=True)}" for row in verdict.evidence[:2])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--record", default=None)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--kind", choices=list(FACT_KINDS), default=None)
    return parser.parse_args()


if __name__ == "__main__":
    main()
