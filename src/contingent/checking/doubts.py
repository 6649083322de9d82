"""Doubts: what the quality rules say about the figures that decide a verdict. The figures stay as printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.model.verdict import Evidence
from contingent.record.record import Record

OF_A_FIGURE = ("printed_under_neighbour", "one_month_hole", "one_month_spike", "row_printed_twice")
OF_WOMEN = "sex_split_implausible"


class Doubts:
    """The flags of a record that speak of single figures, found by month."""

    def __init__(self, record: Record) -> None:
        self._flags = record.flags

    @cached_property
    def _by_month(self) -> dict[Month, list[QualityFlag]]:
        found: dict[Month, list[QualityFlag]] = defaultdict(list)
        for flag in self._flags:
            if flag.rule in OF_A_FIGURE or flag.rule == OF_WOMEN:
                found[flag.month].append(flag)
        return found

    def about(self, evidence: Sequence[Evidence], scope: str) -> tuple[str, ...]:
        """Return a remark for each flag on a figure among `evidence`, in a scope that counts the flagged mission."""
        flags = {
            flag: None
            for proof in evidence
            for flag in self._by_month.get(proof.month, ())
            if flag.contributor in (None, proof.contributor)
            and (flag.mission is None or not scope.startswith("mission:") or flag.mission in scope)
            and (flag.rule != OF_WOMEN or proof.measure.startswith("women_"))
        }
        return tuple(f"The report's figure of {flag.month.spoken} is doubtful: {flag.note}." for flag in flags)
