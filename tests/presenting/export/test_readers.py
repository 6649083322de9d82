"""Other programs read the files: R with haven, and Datasette, where they are installed."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from contingent.model.month import Month
from contingent.presenting.export import export_panel, export_record
from contingent.presenting.export.panel import panel_sheet
from contingent.presenting.export.sheet import EMPTY
from contingent.record.record import Record

IN_R = """
library(haven)
d <- read_dta("panel.dta")
stopifnot(attr(d$month, "format.stata") == "%tm", attr(d$troops, "label") == "Troops")
stopifnot(levels(as_factor(d$status))[1] == "reported")
cat(nrow(d), ncol(d), sum(d$uniformed, na.rm = TRUE), sum(is.na(d$uniformed)), d$month[1])
"""


def test_r_reads_the_stata_file(record: Record, tmp_path: Path) -> None:
    if not shutil.which("Rscript") or subprocess.run(["Rscript", "-e", "library(haven)"], check=False).returncode:
        pytest.skip("R with haven is not installed (Debian: r-base-core, r-cran-haven)")
    since, until = Month.of(2020, 5), Month.of(2020, 7)
    sheet = panel_sheet(record, since, until)
    export_panel(record, tmp_path / "panel.dta", since=since, until=until)
    done = subprocess.run(["Rscript", "-e", IN_R], cwd=tmp_path, capture_output=True, text=True, check=True)
    counts = sheet["uniformed"].values
    known = counts[counts != EMPTY]
    month = int(sheet["month"].values[0]) - Month.of(1960, 1).ordinal
    expected = [len(sheet), len(sheet.names), int(known.sum()), len(counts) - len(known), month]
    assert [int(float(number)) for number in done.stdout.split()] == expected


def test_datasette_serves_the_record(record: Record, tmp_path: Path) -> None:
    if not shutil.which("datasette"):
        pytest.skip("Datasette is not installed")
    path = tmp_path / "record.sqlite"
    export_record(record.of_month(Month.of(2020, 12)), path)
    address = "/record/observations.json?contributor=RWA&_shape=objects&_size=max"
    done = subprocess.run(["datasette", str(path), "--get", address], capture_output=True, text=True, check=True)
    rows = json.loads(done.stdout)["rows"]
    assert sum(row["count"] for row in rows if row["serving"] and row["granularity"] == "dyad") == 6383
