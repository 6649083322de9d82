"""A verdict says when a quality rule flags the figure it rests on."""

from __future__ import annotations

import dataclasses

from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.model.verdict import Verdict
from contingent.record.record import Record
from tests.checking.small import judged, level
from tests.checking.small import record as small_record

NOTE = "10 stands between 100 and 100"
HOLE = QualityFlag("one_month_hole", Month.parse("2020-03"), "RWA", "UNMISS", None, 10, 100, NOTE)


def judge(held: Record, value: int) -> Verdict:
    return judged(level(value), held)


def test_a_flagged_figure_is_told_with_the_verdict() -> None:
    record = small_record({("RWA", "UNMISS", "troops", "m"): [100, 100, 10]})
    flagged = dataclasses.replace(record, flags=(HOLE,))
    assert judge(flagged, 10).notes[-1] == (
        "The report's figure of 31 March 2020 is doubtful: 10 stands between 100 and 100."
    )
    assert not any("doubtful" in note for note in judge(record, 10).notes)
    assert not any("doubtful" in note for note in judge(flagged, 100).notes)
