"""Checked texts as CSV and Markdown."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from contingent.presenting.check import render
from contingent.presenting.check.csv import FIELDS
from contingent.presenting.check.markdown import escaped
from tests.presenting.check.examples import NAME, checked_text, outdated_number


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(render([checked_text()], "csv", record="2025-07.1")))))


def test_csv_has_a_row_a_claim() -> None:
    found = rows()
    assert list(found[0]) == list(FIELDS)
    assert [row["claim"] for row in found] == ["1", "2", "3", "4", "5", "6"]
    assert found[1]["status"] == "outdated"
    assert found[1]["true_for"] == "uniformed all: 2020-12"
    assert found[1]["stated_month"] == "2025-07" and found[1]["stated_value"] == "4682"
    assert found[1]["evidence"].endswith("rows 4-8; page 31, row 2: 6383")


def test_csv_header_comes_without_texts_too() -> None:
    assert "".join(render([], "csv", record="2025-07.1")).splitlines() == [",".join(FIELDS)]


def test_csv_runs_no_formula_of_the_text() -> None:
    text = "=1+1 troops"
    claim, verdict = outdated_number()
    made = checked_text(text=text, pairs=[(replace(claim, quote=text, start=0, end=len(text)), verdict)])
    found = list(csv.DictReader(io.StringIO("".join(render([made], "csv", record="2025-07.1")))))
    assert found[0]["quote"] == "'=1+1 troops"


def test_markdown_has_a_table_and_a_section_a_claim() -> None:
    shown = "".join(render([checked_text()], "md", record="2025-07.1"))
    assert shown.startswith(f"# {NAME}\n")
    assert "| 2 | 6,383 troops | ↺ Out of date | Dec 2020 |" in shown
    assert "## 6. Contradicted: “9,999 soldiers”" in shown
    assert "\n\n\n" not in shown


def test_markdown_takes_the_text_literally() -> None:
    assert escaped("a|b <script> *x* [y](z) `c`\n# d &") == r"a\|b &lt;script&gt; \*x\* \[y\](z) \`c\` \# d &amp;"
