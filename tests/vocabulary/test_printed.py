"""The spellings of the reports: strict, and dated where they are clipped."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from contingent.errors import UnknownNameError
from contingent.model.month import Month
from contingent.vocabulary import printed
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.parties import all_parties
from contingent.vocabulary.tables import rows

UN_DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "un"
IPI = UN_DATA / "ipi"
SHARED = pytest.mark.skipif(not IPI.exists(), reason="the shared data folder is absent")
ENTRIES = rows("printed", "kind printed id first_month last_month")


def test_entries_resolve_and_their_months_do_not_overlap() -> None:
    intervals: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for kind, text, identifier, first, last in ENTRIES:
        assert identifier in (all_missions() if kind == "mission" else all_parties())
        assert not (first and last) or first <= last
        intervals.setdefault((kind, text), []).append((first or "0000-00", last or "9999-99"))
    for key, spans in intervals.items():
        spans.sort()
        assert all(before[1] < after[0] for before, after in pairwise(spans)), key


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Congo", "COG"),
        ("DR Congo", "COD"),
        ("Democratic Republic of the Congo (DRC)", "COD"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("Cote d Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Côte  d'Ivoire", "CIV"),
        ("Rwanda'", "RWA"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("Swaziland", "SWZ"),
        ("Bermuda", "BMU"),
    ],
)
def test_golden_contributors(text: str, party: str) -> None:
    assert printed.contributor(text, Month.of(2018, 1)) == party


def test_a_clipped_name_counts_only_in_the_months_that_print_it() -> None:
    assert printed.contributor("Republic of", Month.of(2019, 9)) == "KOR"
    assert printed.contributor("United Republic of", Month.of(2017, 9)) == "TZA"
    with pytest.raises(UnknownNameError, match="printed contributor"):
        printed.contributor("Republic of", Month.of(2019, 11))


def test_other_ways_to_call_a_country_are_not_taken_in_a_report() -> None:
    for text in ("Ivory Coast", "rwanda", "Kigali", "all", ""):
        with pytest.raises(UnknownNameError):
            printed.contributor(text, Month.of(2020, 1))


def test_missions_printed_under_one_name_after_another() -> None:
    assert printed.mission("UNAVEM", Month.of(1990, 11)) == "UNAVEM I"
    assert printed.mission("UNAVEM", Month.of(1994, 5)) == "UNAVEM II"
    assert printed.mission("UNAVEM", Month.of(1996, 1)) == "UNAVEM III"
    assert printed.mission("ONUCI", Month.of(2005, 6)) == printed.mission("UNOCI", Month.of(2006, 7)) == "UNOCI"
    assert printed.mission("UNMC", Month.of(2016, 7)) == "UNMC"
    assert printed.mission("MINUJUST", Month.of(2017, 10)) == "MINUJUSTH"


@SHARED
def test_every_name_of_the_peacekeeping_database_is_known() -> None:
    with (IPI / "full_gender_data_2014-10-21.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if "all" in (row["Contributor"], row["Mission"]):
                continue
            month = Month.parse(row["Date"][:7])
            assert printed.contributor(row["Contributor"], month) == row["Contributor_ISO-3"].rstrip("'")
            printed.mission(row["Mission"], month)
    for path in (IPI / "countries").glob("*.csv"):
        printed.contributor(path.stem, Month.of(2010, 1))
    with (IPI / "ppp_loader_data_mission.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            printed.mission(row["Mission"], Month.parse(row["Date"][:7]))


@SHARED
def test_every_name_of_the_data_hub_is_known() -> None:
    with (UN_DATA / "psdata" / "DPPADPOSS-PKO_2024-02-19.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            printed.mission(row["mission_acronym"], Month.parse((row["start_date"] or "1992-01")[:7]))
    with (UN_DATA / "psdata" / "DPPADPOSS-FATALITIES_2025-04-04.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            month = Month.parse(row["incident_date"][:7])
            printed.mission(row["mission_acronym"], month)
            if row["casualty_nationality"] not in ("", "ZZ [Undetermined]"):
                party = printed.contributor(row["casualty_nationality"], month)
                assert row["isocode3"] in ("", party)
