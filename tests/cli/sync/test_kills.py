"""A sync killed at random moments: nothing lost, nothing half, and the next one goes on."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from contingent.record.record import open_record
from contingent.record.store import Store

from .publisher import CONTRIBUTIONS, Publisher, contributions_file

KILLS = 20
DAYS = ("2025-08-31", "2025-09-30")


def command(folder: Path, publisher: Publisher) -> list[str]:
    options = ["--from", publisher.url, "--only", CONTRIBUTIONS, "--pause", "0"]
    return [sys.executable, "-m", "contingent", "--record", str(folder), "sync", *options]


def test_a_sync_killed_at_random_moments_leaves_whole_files_and_a_whole_record(
    publisher: Publisher, folder: Path
) -> None:
    publisher.pieces, publisher.pace = 10, 0.03
    began = time.perf_counter()
    subprocess.run(command(folder, publisher), check=True, capture_output=True)
    duration = time.perf_counter() - began
    file = folder / "downloads" / f"{CONTRIBUTIONS}.json"
    offered = {contributions_file(*DAYS)}
    moments = random.Random(1948)
    for attempt in range(1, KILLS + 1):
        newest = contributions_file(*DAYS, step=attempt, updated=f"2025-11-{attempt:02d}")
        offered.add(newest)
        publisher.offer(CONTRIBUTIONS, newest)
        process = subprocess.Popen(command(folder, publisher), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.2, 1.05) * duration)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert file.read_bytes() in offered
        record = open_record(folder)
        assert [str(month) for month in record.months()][-2:] == ["2025-08", "2025-09"]
        assert (folder / "versions" / record.version / "datapackage.json").exists()
    done = subprocess.run(command(folder, publisher), check=True, capture_output=True, text=True)
    assert file.read_bytes() == newest, done.stdout
    latest = max((d for d in open_record(folder).documents if d.source == "data_hub"), key=lambda d: str(d.published))
    assert str(latest.published) == f"2025-11-{KILLS:02d}"
    assert not list((folder / "versions").glob(".unfinished*"))
    assert not list((folder / "downloads" / ".sync").glob("*.part*"))


def test_of_two_syncs_at_once_one_is_sent_away(publisher: Publisher, folder: Path) -> None:
    publisher.pieces, publisher.pace = 10, 0.3
    first = subprocess.Popen(command(folder, publisher), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not publisher.asked:
        time.sleep(0.02)
    second = subprocess.run(command(folder, publisher), check=False, capture_output=True, text=True)
    first.communicate()
    assert (first.returncode, second.returncode) == (0, 2)
    assert "another sync is at work" in second.stderr
    assert len(publisher.asked) == 1
    assert Store(folder).versions() == ["1995-03.1", "2025-09.1"]
