"""Building: files in, one new version out, the old one untouched by anything that goes wrong."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.record.source_files import contributor_files

from contingent.errors import InputError, SourceError
from contingent.record.build import build
from contingent.record.record import open_record
from contingent.record.store import Store
from contingent.sources.registry import built_in

KILLS = 50


def whole(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_equal_sources_give_equal_bytes(tmp_path: Path) -> None:
    files = contributor_files(tmp_path / "files")
    for name in ("one", "two"):
        build(files, Store(tmp_path / name))
    assert whole(tmp_path / "one") == whole(tmp_path / "two")


def test_building_the_same_again_makes_no_new_version(tmp_path: Path) -> None:
    files = contributor_files(tmp_path / "files")
    store = Store(tmp_path / "record")
    assert not build(files, store).unchanged
    assert build(files, store).unchanged
    assert store.versions() == ["1995-03.1"]


def test_a_changed_file_makes_a_new_version_and_keeps_the_old(tmp_path: Path) -> None:
    store = Store(tmp_path / "record")
    build(contributor_files(tmp_path / "files"), store)
    build(contributor_files(tmp_path / "files", step=9), store)
    assert store.versions() == ["1995-03.1", "1995-03.2"]
    assert open_record(tmp_path / "record", "1995-03.1").version == "1995-03.1"


def test_a_folder_is_searched_and_what_is_not_understood_is_told(tmp_path: Path) -> None:
    contributor_files(tmp_path / "files")
    (tmp_path / "files" / "notes.txt").write_text("not a source")
    report = build([tmp_path / "files"], Store(tmp_path / "record"))
    assert report.documents == 3 + len(built_in())
    assert report.passed_over == ["notes.txt"]


def test_a_named_file_must_be_understood(tmp_path: Path) -> None:
    odd = tmp_path / "notes.txt"
    odd.write_text("not a source")
    with pytest.raises(SourceError, match="not of a kind"):
        build([odd], Store(tmp_path / "record"))
    with pytest.raises(InputError, match="no such file"):
        build([tmp_path / "absent.pdf"], Store(tmp_path / "record"))


def test_the_same_file_under_two_names_is_read_once_and_flagged(tmp_path: Path) -> None:
    files = contributor_files(tmp_path / "files")
    shutil.copy(files[0], tmp_path / "files" / "copy of it.csv")
    report = build([tmp_path / "files"], Store(tmp_path / "record"))
    assert report.documents == 3 + len(built_in())
    rules = {flag.rule for flag in open_record(tmp_path / "record").flags}
    assert "same_file_under_two_months" in rules


def test_two_files_for_one_month_that_differ_are_refused(tmp_path: Path) -> None:
    files = contributor_files(tmp_path / "files")
    other = contributor_files(tmp_path / "other", step=9)
    store = Store(tmp_path / "record")
    build(files, store)
    with pytest.raises(SourceError, match="two files give figures for 1995-0"):
        build([*files, other[0]], store)
    assert store.versions() == ["1995-03.1"]


def test_a_broken_file_leaves_the_old_record(tmp_path: Path) -> None:
    files = contributor_files(tmp_path / "files")
    store = Store(tmp_path / "record")
    build(files, store)
    before = whole(tmp_path / "record")
    files[1].write_text('"Date","Troops","Police"\n1995-01-31,1,2\n')
    with pytest.raises(SourceError):
        build(files, store)
    assert whole(tmp_path / "record") == before


def test_a_build_killed_at_50_random_moments_leaves_the_record_whole(tmp_path: Path) -> None:
    """Kill it in the middle, again and again: readers always find a complete version."""
    files = contributor_files(tmp_path / "files")
    folder = tmp_path / "record"
    build(files, Store(folder))
    command = [sys.executable, "-m", "contingent", "--record", str(folder), "build", *map(str, files)]
    contributor_files(tmp_path / "files", step=8)
    began = time.perf_counter()
    subprocess.run([*command[:4], str(tmp_path / "rehearsal"), *command[5:]], check=True, capture_output=True)
    duration = time.perf_counter() - began
    moments = random.Random(2020)
    for attempt in range(KILLS):
        contributor_files(tmp_path / "files", step=10 + attempt)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.3, 1.05) * duration)
        process.send_signal(signal.SIGKILL)
        process.wait()
        record = open_record(folder)
        assert len(record.columns) == 18
        assert (record.folder / "datapackage.json").exists()  # type: ignore[operator]
    build(files, Store(folder))
    assert not list((folder / "versions").glob(".unfinished*"))
