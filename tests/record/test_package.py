"""What a version on disk promises: documented tables, checksums, and a size that ships."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from contingent.record.record import Record
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
    assert all(document.retrieved for document in record.documents)
