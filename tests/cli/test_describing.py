"""Measures, sources, coverage, citations, export."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_coverage_tells_covered_repeated_and_not_covered_apart(run: Run) -> None:
    rows = json.loads(run("coverage", "--monthly", "--format", "json").stdout)["rows"]
    by_mission = {row["month"]: row["status"] for row in rows if row["detail"] == "by contributor and mission"}
    assert by_mission["2020-05"] == "covered"
    assert by_mission["2020-06"] == "not_covered"
    alone = {row["month"]: row["status"] for row in rows if row["detail"].startswith("by contributor, all")}
    assert alone["1990-12"] == "repeated"


def test_coverage_lists_the_flags(run: Run) -> None:
    rows = json.loads(run("coverage", "--flags", "--format", "json").stdout)["rows"]
    found = {(row["rule"], row["month"], row["contributor"], row["mission"]) for row in rows}
    assert ("one_month_hole", "2021-10", "TCD", "MINUSMA") in found
    assert ("printed_under_neighbour", "2015-07", "TZA", "UNAMID") in found


def test_citations_name_the_producer_first(run: Run) -> None:
    text = run("cite").stdout
    assert text.index("United Nations") < text.index("contingent, record")
    bibtex = run("cite", "un_monthly", "--month", "2020-12", "--format", "bibtex").stdout
    assert bibtex.count("@") == 2
    assert "2020-12" in bibtex
    assert bibtex.count("{") == bibtex.count("}")


def test_an_unknown_source_offers_the_known(run: Run) -> None:
    result = run("cite", "un_montly")
    assert result.exit_code == 2
    assert "un_monthly" in result.stderr


def test_export_never_counts_anybody_twice(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "contributions.csv"
    result = run("export", "contributions", "-o", str(path))
    assert result.exit_code == 0, result.stderr
    totals: Counter[tuple[str, str]] = Counter()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            totals[row["month"], row["contributor"]] += int(row["count"])
            assert row["source"] and row["document"] and row["locator"]
            assert row["sex"] in ("f", "m", "unknown")
    assert totals["2020-12", "RWA"] == 6383
    assert totals["2023-09", "RWA"] == 5953
    assert totals["1995-06", "PAK"] > 0
    assert run("export", "contributions", "-o", str(path)).exit_code == 2
    assert run("export", "contributions", "-o", str(path), "--force").exit_code == 0


def test_export_to_a_place_that_is_not_there(run: Run, tmp_path: Path) -> None:
    result = run("export", "contributions", "-o", str(tmp_path / "absent" / "file.csv"))
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_measures_and_sources_are_listed(run: Run) -> None:
    assert len(json.loads(run("measures", "--format", "json").stdout)["rows"]) == 27
    sources = json.loads(run("sources", "--format", "json").stdout)["rows"]
    assert {"un_monthly", "ipi", "coded", "unhcr"} <= {row["source"] for row in sources}
