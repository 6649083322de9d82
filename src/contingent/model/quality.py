"""QualityFlag: a rule's remark about a printed value. The value itself stays as printed."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.model.month import Month


@dataclass(frozen=True, slots=True)
class QualityFlag:
    """What rule `rule` noticed about a contributor's figure in a month (and mission, where one is named).

    `value` is the figure as printed and `expected` what the rule compared it with (a neighbouring month, another
    table); both are persons of all types together unless `personnel_type` names one. `contributor` is None for a
    remark about a whole month or document.
    """

    rule: str
    month: Month
    contributor: str | None
    mission: str | None
    personnel_type: str | None
    value: int | None
    expected: int | None
    note: str
