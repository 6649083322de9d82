"""How long charts take: all of one contributor and one mission in an open record, and a fresh process.

Processor time of one thread; the cold command by the clock. Usage: python benchmarks/charts.py [CONTRIBUTOR] [MISSION]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from contingent.presenting.charts import CHARTS, chart
from contingent.record.record import open_record


def main(contributor: str = "RWA", mission: str = "MINUSCA") -> None:
    """Print the time of each chart and of all together, the first one with all imports."""
    about: dict[str, dict[str, Any]] = {name: {"party": contributor} for name in CHARTS}
    about |= {"contributors": {"mission": mission}, "strength": {"mission": mission}, "ranks": {}}
    record, opening = timed(open_record)
    print(f"opening the record: {opening:.2f} s")
    whole = 0.0
    for name in CHARTS:
        made, took = timed(lambda name=name: chart(record, name, **about[name]))
        _, drawn = timed(made.figure)
        _, pixels = timed(made.png)
        whole += took + drawn
        print(f"{name:13} figures {took:.3f} s, as an html figure {drawn:.3f} s; as PNG {pixels:.3f} s")
    print(f"all charts, figures and html: {whole:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        asked = ["chart", "missions", contributor, "-o", str(Path(folder, "a.svg"))]
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "contingent", *asked], check=True, stderr=subprocess.DEVNULL)
        print(f"contingent chart missions {contributor}, cold: {time.perf_counter() - started:.2f} s")


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what some work gives, and its processor time in seconds."""
    started = time.process_time()
    made = work()
    return made, time.process_time() - started


if __name__ == "__main__":
    main(*sys.argv[1:])
