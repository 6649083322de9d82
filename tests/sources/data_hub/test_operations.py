from __future__ import annotations

from typing import Any

import pytest

from contingent.errors import SourceError
from contingent.sources.data_hub import operations
from contingent.sources.registry import reader_for

from .upstream import FORMS, SHARED, needs_shared, written

NAME = "DPPADPOSS-PKO"


def listed(acronym: str, active: str, start: str | None, end: str | None, **more: Any) -> dict[str, Any]:
    names = ("mission_acronym", "mission_name", "lead_department", "mission_isactive", "start_date", "end_date")
    row = dict(zip(names, (acronym, f"Mission {acronym}", "DPO", active, start, end), strict=True))
    place = {"mission_location": "Juba", "mission_longitude": "31,5713", "mission_latitude": "4,8594"}
    return {"id": 1, **row, **place, "last_update": "2024-02-19", **more}


@pytest.mark.parametrize("form", FORMS)
def test_a_list_that_agrees_has_no_differences_and_gives_no_observations(form: str) -> None:
    rows = [listed("UNMISS", "Yes", "2011-07-09", None), listed("MINURCA", "NO", "1998-04-01", "2000-02-15")]
    data = written(rows, form)
    assert operations.differences(data, NAME) == []
    parsed = reader_for(data, NAME).read(data, NAME)
    assert (parsed.observations, str(parsed.document.published)) == ((), "2024-02-19")


@pytest.mark.parametrize("form", FORMS)
def test_differences_from_the_vocabulary_are_listed(form: str) -> None:
    rows = [
        listed("UNMISS", "No", "2011-07-08", None),
        listed("MINUSMA", "Yes", "2013-04-25", None),
        listed("UNOSOM", "No", None, None),
        listed("UNATL", "No", None, None),
    ]
    assert operations.differences(written(rows, form), NAME) == [
        "MINUSMA: end_date is not given, in the vocabulary 2023-06-30",
        "MINUSMA: mission_isactive is Yes, in the vocabulary it ended 2023-06-30",
        "UNATL (Mission UNATL): the vocabulary does not know it",
        "UNMISS: mission_isactive is No, in the vocabulary it goes on",
        "UNMISS: start_date is 2011-07-08, in the vocabulary 2011-07-09",
        "UNOSOM (Mission UNOSOM): it stands for UNOSOM I, UNOSOM II",
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"mission_acronym": "UNMISS"}, "the mission 'UNMISS' is given twice"),
        ({"mission_acronym": ""}, "no acronym"),
        ({"mission_isactive": "perhaps"}, "neither Yes nor No"),
        ({"mission_latitude": "north"}, "not a number of degrees"),
        ({"start_date": "soon"}, "is not a day"),
    ],
)
def test_what_is_not_understood_is_refused(form: str, cells: dict[str, Any], says: str) -> None:
    if form == "json" and "start_date" in cells:
        cells = {"start_date": 5}
    rows = [listed("UNMISS", "Yes", "2011-07-09", None), listed("MINURCA", "No", "1998-04-15", None, **cells)]
    with pytest.raises(SourceError, match=says):
        operations.read(written(rows, form), NAME)


@needs_shared
def test_the_list_of_2024_differs_from_the_vocabulary_in_known_ways() -> None:
    data = (SHARED / "psdata" / "DPPADPOSS-PKO_2024-02-19.csv").read_bytes()
    found = operations.differences(data, NAME)
    assert "MINUSMA: mission_isactive is Yes, in the vocabulary it ended 2023-06-30" in found
    assert not [line for line in found if "does not know it" in line]
    assert len(found) < 40
