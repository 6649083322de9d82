"""The forms of a brief: each holds the sentences, its sources and what is not known, and is the same each time."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pypdfium2
import pytest

from contingent.errors import InputError, MissingExtraError
from contingent.presenting.briefs.as_json import brief_object
from contingent.presenting.briefs.compose import brief
from contingent.presenting.briefs.html import html
from contingent.presenting.briefs.markdown import markdown
from contingent.presenting.briefs.model import Brief
from contingent.presenting.briefs.pdf import pdf
from contingent.presenting.briefs.writing import FORMS, form_of, rendered, write_brief
from contingent.record.record import Record


class Elements(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_markdown_has_a_footnote_for_every_mark(rwanda: Brief) -> None:
    text = markdown(rwanda)
    marks, notes = set(re.findall(r"\[\^(s\d+)\](?!:)", text)), re.findall(r"^\[\^(s\d+)\]:", text, re.MULTILINE)
    assert marks == set(notes) and len(notes) == len(rwanda.notes)
    assert "## What the record does not know" in text
    for one in rwanda.sentences:
        assert f"{one.text}[^s" in text


def test_json_is_what_the_schema_says(rwanda: Brief) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(files("contingent.presenting").joinpath("schemas/brief-1.json").read_text(encoding="utf-8"))
    jsonschema.validate(brief_object(rwanda), schema)


def test_html_links_every_mark_to_its_source(rwanda: Brief) -> None:
    page = html(rwanda)
    tags = Elements(page).tags
    targets = {attributes["href"] for tag, attributes in tags if tag == "a" and str(attributes["href"]).startswith("#")}
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert targets == {f"#n{number}" for number in range(1, len(rwanda.notes) + 1)}
    assert len(ids) == len(set(ids)) and {target[1:] for target in targets if target} <= set(ids)
    assert not any(tag in ("script", "link", "iframe") for tag, _ in tags)
    assert "default-src &#39;none&#39;" in page


def test_html_escapes_what_sources_say(rwanda: Brief, full: Record) -> None:
    made = brief(full, "RWA", "2021-07", charts=False)
    page = html(made).replace("<sup>", "")
    assert "“will today start the ‘deployment’ &lt;b&gt;”" in page
    assert "<script" not in page


def test_pdf_is_tagged_has_alternative_texts_and_two_pages(rwanda: Brief) -> None:
    pytest.importorskip("typst")
    made = pdf(rwanda)
    with pypdfium2.PdfDocument(made) as document:
        assert len(document) <= 2
        words = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
        assert document.get_metadata_value("Title") == "Rwanda, 31 July 2021: brief"
        assert pypdfium2.raw.FPDFCatalog_IsTagged(document.raw)
    assert "fifth-largest contributor of uniformed personnel" in words
    assert "What the record does not know" in words
    assert made == pdf(rwanda)


def test_word_has_headings_footnotes_and_described_pictures(rwanda: Brief) -> None:
    docx = pytest.importorskip("docx")
    pytest.importorskip("resvg_py")
    from contingent.presenting.briefs.docx import docx as write

    made = write(rwanda)
    document = docx.Document(io.BytesIO(made))
    titles = [p.text for p in document.paragraphs if p.style.name.startswith(("Title", "Heading 1"))]
    assert titles[:2] == ["Rwanda", "Security"]
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(one.text in text for one in rwanda.sentences)
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        notes, body = parts.read("word/footnotes.xml").decode(), parts.read("word/document.xml").decode()
    used = re.findall(r'<w:footnoteReference w:id="(\d+)"', body)
    assert used == [str(number) for number in range(1, len(used) + 1)]
    assert len(used) == notes.count("<w:footnoteRef/>") >= len(rwanda.sentences)
    assert made == write(rwanda)


def test_citations_are_of_exactly_what_was_used(rwanda: Brief, full: Record) -> None:
    bib, ris, csl = (rendered(full, rwanda, form).decode() for form in ("bib", "ris", "csl.json"))
    used = {note.identifier for note in rwanda.notes if note.identifier}
    keys = re.findall(r"@\w+\{(\w+),", bib)
    assert len(keys) == len(set(keys))
    assert {key.rpartition("_")[2] for key in keys if not key.startswith(("page_", "contingent_"))} == used
    items = json.loads(csl)
    assert ris.count("TY  - ") == len(items) == len(keys)
    assert ris.count("ER  - ") == len(items)
    assert any(item.get("URL") == "https://example.org/severed" for item in items)


def test_the_data_come_as_a_bundle(rwanda: Brief, full: Record, tmp_path: Path) -> None:
    write_brief(full, rwanda, [tmp_path / "one.zip", tmp_path / "two.zip"])
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        names = set(archive.namelist())
        rows = list(csv.DictReader(io.StringIO(archive.read("figures.csv").decode())))
        package = json.loads(archive.read("datapackage.json"))
    assert {"README.md", "brief.md", "brief.json", "citations.bib", "chart-security-rank.csv"} <= names
    assert {resource["path"] for resource in package["resources"]} == names - {"datapackage.json"}
    assert rows[0]["value"] == "5127.0" and rows[0]["sentence"] == rwanda.sentences[0].text
    assert {row["sentence"] for row in rows} >= {one.text for one in rwanda.sentences}


def test_nothing_is_written_over_and_nothing_half(rwanda: Brief, full: Record, tmp_path: Path) -> None:
    there = tmp_path / "brief.md"
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="exists already"):
        write_brief(full, rwanda, [tmp_path / "brief.json", there])
    assert there.read_text(encoding="utf-8") == "mine" and not (tmp_path / "brief.json").exists()
    write_brief(full, rwanda, [there], force=True)
    assert there.read_text(encoding="utf-8").startswith("# Rwanda")


def test_endings_say_the_form() -> None:
    assert form_of(Path("a.csl.json")) == "csl.json" and form_of(Path("a.JSON")) == "json"
    with pytest.raises(InputError) as error:
        form_of(Path("a.odt"))
    assert all(f".{form}" in error.value.to_do for form in FORMS)


def test_a_missing_extra_names_the_install_line(rwanda: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError) as error:
        pdf(rwanda)
    assert "pip install 'contingent[pdf]'" in error.value.to_do
