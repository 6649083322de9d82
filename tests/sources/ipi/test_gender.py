from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from contingent.errors import SourceError
from contingent.model.month import Month
from contingent.sources.base import Parsed
from contingent.sources.ipi import gender

from .tables import EARLIER, LATER, SHARED, csv_bytes, earlier_table, later_table, needs_shared, wide

COUNTS = wide((26, 17), (0, 0), (3, 0), (980, 19))
ROW = ("2013-03-31", '"Rwanda"', '"RWA"', '"UNMISS"', *COUNTS)


def test_a_type_with_people_gives_both_sexes_and_the_padding_gives_none() -> None:
    parsed = gender.read(earlier_table(ROW), "Gender.Full.csv")
    assert [(o.personnel_type, o.sex, o.count) for o in parsed.observations] == [
        ("ipo", "f", 17),
        ("ipo", "m", 26),
        ("experts", "f", 0),
        ("experts", "m", 3),
        ("troops_staff", "f", 19),
        ("troops_staff", "m", 980),
    ]
    first = parsed.observations[0]
    assert (str(first.month), first.contributor, first.mission, first.locator) == ("2013-03", "RWA", "UNMISS", "row 2")
    assert (first.contributor_as_printed, first.mission_as_printed, first.type_as_printed) == (
        "Rwanda",
        "UNMISS",
        "Individual Police",
    )
    assert (parsed.document.granularity, parsed.recomputed, parsed.flags) == ("dyad", 7, ())


def test_the_editions_hand_over_in_march_2014() -> None:
    february, march = ("2014-02-28", "Rwanda", "RWA", "UNMISS"), ("2014-03-31", "Rwanda'", "RWA'", "UNMISS'")
    later = gender.read(later_table((*february, *COUNTS), (*march, *COUNTS)), "full.csv")
    assert {str(o.month) for o in later.observations} == {"2014-03"}
    earlier = gender.read(earlier_table((*february, *COUNTS), (*march, *COUNTS)), "Gender.Full.csv")
    assert {str(o.month) for o in earlier.observations} == {"2014-02"}


def test_a_left_over_quote_is_no_part_of_a_name_but_is_kept_as_printed() -> None:
    row = ("2014-05-31", "Viet Nam'", "VNM'", "UNMISS'", *wide((0, 0), (0, 0), (1, 0), (0, 0), missing="NA"))
    (woman, man) = gender.read(later_table(row), "full.csv").observations
    assert (man.contributor, man.mission, man.count, woman.count) == ("VNM", "UNMISS", 1, 0)
    assert man.contributor_as_printed == "Viet Nam'"


def test_repeated_rows_are_read_once_and_counted() -> None:
    row = ("2014-05-31", "Rwanda'", "RWA'", "UNMISS'", *COUNTS)
    other = ("2014-05-31", "Rwanda'", "RWA'", "UNMIL'", *COUNTS)
    parsed = gender.read(later_table(row, other, row, row), "full.csv")
    assert len(parsed.observations) == 12
    (flag,) = parsed.flags
    assert (flag.rule, str(flag.month), flag.contributor) == ("row_repeated", "2014-05", None)
    assert flag.note.startswith("2 rows repeat")


def test_a_repeat_with_other_figures_is_refused() -> None:
    row = ("2014-05-31", "Rwanda'", "RWA'", "UNMISS'")
    with pytest.raises(SourceError, match="has other figures in row 2") as raised:
        gender.read(later_table((*row, *COUNTS), (*row, *wide((1, 0), (0, 0), (0, 0), (0, 0)))), "full.csv")
    assert raised.value.where == "full.csv, row 3"


def test_rows_for_all_missions_are_recomputed_and_left_out() -> None:
    def rows(total: list[object]) -> bytes:
        unmiss = ("2014-05-31", "Rwanda", "RWA", "UNMISS", *COUNTS)
        unmil = ("2014-05-31", "Rwanda", "RWA", "UNMIL", *wide((1, 0), (0, 0), (0, 0), (0, 0)))
        return later_table(("2014-05-31", "Rwanda", "RWA", "all", *total), unmiss, unmil)

    parsed = gender.read(rows(wide((27, 17), (0, 0), (3, 0), (980, 19))), "full.csv")
    assert {o.mission for o in parsed.observations} == {"UNMISS", "UNMIL"}
    assert parsed.recomputed == 15
    with pytest.raises(SourceError, match="do not add up to its row for all missions"):
        gender.read(rows(wide((28, 17), (0, 0), (3, 0), (980, 19))), "full.csv")


@pytest.mark.parametrize(
    ("place", "cell", "says"),
    [
        (4, 27, "Individual Police: 27 men and 17 women are not the 43"),
        (6, 44, "Individual Police: 26 men and 17 women are not the 44"),
        (18, 1046, "Total: 1009 men and 36 women are not the 1046"),
        (4, "", "'' in column Individual Police Male"),
        (4, "26.0", "'26.0' in column"),
        (0, "2013-03-30", "not the last day of a month"),
        (1, '"Atlantis"', "Atlantis"),
        (2, '"RWB"', "the table's code for it is RWB"),
        (3, '"UNATL"', "UNATL"),
    ],
)
def test_a_bad_cell_names_file_row_and_remedy(place: int, cell: object, says: str) -> None:
    row = [*ROW[:place], cell, *ROW[place + 1 :]]
    with pytest.raises(SourceError) as raised:
        gender.read(earlier_table(ROW, ["2013-04-30", *row[1:]] if place else row), "Gender.Full.csv")
    assert says in raised.value.what
    assert raised.value.where == "Gender.Full.csv, row 3"
    assert raised.value.to_do


def test_types_that_do_not_add_up_to_the_row_are_refused() -> None:
    row = [*ROW[:16], 1010, 36, 1046]
    with pytest.raises(SourceError, match="Total Male 1010 is printed, but the types add up to 1009"):
        gender.read(earlier_table(row), "Gender.Full.csv")


@pytest.mark.parametrize("edition", [EARLIER, LATER])
def test_a_missing_and_a_new_column_are_refused(edition: gender.Edition) -> None:
    for columns, says in (
        (edition.columns[:-1], f"column '{edition.columns[-1]}' is missing"),
        ((*edition.columns, "Staff"), "column 'Staff' is new"),
    ):
        data = csv_bytes(columns, [])
        assert gender.recognises(data, "table.csv")
        with pytest.raises(SourceError, match=says):
            gender.read(data, "table.csv")


@cache
def upstream(name: str) -> Parsed:
    return gender.read((SHARED / name).read_bytes(), name)


@needs_shared
class TestUpstream:
    def test_the_earlier_edition_is_read_whole(self) -> None:
        parsed = upstream("Gender.Full.csv")
        assert parsed.recomputed == 29_115 * 7
        assert len({o.month for o in parsed.observations}) == 52
        assert parsed.flags == ()

    def test_the_later_edition_serves_six_months_whose_rows_it_repeats(self) -> None:
        parsed = upstream("full_gender_data_2014-10-21.csv")
        months = sorted({str(o.month) for o in parsed.observations})
        assert (months[0], months[-1], len(months)) == ("2014-03", "2014-08", 6)
        assert [int(flag.note.split()[0]) for flag in parsed.flags] == [1146, 1142, 575, 580, 575, 581]

    def test_world_total_is_the_one_printed_by_month(self) -> None:
        totals: Counter[Month] = Counter()
        for name in ("Gender.Full.csv", "full_gender_data_2014-10-21.csv"):
            for o in upstream(name).observations:
                totals[o.month] += o.count
        assert totals[Month.of(2012, 12)] == 94_081
        assert totals[Month.of(2012, 6)] == 97_857 - 1_011

    def test_where_the_editions_overlap_they_differ_in_known_rows_only(self) -> None:
        tables = []
        for name, edition in (("Gender.Full.csv", EARLIER), ("full_gender_data_2014-10-21.csv", LATER)):
            rows = gender.dyads((SHARED / name).read_bytes(), name, edition)
            people = {(r.month, r.contributor, r.mission): [r.triple(t)[:2] for t in range(4)] for r in rows}
            tables.append(
                {key: counts for key, counts in people.items() if gender.EVERYONE not in key and any(map(sum, counts))}
            )
        earlier, later = tables
        served = [key for key in earlier.keys() | later.keys() if key[0] < gender.HANDOVER]
        differing = Counter(key[1] for key in served if earlier.get(key) != later.get(key))
        assert differing == {"USA": 243, "MDA": 4, "COL": 1, "FRA": 1}
