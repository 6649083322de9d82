"""`contingent chart`: forms by the file's ending, figures beside the picture, and errors in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_a_picture_is_written_with_its_figures_beside_it(run: Run, tmp_path: Path) -> None:
    done = run("chart", "missions", "Rwanda", "-o", str(tmp_path / "rwanda.svg"))
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "rwanda.svg").read_text("utf-8").startswith("<svg ")
    assert (tmp_path / "rwanda.csv").read_text("utf-8").startswith("contributor,measure,scope,month,mission,count")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rwanda.csv", "rwanda.svg"]


def test_the_ending_says_the_form(run: Run, tmp_path: Path) -> None:
    for name, start in (("a.html", b"<!doctype html>"), ("a.png", b"\x89PNG"), ("a.json", b"{"), ("a.csv", b"month,")):
        done = run("chart", "ranks", "--alone", "-o", str(tmp_path / name))
        assert done.exit_code == 0, done.stderr
        assert (tmp_path / name).read_bytes().startswith(start)
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["$schema"].endswith("v6.json")
    assert not list(tmp_path.glob("*.unfinished"))


def test_without_a_file_it_is_printed(run: Run) -> None:
    done = run("chart", "contributors", "minusca", "--month", "2024-12", "--format", "csv")
    assert done.exit_code == 0 and done.stdout.splitlines()[0].startswith("month,measure,scope,rank,contributor")
    assert run("chart", "peers", "irl").stdout.startswith("<svg ")


def test_existing_files_are_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("mine")
    done = run("chart", "peers", "IRL", "-o", str(tmp_path / "a.svg"))
    assert done.exit_code == 2 and "--force" in done.stderr and "a.csv" in done.stderr
    assert not (tmp_path / "a.svg").exists() and (tmp_path / "a.csv").read_text() == "mine"
    assert run("chart", "peers", "IRL", "-o", str(tmp_path / "a.svg"), "--force").exit_code == 0


def test_rank_takes_several_measures_and_others_one(run: Run) -> None:
    done = run("chart", "rank", "RWA", "--measure", "police", "--measure", "women_police", "--format", "csv")
    assert {line.split(",")[2] for line in done.stdout.splitlines()[1:]} == {"police", "women_police"}
    refused = run("chart", "ranks", "--measure", "police", "--measure", "troops")
    assert refused.exit_code == 2 and "one measure" in refused.stderr


def test_errors_say_what_to_do(run: Run, tmp_path: Path) -> None:
    assert "did you mean ranks" in run("chart", "rankings").stderr
    assert "about all contributors" in run("chart", "ranks", "RWA").stderr
    assert "about one mission" in run("chart", "contributors").stderr
    unclear = run("chart", "ranks", "-o", str(tmp_path / "a.gif"))
    assert unclear.exit_code == 2 and "--format" in unclear.stderr
