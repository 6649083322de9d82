"""Deaths by nationality, mission, month and cause, as scholars counted them from the UN's list."""

from __future__ import annotations

from collections import Counter

from contingent.errors import SourceError
from contingent.model.fatality import FatalityCount
from contingent.sources.areas import party
from contingent.sources.base import Parsed
from contingent.sources.files import AGAIN, asserting_document, looks_like, named_rows
from contingent.sources.monthly import mission_of, month_of, number

SOURCE = "contingent_deaths"
TITLE = "Deaths of UN contingents by mission and month"
COLUMNS = (
    "Year", "Month", "Nationality", "Mission", "Illness", "Accident", "Malicious", "Other", "Total", "Mil", "Obs",
    "Police", "Local", "International", "Otherstaff", "Cowcontr",
)  # fmt: skip
CAUSES = {"Illness": "illness", "Accident": "accident", "Malicious": "malicious_act", "Other": "other"}
UNDETERMINED = "ZZ [Undetermined]"


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is the table of deaths of contingents."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the table, whose total is recomputed from the causes. Types of personnel are not told apart by cause."""
    document = asserting_document(data, SOURCE, name, TITLE)
    counts: Counter[tuple[str, str, str, str]] = Counter()
    recomputed = 0
    for line, row in named_rows(data, name, COLUMNS):
        where = f"{name}, row {line}"
        month = month_of(row["Year"], row["Month"], where)
        who = "" if row["Nationality"] == UNDETERMINED else party("name", row["Nationality"], month.year, where)
        mission = mission_of(row["Mission"], month, where)
        by_cause = {cause: int(number(row[column], where) or 0) for column, cause in CAUSES.items()}
        if sum(by_cause.values()) != (number(row["Total"], where) or 0):
            raise SourceError("the causes do not add up to the total", where=where, to_do=AGAIN)
        recomputed += 1
        for cause, count in by_cause.items():
            if count:
                counts[str(month), mission, who, cause] += count
    identifier = document.sha256[:12]
    fatalities = tuple(
        FatalityCount(month, mission, who, "", cause, count, identifier)
        for (month, mission, who, cause), count in sorted(counts.items())
    )
    return Parsed(document, (), recomputed, fatalities=fatalities)
