"""Tables of any notation: where lines are cut into cells, what heads a cell, and what its columns tell of numbers."""

from __future__ import annotations

import pytest

from contingent.reading.anchor import Anchor
from contingent.reading.anchors import find_anchors
from contingent.reading.cells import cut_lines
from contingent.reading.context import Context
from contingent.reading.nearby import named_above
from contingent.reading.reader import read_claims
from contingent.reading.scan import scan
from contingent.reading.tokens import tokenize

ALIGNED = """             MINUSCA  MONUSCO  UNMISS
Rwanda         2835        -    3041
Bangladesh     1428     1947    1644
Nepal          1247     1155    1957
(uniformed, end of May 2025)"""


def cells(line: str) -> list[str]:
    tokens = tokenize(line)
    [only] = cut_lines(tokens)
    return [" ".join(tokens.raw[first:end]) for first, end in only.cells]


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("Ghana | 946 | 12", ["Ghana", "946", "12"]),
        ("| Ghana || 946 || 12", ["Ghana", "946", "12"]),
        ("! State !! Left !! Returned", ["State", "Left", "Returned"]),
        ("Ghana;946;4,6", ["Ghana", "946", "4,6"]),
        ("Ghana,946,47,324", ["Ghana", "946", "47", "324"]),
        ("Ghana, with 946, and Togo", ["Ghana , with 946 , and Togo"]),
        ("Ghana\t125 000\t124", ["Ghana", "125 000", "124"]),
        ("Ghana ........ 946", ["Ghana", "946"]),
        ("Ghana   2,835   -   3,041", ["Ghana", "2,835", "-", "3,041"]),
        ("Nation / served / fallen", ["Nation", "served", "fallen"]),
    ],
)
def test_a_line_is_cut_where_its_notation_cuts(line: str, cut: list[str]) -> None:
    assert cells(line) == cut


def test_rules_and_markup_are_no_lines() -> None:
    assert len(cut_lines(tokenize('{| class="wikitable"\n|-\n| 1961 || Kenya\n-------\n|}'))) == 1


def anchor_of(context: Context, value: float) -> Anchor:
    return next(anchor for anchor in find_anchors(context.document) if anchor.value == value)


@pytest.mark.parametrize(
    ("value", "mission"), [(2835, "MINUSCA"), (1947, "MONUSCO"), (1155, "MONUSCO"), (3041, "UNMISS")]
)
def test_a_column_without_a_name_for_the_rows_is_laid_flush_right(value: float, mission: str) -> None:
    context = Context(scan(ALIGNED, "2025-06"))
    anchor = anchor_of(context, value)
    above = named_above(context, anchor, "mission")
    assert above is not None
    assert above.id_of("mission") == mission
    assert (anchor.comparator, anchor.high) == ("=", None)


def test_a_year_in_a_column_of_counts_is_a_count() -> None:
    assert [when.edtf for when in scan(ALIGNED, "2025-06").whens] == ["2025-05"]
    assert [when.edtf for when in scan("Kenya | 1961 | 1994\nFiji | 1987 | 1997", None).whens] == [
        "1961", "1994", "1987", "1997"
    ]  # fmt: skip


def test_years_that_name_columns_stay_years() -> None:
    text = "Guests\n           2014   2018\nLebanon    1154    949\nJordan      654    715"
    assert [when.edtf for when in scan(text, None).whens] == ["2014", "2018"]


def test_rows_know_the_line_below_them() -> None:
    context = Context(scan(ALIGNED, "2025-06"))
    assert {context.lines[line.footing].first for line in context.lines if line.footing is not None} == {
        context.lines[-1].first
    }


def test_numbers_under_a_heading_in_thousands_are_read_in_full() -> None:
    found = scan("Refugees from Sudan (thousands)\nChad -- 1 280\nUganda 386.1", None).numbers
    assert [number.value for number in found] == [1_280_000, 386_100]
    [number] = scan("Thousands fled.\nGhana has 946 peacekeepers", None).numbers
    assert number.value == 946


def test_thousands_of_one_column_are_not_those_of_the_others() -> None:
    found = scan("Host | Refugees, thousands | Camps\nChad | 386 | 12\nUganda | 1,280 | 30", None).numbers
    assert [number.value for number in found] == [386_000, 12, 1_280_000, 30]


def test_what_opens_a_table_is_no_line_and_holds_no_claim() -> None:
    assert find_anchors(scan('{| class="wikitable" 500 troops from Nepal', None)) == []


def test_codes_in_capitals_name_columns_and_rows() -> None:
    text = "UN police and troops, 31 May 2021\n\n|  | TRP | POL |\n| PAK | 956 | 27 |\n| POL | 100 | 3 |\n"
    found = [(claim.contributor, claim.category, claim.value) for claim in read_claims(text)]
    assert found == [("PAK", "troops", 956), ("PAK", "police", 27), ("POL", "troops", 100), ("POL", "police", 3)]


def test_a_code_among_other_capitals_is_none() -> None:
    assert [mention.names for mention in scan("MIL | 956\nPOL | 14\n").mentions if "party" in mention.names] == []


def test_a_row_of_totals_is_of_all_and_a_column_of_totals_of_every_sort() -> None:
    text = (
        "Country    Troops  Police  Experts  Total\nNepal       5,900     300       47  6,247\n"
        "Rwanda      4,700   1,200       25  5,925\nTOTAL      54,000   7,400    1,050  62,450\n"
    )
    found = read_claims(text, "2024-02")
    assert [claim.contributor for claim in found] == ["NPL"] * 4 + ["RWA"] * 4 + ["UN-total"] * 4
    assert [claim.category for claim in found] == ["troops", "police", "experts", "unspecified"] * 3


def test_names_and_dates_in_what_opens_a_table_do_no_harm() -> None:
    text = '{| class="NPL | RWA since 2014 UNMISS"\n| NPL | 1,870 |\n| RWA | 2,637 |\nWomen: 12'
    assert [claim.value for claim in read_claims(text, "2021-05")][:2] == [1870, 2637]
