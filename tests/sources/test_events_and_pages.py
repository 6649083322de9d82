"""Files that list events, pages of interfaces, and tables of leaders: each in its publisher's own form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from contingent.errors import SourceError
from contingent.model.statistic import Statistic
from contingent.sources import acled, archigos, ucdp_country_month, ucdp_ged, wdi
from contingent.sources.unhcr.movements import APPLICATIONS, FLOWS, SOLUTIONS


def table(*rows: str) -> bytes:
    return ("\n".join(rows) + "\n").encode()


def told(statistics: tuple[Statistic, ...]) -> dict[tuple[str, str, str], float | None]:
    return {(s.indicator, s.area, s.period_end): s.value for s in statistics}


GED_HEAD = "id,relid,year,type_of_violence,country,country_id,date_start,date_end,deaths_civilians,best,high,low"
GED = (
    GED_HEAD,
    "1,CAR-1,2021,1,Central African Republic,482,2021-01-03,2021-01-04,2,10,12,8",
    "2,CAR-2,2021,3,Central African Republic,482,2021-01-30,2021-02-02,5,5,5,5",
    "3,CAR-3,2021,2,Central African Republic,482,2021-01-09,2021-01-09,0,4,4,4",
)


def test_events_are_counted_by_country_month_and_type() -> None:
    assert ucdp_ged.recognises(table(*GED), "ged.csv")
    found = ucdp_ged.read(table(*GED), "ged.csv").statistics
    values = told(found)
    assert values["conflict_deaths", "CAF", "2021-01"] == 14
    assert values["conflict_events", "CAF", "2021-01"] == 2
    assert values["conflict_deaths_state_based", "CAF", "2021-01"] == 10
    assert values["conflict_deaths_one_sided", "CAF", "2021-02"] == 5
    assert values["conflict_deaths_civilians", "CAF", "2021-02"] == 5
    (one,) = (s for s in found if (s.indicator, s.period_end) == ("conflict_deaths_state_based", "2021-01"))
    assert (one.low, one.high) == (8, 12)


def test_a_page_of_the_api_says_the_same() -> None:
    columns = GED_HEAD.split(",")
    items: list[dict[str, Any]] = [dict(zip(columns, row.split(","), strict=True)) for row in GED[1:]]
    for item in items:
        item |= {name: int(item[name]) for name in ("id", "type_of_violence", "country_id", "best", "high", "low")}
        item |= {"date_start": f"{item['date_start']}T00:00:00", "date_end": f"{item['date_end']}T00:00:00"}
    page = {"TotalCount": 3, "TotalPages": 1, "PreviousPageUrl": "", "NextPageUrl": "", "Result": items}
    data = json.dumps(page).encode()
    assert ucdp_ged.recognises(data, "page1.json")
    assert told(ucdp_ged.read(data, "page1.json").statistics) == told(ucdp_ged.read(table(*GED), "g").statistics)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (GED[1], "listed twice"),
        (GED[1].replace("1,CAR-1,2021,1", "9,CAR-1,2021,4"), "'4' is no type"),
        (GED[1].replace("1,CAR", "9,CAR").replace("2021-01-03", "2021-01-05"), "ends before"),
        (GED[1].replace("1,CAR", "9,CAR").replace(",482,", ",999,"), "999"),
        (GED[1].replace("1,CAR", "9,CAR").replace(",10,12,8", ",ten,12,8"), "'ten' in column best"),
    ],
)
def test_a_bad_event_is_refused(row: str, says: str) -> None:
    with pytest.raises(SourceError) as raised:
        ucdp_ged.read(table(*GED[:2], row), "ged.csv")
    assert says in raised.value.what
    assert raised.value.where == "ged.csv, row 3"


ACLED_HEAD = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,country,admin1,fatalities,notes"
ACLED = (
    ACLED_HEAD,
    'MOZ1,2020-11-06,2020,1,Political violence,Battles,Mozambique,Cabo Delgado,12,"said, by X"',
    "MOZ2,07 November 2020,2020,1,Political violence,Violence against civilians,Mozambique,Cabo Delgado,3,x",
    "MOZ3,2020-11-09,2020,1,Demonstrations,Protests,Mozambique,Maputo,0,x",
)


def test_of_acled_only_sums_are_kept() -> None:
    assert acled.recognises(table(*ACLED), "a.csv")
    found = acled.read(table(*ACLED), "a.csv").statistics
    assert told(found) == {("acled_events", "MOZ", "2020-11"): 2, ("acled_fatalities", "MOZ", "2020-11"): 15}
    assert "Cabo Delgado" not in repr(found) and "MOZ1" not in repr(found)
    with pytest.raises(SourceError, match="no known type"):
        acled.read(table(ACLED_HEAD, ACLED[1].replace("Battles", "Fights")), "a.csv")
    with pytest.raises(SourceError, match="listed twice"):
        acled.read(table(*ACLED, ACLED[1]), "a.csv")


MONTHS = (
    ",Afghanistan,DR Congo (Zaire),Yemen (North Yemen)",
    "2025-04-30,100,0,7",
    "2025-05-31,90,12,0",
    "2025-06-30,0,0,0",
)


def test_an_empty_last_month_is_not_covered_and_zeros_are_zeros() -> None:
    assert ucdp_country_month.recognises(table(*MONTHS), "Conf.csv")
    found = ucdp_country_month.read(table(*MONTHS), "Conf.csv").statistics
    values = told(found)
    assert values["conflict_deaths_same_month", "COD", "2025-04"] == 0
    assert ("conflict_deaths_same_month", "AFG", "2025-06") not in values
    assert {s.release for s in found} == {"to 2025-05"}
    with pytest.raises(SourceError, match="not the last day"):
        ucdp_country_month.read(table(MONTHS[0], "2025-04-29,1,1,1"), "Conf.csv")


def page(**changed: Any) -> bytes:
    row = {
        "indicator": {"id": "MS.MIL.TOTL.P1", "value": "Armed forces personnel, total"},
        "country": {"id": "RW", "value": "Rwanda"}, "countryiso3code": "RWA", "date": "2020", "value": 35000,
        "unit": "", "obs_status": "", "decimal": 0,
    }  # fmt: skip
    world = row | {"country": {"id": "1W", "value": "World"}, "countryiso3code": "WLD", "value": 27_000_000}
    unknown = row | {"date": "2021", "value": None}
    head = {"page": 1, "pages": 1, "per_page": 50, "total": 3, "sourceid": "2", "lastupdated": "2025-07-01"}
    return json.dumps([head, [row | changed, world, unknown]]).encode()


def test_a_page_of_the_world_bank() -> None:
    assert wdi.recognises(page(), "page.json")
    (one,) = wdi.read(page(), "page.json").statistics
    assert (one.indicator, one.area, one.period_end, one.value, one.release) == (
        "wdi_military_personnel", "RWA", "2020-12-31", 35_000, "2025-07-01",
    )  # fmt: skip
    with pytest.raises(SourceError, match=r"XX\.YY is not one"):
        wdi.read(page(indicator={"id": "XX.YY", "value": "?"}), "page.json")
    with pytest.raises(SourceError, match="no whole page"):
        wdi.read(page()[:-9], "page.json")


LEADERS = (
    "obsid,gwcode,leadid,leader,yrborn,gender,startdate,enddate,entry,exit,exitcode",
    "RWA-1994,517,x,A,1951,M,1994-07-19,2000-03-23,Irregular,Regular,Regular",
    "RWA-2000,517,y,B,1957,M,2000-03-24,2015-12-31,Regular,Still in Office,",
)


def test_leaders_become_years_in_office_and_no_name_is_kept() -> None:
    assert archigos.recognises(table(*LEADERS), "a.csv")
    found = archigos.read(table(*LEADERS), "a.csv").statistics
    values = told(found)
    assert values["years_in_office", "RWA", "2015-12-31"] == 15.77
    assert values["irregular_entry", "RWA", "1994"] == 1
    assert ("years_in_office", "RWA", "1993-12-31") not in values
    with pytest.raises(SourceError, match="kind of entry"):
        archigos.read(table(LEADERS[0], LEADERS[1].replace("Irregular", "Odd")), "a.csv")


PAIR = "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso"


def test_applications_are_new_ones_of_people_added_up() -> None:
    rows = (
        f"{PAIR},procedure_type,app_type,dec_level,app_pc,applied",
        "2018,Burundi,BDI,BDI,Rwanda,RWA,RWA,G,N,FI,P,40",
        "2018,Burundi,BDI,BDI,Rwanda,RWA,RWA,U,N,FI,P,5",
        "2018,Burundi,BDI,BDI,Rwanda,RWA,RWA,G,A,AR,P,7",
        "2018,Burundi,BDI,BDI,Rwanda,RWA,RWA,G,N,FI,C,9",
    )
    assert APPLICATIONS.recognises(table(*rows), "a.csv")
    (one,) = APPLICATIONS.read(table(*rows), "a.csv").statistics
    assert (one.indicator, one.counterpart, one.period_start, one.value) == ("asylum_applications", "BDI", "2018", 45)


def test_flows_and_solutions() -> None:
    flows = (f"{PAIR},refugees,asylum_seekers,refugee_like,oip", "2018,,TIB,TIB,Nepal,NEP,NPL,30,2,7,")
    assert told(FLOWS.read(table(*flows), "f.csv").statistics) == {("refugee_arrivals", "NPL", "2018"): 37}
    solutions = (f"{PAIR},returned_refugees,resettlement,naturalisation,returned_idps",
                 "2019,Rwanda,RWA,RWA,Uganda,UGA,UGA,100,,5,")  # fmt: skip
    assert SOLUTIONS.recognises(table(*solutions), "s.csv")
    assert told(SOLUTIONS.read(table(*solutions), "s.csv").statistics) == {
        ("refugees_returned", "UGA", "2019"): 100,
        ("refugees_naturalised", "UGA", "2019"): 5,
    }


class TestGolden:
    def test_violence_in_the_central_african_republic(self, shared: Path) -> None:
        path = shared / "data" / "conflict" / "ucdp" / "ged23_1_central_african_republic_events.csv.gz"
        found = ucdp_ged.read(path.read_bytes(), path.name).statistics

        def total(indicator: str, first: str, end: str) -> float:
            return sum(s.value or 0 for s in found if s.indicator == indicator and first <= s.period_end < end)

        names = ("conflict_events", "conflict_deaths", "conflict_deaths_one_sided", "conflict_deaths_civilians")
        assert [total(name, "2018-12", "2020-12") for name in names] == [109, 758, 187, 232]
        assert [total(name, "2020-12", "2022-12") for name in names] == [272, 1_808, 267, 739]

    def test_deaths_in_mozambique_by_country_and_month(self, shared: Path) -> None:
        path = shared / "data" / "conflict" / "ucdp" / "country_month_deaths_ged25_1_plus_candidate.csv"
        found = [s for s in ucdp_country_month.read(path.read_bytes(), path.name).statistics if s.area == "MOZ"]
        assert sum(s.value or 0 for s in found if "2019-07" <= s.period_end < "2021-07") == 2_537
        assert sum(s.value or 0 for s in found if "2021-07" <= s.period_end < "2023-07") == 1_390
        assert max(s.period_end for s in found) == "2025-05"

    @pytest.mark.parametrize(
        ("movements", "name", "count"),
        [
            (APPLICATIONS, "unhcr_asylum_applications", 64_263),
            (FLOWS, "unhcr_flows", 6_341),
            (SOLUTIONS, "unhcr_solutions", 23_097),
        ],
    )
    def test_the_whole_tables_of_unhcr_are_read(self, shared: Path, movements: Any, name: str, count: int) -> None:
        path = shared / "data" / "countries" / f"{name}.csv.gz"
        assert movements.recognises(path.read_bytes(), path.name)
        assert len(movements.read(path.read_bytes(), path.name).statistics) == count

    def test_leaders_to_2015(self, shared: Path) -> None:
        path = shared / "data" / "countries" / "archigos_leaders_1990_2015.csv.gz"
        values = told(archigos.read(path.read_bytes(), path.name).statistics)
        assert values["years_in_office", "RWA", "2014-12-31"] == 20.45
