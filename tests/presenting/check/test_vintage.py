"""The vintage in words, as JSON, and as a plot."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import pytest

from contingent.model.month import Month
from contingent.model.verdict import DocumentVintage
from contingent.presenting.check.checked_text import Style
from contingent.presenting.check.vintage import as_json, as_text, plot, vintage_bars, vintage_line
from tests.presenting.check.examples import DECEMBER, checked_text, months


def test_one_month_is_said_with_its_day() -> None:
    assert vintage_line(checked_text().checked.vintage).replace("\u00a0", " ") == (
        "Written from data of 31 December 2020 (90 %)."
    )


def test_several_months_are_listed_with_the_likeliest() -> None:
    vintage = DocumentVintage(DECEMBER, months("2020-11", "2020-12"), 0.6, (), 2)
    line = vintage_line(vintage).replace("\u00a0", " ")
    assert line == "Written from data of Nov–Dec 2020 (95 % or more); the likeliest month is Dec 2020 (60 %)."


def test_too_many_months_date_nothing() -> None:
    many = tuple(Month.of(2015, 1) + at for at in range(77))
    line = vintage_line(DocumentVintage(many[-1], many, 0.02, (), 1)).replace("\u00a0", " ")
    assert line == "Its claims fit the data of 77 months between Jan 2015 and May 2021: too many to tell."


def test_nothing_told_is_said() -> None:
    text = checked_text()
    silent = replace(text, checked=replace(text.checked, vintage=DocumentVintage()))
    shown = "".join(as_text([silent], "2025-07.1", Style()))
    assert "Nothing in this text tells" in shown
    assert vintage_bars(DocumentVintage()) is None and plot(DocumentVintage(), 80) == []


def test_the_plot_fits_the_width_and_is_highest_at_the_best_month() -> None:
    likelihood = tuple((Month.of(1991, 1) + at, 0.5 if at == 200 else 0.5 / 399) for at in range(400))
    vintage = DocumentVintage(Month.of(1991, 1) + 200, (), 0.5, likelihood, 1)
    for width in (50, 80, 120):
        assert max(len(line) for line in plot(vintage, width)) <= width
    assert "highest: Sep 2007" in "\n".join(plot(vintage, 80)).replace("\u00a0", " ")


def test_json_fits_its_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(files("contingent.presenting").joinpath("schemas/date-1.json").read_text(encoding="utf-8"))
    text = checked_text()
    silent = replace(text, checked=replace(text.checked, vintage=DocumentVintage()))
    jsonschema.validate(json.loads("".join(as_json([text, silent], "2025-07.1"))), schema)


def test_json_gives_the_likelihood_of_months_that_matter() -> None:
    (document,) = json.loads("".join(as_json([checked_text()], "2025-07.1")))["documents"]
    assert document["vintage"]["best"] == "2020-12"
    assert document["likelihood"] == {"2020-12": 0.9}
