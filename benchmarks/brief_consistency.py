"""Check briefs with the checker: each sentence must be read and hold; any that does not is a fault in one of the two.

    python benchmarks/brief_consistency.py [--contributors 150] [--months 20] [--record FOLDER] [--examples 3]

Writes the briefs of the contributors with the most people, as of months spread evenly over those that the record
covers, as Markdown, reads and checks each, and looks up the claims of every sentence and every row of a table. A
sentence is `read` when at least one claim was found in it, and `holds` when all its claims hold. Exits with 1 when
a sentence on contributions was not read or does not hold.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import numpy as np

from contingent.api import check
from contingent.model.claim import Claim
from contingent.model.month import Month
from contingent.model.verdict import Checked, Verdict
from contingent.presenting.briefs.compose import brief
from contingent.presenting.briefs.markdown import markdown
from contingent.presenting.briefs.model import Brief
from contingent.record.record import Record, open_record

CONTRIBUTIONS = "security"
"""The section whose sentences the figures of the reports decide."""


@dataclass
class Tally:
    """What became of the sentences of one sort (section and label)."""

    sentences: int = 0
    read: int = 0
    holds: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)


def contributors(record: Record, most: int) -> list[str]:
    """Return the contributors with the most people over all months, the largest first."""
    cube = record.cubes.cube("all")
    values = cube.values[cube.measure_index("uniformed")]
    totals = np.nansum(values, axis=0)
    order = np.argsort(-totals, kind="stable")[:most]
    return [cube.axes.contributors[place] for place in order.tolist() if totals[place] > 0]


def months(record: Record, most: int) -> list[Month]:
    """Return covered months spread evenly, the newest among them."""
    covered = record.months()
    places = np.unique(np.linspace(0, len(covered) - 1, most).round().astype(int))
    return [covered[place] for place in places.tolist()]


def pieces(made: Brief, text: str) -> list[tuple[str, int, int]]:
    """Return the sort, start and end of each sentence and table row in the text of a brief."""
    found, at = [], 0
    for section in made.sections:
        for point in section.points:
            for sentence in point.sentences:
                at = text.index(sentence.text, at)
                found.append((f"{section.id}: {point.label}", at, at + len(sentence.text)))
                at += len(sentence.text)
        for table in section.tables:
            for row in table.rows:
                line = f"| {' | '.join(row)} |"
                at = text.index(line, at)
                found.append((f"{section.id}: table", at, at + len(line)))
                at += len(line)
    return found


def count(made: Brief, tallies: dict[str, Tally], record: Record, examples: int) -> None:
    """Check one brief and add up what became of its sentences."""
    text = markdown(made)
    checked: Checked = check(text, record)
    pairs = checked.pairs()
    listed = pieces(made, text)
    stray(listed, pairs, text, tallies["between sentences"], examples)
    for sort, start, end in listed:
        inside = [(claim, verdict) for claim, verdict in pairs if start <= claim.start < end]
        tally = tallies[sort.partition(":")[0] if sort.startswith("regional") else sort]
        tally.sentences += 1
        tally.read += bool(inside)
        good = bool(inside) and all(verdict.status == "holds" for _, verdict in inside)
        tally.holds += good
        tally.statuses.update(verdict.status for _, verdict in inside)
        if not good and len(tally.examples) < examples:
            tally.examples.append(f"{text[start:end]}\n{told(inside) or '      nothing read'}")


def stray(
    listed: list[tuple[str, int, int]], pairs: list[tuple[Claim, Verdict]], text: str, tally: Tally, examples: int
) -> None:
    """Count what was read between the sentences: out of labels, marks of footnotes, captions."""
    if not listed:
        return
    last = max(end for _, _, end in listed)
    for claim, verdict in pairs:
        if claim.start < last and not any(start <= claim.start < end for _, start, end in listed):
            tally.statuses[verdict.status] += 1
            if len(tally.examples) < examples:
                around = text[max(0, claim.start - 60) : claim.end + 30]
                tally.examples.append(f"... {around!r}\n{told([(claim, verdict)])}")


def told(inside: list[tuple[Claim, Verdict]]) -> str:
    """Write the claims of a sentence that do not hold."""
    return "\n".join(
        f"      {v.status}: '{c.quote}' {c.kind} {c.contributor} {c.mission or ''} {c.category or ''} "
        f"{c.value if c.rank is None else f'rank {c.rank}'} {c.among or ''} {c.as_of} {v.reason or ''}"
        for c, v in inside
        if v.status != "holds"
    )


def report(tallies: dict[str, Tally]) -> bool:
    """Print the tallies; return whether every sentence on contributions was read and holds."""
    print(f"{'':34} {'sentences':>9} {'read':>8} {'hold':>8}   statuses of their claims")
    fine = True
    for sort in sorted(tallies):
        one = tallies[sort]
        statuses = ", ".join(f"{status} {n}" for status, n in one.statuses.most_common())
        print(f"{sort:34} {one.sentences:9,} {one.read:8,} {one.holds:8,}   {statuses}")
        fine &= one.holds == one.sentences or not sort.startswith(CONTRIBUTIONS)
    for sort in sorted(tallies):
        for example in tallies[sort].examples:
            print(f"\n{sort}\n    {example}")
    return fine


def main() -> None:
    """Write, check and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contributors", type=int, default=150)
    parser.add_argument("--months", type=int, default=20)
    parser.add_argument("--record", default=None)
    parser.add_argument("--examples", type=int, default=2)
    parser.add_argument("--sections", default="", help="only these sections, joined by commas")
    chosen = parser.parse_args()
    record = open_record(chosen.record)
    sections = [name for name in chosen.sections.split(",") if name]
    tallies: dict[str, Tally] = defaultdict(Tally)
    begun, written = time.perf_counter(), 0
    for party in contributors(record, chosen.contributors):
        for month in months(record, chosen.months):
            made = brief(record, party, month, sections=sections, long=True, charts=False)
            count(made, tallies, record, chosen.examples)
            written += 1
    fine = report(tallies)
    print(f"\n{written:,} briefs in {time.perf_counter() - begun:,.0f} s, record {record.version}")
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
