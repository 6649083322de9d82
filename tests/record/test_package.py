"""What a version on disk promises: documented tables, checksums, and a size that ships."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from contingent.errors import RecordError
from contingent.record.record import Record, open_record
from contingent.record.store import STARTER


def package(record: Record) -> tuple[Path, dict]:  # type: ignore[type-arg]
    assert record.folder is not None
    return record.folder, json.loads((record.folder / "datapackage.json").read_text(encoding="utf-8"))


def test_checksums_hold(record: Record) -> None:
    folder, described = package(record)
    for file in (*described["resources"], described["columns"], described["index"]):
        data = (folder / file["path"]).read_bytes()
        assert file["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert file["bytes"] == len(data)


def test_every_column_is_documented(record: Record) -> None:
    _, described = package(record)
    for resource in described["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["description"], field
            assert len(field["name"]) <= 32, "Stata takes at most 32 characters"


def test_the_starter_record_is_under_8_mb() -> None:
    assert sum(path.stat().st_size for path in STARTER.rglob("*") if path.is_file()) < 8_000_000


def test_every_document_has_its_source_and_most_their_own_creation_date(record: Record) -> None:
    reports = [document for document in record.documents if document.source == "un_monthly"]
    assert len(reports) == 122
    assert all(document.published for document in reports)
    assert all(document.retrieved for document in record.documents if document.source != "coded")


def test_a_record_of_another_program_version_is_a_clear_error(record: Record, tmp_path: Path) -> None:
    assert record.folder is not None
    copy = tmp_path / "versions" / "2025-07.1"
    shutil.copytree(record.folder, copy)
    (tmp_path / "current.json").write_text('{"version": "2025-07.1"}')
    assert open_record(tmp_path).version == "2025-07.1"
    (copy / "index.json").write_text('{"documents": [{"sha": "1"}]}')
    with pytest.raises(RecordError, match="another version of the program"):
        open_record(tmp_path)
    (copy / "columns.npz").write_bytes(b"not columns")
    with pytest.raises(RecordError, match="columns cannot be read"):
        open_record(tmp_path)
