"""PartyCode: what a party is called in a scheme of codes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from contingent.model.party import within


@dataclass(frozen=True, slots=True)
class PartyCode:
    """The code of a party in one scheme (iso2, iso3, m49, cow, gw, gec), over an inclusive interval."""

    party: str
    scheme: str
    code: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None

    def used_on(self, day: datetime.date) -> bool:
        """Tell whether the code stood for the party on `day`."""
        return within(day, self.valid_from, self.valid_to)
