"""Changes in files: what is edited is tracked, and every other byte, part and mark stays."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contingent.errors import InputError
from contingent.model.month import Month
from contingent.presenting.refresh.change import Edit, applied, moved
from contingent.presenting.refresh.page import placed_page, tracked_page
from contingent.presenting.refresh.plain_text import clean_copy, unified_diff
from contingent.presenting.refresh.word_file import placed_document, tracked_document
from contingent.reading.documents import from_bytes
from contingent.reading.documents.word_runs import W

DAY = Month.of(2025, 7).last_day
REASON = "Out of date: as of 31 July 2025, Rwanda had 5,905."


def edit(text: str, old: str, new: str, group: int = 0) -> Edit:
    start = text.index(old)
    return Edit(start, start + len(old), old, new, group, REASON, "UN report, page 1")


def added(text: str, after: str, new: str, group: int = 0) -> Edit:
    place = text.index(after) + len(after)
    return Edit(place, place, "", new, group, REASON, "UN report, page 1")


# --- plain text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_keeps_its_encoding_and_line_ends(encoding: str, end: str) -> None:
    raw = f"Café{end}{end}Rwanda has 6,383 troops.{end}"
    text = from_bytes(raw.encode(encoding), "a.txt").text
    copy = clean_copy(raw.encode(encoding), "a.txt", [edit(text, "6,383", "5,905")])
    assert copy == raw.replace("6,383", "5,905").encode(encoding)


def test_a_word_that_the_encoding_cannot_write_is_an_error() -> None:
    data = "Café: behind Bangladesh".encode("cp1252")
    text = from_bytes(data, "a.txt").text
    with pytest.raises(InputError, match="cp1252"):
        clean_copy(data, "a.txt", [edit(text, "Bangladesh", "Ōsaka")])


def test_the_diff_is_one_that_patch_reads(tmp_path: Path) -> None:
    before, after = "a\nb 6,383\nc", "a\nb 5,905\nc"
    diff = unified_diff(before, after, "note.txt", "note.txt")
    assert "-b 6,383\n+b 5,905\n" in diff
    assert unified_diff(before, before, "a", "b") == ""


@given(st.text("ab \n", max_size=30), st.data())
def test_edits_move_what_comes_after(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    edits = [Edit(start, end, text[start:end], "X" * (end - start + 1)) for start, end in spans]
    after = applied(text, edits)
    last = spans[-1][1] if spans else 0
    for offset in range(last + 1, len(text)):
        assert after[moved(offset, edits)] == text[offset]


# --- html

PAGE = """<!DOCTYPE html>
<html lang=en><head><title>Sheet</title><style>p{color:red}</style></head><body>
<nav><a href=/>Rwanda is behind Bangladesh</a></nav>
<main><h1>Rwanda &amp; the UN</h1><!-- keep me -->
<p>In the UN&rsquo;s list <b>Rwanda</b> is behind <i>Bangla</i>desh, with 6,383&nbsp;troops. <del>gone</del><br/>
It&#39;s said so by many people in the field who know the work that is done every day.
<table><tr><th>Country<th>People<tr><td>Rwanda<td>6,383</table></main></body></html>
"""


def page(change: Callable[[str], list[Edit]], source: str = PAGE) -> str:
    data = source.encode()
    placed = placed_page(data, "a.html")
    assert placed.text == from_bytes(data, "a.html").text
    return tracked_page(data, "a.html", placed.at, change(placed.text)).decode()


def test_a_page_changes_only_where_words_change() -> None:
    found = page(lambda text: [edit(text, "6,383", "5,905"), added(text, "troops", " (July 2025)")])
    why = f' title="{REASON.replace("&", "&amp;")} Source: UN report, page 1"'
    assert found.replace(f"<del>6,383</del><ins{why}>5,905</ins>", "6,383", 1).replace(
        f"<ins{why}> (July 2025)</ins>", "", 1
    ) == PAGE  # fmt: skip


def test_words_across_tags_are_struck_stretch_by_stretch() -> None:
    found = page(lambda text: [edit(text, "Bangladesh", "Nepal")])
    assert '<i><del>Bangla</del><ins title="' in found
    assert ">Nepal</ins></i><del>desh</del>, with" in found
    assert "<nav><a href=/>Rwanda is behind Bangladesh</a></nav>" in found


def test_a_page_reads_as_it_was_changed() -> None:
    text = placed_page(PAGE.encode(), "a.html").text
    edits = [edit(text, "Bangladesh", "Nepal"), edit(text, "6,383", "5,905")]
    found = page(lambda _: edits)
    assert from_bytes(found.encode(), "a.html").text == applied(text, edits)


def test_what_is_inserted_is_escaped() -> None:
    assert "<ins" in (found := page(lambda text: [edit(text, "troops", "<b>&")])) and ">&lt;b&gt;&amp;</ins>" in found


def test_a_page_in_windows_1252_stays_so() -> None:
    source = PAGE.replace("<title>", "<meta charset=windows-1252><title>").replace("many", "\xe9lan").encode("cp1252")
    placed = placed_page(source, "a.html")
    found = tracked_page(source, "a.html", placed.at, [edit(placed.text, "6,383", "5,905 Ō")])
    assert b"\xe9lan" in found
    assert b"5,905 &#332;</ins>" in found


def test_a_page_that_cannot_be_placed_is_an_error() -> None:
    broken = PAGE.replace("<b>Rwanda</b>", "<b>Rwanda</b><script>if (a</b) {}").encode()
    with pytest.raises(InputError, match=r"well formed|no text"):
        placed = placed_page(broken, "a.html")
        tracked_page(broken, "a.html", placed.at, [edit(placed.text, "Rwanda", "Nepal")])


WORDS = st.lists(st.sampled_from(["Rwanda", "6,383", "troops", "&amp;", "caf\u00e9", "of the UN", "peace"]), min_size=3)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(WORDS, st.data())
def test_any_edit_of_any_page_reads_back(words: list[str], data: st.DataObject) -> None:
    tags = data.draw(st.lists(st.sampled_from(["", "", "<b>", "</b>", "<br>"]), min_size=len(words)))
    body = "<p>" + " ".join(word + tag for word, tag in zip(words, tags, strict=False))
    source = f"<html><body>{body}</body></html>".encode()
    placed = placed_page(source, "a.html")
    start = data.draw(st.integers(1, max(1, len(placed.text) - 2)))
    end = data.draw(st.integers(start, min(start + 8, len(placed.text))))
    old = placed.text[start:end]
    if not old.strip() or old != old.strip() or "\n" in old:
        return
    one = Edit(start, end, placed.text[start:end], "NEW")
    found = tracked_page(source, "a.html", placed.at, [one])
    assert from_bytes(found, "a.html").text == applied(placed.text, [one])


# --- docx


def word(build: Callable[[Any], None]) -> bytes:
    from docx import Document

    document = Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sheet(document: Any) -> None:
    from docx.oxml import parse_xml

    document.add_heading("Fact sheet", 0)
    paragraph = document.add_paragraph("Rwanda is in ")
    paragraph.add_run("2nd").bold = True
    paragraph.add_run(" place behind Bang")
    paragraph.add_run("ladesh").italic = True
    paragraph.add_run(", with 6,383 troops.")
    tracked = document.add_paragraph("It serves in ")
    name = f'xmlns:w="{W[1:-1]}" w:author="Ann" w:date="2024-01-01T00:00:00Z"'
    tracked._p.append(parse_xml(f'<w:del {name} w:id="3"><w:r><w:delText>nine</w:delText></w:r></w:del>'))
    tracked._p.append(parse_xml(f'<w:ins {name} w:id="4"><w:r><w:t xml:space="preserve">seven UN </w:t></w:r></w:ins>'))
    tracked.add_run("missions.")
    table = document.add_table(rows=3, cols=2)
    for at, (one, other) in enumerate([("Country", "People"), ("Kenya", "471"), ("", "12")]):
        table.cell(at, 0).text, table.cell(at, 1).text = one, other
    table.cell(1, 0).merge(table.cell(2, 0))
    note = document.add_paragraph("Last words")
    document.add_comment(runs=note.runs[0], text="Old comment", author="Ann", initials="A")


def changed(change: Callable[[str], list[Edit]], build: Callable[[Any], None] = sheet) -> tuple[bytes, bytes, str]:
    data = word(build)
    placed = placed_document(data, "a.docx")
    assert placed.text == from_bytes(data, "a.docx").text
    edits = change(placed.text)
    return data, tracked_document(data, placed.at, edits, DAY), applied(placed.text, edits)


def all_edits(text: str) -> list[Edit]:
    return [
        edit(text, "Bangladesh", "Nepal"),
        edit(text, "6,383", "5,905"),
        added(text, "troops", " (July 2025)"),
        edit(text, "seven", "five", group=1),
        edit(text, "471", "474", group=2),
    ]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def test_a_docx_reads_as_it_was_changed() -> None:
    _, found, text = changed(all_edits)
    assert from_bytes(found, "a.docx").text == text


def test_every_other_part_of_a_docx_is_the_same() -> None:
    before, found, _ = changed(all_edits)
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(found)) as new:
        assert old.namelist() == new.namelist()
        differ = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert differ == {"word/document.xml", "word/comments.xml"}


def test_changes_are_tracked_with_a_comment_for_each_clause() -> None:
    _, found, _ = changed(all_edits)
    body, comments = part(found, "word/document.xml"), part(found, "word/comments.xml")
    assert body.count("<w:ins ") == 5 + 2, "five of ours, and Ann's split around one of them"
    assert '<w:delText xml:space="preserve">6,383</w:delText>' in body
    assert comments.count("<w:comment ") == 1 + 3
    assert f"{REASON}" in comments and "Source: UN report, page 1" in comments and "Old comment" in comments
    ids = [f'w:id="{number}"' for number in range(4)]
    assert all(body.count(f"<w:commentReference {number}/>") == 1 for number in ids)


def test_earlier_tracked_changes_stay_their_authors() -> None:
    _, found, _ = changed(all_edits)
    body = part(found, "word/document.xml")
    assert '<w:del w:id="3" w:author="Ann"' not in part(found, "word/comments.xml")
    assert body.count('w:author="Ann"') == 3
    assert "<w:delText>nine</w:delText>" in body


def test_bold_and_italic_stay_on_what_is_inserted() -> None:
    _, found, _ = changed(lambda text: [edit(text, "2nd", "4th")])
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">4th</w:t>' in part(found, "word/document.xml")


def test_a_picture_or_a_note_between_words_is_not_struck() -> None:
    from docx.oxml import parse_xml

    def build(document: Any) -> None:
        paragraph = document.add_paragraph("Rwanda is behind Bang")
        run = paragraph.runs[0]._r
        run.append(parse_xml(f'<w:footnoteReference xmlns:w="{W[1:-1]}" w:id="7"/>'))
        paragraph.add_run("ladesh now.")

    _, found, text = changed(lambda text: [edit(text, "Bangladesh", "Nepal")], build)
    body = part(found, "word/document.xml")
    assert "<w:footnoteReference" in body
    assert "w:footnoteReference" not in "".join(piece.split("</w:del>")[0] for piece in body.split("<w:del ")[1:])
    assert from_bytes(found, "a.docx").text == text


def test_a_docx_without_comments_gets_the_parts_they_need() -> None:
    data = word(lambda document: document.add_paragraph("Rwanda has 6,383 troops."))
    bare = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            if "comments" not in name:
                new.writestr(name, old.read(name))
    placed = placed_document(bare.getvalue(), "a.docx")
    found = tracked_document(bare.getvalue(), placed.at, [edit(placed.text, "6,383", "5,905")], DAY)
    assert REASON in part(found, "word/comments.xml")
    assert "comments.xml" in part(found, "word/_rels/document.xml.rels")
    assert "/word/comments.xml" in part(found, "[Content_Types].xml")
    assert from_bytes(found, "a.docx").text == "Rwanda has 5,905 troops."


def test_the_same_document_gives_the_same_bytes() -> None:
    data = word(sheet)
    placed = placed_document(data, "a.docx")
    one, other = (tracked_document(data, placed.at, all_edits(placed.text), DAY) for _ in range(2))
    assert one == other


RUNS = st.lists(st.sampled_from(["Rwanda ", "6,383", " troops", " of", "\t", "caf\u00e9 "]), min_size=2, max_size=8)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(RUNS, st.data())
def test_any_edit_of_any_runs_reads_back(runs: list[str], data: st.DataObject) -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph()
        for at, text in enumerate(runs):
            paragraph.add_run(text).bold = bool(at % 2)

    whole = word(build)
    if not "".join(runs).strip():
        return
    placed = placed_document(whole, "a.docx")
    start = data.draw(st.integers(0, len(placed.text) - 1))
    end = data.draw(st.integers(start + 1, len(placed.text)))
    old = placed.text[start:end]
    if old[0].isspace() or old[-1].isspace():
        return
    one = Edit(start, end, old, "NEW")
    found = tracked_document(whole, placed.at, [one], DAY)
    assert from_bytes(found, "a.docx").text == applied(placed.text, [one])


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_sees_the_changes(tmp_path: Path) -> None:
    _, found, _ = changed(all_edits)
    (tmp_path / "a.docx").write_bytes(found)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "fodt"]
    subprocess.run([*command, "a.docx"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    opened = (tmp_path / "a.fodt").read_text(encoding="utf-8")
    assert opened.count("<dc:creator>contingent</dc:creator>") >= 8
    assert opened.count("<office:annotation ") == 4
