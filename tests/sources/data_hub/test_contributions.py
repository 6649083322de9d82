from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from contingent.errors import SourceError
from contingent.model.month import Month
from contingent.record.record import Record
from contingent.sources.data_hub import contributions
from contingent.sources.registry import reader_for

from .upstream import FORMS, as_csv, as_json, contribution, printed_by_sex, written

NAME = "DPO-UCHISTORICAL"
DAY = "2020-12-31"
ROWS = [
    contribution(7001, DAY, "RWA", "UNMISS", "Troops", 90, 2800),
    contribution(7002, DAY, "RWA", "UNMISS", "Staff Officer", 3, 30),
    contribution(7003, DAY, "BGD", "MINUSCA", "Individual Police", 0, 0),
]


def changed(place: int, **cells: Any) -> list[dict[str, Any]]:
    rows = [dict(row) for row in ROWS]
    rows[place].update(cells)
    return rows


@pytest.mark.parametrize("form", FORMS)
def test_a_row_gives_women_and_men_and_a_published_zero_is_an_observation(form: str) -> None:
    parsed = contributions.read(written(ROWS, form), f"{NAME}.{form}")
    assert [(o.contributor, o.mission, o.personnel_type, o.sex, o.count) for o in parsed.observations] == [
        ("RWA", "UNMISS", "troops", "f", 90),
        ("RWA", "UNMISS", "troops", "m", 2800),
        ("RWA", "UNMISS", "staff", "f", 3),
        ("RWA", "UNMISS", "staff", "m", 30),
        ("BGD", "MINUSCA", "ipo", "f", 0),
        ("BGD", "MINUSCA", "ipo", "m", 0),
    ]
    first = parsed.observations[0]
    assert (str(first.month), first.locator, first.type_as_printed) == ("2020-12", "contribution_id 7001", "Troops")
    assert (parsed.document.source, parsed.document.granularity) == ("data_hub", "dyad")
    assert parsed.document.published is None


@pytest.mark.parametrize("form", FORMS)
def test_the_day_of_the_last_update_is_when_it_was_published(form: str) -> None:
    rows = [{**row, "last_update": "2021-02-03"} for row in ROWS]
    assert str(contributions.read(written(rows, form), NAME).document.published) == "2021-02-03"


def test_a_month_after_the_last_update_is_refused() -> None:
    rows = [{**row, "last_update": "2020-12-30"} for row in ROWS]
    with pytest.raises(SourceError, match="about 2020-12, and the last update was on 2020-12-30"):
        contributions.read(as_json(rows), NAME)


def test_the_republication_with_a_row_of_tags_reads_the_same() -> None:
    tags = ["#meta+id", "#country+code+v_iso3", "#country+code+v_m49", "#country+name", "#org", "#indicator+type"]
    tags += ["#indicator+value+num+f", "#indicator+value+num+m", "#date"]
    parsed = contributions.read(as_csv(ROWS, tags), "dpo-uchistorical.csv")
    assert parsed.observations == contributions.read(as_csv(ROWS), "dpo-uchistorical.csv").observations
    with pytest.raises(SourceError, match="'Rwanda' in a row of HXL tags is not a tag") as raised:
        contributions.read(as_csv(ROWS, [*tags[:8], "Rwanda"]), "dpo-uchistorical.csv")
    assert raised.value.where == "dpo-uchistorical.csv, row 2"


@pytest.mark.parametrize("form", FORMS)
def test_troops_include_staff_officers_in_months_that_print_none(form: str) -> None:
    before = [contribution(1, "2012-02-29", "RWA", "UNAMID", "Troops", 10, 3000)]
    (women, men) = contributions.read(written(before, form), NAME).observations
    assert (women.personnel_type, men.count) == ("troops_staff", 3000)
    after = [contribution(1, "2020-12-31", "RWA", "UNAMID", "Troops", 10, 3000)]
    with pytest.raises(SourceError, match="troops and no staff officers"):
        contributions.read(written(after, form), NAME)


@pytest.mark.parametrize("kind", ["troops", "staff_officer", "experts_on_mission", "formed_police_units"])
def test_types_may_be_spelled_as_the_catalogue_defines_them(kind: str) -> None:
    parsed = contributions.read(as_json(changed(2, personnel_type=kind)), NAME)
    assert parsed.observations[-1].personnel_type in ("troops", "staff", "experts", "fpu")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"contribution_id": 7001}, "contribution_id 7001 is given twice, first in row"),
        ({"contribution_id": None}, "column contribution_id is empty"),
        ({"isocode3": "UGA"}, "'Bangladesh' with the codes 'UGA' and '50' is no country"),
        ({"m49_code": 646}, "'Bangladesh' with the codes 'BGD' and '646' is no country"),
        ({"contributing_country": "Atlantis"}, "'Atlantis' with the codes 'BGD' and '50' is no country"),
        ({"contributing_country": "Congo", "isocode3": None, "m49_code": None}, "'Congo' with the codes '' and ''"),
        ({"mission_acronym": "UNATL"}, "unknown mission 'UNATL'"),
        ({"mission_acronym": ""}, "unknown mission ''"),
        ({"personnel_type": "Cooks"}, "unknown personnel_type 'Cooks'"),
        ({"male_personnel": None}, "column male_personnel is empty"),
        ({"male_personnel": -4}, "'-4' in column male_personnel is not a whole number"),
        ({"male_personnel": 12.5}, "'12.5' in column male_personnel is not a whole number"),
        ({"male_personnel": "many"}, "'many' in column male_personnel is not a whole number"),
        ({"last_reporting_date": "2020-12-30"}, "is not the last day of a month"),
        ({"last_reporting_date": None}, "is not the last day of a month"),
    ],
)
def test_a_bad_cell_names_file_row_and_remedy(form: str, cells: dict[str, Any], says: str) -> None:
    with pytest.raises(SourceError) as raised:
        contributions.read(written(changed(2, **cells), form), NAME)
    assert says in raised.value.what
    assert raised.value.where == f"{NAME}, row {3 if form == 'json' else 4}"
    assert raised.value.to_do


def test_a_country_without_codes_is_known_by_its_name() -> None:
    rows = changed(2, isocode3=None, m49_code=None, contributing_country="Türkiye")
    assert contributions.read(as_json(rows), NAME).observations[-1].contributor == "TUR"


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"male_personnel": "12"}, "'12' in column male_personnel"),
        ({"last_reporting_date": 1609372800001}, "'1609372800001' in column last_reporting_date is not a day"),
        ({"last_reporting_date": True}, "'True' in column last_reporting_date is not a day"),
        ({"mission_acronym": 5}, "'5' in column mission_acronym is not a text"),
        ({"male_personnel": float("nan")}, "'nan' in column male_personnel"),
        ({"male_personnel": [1]}, "not a flat row"),
    ],
)
def test_a_cell_of_another_json_type_is_refused(cells: dict[str, Any], says: str) -> None:
    with pytest.raises(SourceError) as raised:
        contributions.read(as_json(changed(2, **cells)), NAME)
    assert says in raised.value.what
    assert raised.value.where == f"{NAME}, row 3"


@pytest.mark.parametrize("form", FORMS)
def test_a_new_or_missing_column_is_recognised_and_refused(form: str) -> None:
    wider = [{**row, "unit": "battalion"} for row in ROWS]
    narrower = [{name: cell for name, cell in row.items() if name != "male_personnel"} for row in ROWS]
    for rows, says in ((wider, "column 'unit' is new"), (narrower, "column 'male_personnel' is missing")):
        data = written(rows, form)
        assert contributions.recognises(data, NAME)
        with pytest.raises(SourceError, match=says):
            contributions.read(data, NAME)


def test_a_column_that_only_some_rows_have_is_refused() -> None:
    with pytest.raises(SourceError, match="column 'unit' is in some rows"):
        contributions.read(as_json(changed(2, unit="battalion")), NAME)


@pytest.mark.parametrize("form", FORMS)
def test_a_month_that_stands_in_the_file_twice_is_refused(form: str) -> None:
    again = [{**row, "contribution_id": row["contribution_id"] + 100} for row in ROWS]
    with pytest.raises(SourceError, match="2020-12 stands in the file twice: 3 of its 3 counts"):
        contributions.read(written([*ROWS, *again], form), NAME)


def test_a_single_row_printed_twice_is_kept_for_the_record_to_flag() -> None:
    rows = [*ROWS, {**ROWS[2], "contribution_id": 7100}]
    assert len(contributions.read(as_json(rows), NAME).observations) == 8


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_was_cut_off_is_refused(form: str) -> None:
    whole = written(ROWS, form)
    for length in range(len(whole) - 2, len(whole) // 2, -7):
        with pytest.raises(SourceError):
            contributions.read(whole[:length], NAME)


@pytest.mark.parametrize("data", [b"", b"[]", b"[1, 2]", b"<html>", b"{}", b"\x00\xff", b"[{]", b"a,b\n1,2\n", b"[{}]"])
def test_other_files_are_not_recognised(data: bytes) -> None:
    assert not contributions.recognises(data, NAME)
    with pytest.raises(SourceError):
        contributions.read(data, NAME)


@pytest.mark.parametrize("form", FORMS)
def test_the_registry_knows_the_dataset(form: str) -> None:
    assert reader_for(written(ROWS, form), f"{NAME}.{form}").read is contributions.read


@pytest.mark.parametrize("form", FORMS)
def test_the_figures_of_the_monthly_reports_round_trip_without_a_difference(record: Record, form: str) -> None:
    rows = printed_by_sex(record)
    assert len(rows) > 80_000
    parsed = contributions.read(written(rows, form), f"{NAME}.{form}")
    found = Counter(
        (str(o.month.last_day), o.contributor, o.mission, o.type_as_printed, o.sex, o.count)
        for o in parsed.observations
    )
    expected: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        cell = (row["last_reporting_date"], row["isocode3"], row["mission_acronym"], row["personnel_type"])
        expected[*cell, "f", row["female_personnel"]] += 1
        expected[*cell, "m", row["male_personnel"]] += 1
    assert found == expected
    types = {(o.month >= Month.of(2017, 5), o.personnel_type) for o in parsed.observations}
    assert (False, "troops") not in types
    assert (True, "troops_staff") not in types


def test_dates_before_1970_are_negative_milliseconds() -> None:
    rows = json.loads(as_json([contribution(1, "1964-06-30", "SWE", "ONUC", "Troops", 0, 500)]))
    assert rows[0]["last_reporting_date"] < 0
    parsed = contributions.read(json.dumps(rows).encode(), NAME)
    assert str(parsed.observations[0].month) == "1964-06"
