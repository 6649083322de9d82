"""Missions of regional bodies and coalitions by month: strengths that SIPRI counted, not those filled in between."""

from __future__ import annotations

from collections.abc import Iterator

from contingent.errors import SourceError
from contingent.model.fact import Fact
from contingent.model.month import Month
from contingent.sources.asserting import checked_facts
from contingent.sources.base import Parsed
from contingent.sources.files import AGAIN, asserting_document, looks_like, named_rows
from contingent.sources.monthly import number, only_host
from contingent.vocabulary import printed
from contingent.vocabulary.missions import all_missions, mission_candidates
from contingent.vocabulary.parties import find_party

SOURCE = "non_un_peacekeeping"
TITLE = "UN and non-UN peacekeeping, version 2: missions by month"
COLUMNS = (
    "ccode", "location", "conflictid", "episodenum", "activity", "incomp", "date", "year", "missionid", "mission",
    "org", "onlypolice", "SIPRI_troops", "SIPRI_police", "SIPRI_observers", "SIPRI_totals", "troops_iepo",
    "police_iepo", "observers_iepo", "totals_iepo", "troops_ipo", "police_ipo", "observers_ipo", "totals_ipo",
    "IPI_troops", "IPI_police", "IPI_observers", "IPI_totals", "troops_backward", "police_backward",
    "observers_backward", "totals_backward",
)  # fmt: skip
COUNTED = {"SIPRI_troops": "troops", "SIPRI_police": "police", "SIPRI_observers": "military observers"}
UN = "1.0"
NAMED = {
    "CIS JPKF": "JPKF", "CIS PKO": "CISPKF", "EU Artemis": "ARTEMIS", "EUAM": "EUAM Ukraine", "EUPOL DRC": "EUPOL RDC",
    "EUPOL, Bosnia-Herzegovina": "EUPM", "IMT I": "IMT Mindanao", "IMT II": "IMT Mindanao", "ISF": "ISF Timor-Leste",
    "MAES": "AU MAES", "NATO Fox": "AMBER FOX", "NATO Harvest": "ESSENTIAL HARVEST", "Uphold Dem.": "MNF-Haiti",
}  # fmt: skip
"""What the table calls missions that the vocabulary knows under another name, with the place where it takes that."""
UNKNOWN = frozenset({
    "CEMAC", "CIS", "CPDTF", "ECOWAS", "EUCAP Sahel", "EUFOR", "EUMAM RCA", "EUPAT", "EUPOL", "JCC", "MIOB", "MIOC",
    "NATO Allied H.", "OAU", "OAU JMC", "SAPD", "SPPKF Lagoon", "WEUPF",
})  # fmt: skip
"""Missions of the table that the vocabulary does not have, in some place at least: left out. Others are an error."""


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is the table of UN and non-UN peacekeeping by month."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the missions outside the UN: a `presence` fact for each month and type of personnel that SIPRI counted.

    Other months of the table hold figures filled in between counts; they are not taken. Raises SourceError.
    """
    document = asserting_document(data, SOURCE, name, TITLE)
    facts = [
        fact for line, row in named_rows(data, name, COLUMNS) for fact in _facts(row, line, name, document.sha256[:12])
    ]
    return Parsed(document, (), 0, facts=checked_facts(facts, name))


def _facts(row: dict[str, str], line: int, name: str, document: str) -> Iterator[Fact]:
    where = f"{name}, row {line}"
    if row["org"] == UN or not any(row[column] for column in COUNTED):
        return
    month = Month.parse(row["date"][:7])
    mission = _mission(row, month, where)
    if mission is None:
        return
    for column, unit in COUNTED.items():
        value = number(row[column], where)
        if value:
            yield Fact(
                kind="presence",
                subject=mission,
                object=only_host(mission, month),
                status="reported",
                start=str(month),
                end=str(month),
                confirmed_as_of=str(month),
                value=value,
                unit=unit,
                publisher="UN and non-UN peacekeeping v2 (SIPRI)",
                authority="research",
                document=document,
                locator=f"row {line}",
            )


def _mission(row: dict[str, str], month: Month, where: str) -> str | None:
    """Return the mission; of several of one name (EUTM, EUFOR) that in the row's host. None for one left out."""
    name = row["mission"].removeprefix("Op. ")
    known = NAMED.get(name) or NAMED.get(f"{name}, {row['location']}")
    found = (known,) if known else mission_candidates(name, month.last_day)
    if len(found) > 1 or not found:
        hosts = _hosts(row["location"], month)
        found = tuple(one for one in found or all_missions() if _fits(one, name, hosts, month))
    if len(found) == 1:
        return found[0]
    if name in UNKNOWN:
        return None
    raise SourceError(f"'{row['mission']}' is no mission that the vocabulary knows", where=where, to_do=AGAIN)


def _fits(mission: str, name: str, hosts: str, month: Month) -> bool:
    known = all_missions()[mission]
    begins = known.id.startswith(name.partition(" ")[0])
    return begins and hosts in known.hosts and known.active_on(month.last_day)


def _hosts(location: str, month: Month) -> str:
    return printed.area(location, month) or find_party(location, month.last_day)
