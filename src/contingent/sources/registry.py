"""All source modules, and which of them reads a given file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from contingent.errors import SourceError
from contingent.model.source import Source
from contingent.sources import (
    acled,
    archigos,
    atop,
    cow_diplomatic_exchange,
    cow_igo,
    diplometrics,
    ucdp_country_month,
    ucdp_ged,
    un_monthly,
    wdi,
)
from contingent.sources.base import Parsed, load_source
from contingent.sources.coded import events as coded_events
from contingent.sources.coded import facts as coded_facts
from contingent.sources.coded import units as coded_units
from contingent.sources.contingent_deaths import months as contingent_deaths
from contingent.sources.data_hub import contributions, fatalities, latest, operations
from contingent.sources.factbook import deployments, history, igo
from contingent.sources.fmtrpt import students as fmtrpt
from contingent.sources.geo_pko import contributors as geo_pko_contributors
from contingent.sources.geo_pko import types as geo_pko_types
from contingent.sources.ipi import contributor_totals, gender, mission_totals
from contingent.sources.non_un_peacekeeping import months as non_un_peacekeeping
from contingent.sources.panel import layouts
from contingent.sources.personnel_shortfall import months as personnel_shortfall
from contingent.sources.sourced_facts import counts, intervals
from contingent.sources.tamm import months as tamm
from contingent.sources.unhcr import movements, population
from contingent.sources.us_historian import chiefs, relations


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file: `recognises(data, name)` says whether it is one, `read(data, name)` takes it whole or fails."""

    what: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Parsed]


READERS = (
    Reader("UN monthly report of contributions (PDF)", un_monthly.recognises, un_monthly.read),
    Reader("IPI contributor x mission x type x sex table (CSV)", gender.recognises, gender.read),
    Reader("IPI mission totals (CSV)", mission_totals.recognises, mission_totals.read),
    Reader("IPI totals of one contributor (CSV)", contributor_totals.recognises, contributor_totals.read),
    Reader("Data Hub contributions, DPO-UCHISTORICAL (JSON, CSV)", contributions.recognises, contributions.read),
    Reader("Data Hub totals of contributors, DPO-UCLATEST (JSON, CSV)", latest.recognises, latest.read),
    Reader("Data Hub fatalities, DPPADPOSS-FATALITIES (JSON, CSV)", fatalities.recognises, fatalities.read),
    Reader("Data Hub lists of missions (JSON, CSV)", operations.recognises, operations.read),
    Reader("World Factbook military deployments, by segment (CSV)", deployments.recognises, deployments.read),
    Reader("Peacekeeping outside the UN, by month (CSV)", non_un_peacekeeping.recognises, non_un_peacekeeping.read),
    Reader("Authorised strength of UN missions (CSV)", personnel_shortfall.recognises, personnel_shortfall.read),
    Reader("Tasks in mandates, TAMM (CSV)", tamm.recognises, tamm.read),
    Reader("Deaths of UN contingents, by month (CSV)", contingent_deaths.recognises, contingent_deaths.read),
    Reader("Foreign Military Training Reports (CSV)", fmtrpt.recognises, fmtrpt.read),
    Reader("Geo-PKO contributors by place (CSV)", geo_pko_contributors.recognises, geo_pko_contributors.read),
    Reader("Geo-PKO types of units by place (CSV)", geo_pko_types.recognises, geo_pko_types.read),
    Reader("ATOP 5 obligations by dyad and year (CSV)", atop.recognises, atop.read),
    Reader("COW Diplomatic Exchange (CSV)", cow_diplomatic_exchange.recognises, cow_diplomatic_exchange.read),
    Reader("Diplometrics representation (XLSX, CSV)", diplometrics.recognises, diplometrics.read),
    Reader("COW IGO memberships, version 3 (CSV)", cow_igo.recognises, cow_igo.read),
    Reader("World Factbook memberships by edition (CSV)", igo.recognises, igo.read),
    Reader("Coded facts, each with its page (CSV)", coded_facts.recognises, coded_facts.read),
    Reader("Coded events, each with its page (CSV)", coded_events.recognises, coded_events.read),
    Reader("Coded units, each with its page (CSV)", coded_units.recognises, coded_units.read),
    Reader("US Historian: recognition and relations (CSV)", relations.recognises, relations.read),
    Reader("US Historian: chiefs of mission (CSV)", chiefs.recognises, chiefs.read),
    Reader("Memberships and relations from public pages (CSV)", intervals.recognises, intervals.read),
    Reader("Counts from public pages: evacuees, free-trade agreement (CSV)", counts.recognises, counts.read),
    Reader("World Factbook texts by edition (CSV)", history.recognises, history.read),
    Reader("UNHCR populations by host and origin (CSV, JSON)", population.recognises, population.read),
    *(Reader(f"UNHCR {table.title.lower()} (CSV, JSON)", table.recognises, table.read) for table in movements.TABLES),
    Reader("UCDP GED events (CSV, JSON)", ucdp_ged.recognises, ucdp_ged.read),
    Reader("UCDP deaths by country and month (CSV)", ucdp_country_month.recognises, ucdp_country_month.read),
    Reader("ACLED events (CSV)", acled.recognises, acled.read),
    Reader("World Bank indicators (JSON)", wdi.recognises, wdi.read),
    Reader("Archigos leaders (CSV)", archigos.recognises, archigos.read),
    *(Reader(f"{layout.title} (CSV)", layout.recognises, layout.read) for layout in layouts()),
)


def reader_for(data: bytes, name: str) -> Reader:
    """Return the reader that recognises the file. Raises SourceError when none does, saying what is known."""
    for reader in READERS:
        if reader.recognises(data, name):
            return reader
    known = "; ".join(reader.what for reader in READERS)
    raise SourceError(
        "this file is not of a kind the record is built from", where=name, to_do=f"hand over one of: {known}"
    )


@cache
def built_in() -> tuple[Parsed, ...]:
    """Return the documents that are part of the package and of every record: the coded tables, read.

    Raises SourceError, with table and row, for one that breaks a rule of coding.
    """
    folder = Path(__file__).parent / "coded" / "tables"
    tables = ((path.read_bytes(), path.name) for path in sorted(folder.glob("*.csv")))
    return tuple(reader_for(data, name).read(data, name) for data, name in tables)


BUILT_IN = "coded"
"""The source of the documents that are part of the package."""


@cache
def all_sources() -> dict[str, Source]:
    """Return every source by id, as described by its `source.yml`."""
    folder = Path(__file__).parent
    sources = [load_source(path.parent) for path in sorted(folder.glob("*/source.yml"))]
    return {source.id: source for source in sorted(sources, key=lambda source: source.id)}
