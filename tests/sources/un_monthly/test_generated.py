"""Reports drawn by the tests, whose truth is known row by row."""

from __future__ import annotations

import random

import pytest

from contingent.errors import ContingentError, SourceError
from contingent.model.month import Month
from contingent.sources import un_monthly
from contingent.sources.base import Parsed

from .reports import EARLY_TYPES, TYPES, Cell, Sheet, Truth, centred_report, early_report, truth

DECEMBER = Month.of(2022, 12)
APRIL = Month.of(2016, 4)


def as_printed(parsed: Parsed) -> Truth:
    found: dict[tuple[str, str, str], list[int]] = {}
    for observation in parsed.observations:
        key = (observation.mission_as_printed, observation.contributor_as_printed, observation.type_as_printed)
        found.setdefault(key, [0, 0])["mf".index(observation.sex)] += observation.count
    return {key: (men, women) for key, (men, women) in found.items()}


def refused(sheet: Sheet) -> ContingentError:
    with pytest.raises(ContingentError) as caught:
        un_monthly.read(sheet.pdf(), "report.pdf")
    return caught.value


@pytest.mark.parametrize("spreadsheet", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_centred_names_are_given_to_their_rows_across_page_breaks(seed: int, spreadsheet: bool) -> None:
    facts = truth(seed, DECEMBER, TYPES)
    parsed = un_monthly.read(centred_report(facts, spreadsheet=spreadsheet, lines=29).pdf(), "report.pdf")
    assert as_printed(parsed) == facts
    assert {observation.month for observation in parsed.observations} == {DECEMBER}
    assert parsed.recomputed == 5 * 3
    assert parsed.document.granularity == "dyad"
    assert parsed.flags == ()


@pytest.mark.parametrize("seed", range(3))
def test_the_early_form_counts_staff_officers_among_troops(seed: int) -> None:
    facts = truth(seed, APRIL, EARLY_TYPES)
    parsed = un_monthly.read(early_report(facts).pdf(), "report.pdf")
    assert as_printed(parsed) == facts
    assert {observation.personnel_type for observation in parsed.observations} == {
        "troops_staff",
        "experts",
        "fpu",
        "ipo",
    }
    assert parsed.observations[0].month == APRIL


def test_the_month_comes_from_inside_never_from_the_name() -> None:
    data = centred_report(truth(0, DECEMBER, TYPES)).pdf()
    assert un_monthly.read(data, "UN_2019_01.pdf").observations == un_monthly.read(data, "x").observations


def test_a_locator_names_page_and_row() -> None:
    parsed = un_monthly.read(centred_report(truth(0, DECEMBER, TYPES), lines=30).pdf(), "report.pdf")
    assert parsed.observations[0].locator == "page 1, row 1"
    assert {observation.locator for observation in parsed.observations} >= {"page 1, row 29", "page 2, row 30"}


def test_a_label_between_rows_is_refused() -> None:
    sheet = centred_report(truth(0, DECEMBER, TYPES))
    page = sheet.pages[1]
    place = next(index for index, (_, cell) in enumerate(page) if cell.x == 122 and cell.text != "Country")
    page[place] = (page[place][0] - 5.0, page[place][1])
    assert "does not stand at the middle of its rows" in refused(sheet).what


def test_a_missing_label_is_refused() -> None:
    sheet = centred_report(truth(0, DECEMBER, TYPES))
    last = max(index for index, (_, cell) in enumerate(sheet.pages[1]) if cell.x == 122)
    del sheet.pages[1][last]
    assert "have no country" in refused(sheet).what


@pytest.mark.parametrize("label", ["Total UNMISS", "Grand Total"])
def test_a_total_that_does_not_add_up_is_refused(label: str) -> None:
    sheet = centred_report(truth(0, DECEMBER, TYPES))
    page = next(page for page in sheet.pages if any(cell.text == label for _, cell in page))
    place = next(index for index, (_, cell) in enumerate(page) if cell.text == label)
    y, cell = page[place + 2]
    page[place + 2] = (y, Cell(cell.x, str(int(cell.text) + 1), right=True))
    error = refused(sheet)
    assert isinstance(error, SourceError)
    assert "female of" in error.what
    assert "page" in error.where


def test_a_row_whose_sexes_do_not_add_up_is_refused() -> None:
    facts = truth(0, DECEMBER, TYPES)
    sheet = centred_report(facts)
    men, women = next(iter(facts.values()))
    sheet.change(str(men + women), str(men + women + 1))
    assert "are not the" in refused(sheet).what


def test_a_total_that_does_not_add_up_is_refused_in_the_early_form() -> None:
    sheet = early_report(truth(0, APRIL, EARLY_TYPES))
    place = next(index for index, (_, cell) in enumerate(sheet.pages[0]) if cell.x == 518)
    y, cell = sheet.pages[0][place]
    sheet.pages[0][place] = (y, Cell(518, f"{int(cell.text.replace(',', '')) + 1:,}", right=True))
    assert "total of country" in refused(sheet).what


def test_a_missing_column_is_refused() -> None:
    sheet = centred_report(truth(0, DECEMBER, TYPES))
    sheet.pages = [[(y, cell) for y, cell in page if cell.x not in (421, 440)] for page in sheet.pages]
    assert "no known column headings" in refused(sheet).what


def test_a_missing_cell_is_refused() -> None:
    sheet = centred_report(truth(0, DECEMBER, TYPES))
    place = next(index for index, (_, cell) in enumerate(sheet.pages[0]) if cell.x == 440 and cell.right)
    del sheet.pages[0][place]
    assert "is not understood" in refused(sheet).what


def test_a_new_personnel_type_is_refused_with_its_place() -> None:
    sheet = centred_report(truth(0, DECEMBER, TYPES))
    sheet.change("Troops", "Underwater Unit")
    error = refused(sheet)
    assert "Underwater Unit" in error.what
    assert "page 1, row" in error.where


def test_a_new_country_is_refused_with_its_place() -> None:
    sheet = centred_report(truth(0, DECEMBER, TYPES))
    sheet.change("Albania", "Atlantis")
    error = refused(sheet)
    assert "Atlantis" in error.what
    assert "page" in error.where


def test_staff_officers_apart_before_the_split_are_refused() -> None:
    types = ("Individual Police", "Experts on Mission", "Staff Officer", "Contingent Troop")
    assert "staff officers" in refused(early_report(truth(0, APRIL, types))).what


def test_a_line_without_a_count_states_nothing() -> None:
    facts = truth(0, APRIL, EARLY_TYPES)
    sheet = early_report(facts, lines=38)
    last = min(y for y, cell in sheet.pages[-1] if cell.x == 509)
    sheet.pages[-1] = [(y - 15 if 100 < y < last else y, cell) for y, cell in sheet.pages[-1]]
    sheet.add(last - 15, Cell(259, "Experts on Mission"), Cell(437, "0", right=True))
    assert as_printed(un_monthly.read(sheet.pdf(), "report.pdf")) == facts


@pytest.mark.parametrize(
    ("day", "what"),
    [("30/12/2022", "not the last day"), ("31/02/2022", "not a date"), ("soon", "prints no date")],
)
def test_a_month_that_cannot_be_read_is_refused(day: str, what: str) -> None:
    assert what in refused(centred_report(truth(0, DECEMBER, TYPES), day)).what


def test_pages_of_two_months_are_refused() -> None:
    sheet = centred_report(truth(0, DECEMBER, TYPES))
    sheet.change("As of: 31/12/2022", "As of: 30/11/2022", nth=2)
    assert "several dates" in refused(sheet).what


def test_a_missing_last_page_is_refused() -> None:
    sheet = early_report(truth(0, APRIL, EARLY_TYPES))
    del sheet.pages[-1]
    assert "Page 1 of" in refused(sheet).what


def test_a_report_of_few_countries_is_refused() -> None:
    facts = {key: counts for key, counts in truth(0, DECEMBER, TYPES).items() if key[1] < "G"}
    assert "contributors" in refused(centred_report(facts)).what


def test_a_missing_grand_total_is_refused() -> None:
    sheet = centred_report(truth(0, DECEMBER, TYPES), lines=29)
    lowest = next(y for y, cell in sheet.pages[-1] if cell.text == "Grand Total")
    sheet.pages[-1] = [(y, cell) for y, cell in sheet.pages[-1] if y != lowest]
    assert "the last total is missing" in refused(sheet).what


@pytest.mark.parametrize("seed", range(12))
def test_no_single_change_passes_for_the_truth(seed: int) -> None:
    """A cell taken away, or a figure changed by one, is refused or does not matter: it never becomes data."""
    draw = random.Random(seed)
    facts = truth(1, DECEMBER, TYPES)
    sheet = centred_report(facts, spreadsheet=seed % 2 == 0)
    cells = draw.choice(sheet.pages)
    place = draw.randrange(len(cells))
    y, cell = cells[place]
    if cell.text.isdigit():
        cells[place] = (y, Cell(cell.x, str(int(cell.text) + 1), cell.right))
    else:
        del cells[place]
    try:
        parsed = un_monthly.read(sheet.pdf(), "report.pdf")
    except ContingentError as error:
        assert error.to_do
    else:
        assert as_printed(parsed) == facts
