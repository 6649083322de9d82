"""Mandates of UN missions by month: the resolution in force and the tasks it gives."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from contingent.model.fact import Fact
from contingent.model.month import Month
from contingent.sources.asserting import checked_facts
from contingent.sources.base import Parsed
from contingent.sources.files import asserting_document, looks_like, named_rows
from contingent.sources.monthly import mission_of, month_of, only_host, runs

SOURCE = "tamm"
TITLE = "Tasks Assigned to Missions in their Mandates, by month"
TASKS = (
    "peaceag_cease_monitor", "buffer_monitor", "liaise_warpart", "goodoffices", "peaceag_cease_assist",
    "humrts_monitor", "refugees_monitor", "humrts_protect", "children_protect", "women_protect", "prociv",
    "unpersonnel_protect", "demining_assist", "refugees_assist", "humaid_assist", "humpersonnel_protect",
    "borders_monitor", "weaponstrade_monitor", "weaponsembargo_monitor", "cargoinspections", "resources_monitor",
    "ch7", "election_monitor", "election_security", "election_assist", "govcap_assist", "cultural_pres", "qip_assist",
    "justice_assist", "securitysectorreform_assist", "policereform_assist", "police_monitor", "police_jointpatrols",
    "reconciliation", "justice_warcrim", "ddr_monitor", "ddr_assist", "mission_pr", "freepress", "au_coop", "eu_coop",
    "undp_coop", "ecowas_coop", "jmc_coop", "othermission_coop", "oas_coop", "osce_coop", "cis_coop", "coop_other",
)  # fmt: skip
COLUMNS = (
    "mission", "yearmon", "month", "year", "unsc_resolution", *TASKS, "ccode", "ccode2", "ccode3", "ccode4", "ccode5",
    "region", "subtasks", "totaltasks", "numtasks", "pkratio", "vlimratio", "pbratio", "factor1", "factor2", "factor3",
    "missionen", "govpolicies_assist",
)  # fmt: skip


def recognises(data: bytes, name: str) -> bool:
    """Say whether `data` is the table of tasks."""
    return looks_like(data, COLUMNS)


def read(data: bytes, name: str) -> Parsed:
    """Read the table: a `mandate` fact for each run of months under one resolution with the same tasks."""
    document = asserting_document(data, SOURCE, name, TITLE)

    def told() -> Iterator[tuple[str, Month, tuple[Hashable, ...], str]]:
        for line, row in named_rows(data, name, COLUMNS):
            month = month_of(row["year"], row["month"], f"{name}, row {line}")
            tasks = ", ".join(task for task in TASKS if row[task] == "1")
            key = mission_of(row["mission"], month, f"{name}, row {line}")
            yield key, month, (row["unsc_resolution"], tasks), f"row {line}"

    facts = [
        Fact(
            kind="mandate",
            subject=run.key,
            object=only_host(run.key, run.first),
            status="authorised",
            start=str(run.first),
            end=str(run.last),
            confirmed_as_of=str(run.last),
            publisher="TAMM",
            authority="research",
            document=document.sha256[:12],
            locator=run.place,
            quote=f"resolution {run.said[0]}",
            note=f"tasks: {run.said[1]}",
        )
        for run in runs(told())
    ]
    return Parsed(document, (), 0, facts=checked_facts(facts, name))
