"""How often the checker and the brute-force oracle of the tests agree, on claims drawn from the record.

    python benchmarks/verdicts_against_oracle.py [--claims 5000] [--seed 1] [--show 20] [--write FILE.jsonl]

Prints agreement of statuses and of sets of months, the claims denied though some admissible month and definition
make them true (must be 0), and the share of false claims that are denied, by size of number, beside the mean of
`by_chance`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from statistics import fmean

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from contingent.record.record import open_record
from oracle.compare import UNCOMPARED, Outcome, compare, facts_of
from oracle.facts import Facts
from oracle.generator import generate
from oracle.rules import by_chance

EVERY = 10
"""Of how many claims one has its `by_chance` counted out as well."""
SIZES = ((10, "1-9"), (100, "10-99"), (1000, "100-999"), (10_000, "1,000-9,999"))


def main() -> None:
    """Run the comparison and print its figures."""
    options = _options()
    record = open_record(options.record)
    facts = facts_of(record)
    cases = generate(facts, options.claims, options.seed)
    if options.write:
        lines = (json.dumps(case.passage(), ensure_ascii=False) + "\n" for case in cases)
        Path(options.write).write_text("".join(lines), encoding="utf-8")
        return
    started = time.perf_counter()
    outcomes = list(compare(cases, facts, record))
    print(f"record {record.version}, seed {options.seed}: {len(outcomes)} claims in {len(cases)} passages")
    _print_agreement(outcomes)
    _print_chance(outcomes[::EVERY], facts)
    _print_false_claims(outcomes)
    _print_disagreements(outcomes, options.show)
    print(f"(oracle and checker together: {time.perf_counter() - started:.0f} s)")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="how many disagreements to list")
    parser.add_argument("--write", help="write the passages as JSON lines and judge nothing")
    parser.add_argument("--record", help="folder of another record than the starter record")
    return parser.parse_args()


def _print_agreement(outcomes: list[Outcome]) -> None:
    listed = [one for one in outcomes if one.oracle.status not in UNCOMPARED]
    several = [one for one in outcomes if one.shares_a_clause]
    print(_share("status", outcomes, [one for one in outcomes if one.same_status]))
    exact = [one for one in outcomes if one.verdict.status == one.oracle.status]
    print(_share("  of them equal to the oracle's first answer", outcomes, exact))
    print(_share("set of months", listed, [one for one in listed if one.same_months]))
    print(_share("together", several, [one for one in several if one.same_together]))
    differing = [one for one in listed if one.oracle.status == one.verdict.status]
    same = [one for one in differing if one.verdict.differs_in == one.oracle.differs_in]
    print(_share("differs_in", differing, same))
    print(f"contradicted though true of some month and definition: {sum(one.wrongly_contradicted for one in outcomes)}")
    for status, number in sorted(Counter(one.oracle.status for one in outcomes).items()):
        agreed = sum(one.same_status for one in outcomes if one.oracle.status == status)
        print(f"  {status:17} {number:5}  agreed {agreed}")


def _print_chance(outcomes: list[Outcome], facts: Facts) -> None:
    """Compare `by_chance` with counting out all numbers of the form, for some of the claims that state people."""
    apart = []
    for one in outcomes:
        said, given = one.case.said[one.index], one.verdict.by_chance
        valued = one.claim["kind"] in ("contribution_level", "gender_share") and one.claim["value"]
        counted = by_chance(facts, one.claim, one.case.published, said) if valued and given is not None else None
        if counted is not None and given is not None:
            apart.append(abs(counted - given))
    same = sum(difference < 0.005 for difference in apart)
    print(f"by_chance: {same} of {len(apart)} equal to counting (largest difference {max(apart, default=0):.3f})")


def _share(what: str, among: list[Outcome], chosen: list[Outcome]) -> str:
    return f"{what}: {len(chosen)} of {len(among)} ({100 * len(chosen) / max(1, len(among)):.2f} %)"


def _print_false_claims(outcomes: list[Outcome]) -> None:
    """Claims made false on purpose and not true of the months they speak of, by size and form of their number."""
    groups: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for one in outcomes:
        made_false = not one.case.made[one.index].endswith(" true") and one.oracle.status not in UNCOMPARED
        if made_false and one.oracle.status != "holds":
            groups[_form(one)].append(one)
    print("false claims:            number  contradicted  other month or definition  unknown  mean by_chance")
    for (form, size), group in sorted(groups.items()):
        statuses = Counter(one.verdict.status for one in group)
        denied, unknown = statuses["contradicted"], statuses["unknown"]
        chance = [one.verdict.by_chance for one in group if one.verdict.by_chance is not None]
        other = len(group) - denied - unknown
        mean = f"{fmean(chance):.3f}" if chance else "-"
        print(f"  {form:9} {size:12} {len(group):6} {denied / len(group):13.2f} {other / len(group):27.2f} "
              f"{unknown / len(group):8.2f} {mean:>15}")  # fmt: skip


def _form(one: Outcome) -> tuple[str, str]:
    claim = one.claim
    if claim["kind"] == "contribution_rank":
        return "rank", "top 10" if claim["rank"] <= 10 else "11 and on"
    if claim["value"] is None or claim["value_unit"] != "persons":
        return claim["value_unit"] or "presence", ""
    size = next((name for limit, name in SIZES if claim["value"] < limit), "10,000 and on")
    return {"=": "exact", "~": "about"}.get(claim["comparator"], "bounded"), size


def _print_disagreements(outcomes: list[Outcome], number: int) -> None:
    wrong = [one for one in outcomes if not (one.same_status and one.same_months) or one.wrongly_contradicted]
    kinds = Counter(
        (one.case.made[one.index].split()[0], one.oracle.status, one.verdict.status, one.same_months) for one in wrong
    )
    for (made, oracle, checker, same), count in kinds.most_common():
        print(f"  {count:4} {made}: oracle {oracle}, checker {checker}, months {'equal' if same else 'differ'}")
    apart = [one for one in outcomes if one.shares_a_clause and not one.same_together]
    for one in apart[:number]:
        found = frozenset(map(str, one.verdict.together))
        print(f"  together: {one.case.text!r}")
        print(f"    only oracle {sorted(one.together - found)[:9]}, only checker {sorted(found - one.together)[:9]}")
    for one in wrong[:number]:
        print(f"\n{one.case.id} [{one.case.made[one.index]}] published {one.case.published}: {one.case.text}")
        print("  claim:", {name: value for name, value in one.claim.items() if value is not None})
        print(f"  oracle {one.oracle.status} (or {sorted(one.oracle.also)}), reference {_ends(one.oracle.reference)}")
        print(f"  checker {one.verdict.status}: {one.verdict.summary}")
        for name, only in (("oracle", one.oracle.true_for - one.found), ("checker", one.found - one.oracle.true_for)):
            print(f"  only {name}: {len(only)}", [f"{m} {s} {t}" for m, s, t in sorted(only)[:4]])


def _ends(months: tuple[object, ...]) -> str:
    return f"{months[0]}..{months[-1]}" if months else "none"


if __name__ == "__main__":
    main()
