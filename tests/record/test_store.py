"""Versions: complete before they are current, and whole whatever happens."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from contingent.errors import RecordError
from contingent.record.store import Store


def write(store: Store, version: str, text: str = "x") -> None:
    with store.writing(version) as folder:
        (folder / "table").write_text(text)


def test_a_version_becomes_current_when_it_is_whole(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.current() is None
    write(store, "2020-12.1")
    assert store.current() == "2020-12.1"
    write(store, store.next_name("2020-12"))
    assert store.current() == "2020-12.2"
    assert store.versions() == ["2020-12.1", "2020-12.2"]


def test_versions_are_numbered_by_month_and_sorted_as_numbers(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(1, 11):
        write(store, f"2020-12.{number}")
    assert store.next_name("2020-12") == "2020-12.11"
    assert store.next_name("2021-01") == "2021-01.1"
    assert store.versions()[-1] == "2020-12.10"


def test_a_failing_build_leaves_the_old_version_current_and_nothing_behind(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write(store, "2020-12.1")
    with pytest.raises(ValueError, match="halfway"), store.writing("2020-12.2") as folder:
        (folder / "table").write_text("half")
        raise ValueError("halfway")
    assert store.current() == "2020-12.1"
    assert [path.name for path in (tmp_path / "versions").iterdir()] == ["2020-12.1"]


def test_a_full_disk_is_told_in_three_parts_and_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write(store, "2020-12.1")
    with pytest.raises(RecordError) as caught, store.writing("2020-12.2"):
        raise OSError(28, "No space left on device")
    assert "No space left on device" in caught.value.what
    assert "untouched" in caught.value.to_do
    assert store.current() == "2020-12.1"


def test_what_a_killed_build_left_is_swept_by_the_next(tmp_path: Path) -> None:
    store = Store(tmp_path)
    left = tmp_path / "versions" / ".unfinished-2020-12.1-999999999"
    left.mkdir(parents=True)
    running = tmp_path / "versions" / f".unfinished-2020-12.9-{os.getpid()}"
    running.mkdir()
    write(store, "2020-12.1")
    assert not left.exists()
    assert running.exists()
    assert store.versions() == ["2020-12.1"]


def test_a_damaged_pointer_and_a_missing_version_are_errors(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with pytest.raises(RecordError, match="no record version"):
        store.path()
    (tmp_path / "current.json").write_text("{")
    with pytest.raises(RecordError, match="pointer is damaged"):
        store.current()
