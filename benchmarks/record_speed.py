"""How fast the record opens and answers, and how much room it takes."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from contingent.record.cubes import Cubes
from contingent.record.record import open_record
from contingent.record.store import STARTER

RUNS = 9


def median_ms(act: Callable[[], object], runs: int = RUNS) -> float:
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        act()
        taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(taken)


def command(*arguments: str) -> Callable[[], object]:
    line = [str(Path(sys.executable).with_name("contingent")), *arguments]
    return lambda: subprocess.run(line, check=True, capture_output=True)


def main() -> None:
    record = open_record()
    cube = record.cubes.cube("all")
    figures = {
        "open the record": median_ms(open_record),
        "all measures, months and contributors of one scope": median_ms(lambda: Cubes(record.columns).cube("all")),
        "ranks of one contributor, all months and measures": median_ms(lambda: cube.ranks("RWA"), 50),
        "contingent rank, cold": median_ms(command("rank", "--month", "2020-12", "--format", "json")),
        "contingent contributions, cold": median_ms(command("contributions", "RWA", "--by", "mission,type")),
        "contingent --help, cold": median_ms(command("--help")),
    }
    for what, taken in figures.items():
        print(f"{what:55s} {taken:8.1f} ms")
    size = sum(path.stat().st_size for path in STARTER.rglob("*") if path.is_file())
    print(f"{'starter record':55s} {size / 1e6:8.2f} MB, {len(record.columns):,} observations")


if __name__ == "__main__":
    main()
