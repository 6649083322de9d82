import builtins
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contingent.errors import ContingentError, InputError, MissingExtraError
from contingent.reading.documents import checked_published, detect, from_bytes
from contingent.reading.documents.encoding import decode
from contingent.reading.documents.pieces import Piece, join


def test_markdown_is_kept_as_it_is():
    raw = "# Fact sheet\r\n\r\n- **Rwanda** sits in 2nd place, with 6,383 troops.\r\n\r\n| a | b |\r\n|---|---|\r\n"
    text = from_bytes(raw.encode(), "sheet.md")
    assert text.text == raw.replace("\r\n", "\n")
    assert (text.encoding, text.media_type, text.published, text.language) == ("utf-8", "text/markdown", None, "en")
    assert text.sha256 == hashlib.sha256(raw.encode()).hexdigest()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(codec):
    words = "Côte d’Ivoire had 150 troops in “Mali” – no more."
    found = decode(words.encode(codec), "a.txt")
    assert found.text == words
    assert found.encoding == codec.removesuffix("-sig")
    assert found.guessed == (codec == "cp1252")


def test_cyrillic_in_an_old_encoding_is_detected():
    pytest.importorskip("charset_normalizer")
    words = "Россия направила семьдесят миротворцев в миссии Организации Объединённых Наций. " * 5
    text = from_bytes(words.encode("cp1251"), "a.txt")
    assert text.language == "ru"
    assert text.notes


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"abc\0def", "null byte"),
        ("5,000 troops".encode("utf-16-le"), "null byte"),
        ("“6,383” – Côte".encode() + b"\xff\xfe", "broken character at byte 21"),
        (b"\xff\xfea", "broken character"),
        (b"\x01\x02\x81\x8d\x90", "not recognised"),
        (b"\x89PNG\r\n\x1a\n", "PNG picture"),
        (b"{\\rtf1 hello}", "rich text"),
        ("\u200b\ufeff \n".encode(), "no text"),
    ],
)
def test_what_is_no_text(data, message):
    with pytest.raises(InputError, match=message) as error:
        from_bytes(data, "a.txt")
    assert error.value.where == "a.txt"
    assert error.value.to_do


def test_limits(monkeypatch):
    monkeypatch.setattr("contingent.reading.documents.inputs.MAX_BYTES", 100)
    with pytest.raises(InputError, match="more than the 100"):
        from_bytes(b"a" * 101, "a.txt")
    monkeypatch.setattr("contingent.reading.documents.plain.MAX_CHARACTERS", 50)
    with pytest.raises(InputError, match="60 characters, more than the 50"):
        from_bytes(b"a" * 60, "a.txt")


@pytest.mark.parametrize(("name", "data"), [("a.html", b"<html><p>Hi"), ("a.docx", None)])
def test_missing_extra_names_the_install_line(monkeypatch, name, data):
    from document_samples import package

    real = builtins.__import__

    def without(module, *args, **kwargs):
        if module.split(".")[0] in {"lxml", "docx"}:
            raise ImportError(module)
        return real(module, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"contingent\[documents\]"):
        from_bytes(data or package("word/document.xml"), name)


@pytest.mark.parametrize("date", ["2016", "2016-12", "2016-12-19", "2016-12~", "2020-02-29"])
def test_published_dates(date):
    assert checked_published(date, "here") == date


@pytest.mark.parametrize("date", ["", "16", "2016-13", "2016-02-30", "2016-12-19T10:00", "soon", "2016/12", "0000"])
def test_what_is_no_published_date(date):
    with pytest.raises(InputError, match="not a date of publication"):
        checked_published(date, "here")


LANGUAGES = {
    "en": [
        "Rwanda: 6,383",
        "Nepal | 5,902 | 2",
        "Le Monde said that Rwanda had 6,383 troops.",
        "El Salvador, La Paz, Las Vegas",
        "",
    ],
    "fr": [
        "Le Rwanda compte 6 383 soldats.",
        "La France a 700 casques bleus au Liban.",
        "Contributeurs | Troupes\nTchad | 1 400",
    ],
    "es": ["Uruguay mantiene 1.060 cascos azules.", "Uruguay tiene 900 soldados en el Congo."],
    "pt": ["O Brasil tem 80 militares no Líbano.", "Portugal enviou 190 soldados para a missão."],
    "de": ["Deutschland hat 620 Soldaten in Mali.", "Ghana stellt 870 Blauhelme im Libanon."],
    "it": ["L'Italia ha 1.050 militari in Libano.", "Sono 1.050 i caschi blu italiani della missione."],
    "sw": ["Tanzania ina wanajeshi 900 katika ujumbe wa kulinda amani."],
    "ru": ["Россия направила 70 миротворцев."],
    "uk": ["Україна відкликала своїх миротворців із Конго, її військові їдуть додому."],
    "ar": ["ساهمت مصر بعدد 2800 جندي في عمليات حفظ السلام."],
    "zh": ["中国派遣了1800名维和人员。"],
    "ja": ["日本は南スーダンに司令部要員を派遣している。"],
    "am": ["ኢትዮጵያ ሰላም አስከባሪዎችን ላከች።"],
}


@pytest.mark.parametrize(("language", "words"), [(code, words) for code, many in LANGUAGES.items() for words in many])
def test_language(language, words):
    assert detect(words) == language


def test_every_made_up_passage_of_the_project_is_english():
    import json
    from pathlib import Path

    folder = Path(__file__).resolve().parents[4] / "shared" / "claims"
    if not folder.is_dir():
        pytest.skip("the annotated passages are not beside the project")
    lines = [
        json.loads(line) for name in "abc" for line in (folder / f"dev-{name}.jsonl").read_text("utf-8").splitlines()
    ]
    assert {detect(line["text"]) for line in lines} == {"en"}


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["paragraph", "item", "heading"]), st.text(min_size=1))))
def test_blocks_have_the_offsets_of_the_text(made):
    pieces = [Piece(kind, words, marker="- " if kind == "item" else "") for kind, words in made]
    text, blocks = join(pieces)
    assert [text[block.start : block.end] for block in blocks] == [words for _, words in made]


MARKS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html><body>",
    b"\xff\xfe",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xef\xbb\xbf",
    b"{",
    b"<table>",
]


@settings(deadline=None)
@given(
    st.sampled_from(MARKS),
    st.binary(max_size=400),
    st.sampled_from(["a", "a.txt", "a.html", "a.pdf", "a.docx", "a.md"]),
)
def test_any_bytes_are_a_text_or_an_error_for_the_user(mark, data, name):
    try:
        text = from_bytes(mark + data, name)
    except ContingentError as error:
        assert error.where == name or isinstance(error, MissingExtraError)
    else:
        assert text.text.strip()
        assert "\0" not in text.text
