"""Files that are no report, or no longer one: refused with what, where and what to do."""

from __future__ import annotations

import pytest

from contingent.errors import SourceError
from contingent.model.month import Month
from contingent.sources import un_monthly

from .reports import TYPES, Cell, Sheet, centred_report, truth


def report() -> Sheet:
    return centred_report(truth(0, Month.of(2022, 12), TYPES))


def foreign() -> bytes:
    return Sheet([[(700.0, Cell(90, "Minutes of the annual meeting"))]]).pdf()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b"mission,country\n", "is not a PDF"),
        (report().pdf()[:5000], "is cut short"),
        (b"%PDF-1.4\n" + b"x" * 400 + b"\n%%EOF", "is damaged"),
        (report().pdf(password="secret"), "is encrypted"),
        (foreign(), "no known column headings"),
        (Sheet([[]]).pdf(), "no known column headings"),
    ],
    ids=["empty", "csv", "truncated", "damaged", "encrypted", "foreign", "blank page"],
)
def test_what_is_no_report_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what) as caught:
        un_monthly.read(data, "some.pdf")
    assert "some.pdf" in caught.value.where
    assert caught.value.to_do


def test_only_pdfs_are_recognised() -> None:
    assert un_monthly.recognises(report().pdf(), "anything")
    assert not un_monthly.recognises(b"mission,country\n", "report.pdf")


def test_the_source_describes_itself() -> None:
    assert un_monthly.SOURCE.id == "un_monthly"
    assert un_monthly.SOURCE.out_of_scope
    assert set(un_monthly.SOURCE.assertions) == {
        "min_contributors",
        "max_contributors",
        "min_uniformed",
        "max_uniformed",
    }
