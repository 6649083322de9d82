from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import PurePosixPath

import pytest

from contingent.errors import SourceError
from contingent.model.month import Month
from contingent.sources.base import Parsed
from contingent.sources.ipi import contributor_totals

from .tables import SHARED, contributor_table, csv_bytes, needs_shared


def test_one_number_is_one_observation_and_na_is_none() -> None:
    data = contributor_table(("2005-05-31", "NA", "NA", 1), ("2005-06-30", 250, 0, 6))
    parsed = contributor_totals.read(data, "countries/Rwanda.csv")
    assert parsed.document.granularity == "contributor"
    assert parsed.document.source == "ipi"
    assert [(str(o.month), o.personnel_type, o.count, o.locator) for o in parsed.observations] == [
        ("2005-05", "experts", 1, "row 2"),
        ("2005-06", "troops_staff", 250, "row 3"),
        ("2005-06", "police", 0, "row 3"),
        ("2005-06", "experts", 6, "row 3"),
    ]
    first = parsed.observations[0]
    assert (first.contributor, first.mission, first.sex) == ("RWA", None, "unknown")
    assert (first.contributor_as_printed, first.type_as_printed) == ("Rwanda", "Experts")


def test_a_table_with_one_row_or_none_is_fine() -> None:
    one = contributor_totals.read(contributor_table(("1999-02-28", "NA", 2, "NA")), "Switzerland.csv")
    assert [(o.contributor, o.count) for o in one.observations] == [("CHE", 2)]
    assert contributor_totals.read(contributor_table(), "Dominica.csv").observations == ()


@pytest.mark.parametrize(
    ("day", "month"),
    [("2012-02-28", "2012-02"), ("2012-02-29", "2012-02"), ("2002-08-30", "2002-08"), ("2003-03-30", "2003-03")],
)
def test_known_slips_of_the_day_are_read(day: str, month: str) -> None:
    parsed = contributor_totals.read(contributor_table((day, 1, "NA", "NA")), "Ghana.csv")
    assert str(parsed.observations[0].month) == month


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("2004-08-30", 1, 2, 3), "not the last day of a month"),
        (("2012-02-27", 1, 2, 3), "not the last day of a month"),
        (("31/08/2004", 1, 2, 3), "not the last day of a month"),
        (("20040831", 1, 2, 3), "not the last day of a month"),
        (("2004-08-31", "12.5", 2, 3), "'12.5' in column Troops"),
        (("2004-08-31", -4, 2, 3), "'-4' in column Troops"),
        (("2004-08-31", "", 2, 3), "'' in column Troops"),
        (("2004-08-31", "99999999", 2, 3), "'99999999' in column Troops"),
        (("2004-08-31", "٣", 2, 3), "'٣' in column Troops"),
        (("2004-08-31", 1, 2), "3 cells, not 4"),
        (("2004-08-31", 1, 2, 3, 4), "5 cells, not 4"),
        (("2004-07-31", 1, 2, 3), "2004-07 is given twice"),
    ],
)
def test_a_bad_row_names_file_row_and_remedy(row: tuple[object, ...], says: str) -> None:
    data = contributor_table(("2004-07-31", 5, 2, 3), row)
    with pytest.raises(SourceError) as raised:
        contributor_totals.read(data, "Ghana.csv")
    assert says in raised.value.what
    assert raised.value.where == "Ghana.csv, row 3"
    assert raised.value.to_do


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        (("Date", "Troops", "Police"), "column 'Experts' is missing"),
        (("Date", "Troops", "Police", "Experts", "Staff"), "column 'Staff' is new"),
        (("Date", "Police", "Troops", "Experts"), "another order"),
    ],
)
def test_another_heading_is_recognised_and_refused(heading: tuple[str, ...], says: str) -> None:
    data = csv_bytes(heading, [["2004-07-31", *[1] * (len(heading) - 1)]])
    assert contributor_totals.recognises(data, "Ghana.csv")
    with pytest.raises(SourceError, match=says) as raised:
        contributor_totals.read(data, "Ghana.csv")
    assert raised.value.where == "Ghana.csv, row 1"


def test_a_file_named_after_nobody_is_refused() -> None:
    with pytest.raises(SourceError) as raised:
        contributor_totals.read(contributor_table(("2004-07-31", 5, 2, 3)), "Atlantis.csv")
    assert "Atlantis" in raised.value.what
    assert raised.value.where == "Atlantis.csv, row 2"


def test_bytes_that_are_no_text_are_refused() -> None:
    data = contributor_table(("2004-07-31", 5, 2, 3)) + b"\xff\xfe\n"
    with pytest.raises(SourceError, match="no comma-separated table"):
        contributor_totals.read(data, "Ghana.csv")


def test_a_file_that_was_cut_off_is_refused() -> None:
    data = contributor_table(("2004-07-31", 5, 2, 3), ("2004-08-31", 5, 2, 344))
    with pytest.raises(SourceError, match="middle of a line"):
        contributor_totals.read(data[:-2], "Ghana.csv")


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"%PDF-1.4\n", b"Date,Region,Continent,Troops,Police,Total\n"])
def test_other_files_are_not_recognised(data: bytes) -> None:
    assert not contributor_totals.recognises(data, "Ghana.csv")


def test_the_second_file_of_macedonia_is_checked_and_flagged_but_not_taken() -> None:
    name = "The former Yugoslav Republic o.csv"
    parsed = contributor_totals.read(contributor_table(("2013-08-31", 1, "NA", "NA")), name)
    assert parsed.observations == ()
    assert [(f.rule, f.contributor, str(f.month), f.value) for f in parsed.flags] == [
        ("row_repeated", "MKD", "2013-08", 1)
    ]
    with pytest.raises(SourceError):
        contributor_totals.read(contributor_table(("2013-08-31", "x", "NA", "NA")), name)


@cache
def upstream() -> tuple[Parsed, ...]:
    paths = sorted((SHARED / "countries").glob("*.csv"))
    return tuple(contributor_totals.read(path.read_bytes(), path.name) for path in paths)


@needs_shared
class TestUpstream:
    def test_every_figure_of_all_148_files_is_read(self) -> None:
        assert len(upstream()) == 148
        assert sum(len(table.observations) for table in upstream()) == 56_152 - 5

    def test_no_contributor_has_two_totals_for_a_month(self) -> None:
        keys = Counter(key for table in upstream() for key in {(o.contributor, o.month) for o in table.observations})
        assert max(keys.values()) == 1

    def test_the_second_file_of_macedonia_has_only_months_of_the_first(self) -> None:
        by_name = {PurePosixPath(table.document.name).stem: table for table in upstream()}
        first = {(o.month, o.personnel_type, o.count) for o in by_name["Macedonia"].observations}
        flags = by_name["The former Yugoslav Republic o"].flags
        assert len(flags) == 5
        assert {(flag.month, flag.personnel_type, flag.value) for flag in flags} <= first

    def test_pakistan_was_first_in_december_2012(self) -> None:
        totals: Counter[str] = Counter()
        for table in upstream():
            for o in table.observations:
                if o.month == Month.of(2012, 12):
                    totals[o.contributor] += o.count
        assert totals.most_common(3) == [("PAK", 8967), ("BGD", 8828), ("IND", 7839)]

    def test_the_sums_miss_the_world_totals_by_switzerland_alone(self) -> None:
        summed: Counter[str] = Counter()
        for table in upstream():
            for o in table.observations:
                summed[str(o.month)] += o.count
        with (SHARED / "ppp_loader_data_monthly.csv").open(newline="") as file:
            world = {row["Date"][:7]: int(row["Total Contributions"]) for row in csv.DictReader(file)}
        short = [world[month] - total for month, total in summed.items()]
        assert len(short) == 280
        assert (min(short), max(short)) == (5, 91)
