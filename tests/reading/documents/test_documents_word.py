import pytest

pytest.importorskip("docx")

from document_samples import package, word

from contingent.errors import InputError
from contingent.reading.documents import from_bytes


def brief(document):
    document.add_heading("Country brief", 0)
    document.add_paragraph("Rwanda had 6,383 people in uniform.")
    table = document.add_table(rows=3, cols=3)
    for line, words in zip(
        table.rows,
        [("Country", "Mission", "Troops"), ("Rwanda", "UNMISS", "2,750"), ("", "MINUSCA", "1,660")],
        strict=True,
    ):
        for cell, content in zip(line.cells, words, strict=True):
            cell.text = content
    table.cell(1, 0).merge(table.cell(2, 0))
    document.add_paragraph("It also has police.")
    document.add_paragraph("one unit", style="List Bullet")
    document.add_paragraph("two units", style="List Number")


def test_paragraphs_and_tables_in_their_order():
    text = from_bytes(word(brief), "brief.docx")
    assert text.text == (
        "Country brief\n\nRwanda had 6,383 people in uniform.\nCountry | Mission | Troops\nRwanda | UNMISS | 2,750\n"
        "Rwanda | MINUSCA | 1,660\n\nIt also has police.\n- one unit\n- two units"
    )
    assert [block.kind for block in text.blocks] == [
        "heading",
        "paragraph",
        "row",
        "row",
        "row",
        "paragraph",
        "item",
        "item",
    ]


def test_kind_is_told_by_content():
    assert from_bytes(word(brief), "brief").media_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", "old Word"),
        (package("word/document.xml"), "a.docx", "cannot be read as docx"),
        (package("xl/workbook.xml"), "a.xlsx", "spreadsheet"),
        (package("content.xml"), "a.odt", "OpenDocument"),
        (package("a.txt"), "a.zip", "archive"),
        (b"PK\x03\x04 and no more", "a.docx", "cannot be read as docx"),
        (b"no word file", "a.docx", "does not begin as a docx"),
    ],
)
def test_what_is_no_readable_word_file(data, name, message):
    with pytest.raises(InputError, match=message) as error:
        from_bytes(data, name)
    assert error.value.where == name


def test_package_that_unpacks_enormously(monkeypatch):
    monkeypatch.setattr("contingent.reading.documents.word.MAX_BYTES", 1000)
    with pytest.raises(InputError, match="when unpacked"):
        from_bytes(word(brief), "a.docx")
