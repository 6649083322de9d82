"""contingent: for which month, and by which definition, is it true?

The public API. Every name is imported when it is first used, so that `import contingent` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contingent.api import check
    from contingent.errors import ContingentError
    from contingent.model.claim import Claim
    from contingent.model.month import Month
    from contingent.model.verdict import Checked, Verdict
    from contingent.presenting.briefs.compose import brief
    from contingent.reading import read_claims
    from contingent.record.asserted import facts
    from contingent.record.contributions import contributions
    from contingent.record.missions import missions
    from contingent.record.ranking import rank
    from contingent.record.record import Record, open_record

__all__ = [
    "Checked",
    "Claim",
    "ContingentError",
    "Month",
    "Record",
    "Verdict",
    "brief",
    "check",
    "contributions",
    "facts",
    "missions",
    "open_record",
    "rank",
    "read_claims",
]

_HOMES = {
    "Checked": "contingent.model.verdict",
    "Claim": "contingent.model.claim",
    "ContingentError": "contingent.errors",
    "Month": "contingent.model.month",
    "Record": "contingent.record.record",
    "Verdict": "contingent.model.verdict",
    "brief": "contingent.presenting.briefs.compose",
    "check": "contingent.api",
    "contributions": "contingent.record.contributions",
    "facts": "contingent.record.asserted",
    "missions": "contingent.record.missions",
    "open_record": "contingent.record.record",
    "rank": "contingent.record.ranking",
    "read_claims": "contingent.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'contingent' has no attribute '{name}'")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
