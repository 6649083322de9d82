"""A server that stalls, lies, drops and fails: the file comes whole, or nothing changes and the reason is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contingent.cli.sync.folder import Slot, locked
from contingent.record.record import open_record
from contingent.record.store import Store

from .conftest import Synced
from .publisher import CONTRIBUTIONS, LIST, Publisher, contributions_file, list_file

FILE = f"{CONTRIBUTIONS}.json"


def test_a_first_sync_fetches_checks_and_adds(synced: Synced, publisher: Publisher, folder: Path) -> None:
    done = synced()
    assert done.exit_code == 0, done.stderr
    assert "DPO-UCHISTORICAL: new" in done.stdout
    assert "months added, by dyad: 2025-08/2025-09" in done.stdout
    data = (folder / "downloads" / FILE).read_bytes()
    assert data == contributions_file("2025-08-31", "2025-09-30")
    record = open_record(folder)
    assert {document.source for document in record.documents} == {"coded", "data_hub", "ipi"}
    assert publisher.statuses(CONTRIBUTIONS) == [200]


def test_an_unchanged_sync_does_no_work(synced: Synced, publisher: Publisher, folder: Path) -> None:
    synced()
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    done = synced()
    assert done.exit_code == 0
    assert done.stdout.splitlines() == ["DPO-UCHISTORICAL: unchanged", "record 2025-09.1: unchanged"]
    assert publisher.statuses(CONTRIBUTIONS) == [200, 304]
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()} == before


def test_a_server_that_knows_no_conditions_is_fetched_from_again_and_changes_nothing(
    synced: Synced, publisher: Publisher, folder: Path
) -> None:
    publisher.validators = False
    synced()
    done = synced()
    assert done.stdout.splitlines() == ["DPO-UCHISTORICAL: unchanged", "record 2025-09.1: unchanged"]
    assert publisher.statuses(CONTRIBUTIONS) == [200, 200]
    assert Store(folder).versions() == ["1995-03.1", "2025-09.1"]


@pytest.mark.parametrize("behaviour", ["500", "drop", "stall", "trickle", "announce_more"])
def test_what_breaks_off_is_tried_again(synced: Synced, publisher: Publisher, folder: Path, behaviour: str) -> None:
    publisher.misbehave(CONTRIBUTIONS, behaviour)
    done = synced()
    assert done.exit_code == 0, done.stderr
    assert (folder / "downloads" / FILE).read_bytes() == contributions_file("2025-08-31", "2025-09-30")
    assert len(publisher.asked) == 2


def test_a_dropped_transfer_is_resumed_where_it_broke_off(synced: Synced, publisher: Publisher) -> None:
    publisher.misbehave(CONTRIBUTIONS, "drop", "drop")
    assert synced().exit_code == 0
    assert publisher.statuses(CONTRIBUTIONS) == [200, 206, 206]
    half = len(contributions_file("2025-08-31", "2025-09-30")) // 4 * 2
    assert publisher.ranges_asked(CONTRIBUTIONS)[1] == f"bytes={half}-"


def test_a_part_is_resumed_by_the_next_sync(synced: Synced, publisher: Publisher) -> None:
    publisher.misbehave(CONTRIBUTIONS, "drop")
    assert synced("--attempts", "1").exit_code == 2
    assert synced().exit_code == 0
    assert publisher.statuses(CONTRIBUTIONS) == [200, 206]


def test_a_part_of_a_file_that_has_changed_meanwhile_is_begun_anew(
    synced: Synced, publisher: Publisher, folder: Path
) -> None:
    publisher.misbehave(CONTRIBUTIONS, "drop")
    synced("--attempts", "1")
    newer = contributions_file("2025-08-31", "2025-09-30", step=5)
    publisher.offer(CONTRIBUTIONS, newer)
    assert synced().exit_code == 0
    assert publisher.statuses(CONTRIBUTIONS) == [200, 200]
    assert (folder / "downloads" / FILE).read_bytes() == newer


def test_a_server_that_continues_elsewhere_is_not_believed(synced: Synced, publisher: Publisher, folder: Path) -> None:
    publisher.misbehave(CONTRIBUTIONS, "drop", "wrong_range")
    assert synced().exit_code == 0
    assert publisher.statuses(CONTRIBUTIONS) == [200, 206, 200]
    assert (folder / "downloads" / FILE).read_bytes() == contributions_file("2025-08-31", "2025-09-30")


@pytest.mark.parametrize(
    ("behaviours", "says"),
    [
        (["500"] * 3, "the server answers 500, in 3 attempts"),
        (["404"], "the server answers 404"),
        (["page"], "a web page came instead of the data"),
        (["page_as_data"], "a web page came instead of the data"),
        (["stall"] * 3, "the transfer broke off (nothing came in time)"),
        (["trickle"] * 3, "the transfer stalled"),
        (["announce_less"], "the file is no whole JSON list"),
    ],
)
def test_what_cannot_be_mended_is_told_and_the_old_file_and_record_stay(
    synced: Synced, publisher: Publisher, folder: Path, behaviours: list[str], says: str
) -> None:
    synced()
    publisher.ranges = False
    publisher.offer(CONTRIBUTIONS, contributions_file("2025-08-31", "2025-09-30", step=5))
    publisher.misbehave(CONTRIBUTIONS, *behaviours)
    done = synced()
    assert done.exit_code == 2
    assert says in done.stderr
    assert "where:" in done.stderr
    assert "to do:" in done.stderr
    assert (folder / "downloads" / FILE).read_bytes() == contributions_file("2025-08-31", "2025-09-30")
    assert Store(folder).current() == "2025-09.1"


def test_a_server_that_always_announces_more_than_it_sends_is_refused(synced: Synced, publisher: Publisher) -> None:
    publisher.ranges = False
    publisher.misbehave(CONTRIBUTIONS, *["announce_more"] * 3)
    done = synced()
    assert done.exit_code == 2
    size = len(contributions_file("2025-08-31", "2025-09-30"))
    assert f"the server announced {size + 100:,} bytes and sent {size:,}, in 3 attempts" in done.stderr


def test_one_refused_dataset_does_not_hold_up_the_others(synced: Synced, publisher: Publisher, folder: Path) -> None:
    publisher.offer(LIST, list_file())
    publisher.misbehave(LIST, "page")
    done = synced("--only", LIST)
    assert done.exit_code == 2
    assert "DPO-UCHISTORICAL: new" in done.stdout
    assert "DPPADPOSS-PKO: refused" in done.stdout
    assert Store(folder).current() == "2025-09.1"


def test_without_an_answer_the_rest_is_not_asked(folder: Path, synced: Synced) -> None:
    done = synced("--from", "http://127.0.0.1:9", only="")
    assert done.exit_code == 2
    assert done.stderr.count("there is no answer") == 1
    assert done.stdout.count("not asked") == 4
    assert Store(folder).current() == "1995-03.1"


def test_a_dry_run_writes_nothing(synced: Synced, publisher: Publisher, folder: Path) -> None:
    done = synced("--dry-run")
    size = len(contributions_file("2025-08-31", "2025-09-30"))
    assert f"DPO-UCHISTORICAL: changed, {size:,} bytes" in done.stdout
    assert not (folder / "downloads").exists()
    synced()
    assert "DPO-UCHISTORICAL: unchanged" in synced("--dry-run").stdout


def test_two_syncs_at_once_do_not_meet(synced: Synced, publisher: Publisher, folder: Path) -> None:
    with locked(folder / "downloads"):
        done = synced()
    assert done.exit_code == 2
    assert "another sync is at work in this folder" in done.stderr
    assert publisher.asked == []


def test_another_folder_of_downloads_may_be_named(synced: Synced, folder: Path, tmp_path: Path) -> None:
    assert synced("--to", str(tmp_path / "elsewhere")).exit_code == 0
    assert (tmp_path / "elsewhere" / FILE).is_file()
    assert not (folder / "downloads").exists()


def test_a_file_that_did_not_reach_the_record_is_added_by_the_next_sync(
    synced: Synced, publisher: Publisher, folder: Path
) -> None:
    (folder / "downloads").mkdir()
    (folder / "downloads" / FILE).write_bytes(contributions_file("2025-08-31", "2025-09-30"))
    assert "months added" in synced().stdout
    assert Store(folder).current() == "2025-09.1"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--from", "ftp://example.org"), "is not an address"),
        (("--from", "example.org"), "is not an address"),
        (("--from", "http://[x"), "is not an address"),
        (("--from", "http://host:port"), "is not an address"),
        (("--only", "DPO-UCHISTORIC"), "did you mean DPO-UCHISTORICAL"),
        (("--attempts", "0"), "--attempts"),
    ],
)
def test_bad_options_are_told(synced: Synced, arguments: tuple[str, ...], says: str) -> None:
    done = synced(*arguments)
    assert done.exit_code == 2
    assert says in done.stderr


def test_a_folder_that_cannot_be_written_is_told(synced: Synced, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = synced("--to", str(tmp_path / "file"))
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr


def test_a_full_disk_is_told_and_changes_nothing(
    synced: Synced, publisher: Publisher, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    synced()
    publisher.offer(CONTRIBUTIONS, contributions_file("2025-08-31", "2025-09-30", step=5))
    monkeypatch.setattr(Slot, "start", full)
    done = synced()
    assert done.exit_code == 2
    assert "No space left on device" in done.stderr
    assert "what was held before is untouched" in done.stderr
    assert (folder / "downloads" / FILE).read_bytes() == contributions_file("2025-08-31", "2025-09-30")


def test_the_report_is_also_json(synced: Synced) -> None:
    found = json.loads(synced("--format", "json").stdout)
    assert found["schema"] == "contingent/sync/1"
    assert found["datasets"][0]["state"] == "new"
    assert found["changes"]["months_added"] == {"dyad": ["2025-08/2025-09"]}
