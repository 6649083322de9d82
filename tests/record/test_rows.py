"""Rows become the frame a user likes, and show themselves in a notebook."""

from __future__ import annotations

import sys

import pytest

from contingent.errors import MissingExtraError
from contingent.record.contributions import contributions
from contingent.record.record import Record
from contingent.record.rows import Rows


@pytest.fixture(scope="module")
def answer(record: Record) -> Rows:
    return contributions(record, "Rwanda", since="2021-07", until="2021-07", by=["mission", "type"])


def test_the_three_frames_agree(answer: Rows) -> None:
    pandas, polars, arrow = answer.to_pandas(), answer.to_polars(), answer.to_arrow()
    assert pandas["count"].sum() == polars["count"].sum() == sum(arrow["count"].to_pylist()) == 5127
    assert list(pandas.columns) == polars.columns == arrow.column_names


def test_a_missing_package_is_told_with_its_install_line(answer: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError) as caught:
        answer.to_polars()
    assert "pip install 'contingent[frames]'" in caught.value.to_do


def test_a_notebook_shows_a_table_with_its_terms_and_sources(answer: Rows) -> None:
    page = answer._repr_html_()
    assert "<caption>contributor: RWA" in page
    assert "1,375" in page
    assert "UN_country_contributions_2021_07.pdf" in page


def test_what_is_shown_in_a_notebook_is_escaped() -> None:
    rows = Rows(("name",), ({"name": "<script>"},), {"month": "2021-07"})
    assert "<script>" not in rows._repr_html_()
