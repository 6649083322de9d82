from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from contingent.errors import SourceError
from contingent.model.fatality import FatalityCount
from contingent.sources.data_hub import fatalities
from contingent.sources.registry import reader_for

from .upstream import FORMS, M49, SHARED, needs_shared, written

NAME = "DPPADPOSS-FATALITIES"


def death(case: str, day: str, mission: str, country: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "incident_date": day,
        "casualty_id": case,
        "mission_acronym": mission,
        "type_of_casualty": "Fatality",
        "gender": "M",
        "casualty_nationality": country[1],
        "casualty_personnel_type": "Military",
        "type_of_incident": "Malicious Act",
        "m49_code": M49.get(country[0]),
        "isocode3": country[0] or None,
        "last_update": "2025-04-04",
        **more,
    }


FRANCE, BELGIUM = ("FRA", "France"), ("BEL", "Belgium")
ROWS = [
    death("A-1", "1994-04-07", "UNAMIR", BELGIUM),
    death("A-2", "1994-04-07", "UNAMIR", BELGIUM),
    death("A-3", "1948-07-06", "UNTSO", FRANCE, gender=None, casualty_personnel_type="Local "),
    death("A-4", "1960-09-30", "ONUC", ("", "ZZ [Undetermined]"), type_of_incident="To Be Determined"),
]


def changed(place: int, **cells: Any) -> list[dict[str, Any]]:
    rows = [dict(row) for row in ROWS]
    rows[place].update(cells)
    return rows


@pytest.mark.parametrize("form", FORMS)
def test_deaths_are_counted_and_no_case_is_kept(form: str) -> None:
    data = written(ROWS, form)
    parsed = reader_for(data, NAME).read(data, NAME)
    assert parsed.fatalities == (
        FatalityCount("1948-07", "UNTSO", "FRA", "local_civilian", "malicious_act", 1, parsed.document.sha256[:12]),
        FatalityCount("1960-09", "ONUC", "", "military", "to_be_determined", 1, parsed.document.sha256[:12]),
        FatalityCount("1994-04", "UNAMIR", "BEL", "military", "malicious_act", 2, parsed.document.sha256[:12]),
    )
    assert parsed.observations == ()
    assert "A-1" not in repr(dataclasses.asdict(parsed))


@pytest.mark.parametrize("form", FORMS)
def test_a_case_under_two_nationalities_is_counted_under_the_state_of_its_day(form: str) -> None:
    rows = [
        death("B-1", "2003-05-07", "UNMIK", ("MNE", "Montenegro")),
        death("B-1", "2003-05-07", "UNMIK", ("SCG", "Serbia and Montenegro")),
    ]
    parsed = fatalities.read(written(rows, form), NAME)
    assert [(f.nationality, f.count) for f in parsed.fatalities] == [("SCG", 1)]
    assert [(flag.rule, str(flag.month)) for flag in parsed.flags] == [("row_repeated", "2003-05")]
    rows[1]["type_of_incident"] = "Illness"
    with pytest.raises(SourceError, match="given again with other details"):
        fatalities.read(written(rows, form), NAME)


@pytest.mark.parametrize(
    ("acronym", "day", "mission"),
    [("UNEF", "1957-01-01", "UNEF I"), ("UNEF", "1974-01-01", "UNEF II"), ("UNOSOM", "1995-04-23", "UNOSOM II")],
)
def test_a_family_of_missions_means_the_youngest_that_had_begun(acronym: str, day: str, mission: str) -> None:
    (found,) = fatalities.read(written([death("C-1", day, acronym, FRANCE)], "json"), NAME).fatalities
    assert found.mission == mission


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"casualty_id": None}, "without its number or its date"),
        ({"incident_date": None}, "without its number or its date"),
        ({"type_of_casualty": "Injury"}, "is not a death"),
        ({"gender": "X"}, "is not a death"),
        ({"type_of_incident": "Duel"}, "unknown type_of_incident 'Duel'"),
        ({"casualty_personnel_type": "Cook"}, "unknown casualty_personnel_type 'Cook'"),
        ({"mission_acronym": "UNATL"}, "unknown mission 'UNATL'"),
        ({"casualty_nationality": "Atlantis"}, "is no country"),
    ],
)
def test_what_is_not_understood_is_refused(form: str, cells: dict[str, Any], says: str) -> None:
    with pytest.raises(SourceError) as raised:
        fatalities.read(written(changed(2, **cells), form), NAME)
    assert says in raised.value.what
    assert raised.value.where == f"{NAME}, row {3 if form == 'json' else 4}"


@needs_shared
def test_every_death_of_the_edition_of_april_2025_is_counted() -> None:
    data = (SHARED / "psdata" / "DPPADPOSS-FATALITIES_2025-04-04.csv").read_bytes()
    parsed = fatalities.read(data, NAME)
    assert sum(found.count for found in parsed.fatalities) == 4429 - 6
    rwanda = [found for found in parsed.fatalities if found.month == "1994-04" and found.mission == "UNAMIR"]
    assert sum(found.count for found in rwanda if found.nationality == "BEL") == 10
    assert str(parsed.document.published) == "2025-04-04"
