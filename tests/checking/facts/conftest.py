"""The starter record with the publishers' files of facts, events and statistics that are beside the project."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from contingent.record.ledgers import collected
from contingent.record.record import Record
from contingent.sources.registry import all_sources, built_in, reader_for

FILES = (
    "countries/afcfta_counts_sourced.csv",
    "countries/cow_igo_v3_membership_intervals.csv.gz",
    "countries/diplomatic_relations_sourced.csv",
    "countries/factbook_igo_membership_intervals.csv.gz",
    "countries/factbook_military_deployments_segments.csv.gz",
    "countries/libya_rwanda_etm_sourced.csv",
    "countries/memberships_sourced.csv",
    "countries/unhcr_population.csv.gz",
    "countries/us_recognition_and_relations.csv.gz",
    "conflict/us/fmtrpt_africa_fy1999_2020.csv.gz",
    "un/psdata/DPPADPOSS-FATALITIES_2025-04-04.csv",
)


@pytest.fixture(scope="session")
def facts_record(record: Record, shared: Path) -> Record:
    """The record that a user has who added these files to the starter record."""
    parts = [*built_in()]
    for name in FILES:
        data = (shared / "data" / name).read_bytes()
        parts.append(reader_for(data, name).read(data, name))
    documents = {part.document.sha256: part.document for part in parts}
    held = {document.sha256 for document in record.documents}
    added = tuple(document for sha, document in documents.items() if sha not in held)
    known = {source.id for source in record.sources}
    sources = tuple(all_sources()[one] for one in sorted({d.source for d in added} - known))
    return dataclasses.replace(
        record,
        documents=(*record.documents, *added),
        sources=(*record.sources, *sources),
        ledgers=collected(parts, record.ledgers),
    )
