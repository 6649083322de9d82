"""Quality flags: what rules notice about printed values. They repair nothing."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.model.quality import QualityFlag
from contingent.model.source import Document
from contingent.record.columns import Columns
from contingent.record.quality.breaks import series_breaks
from contingent.record.quality.differences import tables_differ
from contingent.record.quality.neighbours import printed_under_neighbour
from contingent.record.quality.one_month import holes_and_spikes
from contingent.record.quality.repeats import repeated_months, rows_printed_twice, same_file_flags
from contingent.record.quality.rules import Rule, all_rules

__all__ = ["Rule", "all_rules", "find_flags", "flag_order", "same_file_flags"]


def find_flags(columns: Columns, documents: Sequence[Document]) -> tuple[QualityFlag, ...]:
    """Return what the rules notice in a record's observations, sorted.

    A hole or spike that a contingent printed under its neighbour explains is not flagged again. Flags that need
    the files themselves come from their readers and from `same_file_flags`.
    """
    if not len(columns):
        return ()
    moved = printed_under_neighbour(columns)
    explained = {(flag.month, flag.contributor, flag.mission) for flag in moved}
    one_month = (
        flag for flag in holes_and_spikes(columns) if (flag.month, flag.contributor, flag.mission) not in explained
    )
    rest = (rows_printed_twice, repeated_months, tables_differ)
    found = [*moved, *one_month, *series_breaks(columns, documents), *(flag for rule in rest for flag in rule(columns))]
    return tuple(sorted(found, key=flag_order))


def flag_order(flag: QualityFlag) -> tuple[str, int, str, str, str, str]:
    """Return the key by which flags are sorted: rule, month, contributor, mission, type, note."""
    names = (flag.contributor or "", flag.mission or "", flag.personnel_type or "", flag.note)
    return (flag.rule, flag.month.ordinal, *names)
