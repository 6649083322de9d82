"""Deaths are counted in a table of the record, document by document, and never told one by one."""

from __future__ import annotations

from pathlib import Path

from tests.record.source_files import contributor_files
from tests.sources.data_hub.test_fatalities import NAME, ROWS
from tests.sources.data_hub.upstream import written

from contingent.record.build import build
from contingent.record.record import open_record
from contingent.record.sql import query
from contingent.record.store import Store

SERVING = "select month, mission, nationality, sum(count) from fatalities where serving group by all order by all"


def test_fatalities_become_a_table_and_a_later_list_serves(tmp_path: Path) -> None:
    files = contributor_files(tmp_path / "files")
    listed = tmp_path / f"{NAME}.csv"
    listed.write_bytes(written(ROWS, "csv"))
    store = Store(tmp_path / "record")
    build([*files, listed], store)
    first = query(open_record(tmp_path / "record"), SERVING).rows
    assert ("1994-04", "UNAMIR", "BEL", 2) in first
    later = [dict(row, last_update="2025-05-04") for row in ROWS[1:]]
    listed.write_bytes(written(later, "csv"))
    build([listed], store, add=True)
    record = open_record(tmp_path / "record")
    assert ("1994-04", "UNAMIR", "BEL", 1) in query(record, SERVING).rows
    assert len(record.fatalities.values("document")) == 2, "the earlier list is kept"
    assert build([listed], store, add=True).unchanged
