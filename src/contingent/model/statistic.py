"""Statistic: one figure of a statistical series, in one release of it."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.model.ordering import InOrder


@dataclass(frozen=True, slots=True)
class Statistic(InOrder):
    """One figure of `indicator` (an id of `indicators.csv`, which has its unit and definition).

    `area` is the party it is about, `counterpart` the other one (the origin of refugees, the donor of aid), empty for
    all together. The period is inclusive, in ISO dates known to the year, month or day; of a stock, `period_end` is
    when it was counted. `value` is None where the source prints a mark for "not known" (then `status` says which);
    `low` and `high` bound it where the source does. `release` names the edition of the series, as series are revised.
    """

    indicator: str
    area: str
    counterpart: str
    period_start: str
    period_end: str
    value: float | None
    low: float | None = None
    high: float | None = None
    status: str = ""
    release: str = ""
    document: str = ""
    locator: str = ""
