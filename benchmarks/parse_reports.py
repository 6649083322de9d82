"""Read every monthly report in a folder: counts, printed totals recomputed, and time on one core.

Usage: python benchmarks/parse_reports.py [FOLDER]
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from contingent.sources import un_monthly

DEFAULT = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "un" / "un_msr_pdf"


def main(folder: Path) -> None:
    paths = sorted(folder.glob("*.pdf"))
    counts: Counter[str] = Counter()
    slowest = (0.0, "")
    start = time.process_time()
    for path in paths:
        began = time.process_time()
        report = un_monthly.read(path.read_bytes(), path.name)
        counts["pages"] += report.document.pages or 0
        counts["rows"] += len({(o.locator, o.type_as_printed) for o in report.observations})
        counts["observations"] += len(report.observations)
        counts["recomputed"] += report.recomputed
        counts["flags"] += len(report.flags)
        slowest = max(slowest, (time.process_time() - began, path.name))
    seconds = time.process_time() - start
    print(f"{len(paths)} reports, " + ", ".join(f"{count:,} {name}" for name, count in counts.items()))
    print(f"{seconds:.1f} s of processor time, {1000 * seconds / max(counts['pages'], 1):.1f} ms a page")
    print(f"slowest: {slowest[1]} {slowest[0]:.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
