"""Write every export of a record in its own process: rows, seconds, the most memory used, and the file's size.

Usage: python benchmarks/panel_export.py [RECORD_FOLDER] [FORM...]

The figures to keep: the panel as dta in under 10 seconds and 300 MB. xlsx takes about a minute and is left out unless
it is named.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FORMS = ("csv", "dta", "parquet", "sqlite")
MOST_SECONDS, MOST_MEMORY = 10.0, 300e6


def measured(arguments: list[str]) -> tuple[float, float, float, str]:
    """Run contingent; return seconds on the clock, seconds of processor time, most bytes of memory, last message."""
    started = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "contingent", *arguments], stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    told = process.stderr.read().strip()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(told)
    return time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, told


def main(record: list[str], forms: list[str]) -> None:
    jobs = [(kind, form) for kind in ("panel", "contributions") for form in forms]
    jobs += [("record", "sqlite"), ("bundle", "zip")]
    with tempfile.TemporaryDirectory() as folder:
        for kind, form in jobs:
            path = Path(folder) / f"{kind}.{form}"
            seconds, busy, memory, told = measured([*record, "export", kind, "-o", str(path)])
            size = path.stat().st_size
            print(
                f"{kind:13} {form:8} {told.split()[0]:>9} rows {seconds:6.1f} s ({busy:.1f} s of processor) "
                f"{memory / 1e6:6.0f} MB of memory {size / 1e6:6.1f} MB"
            )
            if (kind, form) == ("panel", "dta"):
                kept = seconds < MOST_SECONDS and memory < MOST_MEMORY
                print(f"  under {MOST_SECONDS:.0f} s and {MOST_MEMORY / 1e6:.0f} MB: {'yes' if kept else 'NO'}")


if __name__ == "__main__":
    named = sys.argv[1:]
    folder = ["--record", named.pop(0)] if named and Path(named[0]).is_dir() else []
    main(folder, named or list(FORMS))
