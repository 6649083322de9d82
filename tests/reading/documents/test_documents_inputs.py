import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.errors import ContingentError, InputError
from contingent.model.text import Text
from contingent.reading.documents import corpus, from_stream, paths, read, read_file


def lines(*records):
    return b"\n".join(record if isinstance(record, bytes) else json.dumps(record).encode() for record in records)


def test_corpus_keeps_texts_exactly_and_dates():
    data = lines(
        {"id": "a", "text": "Nepal:\r\n 5,902 ", "published": "2020-12"},
        b"",
        {"id": 7, "text": "x", "published": None, "url": 1},
    )
    one, two = corpus(data, "c.jsonl")
    assert (one.name, one.text, one.published, one.published_evidence) == (
        "a",
        "Nepal:\r\n 5,902 ",
        "2020-12",
        "corpus field published",
    )
    assert (two.name, two.published) == ("7", None)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (b"{not json", "not JSON"),
        (b"[1]", "not an object"),
        (b'"text"', "not an object"),
        ({"text": "x"}, "no id"),
        ({"id": "", "text": "x"}, "no id"),
        ({"id": True, "text": "x"}, "no id"),
        ({"id": "b"}, "no text"),
        ({"id": "b", "text": 5}, "no text"),
        ({"id": "b", "text": " "}, "no text"),
        ({"id": "b", "text": "a\0b"}, "null bytes"),
        (b'{"id": "b", "text": "\\ud800"}', "half characters"),
        ({"id": "a", "text": "again"}, "stands already in line 1"),
        ({"id": "b", "text": "x", "published": 2016}, "not a date in a string"),
        ({"id": "b", "text": "x", "published": "soon"}, "not a date of publication"),
        (b'{"id": "b", "text": "\xe9\xe8"}', "not UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": "b", "text": "x", "n": ' + b"1" * 10_000 + b"}", "not JSON"),
        (b"\0\0", "null byte"),
    ],
)
def test_bad_corpus_line_is_named_and_the_others_are_read(bad, message):
    first, error, last = corpus(lines({"id": "a", "text": "one"}, bad, {"id": "z", "text": "two"}), "c.jsonl")
    assert (first.text, last.text) == ("one", "two")
    assert isinstance(error, InputError)
    assert message in error.what
    assert error.where.startswith("c.jsonl, line 2")


def test_corpus_is_read_line_by_line_and_may_have_a_byte_order_mark():
    stream = io.BytesIO(b"\xef\xbb\xbf" + lines({"id": "a", "text": "one"}, {"id": "b", "text": "two"}))
    texts = corpus(stream, "c.jsonl")
    assert next(texts).text == "one"
    assert stream.tell() < len(stream.getvalue())
    assert next(texts).text == "two"


def test_empty_corpus_is_an_error():
    (error,) = corpus(b"\n\n", "c.jsonl")
    assert "no lines" in error.what


@settings(deadline=None)
@given(st.lists(st.binary(max_size=60)))
def test_any_corpus_lines(rows):
    assert all(isinstance(each, (Text, ContingentError)) for each in corpus(b"\n".join(rows), "c.jsonl"))


def test_folder_is_sorted_recursive_and_names_what_it_skips(tmp_path):
    for name in ("b.txt", "a.md", "deep/c.txt", "deep/d.csv", ".hidden.txt", "noend"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Nepal has 5,902 troops.")
    listing = paths([str(tmp_path)])
    assert [path.relative_to(tmp_path).as_posix() for path in listing.files] == ["a.md", "b.txt", "deep/c.txt"]
    assert [(each.path.name, each.reason) for each in listing.skipped] == [
        (".hidden.txt", "hidden or temporary file"),
        ("d.csv", "ending '.csv' is not read"),
        ("noend", "no ending"),
    ]


def test_errors_stand_beside_the_other_documents(tmp_path):
    (tmp_path / "a.txt").write_text("Nepal has 5,902 troops.")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.jsonl").write_bytes(lines({"id": "c1", "text": "x"}, b"{"))
    (tmp_path / "d.txt").write_text("Ghana has 2,650 troops.")
    found = list(read([str(tmp_path), str(tmp_path / "none.txt"), "-"], lambda: b"From standard input."))
    kinds = [each.name.split("/")[-1] if isinstance(each, Text) else each.where.split("/")[-1] for each in found]
    assert kinds == ["a.txt", "b.txt", "c1", "c.jsonl, line 2", "d.txt", "none.txt", "-"]


def test_folder_without_documents_is_an_error(tmp_path):
    assert "no document" in paths([str(tmp_path)]).errors[0].what


def test_folders_that_go_round_end(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    listing = paths([str(tmp_path)])
    assert [path.name for path in listing.files] == ["a.txt"]
    assert [each.path.name for each in listing.skipped] == ["gone.txt"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero")
def test_devices_are_refused():
    (error,) = read_file(Path("/dev/zero"))
    assert "not a file" in error.what


def test_name_that_cannot_be():
    assert paths(["a\0b"]).errors[0].where == "a\0b"


def test_standard_input_may_be_a_corpus():
    assert [text.name for text in from_stream(lines({"id": "a", "text": "x"}, {"id": "b", "text": "y"}))] == ["a", "b"]
    (text,) = from_stream(b"{curly} words")
    assert text.name == "-"
