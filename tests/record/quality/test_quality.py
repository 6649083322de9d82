"""All rules together, on small records and on the reports around the slips that are known."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from contingent.model.quality import QualityFlag
from contingent.model.source import Document
from contingent.record.columns import Columns, from_observations
from contingent.record.quality import all_rules, find_flags, flag_order
from contingent.sources.registry import reader_for

from .small import columns, series

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "un"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the upstream files are not beside the project")

REPORTS = (
    *("2015_04", "2015_05", "2015_06", "2015_07", "2015_08", "2015_09", "2016_01", "2016_02", "2016_04"),
    *("2017_04", "2017_05", "2017_06", "2017_07", "2017_08", "2020_07", "2020_08", "2020_09"),
    *("2021_01", "2021_02", "2021_03", "2021_09", "2021_10", "2021_11", "2023_01", "2023_02", "2023_03"),
)
"""The reports around the slips of the UN's own, and the two around the parting of staff officers from troops."""


def test_an_empty_record_has_no_flags() -> None:
    assert find_flags(columns([]), []) == ()


def test_flags_are_sorted_and_the_same_whatever_the_order_of_the_rows() -> None:
    parts = [series("GRC", "UNIFIL", 90, 1, 90, 200, 90), series("GHA", "UNIFIL", 800, 10, 800, 800, 800)]
    flags = find_flags(columns(*parts), [])
    assert [(flag.rule, flag.contributor) for flag in flags] == [
        ("one_month_hole", "GHA"),
        ("one_month_hole", "GRC"),
        ("one_month_spike", "GRC"),
    ]
    assert list(flags) == sorted(flags, key=flag_order)
    assert find_flags(columns(*(part[::-1] for part in parts[::-1])), []) == flags


def test_every_rule_says_what_it_means_and_does() -> None:
    for name, rule in all_rules().items():
        assert name == rule.rule
        assert rule.meaning.endswith(".")
        assert rule.effect.endswith(".")


@cache
def record() -> tuple[Columns, tuple[Document, ...], tuple[QualityFlag, ...]]:
    """Read all IPI tables, and the reports around the known slips."""
    paths = [
        *sorted((SHARED / "ipi" / "countries").glob("*.csv")),
        *(SHARED / "ipi" / name for name in ("Gender.Full.csv", "full_gender_data_2014-10-21.csv")),
        SHARED / "ipi" / "ppp_loader_data_mission.csv",
        *(SHARED / "un_msr_pdf" / f"UN_country_contributions_{month}.pdf" for month in REPORTS),
    ]
    parsed = [reader_for(data, path.name).read(data, path.name) for path in paths for data in [path.read_bytes()]]
    parts = [(part.document.sha256[:12], part.document.granularity, part.observations) for part in parsed]
    gathered = from_observations(parts)
    documents = tuple(part.document for part in parsed)
    return gathered, documents, find_flags(gathered, documents)


def flagged(rule: str) -> set[tuple[str, str | None, str | None]]:
    return {(str(flag.month), flag.contributor, flag.mission) for flag in record()[2] if flag.rule == rule}


@needs_shared
class TestUpstream:
    def test_contingents_printed_under_their_neighbours(self) -> None:
        assert flagged("printed_under_neighbour") >= {
            ("2015-07", "TZA", "UNAMID"),
            ("2015-07", "THA", "UNAMID"),
            ("2015-07", "TZA", "UNIFIL"),
            ("2015-07", "THA", "UNIFIL"),
            ("2015-08", "PAK", "MINUSTAH"),
            ("2015-08", "NOR", "MINUSTAH"),
            ("2017-07", "AUT", "UNIFIL"),
            ("2017-07", "AUS", "UNIFIL"),
        }
        assert not {key for key in flagged("one_month_hole") if key[1] == "TZA"}

    def test_contingents_left_out_for_a_month(self) -> None:
        assert flagged("one_month_hole") >= {
            ("2012-06", "FRA", "UNIFIL"),
            ("2013-05", "SEN", "UNAMID"),
            ("2013-12", "IDN", "MONUSCO"),
            ("2015-05", "BRA", "UNIFIL"),
            ("2016-02", "KOR", "UNMISS"),
            ("2020-08", "GRC", "UNIFIL"),
            ("2021-10", "TCD", "MINUSMA"),
            ("2023-02", "LKA", "UNIFIL"),
        }

    def test_contingents_swollen_for_a_month(self) -> None:
        assert flagged("one_month_spike") >= {("2013-11", "GRC", "UNIFIL"), ("2021-02", "SLV", "UNIFIL")}

    def test_months_that_ipi_repeats(self) -> None:
        months = ("1990-12", "1991-01", "1991-02", "1992-05", "1992-06", "1992-07", "1998-12", "2001-02")
        assert flagged("repeated_month") == {(month, None, None) for month in months}

    def test_the_two_breaks_of_the_series(self) -> None:
        assert flagged("series_break") == {("1992-08", None, None), ("2017-05", None, None)}

    def test_rows_printed_twice(self) -> None:
        assert flagged("row_printed_twice") == {("2015-05", None, "MINUSTAH")}

    def test_tables_that_differ(self) -> None:
        found = {(str(f.month), f.contributor or f.mission): f for f in record()[2] if f.rule == "tables_differ"}
        assert (found["2015-05", "MINUSTAH"].value, found["2015-05", "MINUSTAH"].expected) == (5408, 5075)
        assert (found["2012-06", "UNIFIL"].value, found["2012-06", "UNIFIL"].expected) == (10_560, 11_571)
        assert (found["2012-06", "FRA"].value, found["2012-06", "FRA"].expected) == (1_098, 87)
        assert (found["2011-08", "UNMISS"].value, found["2011-08", "UNMISS"].expected) == (5_884, 7_381)
        assert Counter(who for _, who in found)["CHE"] == 52
        assert (found["2012-12", "UN-total"].value, found["2012-12", "UN-total"].expected) == (94_056, 94_081)

    def test_flags_stay_few(self) -> None:
        counts = Counter(flag.rule for flag in record()[2])
        assert counts["printed_under_neighbour"] <= 24
        assert counts["one_month_hole"] + counts["one_month_spike"] <= 110
        assert counts["tables_differ"] <= 100 + 280

    def test_every_flag_has_a_rule(self) -> None:
        assert {flag.rule for flag in record()[2]} <= all_rules().keys()
