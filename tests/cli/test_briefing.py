"""The commands brief and compare."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_a_brief_is_printed_as_markdown(run: Run) -> None:
    done = run("brief", "rwandan", "--month", "2020-12", "--sections", "security")
    assert done.exit_code == 0
    assert done.stdout.startswith("# Rwanda\n")
    assert "second-largest contributor of uniformed personnel" in done.stdout


def test_a_brief_is_written_in_several_forms_at_once(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("brief.html", "brief.json", "brief.bib")]
    outputs = [part for file in files for part in ("-o", str(file))]
    done = run("brief", "MINUSCA", "--month", "2021-07", *outputs)
    assert done.exit_code == 0 and all(file.stat().st_size for file in files)
    again = run("brief", "MINUSCA", "--month", "2021-07", *outputs)
    assert again.exit_code == 2 and "--force" in again.stderr
    assert run("brief", "MINUSCA", "--month", "2021-07", *outputs, "--force").exit_code == 0


def test_bad_input_is_refused_with_what_to_do(run: Run, tmp_path: Path) -> None:
    assert "did you mean Rwanda" in run("brief", "Rwnda").stderr
    assert "nearest are 2020-05 and 2020-07" in run("brief", "RWA", "--month", "2020-06").stderr
    assert "use .html" in run("brief", "RWA", "-o", str(tmp_path / "brief.odt")).stderr
    assert run("brief", "RWA", "--sections", "nothing").exit_code == 2


def test_compare_prints_or_writes(run: Run, tmp_path: Path) -> None:
    assert "| Uniformed personnel, 31 December 2020 |" in run("compare", "RWA", "BGD", "--month", "2020-12").stdout
    page = tmp_path / "side.html"
    assert run("compare", "RWA", "BGD", "-o", str(page)).exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("compare", "RWA").exit_code == 2
