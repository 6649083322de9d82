import pytest

pytest.importorskip("reportlab")

from document_samples import PROSE, pdf, picture_pdf

from contingent.errors import InputError
from contingent.reading.documents import from_bytes


def review(styles):
    from reportlab.platypus import PageBreak, Paragraph, Table

    normal = styles["Normal"]
    return [
        Paragraph("Troops abroad", styles["Title"]),
        Paragraph(f"Rwanda had 6,383 <b>people</b> in uniform. {PROSE * 2}", normal),
        Paragraph(f"Nepal had 5,902. {PROSE}", normal),
        Paragraph("By mission", styles["Heading2"]),
        Table([["Mission", "Troops", "Police"], ["UNMISS", "2,750", "120"], ["Central African Republic", "", "5"]]),
        Paragraph("A battalion of 850", styles["Bullet"], bulletText="•"),
        Paragraph("Two police units", styles["Bullet"], bulletText="•"),
        PageBreak(),
        Paragraph(f"Ghana had 2,650. {PROSE}", normal),
        PageBreak(),
        Paragraph("Togo had 900.", normal),
    ]


def test_wrapped_lines_are_joined_and_tables_keep_their_columns():
    text = from_bytes(pdf(review), "review.pdf")
    assert text.text.split("\n\n")[:2] == ["Troops abroad", f"Rwanda had 6,383 people in uniform. {PROSE * 2}".strip()]
    assert "By mission\nMission | Troops | Police\nUNMISS | 2,750 | 120\nCentral African Republic |  | 5" in text.text
    assert "- A battalion of 850\n- Two police units" in text.text
    assert text.media_type == "application/pdf"


def test_pages_are_locators_and_running_heads_are_left_out():
    text = from_bytes(pdf(review), "review.pdf")
    assert [text.page_at(text.text.index(word)) for word in ("Rwanda", "Ghana", "Togo")] == [1, 2, 3]
    assert "Annual review" not in text.text
    assert "Page 2" not in text.text
    assert text.notes == ("running heads and page numbers left out: 6",)


def test_hyphens_at_line_ends():
    def lines(styles):
        from reportlab.platypus import Preformatted

        words = [
            "The government said that it would contribute more peace-",
            "keepers to the mission and hold a co-operation meeting with all of its co-",
            "operation partners, and it named between 6,000-",
            "7,000 people.",
        ]
        return [Preformatted("\n".join(words), styles["Normal"])]

    text = from_bytes(pdf(lines), "a.pdf").text
    assert "more peacekeepers to" in text
    assert "its co-operation partners" in text
    assert "6,000-7,000 people" in text


def test_page_without_text_is_noted():
    def pages(styles):
        from reportlab.platypus import PageBreak, Paragraph, Spacer

        return [
            Paragraph("One", styles["Normal"]),
            PageBreak(),
            Spacer(1, 9),
            PageBreak(),
            Paragraph("Three", styles["Normal"]),
        ]

    assert from_bytes(pdf(pages), "a.pdf").text == "One\n\nThree"


def test_scanned_pdf_is_an_error_that_says_what_to_do():
    with pytest.raises(InputError, match="no text layer") as error:
        from_bytes(picture_pdf(), "scan.pdf")
    assert error.value.where == "scan.pdf"
    assert "text recognition" in error.value.to_do


def test_protected_pdf():
    from reportlab.lib.pdfencrypt import StandardEncryption

    with pytest.raises(InputError, match="protected by a password"):
        from_bytes(pdf(review, StandardEncryption("secret", ownerPassword="owner")), "a.pdf")


def test_damaged_pdf():
    with pytest.raises(InputError):
        from_bytes(pdf(review)[:700], "a.pdf")
    with pytest.raises(InputError, match="does not begin as a PDF"):
        from_bytes(b"hello", "a.pdf")
