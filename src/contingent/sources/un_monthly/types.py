"""The personnel types that reports print, and what each counts.

Until April 2017 the reports print no staff officers: "Contingent Troop" includes them (type `troops_staff`). From
May 2017 they print staff officers as a type of their own, and troops without them (type `troops`). A report that
prints staff officers earlier, or none later, is refused.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from contingent.errors import SourceError, UnknownNameError
from contingent.model.month import Month
from contingent.sources.un_monthly.rows import PrintedRow

STAFF_SPLIT = Month.of(2017, 5)
_FILE = Path(__file__).with_name("personnel_types.csv")


@cache
def spellings() -> dict[str, str]:
    """Return the personnel type id of each printed spelling; troops are `troops` whether or not with staff."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["printed"]: row["personnel_type"] for row in csv.DictReader(file)}


def type_ids(rows: Iterable[PrintedRow], month: Month, name: str) -> dict[str, str]:
    """Return the personnel type id of every type the report prints. Raises SourceError for an unknown one."""
    first: dict[str, PrintedRow] = {}
    for row in rows:
        first.setdefault(row.type, row)
    known = spellings()
    for printed, row in first.items():
        if printed not in known:
            where = f"{name}, page {row.page}, row {row.row}"
            offer = UnknownNameError.of("personnel type", printed, known, where=where)
            raise SourceError(offer.what, where=where, to_do=f"{offer.to_do}; a new type needs a row in {_FILE.name}")
    ids = {printed: known[printed] for printed in first}
    splits = "staff" in ids.values()
    if splits != (month >= STAFF_SPLIT):
        does = "prints" if splits else "does not print"
        raise SourceError(
            f"the report of {month} {does} staff officers as a type of their own; reports do so from {STAFF_SPLIT}",
            where=name,
            to_do="compare with the publisher's copy: troops with and without staff officers must not be mixed up",
        )
    return {printed: "troops_staff" if found == "troops" and not splits else found for printed, found in ids.items()}
