"""Contributors that a source's tables lack although they were there."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from contingent.model.month import Month
from contingent.model.quality import QualityFlag
from contingent.model.source import Gap
from contingent.record.columns import Columns


def contributors_missing(columns: Columns, gaps: Iterable[Gap]) -> list[QualityFlag]:
    """Flag each month in which a source is known to lack a contributor that its tables do not name."""
    flags = []
    for gap in gaps:
        table = columns.granularity == columns.code("granularity", gap.granularity)
        named = table & (columns.contributor == columns.code("contributor", gap.contributor))
        months = np.setdiff1d(np.unique(columns.month[table]), np.unique(columns.month[named]))
        inside = months[(months >= gap.since.ordinal) & (months <= gap.until.ordinal)]
        flags += [
            QualityFlag("contributor_missing", Month(ordinal), gap.contributor, None, None, None, None, gap.reason)
            for ordinal in inside.tolist()
        ]
    return flags
