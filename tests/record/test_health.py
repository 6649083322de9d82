"""Examining a record: what is whole, and what each kind of damage is told as."""

from __future__ import annotations

import json
import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from tests.record.source_files import contributor_files

from contingent.record import health
from contingent.record.build import build
from contingent.record.health import Finding, examine
from contingent.record.store import Store
from contingent.sources.registry import built_in


@pytest.fixture()
def folder(tmp_path: Path) -> Path:
    build(contributor_files(tmp_path / "files"), Store(tmp_path / "record"))
    return tmp_path / "record"


def by_subject(folder: Path | None) -> dict[str, Finding]:
    return {finding.subject: finding for finding in examine(folder)}


def test_the_starter_record_is_whole() -> None:
    found = by_subject(None)
    assert not [finding for finding in found.values() if finding.state == "wrong"]
    assert "2020-06" in found["coverage"].what and found["coverage"].state == "note"
    assert "one_month_hole" in found["flags"].what


def test_a_new_record_is_whole(folder: Path) -> None:
    found = by_subject(folder)
    assert {finding.state for finding in found.values()} == {"fine"}
    assert "1995-01 to 1995-03" in found["coverage"].what
    assert found["contents"].what == f"18 observations from {3 + len(built_in())} documents"


@pytest.mark.parametrize("name", ["observations.parquet", "columns.npz", "index.json"])
def test_a_changed_file_is_told(folder: Path, name: str) -> None:
    path = folder / "versions" / "1995-03.1" / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    finding = by_subject(folder)["files of 1995-03.1"]
    assert (finding.state, finding.what) == ("wrong", f"{name} is not as it was written")
    assert "contingent build" in finding.to_do


def test_a_missing_file_is_told(folder: Path) -> None:
    (folder / "versions" / "1995-03.1" / "parties.parquet").unlink()
    assert by_subject(folder)["files of 1995-03.1"].what == "parties.parquet is missing"


def test_a_version_without_its_description_is_told(folder: Path) -> None:
    (folder / "versions" / "1995-03.1" / "datapackage.json").write_text("{", encoding="utf-8")
    finding = by_subject(folder)["files of 1995-03.1"]
    assert finding.state == "wrong" and "datapackage.json cannot be read" in finding.what


def test_a_record_of_another_program_version_is_told(folder: Path) -> None:
    version = folder / "versions" / "1995-03.1"
    (version / "index.json").write_text("{}", encoding="utf-8")
    package = json.loads((version / "datapackage.json").read_text(encoding="utf-8"))
    package["index"]["hash"] = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    (version / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    finding = by_subject(folder)["contents"]
    assert finding.state == "wrong" and "cannot read it" in finding.what


@pytest.mark.parametrize("pointer", [None, "{", '{"version": "1990-01.1"}'])
def test_a_pointer_that_points_nowhere_is_told(folder: Path, pointer: str | None) -> None:
    path = folder / "current.json"
    path.unlink()
    if pointer is not None:
        path.write_text(pointer, encoding="utf-8")
    finding = by_subject(folder)["record"]
    assert finding.state == "wrong" and finding.to_do


def test_a_folder_without_a_record_is_told(tmp_path: Path) -> None:
    found = by_subject(tmp_path / "absent")
    assert found["record"].state == "wrong" and found["disk"].state == "fine"


def test_leftovers_of_killed_builds_are_told_and_running_builds_kept_apart(folder: Path) -> None:
    (folder / "versions" / f".unfinished-1995-03.2-{os.getppid()}").mkdir()
    found = by_subject(folder)["leftovers"]
    assert (found.state, found.what) == ("fine", "none; 1 of builds that are running")
    (folder / "versions" / ".unfinished-1995-03.2-999999999").mkdir()
    (folder / "current.json.999999998").touch()
    found = by_subject(folder)["leftovers"]
    assert found.state == "note"
    assert ".unfinished-1995-03.2-999999999" in found.what and "current.json.999999998" in found.what
    assert str(os.getppid()) not in found.what


def test_a_disk_that_is_nearly_full_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda place: usage(10**9, 10**9 - 5, 5))
    assert health.shutil is shutil
    assert by_subject(folder)["disk"].state == "wrong"
