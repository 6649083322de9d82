"""Tables of missions by month: authorised strengths, mandates, forces outside the UN, deaths; and US training."""

from __future__ import annotations

from pathlib import Path

import pytest

from contingent.errors import SourceError
from contingent.sources.base import Parsed
from contingent.sources.contingent_deaths import months as deaths
from contingent.sources.fmtrpt import students
from contingent.sources.non_un_peacekeeping import months as non_un
from contingent.sources.personnel_shortfall import months as shortfall
from contingent.sources.registry import reader_for
from contingent.sources.tamm import months as tamm


def read(columns: tuple[str, ...], *rows: dict[str, str]) -> Parsed:
    lines = [",".join(columns), *(",".join(row.get(name, "") for name in columns) for row in rows)]
    data = ("\n".join(lines) + "\n").encode()
    return reader_for(data, "months.csv").read(data, "months.csv")


def test_months_of_one_authorised_strength_are_one_interval() -> None:
    rows = [
        {"mission": "MINUSCA", "year": year, "month": month, "authtroop": troops}
        for year, month, troops in (("2014", "9", "10000"), ("2014", "10", "10000"), ("2015", "4", "10750"))
    ]
    found = read(shortfall.COLUMNS, *rows).facts
    assert [(fact.start, fact.end, fact.value, fact.object) for fact in found] == [
        ("2014-09", "2014-10", 10000, "CAF"),
        ("2015-04", "2015-04", 10750, "CAF"),
    ]


def test_a_mandate_has_its_resolution_and_tasks() -> None:
    row = {"mission": "BINUB", "year": "2007", "unsc_resolution": "1719", "goodoffices": "0", "prociv": "1"}
    (fact,) = read(tamm.COLUMNS, *({**row, "month": month} for month in ("1", "2", "3"))).facts
    assert (fact.subject, fact.start, fact.end, fact.quote) == ("BINUB", "2007-01", "2007-03", "resolution 1719")
    assert fact.note == "tasks: prociv"


def test_only_counts_of_missions_outside_the_un_are_taken() -> None:
    row = {"mission": "EUTM", "location": "Mali", "org": "3.0", "date": "2014-06-01", "troops_backward": "500"}
    un = {**row, "mission": "MINUSMA", "org": "1.0", "SIPRI_troops": "9000"}
    (fact,) = read(non_un.COLUMNS, row, {**row, "SIPRI_troops": "550.0", "SIPRI_police": "0.0"}, un).facts
    assert (fact.subject, fact.object, fact.start, fact.value) == ("EUTM Mali", "MLI", "2014-06", 550)
    eupol = {**row, "mission": "EUPOL", "SIPRI_police": "400"}
    assert not read(non_un.COLUMNS, {**eupol, "location": '"Macedonia, FYR"', "date": "2004-12-01"}).facts
    (fact,) = read(non_un.COLUMNS, {**eupol, "location": "Bosnia-Herzegovina", "date": "2004-12-01"}).facts
    assert (fact.subject, fact.object) == ("EUPM", "BIH")
    with pytest.raises(SourceError, match="Mars Patrol"):
        read(non_un.COLUMNS, {**row, "mission": "Mars Patrol", "SIPRI_troops": "1"})


def test_deaths_are_recomputed() -> None:
    row = {"Year": "1993", "Month": "8", "Nationality": "United States of America", "Mission": "UNOSOM",
           "Malicious": "4", "Total": "4"}  # fmt: skip
    (count,) = read(deaths.COLUMNS, {**row, "Mission": "UNIFIL"}).fatalities
    assert (count.month, count.nationality, count.incident_type, count.count) == ("1993-08", "USA", "malicious_act", 4)
    with pytest.raises(SourceError, match="add up"):
        read(deaths.COLUMNS, {**row, "Mission": "UNIFIL", "Total": "5"})


def test_students_are_added_up_by_country_fund_and_fiscal_year() -> None:
    row = {"report": "2015_2016", "country": "Rwanda", "quantity": "100"}
    found = read(
        students.COLUMNS,
        {**row, "program": "PKO - Fiscal Year 2015 Department of State Training"},
        {**row, "program": "GPOI", "quantity": "50"},
        {**row, "program": "IMET-1", "quantity": "N/A"},
        {**row, "program": "FMF FY 99", "quantity": "1 39529"},
    ).statistics
    assert {(one.indicator, one.period_start, one.period_end, one.value) for one in found} == {
        ("us_training_peacekeeping", "2014-10-01", "2015-09-30", 150),
        ("us_training_imet", "2014-10-01", "2015-09-30", 0),
        ("us_training_other", "1998-10-01", "1999-09-30", 1),
    }


def test_rwandas_students_under_peacekeeping_funds(shared: Path) -> None:
    path = shared / "data" / "conflict" / "us" / "fmtrpt_africa_fy1999_2020.csv.gz"
    data = path.read_bytes()
    found = reader_for(data, path.name).read(data, path.name).statistics
    by_year = {
        int(one.period_end[:4]): one.value
        for one in found
        if (one.area, one.indicator) == ("RWA", "us_training_peacekeeping")
    }
    assert sum(value or 0 for value in by_year.values()) == 37_054
    assert sorted(by_year) == [2007, *range(2009, 2021)]


def test_the_tables_of_missions_as_published(shared: Path) -> None:
    folder = shared / "data" / "conflict"
    for name, least in (
        ("troops/non_un_peacekeeping_v2_2019.csv.gz", 250),
        ("troops/un_authorised_and_deployed_shortfall.csv.gz", 500),
        ("mandates/tamm_mission_month.csv.gz", 140),
    ):
        data = (folder / name).read_bytes()
        assert len(reader_for(data, name).read(data, name).facts) > least
    data = (folder / "troops" / "un_deaths_contingent_mission_month.csv.gz").read_bytes()
    parsed = reader_for(data, "deaths").read(data, "deaths")
    assert sum(count.count for count in parsed.fatalities) == 3370
