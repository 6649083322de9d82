"""The chart of a claim: what it shows of the strips, and that what it shows is right."""

from __future__ import annotations

import re
from dataclasses import replace

from contingent.model.month import Month
from contingent.presenting.check.chart import CHART_HEIGHT, STRIP_HEIGHT, Chart, Series, chart_of
from tests.presenting.check.examples import (
    DECEMBER,
    FIRST,
    LAST,
    contradicted,
    figures,
    holds_about,
    outdated_number,
    outdated_rank,
    planned,
)


def chart(pair=outdated_number(), published: str | None = None) -> Chart:  # type: ignore[no-untyped-def]  # noqa: B008
    made = chart_of(*pair, published, Series())
    assert made is not None
    return made


def bars(path: str) -> list[tuple[int, int]]:
    return [(int(x), int(width)) for x, width in re.findall(r"M(\d+) \d+h(\d+)", path)]


def first_month(made: Chart) -> Month:
    return Month.of(made.data["year"], 1)


def test_no_readings_no_chart() -> None:
    assert chart_of(*planned(), None, Series()) is None


def test_the_strip_shows_the_month_that_fits() -> None:
    made = chart()
    row = next(row for row in made.rows if row.label == "uniformed personnel")
    assert bars(row.fits) == [(DECEMBER.ordinal - first_month(made).ordinal, 1)]
    assert "fits Dec" in row.told
    assert all(f"v{STRIP_HEIGHT}" in path for path in [row.fits])


def test_every_month_is_shown_once_as_fits_or_not_or_gap() -> None:
    for pair in (outdated_number(), outdated_rank(), holds_about(), contradicted()):
        made = chart(pair)
        for row in (*made.rows, *made.more):
            months = [at for path in (row.fits, row.not_, row.gap) for x, w in bars(path) for at in range(x, x + w)]
            assert sorted(months) == list(range(made.months))


def test_literal_definitions_come_first_and_say_so() -> None:
    assert [row.literal for row in chart().rows] == [True, True, False]


def test_the_window_starts_in_a_january_before_what_matters() -> None:
    made = chart()
    assert first_month(made) <= DECEMBER
    assert first_month(made).ordinal + made.months - 1 == LAST.ordinal
    assert made.earlier == "" or str(made.data["year"]) in made.earlier


def test_it_opens_on_a_month_that_fits() -> None:
    made = chart()
    assert first_month(made) + made.data["at"] == DECEMBER


def test_figures_are_kept_once_for_all_claims() -> None:
    series = Series()
    chart_of(*outdated_number(), None, series)
    before = len(series.all())
    chart_of(*outdated_number(), None, series)
    assert len(series.all()) == before
    values = [row["values"] for row in chart_of(*outdated_number(), None, series).data["rows"]]  # type: ignore[union-attr]
    shown = series.all()[values[2]]
    assert shown[DECEMBER.ordinal - FIRST.ordinal] == figures()["uniformed"][DECEMBER] == 6383


def test_a_rank_is_drawn_with_the_first_at_the_top() -> None:
    made = chart(outdated_rank())
    assert made.claimed[0].label == "2nd place"
    assert made.claimed[0].y < CHART_HEIGHT / 2
    assert [end.label for end in made.ends] == ["2nd", "5th"]


def test_months_after_the_text_are_set_apart() -> None:
    made = chart(published="2021-07-23")
    assert made.limit is not None
    assert first_month(made) + made.limit == Month.of(2021, 7)
    assert chart(published=None).limit is None


def test_the_months_it_speaks_of_are_shown() -> None:
    made = chart()
    (span,) = made.reference
    assert span.width == 3 and span.x + span.width == made.months


def test_a_claim_without_reference_months_has_none_shown() -> None:
    claim, verdict = outdated_number()
    assert chart((claim, replace(verdict, reference=()))).reference == ()
