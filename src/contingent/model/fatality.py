"""FatalityCount: deaths of a month, counted together so that no single case is told apart by more than it must be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class FatalityCount:
    """How many people of one mission, nationality, type of personnel and type of incident died in a month.

    `month` is that of the incident (YYYY-MM). `nationality` is a party id, or empty where the source does not know it.
    `personnel_type` is military, military_observer, police, international_civilian, local_civilian, other_civilian, or
    empty where the source does not tell them apart; `incident_type` is malicious_act, accident, illness,
    self_inflicted, to_be_determined or unknown. `count` is a whole number; `document` is the id of the file that
    lists them.
    """

    month: str
    mission: str
    nationality: str
    personnel_type: str
    incident_type: str
    count: float
    document: str = ""
