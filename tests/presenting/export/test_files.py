"""A file is whole or not there, whatever goes wrong; what was there before stays."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from contingent.errors import InputError
from contingent.model.month import Month
from contingent.presenting.export import export_contributions, export_panel
from contingent.presenting.export.files import UNFINISHED, new_file
from contingent.record.record import Record

EXPORT = [sys.executable, "-m", "contingent", "export"]
SMALL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from contingent.cli import main
main(sys.argv[1:])
"""


@pytest.fixture(scope="module")
def december(record: Record) -> Record:
    return record.of_month(Month.of(2020, 12))


def test_an_existing_file_is_replaced_only_when_told(december: Record, tmp_path: Path) -> None:
    path = tmp_path / "contributions.csv"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        export_contributions(december, path)
    assert "--force" in caught.value.to_do
    assert path.read_text(encoding="utf-8") == "mine"
    export_contributions(december, path, force=True)
    assert path.read_text(encoding="utf-8").startswith("month,")


@pytest.mark.parametrize("place", ["absent/file.csv", "file/file.csv"])
def test_a_place_that_cannot_be_written(december: Record, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written") as caught:
        export_contributions(december, tmp_path / place)
    assert place in caught.value.where and caught.value.to_do


def test_a_folder_is_no_file(december: Record, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(InputError, match="a folder has that name"):
        export_contributions(december, tmp_path / "folder.csv", force=True)


def test_months_without_missions_leave_nothing(record: Record, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no mission between 1960-01 and 1960-12"):
        export_panel(record, tmp_path / "panel.csv", since=Month.of(1960, 1), until=Month.of(1960, 12))
    assert list(tmp_path.iterdir()) == []


def test_an_error_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(RuntimeError), new_file(path, force=True) as draft:
        draft.write_text("half", encoding="utf-8")
        raise RuntimeError
    assert [found.read_text(encoding="utf-8") for found in tmp_path.iterdir()] == ["mine"]


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")
@pytest.mark.parametrize("name", ["p.csv", "p.xlsx", "p.dta", "p.parquet", "p.sqlite"])
def test_a_full_disk_leaves_nothing_half(tmp_path: Path, name: str) -> None:
    months = ["--since", "2020-12", "--until", "2020-12"]
    arguments = [sys.executable, "-c", SMALL_DISK, "export", "panel", "-o", name, *months]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert "cannot be written" in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_a_killed_export_leaves_the_old_file_and_is_swept(tmp_path: Path) -> None:
    draw = random.Random(11)
    path = tmp_path / "bundle.zip"
    path.write_bytes(b"mine")
    for _ in range(4):
        process = subprocess.Popen([*EXPORT, "bundle", "-o", str(path), "--force"], stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob(f".*{UNFINISHED}*")) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(draw.uniform(0, 1.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert path.read_bytes() == b"mine" or zipfile.ZipFile(path).testzip() is None
    assert subprocess.run([*EXPORT, "bundle", "-o", str(path), "--force"], check=False).returncode == 0
    assert [found.name for found in tmp_path.iterdir()] == ["bundle.zip"]


def test_a_draft_of_an_export_still_running_is_kept(december: Record, tmp_path: Path) -> None:
    running = tmp_path / f".c.csv.{os.getppid()}{UNFINISHED}"
    running.touch()
    export_contributions(december, tmp_path / "c.csv")
    assert sorted(found.name for found in tmp_path.iterdir()) == [running.name, "c.csv"]
    assert len(pd.read_csv(tmp_path / "c.csv")) > 1000
